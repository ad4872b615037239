"""Check-in: how is it going, when I want to say?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import CheckIn, CheckInPlan
from companion.errors import CompanionError
from companion.i18n import dated, tr
from companion.services.checkins import CheckInService
from companion.services.clinic_scores import ClinicScoreService
from companion.services.drafts import DraftService
from companion.ui.checkin.clinic import ClinicScores
from companion.ui.checkin.clinic_page import ClinicPage
from companion.ui.checkin.own_question_form import OwnQuestionPage
from companion.ui.checkin.own_questions import OwnQuestions
from companion.ui.checkin.pages import CheckInPage, CheckInView, EditPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen

NEW = "checkin/new"
AT_A_TIME = 20


class CheckInScreen(OnePageScreen[CheckInPage | EditPage | QuestionsPage | OwnQuestionPage | ClinicPage]):
    """The chosen questions, the earlier check-ins, the choice of questions, and scores from a clinic."""

    place = Place.CHECK_IN

    def __init__(
        self,
        checkins: CheckInService,
        clinic_scores: ClinicScoreService,
        drafts: DraftService,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(drafts, navigator, parent)
        self._checkins = checkins
        self._listed = AT_A_TIME
        self._kept = ""
        self._clinic = ClinicScores(self, clinic_scores, navigator, self)
        self._clinic.left.connect(self._back)
        self._own = OwnQuestions(self, checkins, navigator, self)
        self.setAccessibleName(tr("Check-in"))

    # what the window calls

    def refresh(self) -> None:
        """Reads the notebook again; what is being typed stays."""
        page = self.page
        if page is None:
            self._show_main()
        elif isinstance(page, CheckInPage):
            self._refresh_main(page)
        elif isinstance(page, ClinicPage):
            self._clinic.refresh(page)
        elif isinstance(page, QuestionsPage) and self._checkins.plan() != page.plan:
            self.show_questions(page.verticalScrollBar().value())

    def leave(self) -> bool:
        """What was kept is no longer news when one comes back."""
        self._kept = ""
        return super().leave()

    def go_home(self) -> None:
        """Back to the list; words begun stay as a draft."""
        self._back()

    def open_item(self, item_id: str) -> None:
        """Shows one earlier check-in, to read or change."""
        self._edit(item_id)

    # the form and the list

    def _view(self) -> CheckInView:
        earlier = self._checkins.recent(self._listed + 1)
        return CheckInView(
            self._checkins.plan(),
            self._checkins.asked(),
            self._checkins.all_questions(),
            self._checkins.today(),
            earlier[: self._listed],
            len(earlier) > self._listed,
            self._just_kept(),
            self._checkins.goals_left_out(),
        )

    def _just_kept(self) -> CheckIn | None:
        """What was kept just now; nothing once it was deleted, or the day is over."""
        try:
            kept = self._checkins.get(self._kept) if self._kept else None
        except CompanionError:
            return None
        return kept if kept is not None and kept.written.day == self._checkins.today() else None

    def _refresh_main(self, page: CheckInPage) -> None:
        view, before = self._view(), page.view
        if view == before:
            return
        if replace(view, earlier=before.earlier, has_more=before.has_more, kept=before.kept) == before:
            page.show_earlier(view)
            self._connect_list(page)
        else:
            others = page.form.others
            shown = self._show_main(page.verticalScrollBar().value())
            if others.is_open and not shown.form.others.is_open:
                shown.form.others.open()

    def _show_main(self, scroll: int = 0) -> CheckInPage:
        self.end_draft_keeping()
        page = CheckInPage(self._view())
        page.choose.connect(self._choose)
        page.clinic.connect(self._show_clinic)
        page.pause.connect(self._pause)
        page.form.kept.connect(self._keep)
        self._connect_list(page)
        self.put_page(page, scroll)
        self.keep_drafts(NEW, page.form.fields(), page)
        page.form.open_answered()
        return page

    def _connect_list(self, page: CheckInPage) -> None:
        page.earlier.edit.connect(self._edit)
        page.earlier.remove.connect(self._remove)
        page.earlier.for_visit.connect(self._navigator.bring)
        page.earlier.more.connect(self._show_more)

    def _keep(self) -> None:
        page = self.page
        if not isinstance(page, CheckInPage):
            return
        form = page.form
        try:
            kept = self._checkins.add(
                form.answers(), form.note.text(), form.day.day(), form.private.isChecked(), draft=NEW,
                places=form.places(),
            )  # fmt: skip
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        self._kept = kept.id
        self._show_main().kept_line.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        self._say_saved(kept)

    def _say_saved(self, check_in: CheckIn) -> None:
        day = check_in.at.day
        today = day == self._checkins.today()
        self._navigator.say(tr("Saved") if today else tr("Saved for {day}", day=dated(day)))

    def _show_more(self) -> None:
        self._listed += AT_A_TIME
        page = self.page
        if isinstance(page, CheckInPage):
            last = page.view.earlier[-1].id if page.view.earlier else ""
            self._refresh_main(page)
            if last in page.earlier.remove_buttons:
                page.earlier.remove_buttons[last].setFocus(Qt.FocusReason.OtherFocusReason)

    # an earlier one

    def _edit(self, check_in_id: str) -> None:
        try:
            check_in = self._checkins.get(check_in_id)
        except CompanionError:
            self.refresh()
            return
        self.end_draft_keeping()
        story = self._checkins.story(check_in_id)
        page = EditPage(check_in, self._view(), self._checkins.today(), story)
        page.back.clicked.connect(self._back)
        page.form.left.connect(self._leave_edit)
        page.form.kept.connect(self._keep_edit)
        self.put_page(page)
        self.keep_drafts(f"checkin/{check_in_id}", page.form.fields(), page)
        page.form.focus_first()

    def _keep_edit(self) -> None:
        page = self.page
        if not isinstance(page, EditPage):
            return
        form, check_in = page.form, page.check_in
        try:
            changed = self._checkins.edit(
                check_in.id,
                form.answers(),
                form.note.text(),
                form.day.day() or check_in.at.day,
                form.private.isChecked(),
                draft=f"checkin/{check_in.id}",
                places=form.places(),
            )
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        self._back()
        self._navigator.changed.emit()
        self._say_saved(changed)

    def _leave_edit(self) -> None:
        """The check-in stays as it was; the words typed over it are let go."""
        self.draft_done()
        self._back()

    def _remove(self, check_in_id: str) -> None:
        page = self.page
        index = list(page.earlier.edit_buttons).index(check_in_id) if isinstance(page, CheckInPage) else 0
        try:
            check_in = self._checkins.remove(check_in_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        self._focus_earlier(index)
        said = tr("The check-in was deleted.")
        if check_in.ratings:
            said = tr("The check-in was deleted, and its numbers for your goals.")
        self._navigator.offer_undo(said, partial(self._put_back, check_in))

    def _put_back(self, check_in: CheckIn) -> bool:
        if not self._did(partial(self._checkins.put_back, check_in)):
            return False
        page = self.page
        if isinstance(page, CheckInPage) and check_in.id in page.earlier.edit_buttons:
            page.earlier.edit_buttons[check_in.id].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _focus_earlier(self, index: int) -> None:
        """Goes to the check-in that stands at ``index`` now, or to the last, or to the form when there is none."""
        page = self.page
        if isinstance(page, CheckInPage):
            buttons = [*page.earlier.edit_buttons.values()]
            target = buttons[min(index, len(buttons) - 1)] if buttons else page.form.save
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # the questions

    def _choose(self) -> None:
        self.show_questions().back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_questions(self, scroll: int = 0) -> QuestionsPage:
        """Everything one may choose, with the form for a question of one's own."""
        self.end_draft_keeping()
        page = QuestionsPage(self._checkins.plan(), self._checkins.choices())
        page.back.clicked.connect(self._back)
        page.chosen.connect(self._keep_choice)
        page.rhythm.connect(self._keep_rhythm)
        page.pause.connect(self._pause)
        self.put_page(page, scroll)
        self._own.attend(page)
        return page

    def _keep_choice(self, ids: list[str]) -> None:
        self._keep_plan(partial(self._checkins.choose, ids))

    def _keep_rhythm(self, choice_id: str, days: int) -> None:
        self._keep_plan(partial(self._checkins.ask_every, choice_id, days))

    def _keep_plan(self, change: Callable[[], CheckInPlan]) -> None:
        page = self.page
        try:
            plan = change()
        except CompanionError as error:
            show_error(error, self)
            return
        if isinstance(page, QuestionsPage):
            # The page shows this already; building it anew would take the focus away.
            page.plan = plan
        self._navigator.changed.emit()

    def _pause(self, paused: bool) -> None:
        try:
            self._checkins.pause(paused)
        except CompanionError as error:
            show_error(error, self)
            return
        self._changed()
        self._navigator.say(tr("Measuring is paused.") if paused else tr("Measuring goes on."))
        page = self.page
        if isinstance(page, QuestionsPage):
            page.pause_button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(page, CheckInPage):
            target = page.banner.action if page.banner is not None else page.pause_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    # scores from a clinic

    def _show_clinic(self) -> None:
        self._clinic.show().back.setFocus(Qt.FocusReason.OtherFocusReason)

    def clinic_page(self) -> ClinicPage | None:
        """The page with scores from a clinic, while it is shown."""
        return self.page if isinstance(self.page, ClinicPage) else None

    # shared

    def _back(self) -> None:
        page = self._show_main()
        page.choose_button.setFocus(Qt.FocusReason.OtherFocusReason)
