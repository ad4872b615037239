"""Choosing what is asked, adding one's own question, and pausing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.checkins import QuestionKind
from companion.services.bundle import Services
from companion.ui.checkin.pages import CheckInPage
from companion.ui.checkin.questions_page import QuestionsPage
from companion.ui.checkin.screen import CheckInScreen
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label

Open = Callable[[], CheckInScreen]
Press = Callable[[QWidget], None]


def questions_of(screen: CheckInScreen) -> QuestionsPage:
    assert isinstance(screen.page, QuestionsPage)
    return screen.page


def main_of(screen: CheckInScreen) -> CheckInPage:
    assert isinstance(screen.page, CheckInPage)
    return screen.page


def test_questions_are_chosen_and_asked(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    page = questions_of(screen)
    assert list(page.blocks) == [question.id for question in services.checkins.choices()]
    press(page.blocks["sleep"].toggle)
    press(page.blocks["sure"].toggle)
    assert questions_of(screen) is page
    plan = services.checkins.plan()
    assert set(plan.question_ids) == {"can_do", "sleep"}
    press(page.back)
    assert list(main_of(screen).form.questions) == ["can_do", "sleep"]


def test_choosing_none_is_fine(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    for key in ("can_do", "sure"):
        press(questions_of(screen).blocks[key].toggle)
    press(questions_of(screen).back)
    assert services.checkins.asked() == []
    assert main_of(screen).form.questions == {}
    assert main_of(screen).form.note.isVisibleTo(screen)


def test_an_own_question_is_added_by_keyboard(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    own = questions_of(screen).own
    QTest.keyClicks(own.words.editor, "How easy were the stairs?")
    QTest.keyClicks(own.low.editor, "not at all")
    QTest.keyClicks(own.high.editor, "like a goat")
    QTest.keyClick(own.high.editor, Qt.Key.Key_Return)
    question = services.checkins.all_questions()[-1]
    assert (question.text, question.kind) == ("How easy were the stairs?", QuestionKind.SCALE)
    assert (question.low, question.high, question.own) == ("not at all", "like a goat", True)
    page = questions_of(screen)
    assert page.blocks[question.id].toggle.isChecked()
    assert page.own.words.text() == ""
    press(page.back)
    assert question.id in main_of(screen).form.questions


def test_only_a_number_has_ends(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    own = questions_of(screen).own
    own.low.set_text("typed before the kind was changed")
    press(own.kind.pills()[QuestionKind.YES_NO.value])
    assert not own.low.isVisibleTo(own)
    own.words.set_text("Did you sing?")
    press(own.save)
    question = services.checkins.all_questions()[-1]
    assert (question.kind, question.low) == (QuestionKind.YES_NO, "")


def test_a_blank_question_is_asked_for_and_the_ends_stay(
    open_screen: Open, press: Press, services: Services
) -> None:
    before = services.checkins.plan()
    screen = open_screen()
    press(main_of(screen).choose_button)
    own = questions_of(screen).own
    own.low.set_text("low")
    press(own.save)
    assert own.words.problem.isVisibleTo(own)
    assert own.low.text() == "low"
    assert services.checkins.plan() == before


def test_an_own_question_begun_is_there_again(open_screen: Open, press: Press) -> None:
    first = open_screen()
    press(main_of(first).choose_button)
    QTest.keyClicks(questions_of(first).own.words.editor, "How easy")
    first.leave()
    second = open_screen()
    press(main_of(second).choose_button)
    assert questions_of(second).own.words.text() == "How easy"


def test_measuring_pauses_and_goes_on_with_one_press(
    open_screen: Open, press: Press, services: Services, navigator: Navigator
) -> None:
    said: list[str] = []
    navigator.said.connect(said.append)
    screen = open_screen()
    press(main_of(screen).pause_button)
    assert services.checkins.plan().paused
    page = main_of(screen)
    assert page.form.questions == {}
    assert page.banner is not None
    for stops in ("No questions come here or on Today", "no reminders to check in", "how hard a routine was"):
        assert stops in page.banner.sentence.text()
    assert "“Did it help?” is still there" in page.banner.sentence.text()
    page.form.note.set_text("still a note")
    press(page.form.save)
    assert services.checkins.recent()[0].note == "still a note"
    banner = main_of(screen).banner
    assert banner is not None
    press(banner.action)
    assert not services.checkins.plan().paused
    assert list(main_of(screen).form.questions) == ["can_do", "sure"]
    assert said == ["Measuring is paused.", "Saved", "Measuring goes on."]


def test_a_pause_in_the_middle_of_answering_keeps_the_answer(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    press(main_of(screen).form.questions["can_do"].input.pills()["6"])  # type: ignore[union-attr]
    press(main_of(screen).pause_button)
    banner = main_of(screen).banner
    assert banner is not None
    press(banner.action)
    assert main_of(screen).form.questions["can_do"].text() == "6"


@pytest.mark.parametrize("paused", [False, True])
def test_the_questions_page_pauses_too(
    open_screen: Open, press: Press, services: Services, paused: bool
) -> None:
    services.checkins.pause(paused)
    screen = open_screen()
    press(main_of(screen).choose_button)
    shown = "\n".join(label.text() for label in questions_of(screen).findChildren(Label))
    assert ("One press stops the questions here and on Today" in shown) is not paused
    assert "how hard a routine was" in shown
    press(questions_of(screen).pause_button)
    assert services.checkins.plan().paused is not paused
    assert questions_of(screen).plan.paused is not paused


def test_a_measure_lists_its_questions_one_on_a_line(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    press(main_of(screen).choose_button)
    (peg,) = (choice for choice in services.checkins.choices() if choice.id == "peg")
    lines = questions_of(screen).blocks["peg"].toggle.accessibleDescription().splitlines()
    assert lines[:3] == [question.text for question in peg.questions]
    assert len(peg.questions) == 3
