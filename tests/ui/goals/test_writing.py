"""Writing and rewording goals: by keyboard, with drafts, and with nothing typed ever lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.goals import GoalState
from companion.errors import InvalidEntryError, SaveError
from companion.services.bundle import Services
from companion.ui.goals.goal_form import GoalForm
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.list_page import GoalListPage
from companion.ui.goals.screen import GoalsScreen
from companion.ui.navigation import Navigator

Open = Callable[[], GoalsScreen]
Press = Callable[[QWidget], None]


def keys(screen: GoalsScreen, text: str) -> None:
    QTest.keyClicks(screen.focusWidget(), text)


def key(screen: GoalsScreen, code: Qt.Key) -> None:
    QTest.keyClick(screen.focusWidget(), code)
    QApplication.processEvents()


def form_of(screen: GoalsScreen) -> GoalForm:
    assert isinstance(screen.page, GoalForm)
    return screen.page


def test_an_empty_notebook_offers_one_thing(open_screen: Open, press: Press) -> None:
    screen = open_screen()
    assert isinstance(screen.page, GoalListPage)
    assert not screen.page.cards
    assert screen.page.begun is None
    press(screen.page.write_button)
    assert screen.focusWidget() is form_of(screen).words.editor


def test_a_goal_is_written_with_the_keyboard_alone(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    assert isinstance(screen.page, GoalListPage)
    screen.page.write_button.setFocus()
    key(screen, Qt.Key.Key_Return)
    keys(screen, "Walk to the gate.")
    key(screen, Qt.Key.Key_Tab)
    keys(screen, "The dog expects it.")
    key(screen, Qt.Key.Key_Tab)
    keys(screen, "No list in the hall.")
    key(screen, Qt.Key.Key_Tab)
    keys(screen, "Walking to the gate")
    key(screen, Qt.Key.Key_Tab)
    key(screen, Qt.Key.Key_Right)
    key(screen, Qt.Key.Key_Tab)
    key(screen, Qt.Key.Key_Return)
    [goal] = services.goals.all()
    assert (goal.words, goal.why, goal.noticed, goal.activity) == (
        "Walk to the gate.",
        "The dog expects it.",
        "No list in the hall.",
        "Walking to the gate",
    )
    assert goal.state is GoalState.EXPLORING
    assert isinstance(screen.page, GoalPage)
    assert screen.focusWidget() is screen.page.back_link


def test_return_in_the_last_line_keeps_the_goal(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    screen.write_new()
    keys(screen, "Dance")
    form_of(screen).activity.setFocus()
    key(screen, Qt.Key.Key_Return)
    assert [goal.words for goal in services.goals.all()] == ["Dance"]


def test_blank_words_are_asked_for_and_the_rest_stays(
    open_screen: Open, press: Press, services: Services
) -> None:
    screen = open_screen()
    screen.write_new()
    form = form_of(screen)
    form.why.setFocus()
    keys(screen, "She laughs.")
    press(form.save)
    assert services.goals.all() == []
    assert form.words.problem.isVisibleTo(form)
    assert screen.focusWidget() is form.words.editor
    assert form.why.text() == "She laughs."


def test_words_are_still_there_when_the_disk_is_full(
    open_screen: Open, press: Press, monkeypatch: pytest.MonkeyPatch, services: Services
) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise SaveError("There is no room left on the disk.")

    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    monkeypatch.setattr(services.goals, "add", full)
    press(form_of(screen).save)
    for window in QApplication.topLevelWidgets():
        if window.isModal():
            window.close()
    assert form_of(screen).words.text() == "Walk"


def test_a_draft_is_there_after_a_crash(open_screen: Open, services: Services, qtbot: QtBot) -> None:
    first = open_screen()
    first.write_new()
    keys(first, "I want to lift Rosie")
    qtbot.waitUntil(lambda: services.drafts.load("goal/new") is not None, timeout=1500)
    second = open_screen()
    assert isinstance(second.page, GoalListPage)
    assert second.page.begun is not None
    second.page.begun.action.click()
    assert form_of(second).words.text() == "I want to lift Rosie"


def test_not_now_keeps_the_words_for_later(open_screen: Open, press: Press, services: Services) -> None:
    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    press(form_of(screen).back)
    assert isinstance(screen.page, GoalListPage)
    assert screen.page.begun is not None
    assert services.goals.all() == []
    screen.write_new()
    assert form_of(screen).words.text() == "Walk"


def test_thrown_words_can_be_brought_back(open_screen: Open, press: Press, navigator: Navigator) -> None:
    undo: list[Callable[[], None]] = []
    navigator.undoable.connect(lambda _sentence, action: undo.append(action))
    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    press(form_of(screen).throw)
    assert isinstance(screen.page, GoalListPage)
    assert screen.page.begun is None
    undo[0]()
    assert screen.page.begun is not None
    screen.write_new()
    assert form_of(screen).words.text() == "Walk"


def test_a_kept_goal_leaves_no_draft(
    open_screen: Open, press: Press, services: Services, qtbot: QtBot
) -> None:
    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    press(form_of(screen).save)
    qtbot.wait(900)
    assert services.drafts.load("goal/new") is None


def test_rewording_keeps_the_story(open_screen: Open, press: Press, services: Services) -> None:
    goal = services.goals.add("be able to pick up the baby", "She laughs.")
    screen = open_screen()
    screen.open_goal(goal.id)
    assert isinstance(screen.page, GoalPage)
    assert not screen.page.story_link.isVisibleTo(screen.page)
    press(screen.page.reword_button)
    form = form_of(screen)
    assert form.why.text() == "She laughs."
    form.words.editor.selectAll()  # type: ignore[attr-defined]
    keys(screen, "Lift Rosie out of her cot")
    form.because.setFocus()
    keys(screen, "It sounded like a chore.")
    press(form.save)
    [revision] = services.goals.story(goal.id)
    assert (revision.earlier["words"], revision.why) == (
        "be able to pick up the baby",
        "It sounded like a chore.",
    )
    assert isinstance(screen.page, GoalPage)
    assert screen.page.words.text() == "“Lift Rosie out of her cot”"
    assert screen.page.story_link.isVisibleTo(screen.page)


def test_rewording_to_nothing_is_refused_and_stays_on_screen(
    open_screen: Open, press: Press, services: Services
) -> None:
    goal = services.goals.add("Walk", "For the dog")
    screen = open_screen()
    screen.open_goal(goal.id)
    assert isinstance(screen.page, GoalPage)
    press(screen.page.reword_button)
    form = form_of(screen)
    form.words.editor.selectAll()  # type: ignore[attr-defined]
    key(screen, Qt.Key.Key_Delete)
    press(form.save)
    assert form.words.problem.isVisibleTo(form)
    assert services.goals.get(goal.id).words == "Walk"


def test_a_form_being_filled_in_survives_a_refresh(open_screen: Open) -> None:
    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    screen.refresh()
    assert form_of(screen).words.text() == "Walk"
    assert screen.focusWidget() is form_of(screen).words.editor


def test_leaving_keeps_what_was_typed_at_once(open_screen: Open, services: Services) -> None:
    screen = open_screen()
    screen.write_new()
    keys(screen, "Walk")
    assert screen.leave()
    assert services.drafts.load("goal/new") == {
        "words": "Walk",
        "why": "",
        "noticed": "",
        "activity": "",
        "state": "active",
    }
    keys(screen, " far")
    screen.leave()
    assert services.drafts.load("goal/new") == {
        "words": "Walk far",
        "why": "",
        "noticed": "",
        "activity": "",
        "state": "active",
    }


def test_a_problem_is_said_where_it_is(open_screen: Open) -> None:
    screen = open_screen()
    screen.write_new()
    form = form_of(screen)
    form.words.set_text("Walk")
    form.why.set_text("because " * 40)
    form.show_problem(InvalidEntryError("This text is too long."))
    assert form.why.problem.text() == "This text is too long."
    assert form.words.problem.text() == ""
