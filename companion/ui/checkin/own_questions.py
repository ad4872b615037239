"""The part of the check-in screen that adds, changes and deletes questions of one's own."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import Question, QuestionKind
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.checkins import CheckInService
from companion.ui.checkin.own_question_form import OwnQuestionForm, OwnQuestionPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Field

NEW = "checkin/question"


class Host(Protocol):
    """What the screen does for its parts."""

    def put_page(self, page: OwnQuestionPage, scroll: int = 0) -> None: ...
    def keep_drafts(self, key: str, fields: dict[str, Field], form: QWidget) -> None: ...
    def draft_done(self) -> None: ...
    def show_questions(self, scroll: int = 0) -> QuestionsPage: ...
    def refresh(self) -> None: ...
    def window(self) -> QWidget: ...


class OwnQuestions(QObject):
    """What the questions page asks for, done: ``attend`` to one that is shown."""

    def __init__(
        self, host: Host, checkins: CheckInService, navigator: Navigator, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._checkins = checkins
        self._navigator = navigator

    def attend(self, page: QuestionsPage) -> None:
        """Serves the form and the list of ``page``; a question begun is there again."""
        page.own.kept.connect(partial(self._add, page.own))
        page.change.connect(self._change)
        page.remove.connect(self._remove)
        self._host.keep_drafts(NEW, page.own.fields(), page)
        page.own.follow()

    def _add(self, form: OwnQuestionForm) -> None:
        low, high = form.ends()
        try:
            question = self._checkins.add_own(
                form.words.text(),
                QuestionKind(form.kind.value()),
                low,
                high,
                choices=form.choices.text().splitlines(),
                reason=form.reason.text(),
            )
        except CompanionError as error:
            form.show_problem(error)
            return
        self._host.draft_done()
        shown = self._host.show_questions()
        _go_to(shown, shown.blocks[question.id].toggle)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    # in other words

    def _change(self, question_id: str) -> None:
        question = self._own(question_id)
        if question is None:
            self._host.refresh()
            return
        page = OwnQuestionPage(question, self._checkins.own_story(question_id))
        page.back.clicked.connect(partial(self._back_to, question_id))
        page.form.kept.connect(partial(self._keep_change, page))
        page.form.left.connect(partial(self._leave, question_id))
        self._host.put_page(page)
        self._host.keep_drafts(_draft(question_id), page.form.fields(), page)
        page.form.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_change(self, page: OwnQuestionPage) -> None:
        form, question_id = page.form, page.question.id
        low, high = form.ends()
        try:
            self._checkins.change_own(
                question_id,
                form.words.text(),
                low,
                high,
                choices=form.choices.text().splitlines(),
                reason=form.reason.text(),
                draft=_draft(question_id),
            )
        except CompanionError as error:
            form.show_problem(error)
            return
        self._host.draft_done()
        self._back_to(question_id)
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _leave(self, question_id: str) -> None:
        """The question stays as it was; the words typed over it are let go."""
        self._host.draft_done()
        self._back_to(question_id)

    def _back_to(self, question_id: str, _checked: bool = False) -> None:
        shown = self._host.show_questions()
        if question_id in shown.change_buttons:
            _go_to(shown, shown.change_buttons[question_id])

    def _own(self, question_id: str) -> Question | None:
        return next((each for each in self._checkins.plan().own if each.id == question_id), None)

    # taken out

    def _remove(self, question_id: str) -> None:
        try:
            self._checkins.remove_own(question_id)
        except CompanionError as error:
            show_error(error, self._host.window())
            return
        self._host.show_questions().own.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()
        said = tr("The question was deleted. Your answers stay in your check-ins.")
        self._navigator.offer_undo(said, partial(self._put_back, question_id))

    def _put_back(self, question_id: str) -> bool:
        try:
            self._checkins.put_back_own(question_id)
        except CompanionError as error:
            show_error(error, self._host.window())
            return False
        self._host.refresh()
        self._navigator.changed.emit()
        return True


def _draft(question_id: str) -> str:
    return f"{NEW}/{question_id}"


def _go_to(page: QuestionsPage, target: QWidget) -> None:
    target.setFocus(Qt.FocusReason.OtherFocusReason)
    # The page knows where it is only once it has been laid out.
    QTimer.singleShot(0, page, partial(page.reveal, target))
