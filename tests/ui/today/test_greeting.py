"""The first lines of Today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.goals import GoalState
from companion.services.bundle import Services
from companion.ui.today.greeting import goal_of_the_day, goal_words, greeting


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
