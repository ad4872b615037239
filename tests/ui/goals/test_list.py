"""The list of goals: open ones first, the others folded away, in the person's order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.domain.both_sides import Quadrant
from companion.domain.goals import GoalState
from companion.services.bundle import Services
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.list_page import GoalListPage
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.screen import GoalsScreen
from companion.ui.widgets.kit import Label

Open = Callable[[], GoalsScreen]
Press = Callable[[QWidget], None]


def list_of(screen: GoalsScreen) -> GoalListPage:
    assert isinstance(screen.page, GoalListPage)
    return screen.page


def words(page: GoalListPage) -> list[str]:
    return [label.text() for label in page.findChildren(Label)]


def test_cards_say_state_and_change(open_screen: Open, services: Services) -> None:
    goal = services.goals.add("Walk")
    services.goals.rate(goal.id, 3)
    card = list_of(open_screen()).cards[goal.id]
    assert card.state.text() == "Active since 22 Nov 2026.   Rated once: 3 of 10."
    assert card.open_button.accessibleName() == "Open the goal “Walk”"


def test_many_goals_get_a_gentle_word_and_no_limit(open_screen: Open, services: Services) -> None:
    for number in range(4):
        services.goals.add(f"goal {number}")
    screen = open_screen()
    assert not any("fewer" in text for text in words(list_of(screen)))
    services.goals.add("a fifth")
    screen.refresh()
    assert any(
        "You have 5 active goals. Some people find fewer at a time easier." in text
        for text in words(list_of(screen))
    )
    assert list_of(screen).write_button.isEnabled()


def test_goals_not_going_on_are_folded_below(open_screen: Open, press: Press, services: Services) -> None:
    open_one = services.goals.add("Walk")
    closed = [services.goals.add(name) for name in ("Drive", "Run", "Climb")]
    for goal, state in zip(closed, (GoalState.LET_GO, GoalState.REACHED, GoalState.RESTING), strict=True):
        services.goals.set_state(goal.id, state)
    page = list_of(open_screen())
    assert list(page.cards) == [open_one.id]
    assert not page.closed_open
    press(page.closed_button)
    assert page.closed_open
    assert list(page.closed_links) == [goal.id for goal in reversed(closed)]


def test_a_card_opens_by_mouse_and_by_key(open_screen: Open, press: Press, services: Services) -> None:
    goal = services.goals.add("Walk")
    screen = open_screen()
    QTest.mouseClick(list_of(screen).cards[goal.id], Qt.MouseButton.LeftButton)
    assert isinstance(screen.page, GoalPage)
    press(screen.page.back_link)
    assert screen.focusWidget() is list_of(screen).cards[goal.id].open_button
    QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)
    assert isinstance(screen.page, GoalPage)


def test_rating_starts_from_the_card(open_screen: Open, press: Press, services: Services) -> None:
    goal = services.goals.add("Walk")
    screen = open_screen()
    press(list_of(screen).cards[goal.id].rate_button)
    assert isinstance(screen.page, GoalPage)
    assert isinstance(screen.page.form, RatingForm)


def test_the_order_is_the_persons(open_screen: Open, press: Press, services: Services) -> None:
    first, resting, last = (services.goals.add(name) for name in ("one", "two", "three"))
    services.goals.set_state(resting.id, GoalState.RESTING)
    screen = open_screen()
    press(list_of(screen).cards[last.id].movers[-1])
    assert list(list_of(screen).cards) == [last.id, first.id]
    assert screen.focusWidget() is list_of(screen).cards[last.id].movers[1]
    assert [goal.words for goal in services.goals.all()] == ["three", "one", "two"]
    assert -1 not in list_of(screen).cards[last.id].movers


def test_coming_back_starts_at_the_list(open_screen: Open, services: Services) -> None:
    goal = services.goals.add("Walk")
    screen = open_screen()
    screen.open_item(goal.id)
    screen.leave()
    screen.refresh()
    list_of(screen)


def test_my_reasons_are_on_the_card_only_when_i_ask(
    open_screen: Open, press: Press, services: Services
) -> None:
    goal = services.goals.add("Walk", why="The sea.")
    bare = services.goals.add("Run")
    services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "Beth comes along.")
    services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "Nobody asks.")
    page = list_of(open_screen())
    assert page.cards[bare.id].reasons is None
    reasons = page.cards[goal.id].reasons
    assert reasons is not None
    assert not any("sea" in text or "Beth" in text for text in words(page))
    assert reasons.button.accessibleName() == "Show my reasons for it: “Walk”"
    press(reasons.button)
    shown = [label.text() for label in reasons.lines.findChildren(Label)]
    assert shown[:2] == ["“The sea.”", "“Beth comes along.”"]
    assert "“Nobody asks.”" not in words(page)
    press(reasons.button)
    assert not reasons.lines.isVisibleTo(page)


def test_reasons_shown_are_hidden_when_one_leaves(
    open_screen: Open, press: Press, services: Services
) -> None:
    goal = services.goals.add("Walk", why="The sea.")
    screen = open_screen()
    reasons = list_of(screen).cards[goal.id].reasons
    assert reasons is not None
    press(reasons.button)
    assert reasons.lines.isVisibleTo(screen)
    screen.leave()
    assert not reasons.lines.isVisibleTo(screen)
