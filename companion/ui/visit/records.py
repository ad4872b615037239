"""From page to page of visits: read one, change it, write another down, delete it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from companion.domain.visits import AgreedLine, Became, Visit
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.after_visits import AfterVisitService
from companion.services.agreements import AgreementService, Made
from companion.services.drafts import DraftService
from companion.services.visits import VisitService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place
from companion.ui.visit.afterwards import DRAFT
from companion.ui.visit.pick import PickDialog
from companion.ui.visit.record_form import RecordForm
from companion.ui.visit.record_page import RecordPage
from companion.ui.visit.record_story import VisitStoryDialog

NEW = "visit/new"
T = TypeVar("T")


def record_draft(visit_id: str) -> str:
    """Under which key the form over a visit keeps what is begun."""
    return f"visit/record/{visit_id}"


class Records(QObject):
    """Shows its pages in ``host``, over the page of the next visit. ``left`` asks for that one, with the id of the
    visit that was shown. ``turning`` before a visit is to come again, ``turned`` once it is, with what undoes it."""

    left = Signal(str)
    turning = Signal()
    turned = Signal(object)

    def __init__(
        self,
        host: QStackedWidget,
        visits: VisitService,
        agreements: AgreementService,
        after: AfterVisitService,
        drafts: DraftService,
        navigator: Navigator,
    ) -> None:
        super().__init__(host)
        self._host = host
        self._visits = visits
        self._agreements = agreements
        self._after = after
        self._drafts = drafts
        self._navigator = navigator
        self._keeper: DraftKeeper | None = None
        self.page: RecordPage | RecordForm | None = None

    # what the screen calls

    def show(self, visit_id: str) -> None:
        """Shows a visit."""
        try:
            record = self._visits.record(visit_id)
        except CompanionError as error:
            self._fail(error)
            return
        page = RecordPage(record)
        page.back.connect(partial(self.left.emit, visit_id))
        page.changing.connect(partial(self._change, visit_id))
        page.removing.connect(partial(self._remove, visit_id))
        page.story_wanted.connect(self._show_story)
        page.lines.made.connect(partial(self._make, visit_id))
        page.lines.opened.connect(self._open_made)
        page.lines.left.connect(self._let_go)
        self._put(page)
        page.focus_first()

    def add(self) -> None:
        """Shows the form for another visit, with what was begun on it."""
        form = RecordForm(self._visits.today(), self._visits.names(), self._after.wording())
        form.kept.connect(self._keep_new)
        form.left.connect(self._leave_form)
        self._put(form)
        self._keep_drafts(NEW, form)
        form.focus_first()

    def refresh(self) -> None:
        """Reads the visit shown again; a form is left as it is."""
        if isinstance(self.page, RecordPage):
            visit_id = self.page.record.visit.id
            try:
                record = self._visits.record(visit_id)
            except CompanionError:
                self.left.emit(visit_id)
                return
            if record != self.page.record:
                self.show(visit_id)

    def close_down(self) -> None:
        """Takes the page away; what was begun stays as a draft."""
        if self._keeper is not None:
            self._keeper.flush()
            self._keeper = None
        page, self.page = self.page, None
        if page is not None:
            self._host.removeWidget(page)
            page.hide()
            page.deleteLater()

    # the form

    def _change(self, visit_id: str) -> None:
        record = self._visits.record(visit_id)
        form = RecordForm(self._visits.today(), self._visits.names(), self._after.wording(), record)
        form.coming.connect(partial(self._come, visit_id))
        form.kept.connect(partial(self._keep_change, visit_id))
        form.left.connect(self._leave_form)
        self._put(form)
        self._keep_drafts(record_draft(visit_id), form)
        form.focus_first()

    def _keep_new(self) -> None:
        form = self.page
        if isinstance(form, RecordForm):
            visit = self._try(partial(self._visits.add, form.entry(), draft=NEW))
            self._kept(visit)

    def _keep_change(self, visit_id: str) -> None:
        form = self.page
        if isinstance(form, RecordForm):
            draft = record_draft(visit_id)
            self._kept(self._try(partial(self._visits.edit, visit_id, form.entry(), draft=draft)))

    def _come(self, visit_id: str) -> None:
        """The visit is still to come: it was put behind by mistake."""
        form = self.page
        if isinstance(form, RecordForm):
            self.turning.emit()
            come = partial(self._after.still_to_come, visit_id, form.entry(), record_draft(visit_id), DRAFT)
            turn = self._try(come)
            if turn is not None:
                self._forget_draft()
                self.turned.emit(turn)
                self._navigator.changed.emit()

    def _kept(self, visit: Visit | None) -> None:
        if visit is not None:
            self._forget_draft()
            self.show(visit.id)
            self._navigator.changed.emit()
            self._navigator.say(tr("Saved"))

    def _leave_form(self) -> None:
        form = self.page
        self._forget_draft()
        if isinstance(form, RecordForm) and form.record is not None:
            self.show(form.record.visit.id)
        else:
            self.left.emit("")

    def _keep_drafts(self, key: str, form: RecordForm) -> None:
        self._keeper = DraftKeeper(key, form.fields(), self._drafts, form, failed=self._fail)
        self._keeper.restore()

    def _forget_draft(self) -> None:
        if self._keeper is not None:
            self._keeper.done()
            self._keeper = None

    # deleting, and earlier words

    def _remove(self, visit_id: str) -> None:
        removed = self._try(partial(self._visits.remove, visit_id))
        if removed is not None:
            self.left.emit("")
            self._navigator.changed.emit()
            self._navigator.offer_undo(tr("The visit was deleted."), partial(self._put_back, removed))

    def _put_back(self, visit: Visit) -> bool:
        try:
            self._visits.put_back_visit(visit)
        except CompanionError as error:
            self._fail(error)
            return False
        self._navigator.changed.emit()
        return True

    def _show_story(self) -> None:
        if isinstance(self.page, RecordPage):
            dialog = VisitStoryDialog(self.page.record, self._host.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    # lines that were agreed on

    def _make(self, visit_id: str, text: str, became: Became) -> None:
        if became is Became.MYSELF:
            self._made(partial(self._agreements.keep_for_myself, visit_id, text), tr("You keep it in mind."))
        elif became is Became.SUGGESTION:
            suggest = partial(self._agreements.suggestion, visit_id, text)
            self._made(suggest, tr("It is in Plans now. You can take it, change it or leave it there."))
        elif became is Became.GOAL_STEP:
            self._ask_goal(visit_id, text)
        else:
            self._ask_routine(visit_id, text)

    def _ask_goal(self, visit_id: str, text: str) -> None:
        goals = self._agreements.open_goals()
        if not goals:
            self._navigator.say(tr("There is no goal yet that it could be a step of."))
            return
        goal_id = self._pick(tr("A step of which goal?"), [(goal.id, goal.words) for goal in goals])
        if goal_id:
            make = partial(self._agreements.goal_step, visit_id, text, goal_id)
            self._made(make, tr("It is a step of your goal now."))

    def _ask_routine(self, visit_id: str, text: str) -> None:
        routines = [(routine.id, routine.name) for routine in self._agreements.offered_routines()]
        name = tr("What we agreed")
        chosen = self._pick(tr("Into which routine?"), [*routines, ("new", tr("A new routine"))])
        if chosen:
            routine_id = "" if chosen == "new" else chosen
            make = partial(self._agreements.routine_step, visit_id, text, routine_id, name)
            self._made(make, tr("It is in your routine now. You can change how much and how often there."))

    def _pick(self, title: str, options: list[tuple[str, str]]) -> str:
        if len(options) == 1:
            return options[0][0]
        dialog = PickDialog(title, options, self._host.window())
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        return chosen

    def _made(self, make: Callable[[], Made], said: str) -> None:
        made = self._try(make)
        if made is not None:
            self._show_again(made.line)
            self._navigator.offer_undo(said, partial(self._undo_made, made))

    def _undo_made(self, made: Made) -> bool:
        if self._try(partial(self._done, self._agreements.undo, made)) is None:
            return False
        self._navigator.changed.emit()
        self.refresh()
        return True

    def _open_made(self, line: AgreedLine) -> None:
        places = {Became.GOAL_STEP: Place.GOALS, Became.SUGGESTION: Place.PLANS}
        self._navigator.open_item.emit(places.get(line.became, Place.ROUTINES), line.became_id)

    def _let_go(self, line: AgreedLine) -> None:
        if self._try(partial(self._done, self._agreements.leave, line)) is not None:
            self._show_again(line)
            self._navigator.offer_undo(tr("Let go of here."), partial(self._keep_line, line))

    def _keep_line(self, line: AgreedLine) -> bool:
        if self._try(partial(self._done, self._agreements.keep, line)) is None:
            return False
        self._navigator.changed.emit()
        self.refresh()
        return True

    def _show_again(self, line: AgreedLine) -> None:
        """The page with what has changed, where it was; the focus stays with the line."""
        if isinstance(self.page, RecordPage):
            scroll = self.page.verticalScrollBar().value()
            self.show(self.page.record.visit.id)
            buttons = [
                button for (text, _what), button in self.page.lines.buttons.items() if text == line.text
            ]
            if buttons:
                buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.verticalScrollBar().setValue(scroll)
        self._navigator.changed.emit()

    # internals

    def _put(self, page: RecordPage | RecordForm) -> None:
        self.close_down()
        self.page = page
        page.body.addStretch(1)
        self._host.addWidget(page)
        self._host.setCurrentWidget(page)

    def _try(self, action: Callable[[], T]) -> T | None:
        """What ``action`` gives; ``None``, and a plain message, when it could not."""
        try:
            return action()
        except CompanionError as error:
            self._fail(error)
            return None

    @staticmethod
    def _done(action: Callable[..., None], *values: object) -> bool:
        action(*values)
        return True

    def _fail(self, error: CompanionError) -> None:
        show_error(error, self._host.window())
