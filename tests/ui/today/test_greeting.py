"""The first lines of Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.domain.both_sides import Quadrant
from companion.domain.goals import GoalState
from companion.services.bundle import Services
from companion.ui.today.greeting import goal_of_the_day, goal_words, greeting
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.kit import Label


@pytest.mark.parametrize(
    ("hour", "name", "words"),
    [
        (5, "Sam", "Good morning, Sam"),
        (11, "", "Good morning"),
        (12, "Sam", "Good afternoon, Sam"),
        (17, "", "Good afternoon"),
        (18, "Sam", "Good evening, Sam"),
        (3, "", "Good evening"),
        (9, "<b>Sam</b>", "Good morning, <b>Sam</b>"),
        (9, "  ", "Good morning"),
    ],
)
def test_by_the_time_of_day_with_the_name_if_there_is_one(hour: int, name: str, words: str) -> None:
    assert greeting(hour, name) == words


def test_open_goals_take_turns_by_day_and_resting_ones_stay_out(services: Services) -> None:
    first, second, third = (services.goals.add(words) for words in ("One", "Two", "Three"))
    services.goals.set_state(third.id, GoalState.RESTING)
    day = date(2026, 11, 22)
    shown = [goal_of_the_day(services.goals.all(), day + timedelta(days=n)) for n in range(4)]
    assert {goal.id for goal in shown if goal} == {first.id, second.id}
    assert shown[0] == shown[2] != shown[1] == shown[3]


def test_without_an_open_goal_nothing_is_quoted() -> None:
    assert goal_of_the_day([], date(2026, 11, 22)) is None
    assert goal_words(None) == ""


def test_my_reasons_for_the_goal_are_read_only_when_i_ask(
    services: Services, today: Callable[..., TodayScreen]
) -> None:
    bare = today()
    assert not bare.reasons.isVisibleTo(bare)
    goal = services.goals.add("Walk", why="The sea.")
    services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "Beth comes along.")
    screen = today()
    assert screen.reasons.lines.findChildren(Label) == []
    screen.reasons.button.setFocus()
    QTest.keyClick(screen.reasons.button, Qt.Key.Key_Space)
    shown = [label.text() for label in screen.reasons.lines.findChildren(Label)]
    assert shown[:2] == ["“The sea.”", "“Beth comes along.”"]
    screen.leave()
    assert not screen.reasons.lines.isVisibleTo(screen)


def test_without_reasons_it_says_where_they_may_be_written(
    services: Services, today: Callable[..., TodayScreen]
) -> None:
    services.goals.add("Walk")
    screen = today()
    screen.reasons.button.click()
    (line,) = screen.reasons.lines.findChildren(Label)
    assert line.text().startswith("Nothing written yet.")
