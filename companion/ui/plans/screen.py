"""Plans: what was suggested, what is mine? The list, one plan file, and a line being changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from companion.domain.plans import Suggestion
from companion.domain.visits import AgreedLine
from companion.errors import CompanionError, PlanFileError
from companion.i18n import ntr, tr
from companion.services.agreements import AgreementService
from companion.services.drafts import DraftService
from companion.services.library import LibraryService
from companion.services.plans import PlanService, still_open
from companion.ui.errors import show_error
from companion.ui.figures import Figures
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen
from companion.ui.plans.line_detail import LineDetail
from companion.ui.plans.line_words import settled_words
from companion.ui.plans.list_page import PlanListPage, Received
from companion.ui.plans.opening import PlanOpener, dropped_file
from companion.ui.plans.plan_page import PlanPage
from companion.ui.plans.refused_page import RefusedPage
from companion.ui.plans.view import Choice, LineView, PlanView, plan_view, visit_words
from companion.ui.routines.step_form import StepEdit, StepForm
from companion.ui.routines.step_row import FIGURE as STEP_FIGURE
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import announce

AnyPlanPage = PlanListPage | PlanPage | StepForm | RefusedPage


class PlansScreen(OnePageScreen[AnyPlanPage]):
    """Plan files. ``open_item`` shows a suggestion by its id; a file can be dropped on the screen."""

    place = Place.PLANS

    def __init__(
        self,
        plans: PlanService,
        drafts: DraftService,
        tasks: Tasks,
        navigator: Navigator,
        figures: Figures,
        library: LibraryService,
        agreements: AgreementService,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._plans = plans
        self._library = library
        self._agreements = agreements
        self._figures = figures
        self._suggestion_id = ""
        self._line_key = ""
        self._opener = PlanOpener(plans, tasks, self)
        self._opener.began.connect(self._reading_began)
        self._opener.received.connect(self._received)
        self._opener.refused.connect(self._refused)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Plans"))

    # what the window calls

    def refresh(self) -> None:
        """Reads the notebook again. A line being changed is left as it is."""
        page = self.page
        if isinstance(page, PlanPage):
            view = self._view(self._suggestion_id)
            if view is None:
                self._show_list()
            elif view != page.view:
                page.put_view(view)
        elif page is None or isinstance(page, PlanListPage):
            shown = self._received_files()
            if page is None or (page.shown, page.in_mind) != (shown, self._in_mind()):
                self._show_list(page.verticalScrollBar().value() if page else 0, shown)

    def leave(self) -> bool:
        """Keeps a reason just typed, and what is being changed as a draft."""
        self._settle_reason()
        return super().leave()

    def go_home(self) -> None:
        """Back to the list; words begun stay as a draft."""
        self._back_to_list()

    def open_item(self, item_id: str) -> None:
        """Shows the suggestion ``item_id``; the list when it is no longer there."""
        self._settle_reason()
        view = self._view(item_id)
        if view is None:
            self._show_list(focus="")
            return
        self._show_plan(view)

    # opening files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file from this computer may be dropped."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Reads the file dropped."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)

    def choose_file(self) -> None:
        """Asks for a plan file and reads it."""
        self._opener.choose()

    def open_file(self, path: Path) -> None:
        """Reads ``path`` beside the window and shows what it suggests, or what is the matter with it."""
        self._opener.open(path)

    def _reading_began(self) -> None:
        self._settle_reason()
        if isinstance(self.page, PlanListPage):
            self.page.show_reading(True)

    def _received(self, suggestion_id: str, known: bool) -> None:
        if isinstance(self.page, PlanListPage):
            # Before anything else, so that a bug in showing the plan cannot leave the list waiting for ever.
            self.page.show_reading(False)
        self.open_item(suggestion_id)
        self._navigator.changed.emit()
        if known:
            self._navigator.say(tr("You opened this file before. Here it is as you left it."))
        else:
            self._navigator.say(tr("The file was read. Your routines are as they were."))

    def _refused(self, error: CompanionError) -> None:
        if not isinstance(error, PlanFileError):
            self._show_list(focus="")
            show_error(error, self)
            return
        page = RefusedPage(error)
        page.another.connect(self.choose_file)
        page.back.connect(self._back_to_list)
        self.put_page(page)
        page.focus_first()
        announce(self, error.sentence)

    # the list

    def _received_files(self) -> tuple[Received, ...]:
        found: list[Received] = []
        for suggestion in self._plans.all():
            picture = self._plans.picture(suggestion.id)
            found.append(Received(suggestion, still_open(picture), bool(picture.newer_id)))
        return tuple(found)

    def _show_list(
        self, scroll: int = 0, shown: tuple[Received, ...] | None = None, focus: str | None = None
    ) -> None:
        page = PlanListPage(self._received_files() if shown is None else shown, self._in_mind())
        page.visit.connect(partial(self._navigator.open_item.emit, Place.VISIT))
        page.open_file.connect(self.choose_file)
        page.opened.connect(self.open_item)
        self.put_page(page, scroll)
        page.show_reading(self._opener.reading)
        if focus is not None:
            page.focus_plan(focus)

    def _in_mind(self) -> tuple[AgreedLine, ...]:
        return tuple(self._agreements.to_myself())

    def _back_to_list(self) -> None:
        self._settle_reason()
        self._show_list(focus=self._suggestion_id)

    # one plan file

    def _view(self, suggestion_id: str) -> PlanView | None:
        try:
            return plan_view(self._plans, suggestion_id)
        except CompanionError:
            return None

    def _show_plan(self, view: PlanView, focus: str = "") -> None:
        self._suggestion_id = view.suggestion.id
        page = PlanPage(view)
        page.back.connect(self._back_to_list)
        page.newer.connect(self.open_item)
        page.chosen.connect(self._choose)
        page.asked_more.connect(self._unfold)
        page.again.connect(self._decide_again)
        page.why.connect(self._say_why)
        page.take_all.connect(self._take_all)
        page.done.connect(self._done)
        page.for_visit.connect(self._navigator.bring)
        page.remove.connect(self._remove)
        self.put_page(page)
        if focus:
            page.focus_line(focus)
            page.reveal(page.rows[focus])
        else:
            page.back_link.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bring_back_reason(page)

    def _line(self, line_key: str) -> LineView | None:
        lines = self.page.view.lines if isinstance(self.page, PlanPage) else ()
        return next((line for line in lines if line.key == line_key), None)

    def _unfold(self, line_key: str) -> None:
        line = self._line(line_key)
        if line is None or not isinstance(self.page, PlanPage):
            return
        row = self.page.rows[line_key]
        if row.detail is not None:
            row.fold()
            return
        movement = self._library.get(line.diff.line.movement_id)
        row.unfold(LineDetail(line, movement, self._figures))

    def _choose(self, line_key: str, choice: Choice) -> None:
        self._settle_reason()
        if choice is Choice.CHANGE:
            self._change(line_key)
            return
        action = {
            Choice.TAKE: self._plans.take,
            Choice.RATHER_NOT: self._plans.decline,
            Choice.KEEP_MINE: self._plans.keep_mine,
            Choice.LET_GO: self._plans.let_go,
            Choice.FINE: self._plans.let_go,
        }[choice]
        before = self._line(line_key)
        if not self._did(partial(action, self._suggestion_id, line_key)):
            return
        if action == self._plans.let_go and before is not None and before.mine is not None:
            said = tr("{name} was taken out.", name=before.mine.movement_name)
            undo = partial(self._plans.hold_on, self._suggestion_id, line_key, before.mine.id)
            self._navigator.offer_undo(said, partial(self._did, undo))
        if not choice.agrees:
            self._open_reason(line_key)
        elif isinstance(self.page, PlanPage):
            self.page.focus_next_open(line_key)
        line = self._line(line_key)
        announce(self, settled_words(line) if line else "")

    def _decide_again(self, line_key: str) -> None:
        self._settle_reason()
        if self._did(partial(self._plans.reopen, self._suggestion_id, line_key)) and isinstance(
            self.page, PlanPage
        ):
            self.page.focus_line(line_key)

    def _take_all(self) -> None:
        self._settle_reason()
        try:
            taken = self._plans.take_all(self._suggestion_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        if isinstance(self.page, PlanPage):
            self.page.focus_next_open()
        self._navigator.say(ntr("{count} line was taken.", "{count} lines were taken.", taken))

    def _remove(self) -> None:
        self._settle_reason()
        try:
            removed = self._plans.remove(self._suggestion_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._show_list(focus="")
        self._navigator.changed.emit()
        said = (
            tr("It is off your list. What you took from it stays yours.")
            if removed.plan.at_visit
            else tr("The plan is off your list. What you took from it stays yours.")
        )
        self._navigator.offer_undo(said, partial(self._put_back, removed))

    def _put_back(self, suggestion: Suggestion) -> bool:
        if not self._did(partial(self._plans.put_back, suggestion)):
            return False
        if isinstance(self.page, PlanListPage):
            self.page.focus_plan(suggestion.id)
        return True

    def _done(self) -> None:
        self._navigator.go.emit(Place.TODAY)

    # a reason

    def _draft_key(self) -> str:
        return f"plan/{self._suggestion_id}/reason"

    def _open_reason(self, line_key: str) -> None:
        line = self._line(line_key)
        if line is None or not line.decided or not isinstance(self.page, PlanPage):
            return
        form = self.page.open_reason(line_key, line.decision.because if line.decision else "")
        form.kept.connect(self._keep_reason)
        form.left.connect(self._leave_reason)
        self.keep_drafts(self._draft_key(), form.fields(), form)

    def _bring_back_reason(self, page: PlanPage) -> None:
        """A reason cut off by a crash is shown again where it was being written."""
        kept = self._drafts.load(self._draft_key())
        line = self._line(kept.get("line", "")) if kept else None
        if kept and line is not None and line.decided and line.key in page.rows:
            self._open_reason(line.key)
        elif kept:
            self._drafts.clear(self._draft_key())

    def _say_why(self, line_key: str) -> None:
        self._settle_reason()
        self._open_reason(line_key)

    def _keep_reason(self) -> None:
        self._settle_reason(go_on=True)

    def _leave_reason(self) -> None:
        """ "No need": the words go."""
        page = self.page
        if isinstance(page, PlanPage) and page.reason is not None:
            key = page.reason.line_key
            self.draft_done()
            page.rows[key].close_reason()
            page.focus_next_open(key)

    def _settle_reason(self, *, go_on: bool = False) -> None:
        """Keeps a reason that was typed and closes its field; with ``go_on`` the next open line comes."""
        page = self.page
        form = page.reason if isinstance(page, PlanPage) else None
        if form is None or not isinstance(page, PlanPage):
            return
        line, text = self._line(form.line_key), form.reason.text()
        before = line.decision.because if line is not None and line.decision else ""
        try:
            if text != before:
                self._plans.give_reason(self._suggestion_id, form.line_key, text)
        except CompanionError as error:
            form.reason.set_problem(str(error))
            return
        self.draft_done()
        page.rows[form.line_key].close_reason()
        if text != before:
            self._changed()
        if go_on:
            page.focus_next_open(form.line_key)

    # changing a line

    def _change(self, line_key: str) -> None:
        line = self._line(line_key)
        if line is None or line.diff.now is None or not isinstance(self.page, PlanPage):
            return
        self._line_key = line_key
        now, plan = line.diff.now, self.page.view.suggestion.plan
        edit = StepEdit(
            now.movement_name,
            visit_words(plan) if plan.at_visit else tr("The plan from {who}", who=line.by),
            line.mine.doses if line.mine else self._plans.starting_doses(now),
            note=None,
            because=line.mine.because if line.mine else "",
            suggested=now.doses or None,
            suggested_by=line.by,
        )
        form = StepForm(
            edit, self._figures.view(now.movement_id, now.movement_name, *STEP_FIGURE, tallest=150)
        )
        form.kept.connect(self._keep_change)
        form.left.connect(self._leave_change)
        form.thrown.connect(self._throw_change)
        self.put_page(form)
        self.keep_drafts(f"plan/{self._suggestion_id}/{line_key}/change", form.fields(), form)
        form.focus_first()

    def _keep_change(self) -> None:
        form = self.page
        if not isinstance(form, StepForm):
            return
        doses, because = form.doses(), form.because.text()
        try:
            if doses == dict(form.edit.suggested or {}):
                self._plans.take(self._suggestion_id, self._line_key, because)
            else:
                self._plans.change(self._suggestion_id, self._line_key, doses, because)
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        self._back_to_plan()
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _leave_change(self) -> None:
        self._back_to_plan()

    def _throw_change(self) -> None:
        self.throw_draft()
        self._back_to_plan()

    def _back_to_plan(self) -> None:
        self.end_draft_keeping()
        view = self._view(self._suggestion_id)
        if view is None:
            self._show_list(focus="")
        else:
            self._show_plan(view, focus=self._line_key)
