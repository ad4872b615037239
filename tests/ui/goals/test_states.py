"""Where a goal stands: changed, put into words then or later, and taken back as if it had not been."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.goals import Goal, GoalState
from companion.domain.tables import PlainTable
from companion.services.bundle import Services
from companion.ui.errors import ErrorDialog
from companion.ui.goals.goal_form import GoalForm
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.ladder_form import LadderForm
from companion.ui.goals.reason_form import ReasonForm
from companion.ui.goals.screen import GoalsScreen
from companion.ui.goals.state_form import StateForm
from companion.ui.navigation import Navigator
from companion.ui.widgets.kit import Label
from tests.helpers.desk import FixedClock

Open = Callable[..., GoalsScreen]
Press = Callable[[QWidget], None]
Undone = list[tuple[str, Callable[[], object]]]


@pytest.fixture
def undone(navigator: Navigator) -> Undone:
    """What can be undone and how it is said, as the window would hear of it."""
    heard: Undone = []
    navigator.undoable.connect(lambda sentence, action: heard.append((sentence, action)))
    return heard


@pytest.fixture
def goal(services: Services, clock: FixedClock) -> Goal:
    goal = services.goals.add("Lift Rosie", "She laughs.", "Lifting Rosie")
    clock.advance(days=3)
    return goal


def page_of(screen: GoalsScreen) -> GoalPage:
    assert isinstance(screen.page, GoalPage)
    return screen.page


def reason_of(screen: GoalsScreen) -> ReasonForm:
    form = page_of(screen).form
    assert isinstance(form, ReasonForm)
    return form


def move(screen: GoalsScreen, press: Press, state: GoalState, words: str) -> None:
    press(page_of(screen).states[state])
    form = page_of(screen).form
    assert isinstance(form, StateForm)
    form.reason.set_text(words)
    press(form.save)


def everything(services: Services) -> Mapping[str, PlainTable]:
    with services.notebook.read() as unit:
        return cast("Mapping[str, PlainTable]", unit.tables())


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if label.isVisibleTo(widget))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (GoalState.EXPLORING, "Exploring since 25 Nov 2026."),
        (GoalState.RESTING, "Resting since 25 Nov 2026."),
        (GoalState.REACHED, "Reached on 25 Nov 2026."),
        (GoalState.LET_GO, "Let go on 25 Nov 2026."),
    ],
)
def test_a_state_is_taken_back_as_if_it_had_not_been(
    open_screen: Open,
    goal: Goal,
    press: Press,
    services: Services,
    undone: Undone,
    state: GoalState,
    said: str,
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    before = everything(services)
    move(screen, press, state, "Because.")
    assert services.goals.get(goal.id).state is state
    [(sentence, undo)] = undone
    assert sentence == said
    assert undo() is True
    assert everything(services) == before
    assert page_of(screen).view.goal == goal


def test_an_older_undo_does_not_stay_when_something_else_was_changed(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: Undone
) -> None:
    """Each of these replaces what is offered: none of them leaves "You are at 0 today. Undo" standing."""
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).side.ladder_button)
    assert isinstance(screen.page, LadderForm)
    screen.page.levels[0].set_text("once")
    press(screen.page.save)
    assert page_of(screen).side.ladder is not None
    press(page_of(screen).side.ladder.levels[0])  # type: ignore[union-attr]
    stood = everything(services)
    press(page_of(screen).reword_button)
    assert isinstance(screen.page, GoalForm)
    screen.page.words.set_text("Lift her")
    press(screen.page.save)
    worded = everything(services)
    press(page_of(screen).side.ladder_button)
    assert isinstance(screen.page, LadderForm)
    screen.page.levels[0].set_text("twice")
    press(screen.page.save)
    climbed = everything(services)
    move(screen, press, GoalState.REACHED, "")
    assert [sentence for sentence, _undo in undone] == [
        "It was changed.", "You are at 0 today.", "It was changed.", "It was changed.", "Reached on 25 Nov 2026.",
    ]  # fmt: skip
    for (_sentence, undo), then in zip(reversed(undone[2:]), (climbed, worded, stood), strict=True):
        assert undo() is True
        assert everything(services) == then
    assert page_of(screen).words.text() == "“Lift Rosie”"


def test_what_changed_again_is_not_taken_back(
    open_screen: Open, goal: Goal, press: Press, services: Services, undone: Undone
) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    move(screen, press, GoalState.RESTING, "")
    services.goals.set_state(goal.id, GoalState.ACTIVE)
    kept = everything(services)
    assert undone[0][1]() is False
    assert everything(services) == kept
    [dialog] = screen.findChildren(ErrorDialog)
    assert "changed again" in dialog.windowTitle()
    dialog.close()


def test_words_are_added_later_by_keyboard_changed_and_taken_back(
    open_screen: Open, goal: Goal, press: Press, services: Services, clock: FixedClock, undone: Undone
) -> None:
    services.goals.set_state(goal.id, GoalState.REACHED)
    clock.advance(days=9)
    screen = open_screen()
    screen.open_goal(goal.id)
    page = page_of(screen)
    assert page.moment is not None
    assert page.moment.words.text() == "“Lift Rosie”"
    assert page.reason_link.text() == "Add words"
    page.reason_link.setFocus()
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    QTest.keyClicks(screen.focusWidget(), "On my hip.")
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    page = page_of(screen)
    assert page.moment is not None
    assert page.moment.words.text() == "“On my hip.”"
    assert texts(page.moment).startswith("Reached on 25 Nov 2026.")
    assert page.reason_link.text() == "Change these words"
    assert screen.focusWidget() is page.reason_link
    first = everything(services)
    press(page.reason_link)
    assert reason_of(screen).reason.text() == "On my hip."
    reason_of(screen).reason.set_text("On my hip before I knew it.")
    press(reason_of(screen).save)
    lines = [chapter.text for chapter in services.goal_stories.chapters(goal.id)]
    assert lines[-3:] == [
        "On 25 Nov 2026 you said you reached it.",
        "On 4 Dec 2026 you wrote about it: “On my hip.”",
        "On 4 Dec 2026 you put it another way: “On my hip before I knew it.”",
    ]
    assert undone[-1][1]() is True
    assert everything(services) == first


@pytest.mark.parametrize("state", [s for s in GoalState if s is not GoalState.REACHED])
def test_a_reason_can_be_written_later_for_every_state(
    open_screen: Open, press: Press, services: Services, clock: FixedClock, state: GoalState
) -> None:
    goal = services.goals.add("Walk", state=GoalState.REACHED)
    clock.advance(days=1)
    services.goals.set_state(goal.id, state)
    screen = open_screen()
    screen.open_goal(goal.id)
    assert "You wrote" not in texts(page_of(screen))
    press(page_of(screen).reason_link)
    reason_of(screen).reason.set_text("Not in winter.")
    press(reason_of(screen).save)
    assert "You wrote: “Not in winter.”" in texts(page_of(screen))
    now = services.goals.get(goal.id)
    assert (now.state, now.state_reason, now.since.day.isoformat()) == (state, "Not in winter.", "2026-11-23")


def test_a_goal_that_stands_where_it_was_written_asks_for_no_words(open_screen: Open, goal: Goal) -> None:
    screen = open_screen()
    screen.open_goal(goal.id)
    assert not page_of(screen).reason_link.isVisibleTo(page_of(screen))


def test_words_left_are_let_go_and_words_begun_are_there_again(
    open_screen: Open, goal: Goal, press: Press, services: Services
) -> None:
    services.goals.set_state(goal.id, GoalState.RESTING, "Not in winter.")
    screen = open_screen()
    screen.open_goal(goal.id)
    press(page_of(screen).reason_link)
    QTest.keyClicks(screen.focusWidget(), "Maybe: ")
    screen.leave()
    screen.open_goal(goal.id)
    press(page_of(screen).reason_link)
    assert "Maybe" in reason_of(screen).reason.text()
    press(reason_of(screen).cancel)
    assert screen.focusWidget() is page_of(screen).reason_link
    press(page_of(screen).reason_link)
    assert reason_of(screen).reason.text() == "Not in winter."
    services.goals.rate(goal.id, 4)
    screen.refresh()
    assert reason_of(screen).reason.text() == "Not in winter."


def test_the_day_it_was_reached_is_said_once(open_screen: Open, goal: Goal, services: Services) -> None:
    services.goals.reword(goal.id, "Lift her", "", "")
    services.goals.set_state(goal.id, GoalState.REACHED, "On my hip.")
    screen = open_screen()
    screen.open_goal(goal.id)
    said = texts(page_of(screen))
    assert said.count("Reached on 25 Nov 2026") == 1
    assert "Reworded once: in November 2026 you wrote “Lift Rosie”." in said


def test_the_first_words_end_their_sentence_themselves(open_screen: Open, services: Services) -> None:
    goal = services.goals.add("Be on my feet until six.")
    services.goals.reword(goal.id, "Stand", "", "")
    screen = open_screen()
    screen.open_goal(goal.id)
    assert "you wrote “Be on my feet until six.”" in texts(page_of(screen))
    assert "six.”." not in texts(page_of(screen))
