"""A question of one's own, put in other words: it stays the same question."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import Answer, Question, QuestionKind
from companion.services.bundle import Services
from companion.ui.checkin.own_question_form import OwnQuestionPage
from companion.ui.checkin.pages import EditPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label, PillChoice

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]


@pytest.fixture
def question(services: Services) -> Question:
    return services.checkins.add_own("Did I wlk?", QuestionKind.SCALE, "not", "far", reason="To see.")


def changing(screen: CheckInScreen) -> OwnQuestionPage:
    assert isinstance(screen.page, OwnQuestionPage)
    return screen.page


def questions_of(screen: CheckInScreen) -> QuestionsPage:
    assert isinstance(screen.page, QuestionsPage)
    return screen.page


def to_change(screen: CheckInScreen, question: Question, press: Press) -> OwnQuestionPage:
    if not isinstance(screen.page, QuestionsPage):
        press(screen.page.choose_button)  # type: ignore[union-attr]
    press(questions_of(screen).change_buttons[question.id])
    return changing(screen)


def test_a_slip_of_the_hand_is_put_right_by_keyboard(
    open_screen: Open, press: Press, services: Services, navigator: Navigator, question: Question
) -> None:
    said: list[str] = []
    navigator.said.connect(said.append)
    screen = open_screen()
    page = to_change(screen, question, press)
    form = page.form
    assert screen.focusWidget() is form.words.editor
    assert (form.words.text(), form.low.text(), form.high.text()) == ("Did I wlk?", "not", "far")
    assert form.reason.text() == "To see."
    assert not any(pill.isVisible() for pill in page.findChildren(PillChoice)), "how it is answered stays"
    QTest.keyClick(form.words.editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.words.editor, "Did I walk?")
    QTest.keyClick(form.words.editor, Qt.Key.Key_Return)
    (kept,) = services.checkins.plan().own
    assert (kept.id, kept.text, kept.high) == (question.id, "Did I walk?", "far")
    assert screen.focusWidget() is questions_of(screen).change_buttons[question.id]
    assert questions_of(screen).blocks[question.id].choice.text == "Did I walk?"
    assert said == ["Saved"]


def test_what_it_said_before_can_be_read(
    open_screen: Open, press: Press, services: Services, question: Question
) -> None:
    services.checkins.change_own(question.id, "Did I walk?", "not", "far")
    page = to_change(open_screen(), question, press)
    (words,) = page.story
    assert (
        words.text()
        == "Until you changed it on 22 Nov 2026\nMy own question  Did I wlk?\nWhy I ask myself  To see."
    )
    services.checkins.change_own(question.id, "Did I walk?", "not", "far", reason="To know.")
    first, second = to_change(open_screen(), question, press).story
    assert first.text().endswith("Why I ask myself  nothing written"), "the latest first"
    assert second.text() == words.text()


def test_only_what_a_kind_has_is_shown(open_screen: Open, press: Press, services: Services) -> None:
    picked = services.checkins.add_own("How?", QuestionKind.CHOICE, choices=["on foot", "by bus"])
    form = to_change(open_screen(), picked, press).form
    assert form.choices.isVisible()
    assert form.choices.text() == "on foot\nby bus"
    assert not form.low.isVisible()
    assert not form.high.isVisible()


def test_too_little_stays_in_the_form_with_the_reason(
    open_screen: Open, press: Press, services: Services, question: Question
) -> None:
    screen = open_screen()
    page = to_change(screen, question, press)
    page.form.words.set_text(" ")
    press(page.form.save)
    assert changing(screen).form.words.problem.isVisible()
    assert services.checkins.plan().own == (question,)


def test_other_words_begun_are_there_again_and_can_be_left(
    open_screen: Open, press: Press, services: Services, question: Question
) -> None:
    first = open_screen()
    page = to_change(first, question, press)
    page.form.words.editor.setFocus()
    QTest.keyClicks(page.form.words.editor, " Really")
    first.leave()
    second = open_screen()
    again = to_change(second, question, press)
    assert again.form.words.text() == "Did I wlk? Really"
    again.form.left.emit()
    assert screen_focus(second) is questions_of(second).change_buttons[question.id]
    assert to_change(second, question, press).form.words.text() == "Did I wlk?"
    assert services.checkins.plan().own == (question,)


def screen_focus(screen: CheckInScreen) -> QWidget | None:
    return screen.focusWidget()


def test_back_goes_to_my_questions(open_screen: Open, press: Press, question: Question) -> None:
    screen = open_screen()
    press(to_change(screen, question, press).back)
    assert screen.focusWidget() is questions_of(screen).change_buttons[question.id]


def test_an_answer_keeps_the_words_it_was_asked_in_also_when_it_is_changed(
    open_screen: Open, press: Press, services: Services, question: Question
) -> None:
    kept = services.checkins.add([Answer(question.id, question.text, 4)])
    services.checkins.change_own(question.id, "Did I walk?")
    screen = open_screen()
    screen.open_item(kept.id)
    page = screen.page
    assert isinstance(page, EditPage)
    shown = [label.text() for label in page.form.questions[question.id].findChildren(Label)]
    assert "Did I wlk?" in shown
    press(page.form.questions[question.id].input.pills()["6"])  # type: ignore[union-attr]
    press(page.form.save)
    (answer,) = services.checkins.get(kept.id).answers
    assert (answer.question_text, answer.number) == ("Did I wlk?", 6)


def test_an_answer_no_longer_to_be_picked_stays_when_something_else_is_changed(
    open_screen: Open, press: Press, services: Services
) -> None:
    picked = services.checkins.add_own("How?", QuestionKind.CHOICE, choices=["on foot", "by bus"])
    kept = services.checkins.add([Answer(picked.id, picked.text, words="by bus")], "rain")
    services.checkins.change_own(picked.id, "How?", choices=["on foot", "by bike"])
    screen = open_screen()
    screen.open_item(kept.id)
    page = screen.page
    assert isinstance(page, EditPage)
    page.form.note.set_text("a lot of rain")
    press(page.form.save)
    changed = services.checkins.get(kept.id)
    assert (changed.note, changed.answers[0].words) == ("a lot of rain", "by bus")


def test_deleting_says_what_stays(
    open_screen: Open, press: Press, services: Services, navigator: Navigator, question: Question
) -> None:
    heard: list[tuple[str, Callable[[], bool]]] = []
    navigator.undoable.connect(lambda sentence, undo: heard.append((sentence, undo)))
    services.checkins.add([Answer(question.id, question.text, 4)])
    services.checkins.change_own(question.id, "Did I walk?")
    screen = open_screen()
    press(screen.page.choose_button)  # type: ignore[union-attr]
    press(questions_of(screen).remove_buttons[question.id])
    ((sentence, undo),) = heard
    assert sentence == "The question was deleted. Your answers stay in your check-ins."
    assert services.checkins.recent()[0].numbers() == {question.id: 4}
    assert undo() is True
    assert len(to_change(screen, question, press).story) == 1


def test_one_that_is_gone_opens_nothing(
    open_screen: Open, press: Press, services: Services, question: Question
) -> None:
    screen = open_screen()
    press(screen.page.choose_button)  # type: ignore[union-attr]
    button = questions_of(screen).change_buttons[question.id]
    services.checkins.remove_own(question.id)
    press(button)
    assert question.id not in questions_of(screen).change_buttons
