"""Check-in: how is it going, when I want to say?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import CheckIn, QuestionKind
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.checkins import CheckInService
from companion.services.clinic_scores import ClinicScoreService
from companion.services.drafts import DraftService
from companion.ui.checkin.clinic import ClinicScores
from companion.ui.checkin.clinic_page import ClinicPage
from companion.ui.checkin.pages import CheckInPage, CheckInView, EditPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place
from companion.ui.one_page import OnePageScreen

NEW = "checkin/new"
OWN = "checkin/question"
AT_A_TIME = 20


class CheckInScreen(OnePageScreen[CheckInPage | EditPage | QuestionsPage | ClinicPage]):
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
        self._clinic = ClinicScores(self, clinic_scores, navigator, self)
        self._clinic.left.connect(self._back)
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
            self._show_questions(page.verticalScrollBar().value())

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
            self._checkins.chosen(),
            self._checkins.all_questions(),
            self._checkins.today(),
            earlier[: self._listed],
            len(earlier) > self._listed,
        )

    def _refresh_main(self, page: CheckInPage) -> None:
        view, before = self._view(), page.view
        if view == before:
            return
        if (view.plan, view.known, view.today) == (before.plan, before.known, before.today):
            page.show_earlier(view)
            self._connect_list(page)
        else:
            self._show_main(page.verticalScrollBar().value())

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
            self._checkins.add(
                form.answers(), form.note.text(), form.day.day(), form.private.isChecked(), draft=NEW,
                places=form.places(),
            )  # fmt: skip
        except CompanionError as error:
            form.show_problem(error)
            return
        self.draft_done()
        shown = self._show_main(page.verticalScrollBar().value())
        shown.form.save.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

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
            self._checkins.edit(
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
        self._navigator.say(tr("Saved"))

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
        self._show_questions().back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_questions(self, scroll: int = 0) -> QuestionsPage:
        self.end_draft_keeping()
        page = QuestionsPage(self._checkins.plan(), self._checkins.choices())
        page.back.clicked.connect(self._back)
        page.chosen.connect(self._keep_choice)
        page.pause.connect(self._pause)
        page.own.kept.connect(self._add_own)
        page.remove.connect(self._remove_own)
        self.put_page(page, scroll)
        self.keep_drafts(OWN, page.own.fields(), page)
        page.own.follow()
        return page

    def _keep_choice(self, ids: list[str], every_days: int) -> None:
        page = self.page
        try:
            plan = self._checkins.choose(ids, every_days)
        except CompanionError as error:
            show_error(error, self)
            return
        if isinstance(page, QuestionsPage):
            # The page shows this already; building it anew would take the focus away.
            page.plan = plan
        self._navigator.changed.emit()

    def _add_own(self) -> None:
        page = self.page
        if not isinstance(page, QuestionsPage):
            return
        own, scale = page.own, page.own.kind.value() == QuestionKind.SCALE.value
        try:
            question = self._checkins.add_own(
                own.words.text(),
                QuestionKind(own.kind.value()),
                own.low.text() if scale else "",
                own.high.text() if scale else "",
                choices=own.choices.text().splitlines(),
                reason=own.reason.text(),
            )
        except CompanionError as error:
            own.show_problem(error)
            return
        self.draft_done()
        shown = self._show_questions()
        shown.toggles[question.id].setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, shown, partial(shown.reveal, shown.toggles[question.id]))
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _remove_own(self, question_id: str) -> None:
        try:
            self._checkins.remove_own(question_id)
        except CompanionError as error:
            show_error(error, self)
            return
        self._show_questions().own.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        said = tr("The question was deleted. Your answers to it stay.")
        self._navigator.offer_undo(said, partial(self._put_back_own, question_id))

    def _put_back_own(self, question_id: str) -> bool:
        return self._did(partial(self._checkins.put_back_own, question_id))

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
