"""The mean of what I can do is of the same activities then and now, and stays when life goes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.moments import at_noon
from companion.services.activities_together import Together, activities_together
from companion.services.bundle import Services
from companion.services.measures import MeasureStory
from companion.services.span_record import SpanRecord
from tests.helpers.desk import FixedClock

DAY = date(2026, 3, 2)
LATEST = 9
Ratings = Mapping[tuple[int, int], int]
"""Day and goal to what it was rated."""
ratings = st.dictionaries(
    st.tuples(st.integers(0, LATEST), st.integers(0, 4)), st.integers(0, 10), max_size=20
)


def goals(states: Mapping[int, GoalState]) -> list[Goal]:
    then = at_noon(DAY, 0)
    return [
        Goal(str(number), f"Goal {number}", then, then, state=states.get(number, GoalState.ACTIVE))
        for number in range(8)
    ]


def together(given: Ratings, states: Mapping[int, GoalState] | None = None) -> Together:
    by_goal: dict[str, list[Rating]] = {}
    for (day, goal), value in sorted(given.items()):
        at = at_noon(DAY + timedelta(days=day), 0)
        by_goal.setdefault(str(goal), []).append(Rating(f"{day} {goal}", str(goal), at, value))
    record = SpanRecord(
        date.min, DAY + timedelta(days=99), (), (), (), {}, (), goals(states or {}), (), by_goal, {}, {}, ()
    )
    return activities_together(record)


def values(given: Together) -> list[float]:
    return [point.value for point in given.points]


@given(ratings, st.integers(0, 7), st.integers(0, 10))
def test_a_goal_rated_alone_changes_nothing(before: Ratings, goal: int, value: int) -> None:
    alone = [day for day in range(LATEST + 5) if not any(rated == day for rated, _goal in before)]
    for day in alone:
        assert together({**before, (day, goal): value}) == together(before)


@given(ratings, st.dictionaries(st.integers(0, 4), st.sampled_from(GoalState)))
def test_what_became_of_a_goal_changes_no_point(before: Ratings, states: Mapping[int, GoalState]) -> None:
    now = together(before, states)
    assert now.points == together(before).points
    assert [goal.id for goal in now.goals] == [goal.id for goal in together(before).goals]


@given(ratings, st.integers(0, 10))
def test_new_goals_rated_together_for_the_first_time_take_no_story_away(before: Ratings, value: int) -> None:
    told = together(before)
    if len(told.points) > 1:
        assert together({**before, (LATEST + 1, 5): value, (LATEST + 1, 6): value}) == told


@given(ratings)
def test_each_point_is_the_mean_of_the_same_goals_on_a_day_that_has_them_all(given: Ratings) -> None:
    told = together(given)
    ids = [int(goal.id) for goal in told.goals]
    assert len(ids) != 1
    expected = {
        DAY + timedelta(days=day): sum(given[day, goal] for goal in ids) / len(ids)
        for day in range(LATEST + 1)
        if ids and all((day, goal) in given for goal in ids)
    }
    assert {point.day: point.value for point in told.points} == pytest.approx(expected)
    assert [point.day for point in told.points] == sorted(expected)


@pytest.mark.parametrize(
    ("given", "of", "points"),
    [
        ({}, "", []),
        ({(0, 0): 3, (1, 1): 5}, "", []),
        ({(0, 0): 3, (0, 1): 5, (0, 2): 7}, "012", [5]),
        # The fourth is new: those that were there before are compared.
        ({(0, 0): 2, (0, 1): 4, (0, 2): 6, (9, 0): 6, (9, 1): 6, (9, 2): 6, (9, 3): 0}, "012", [4, 6]),
        # One is left out now: so is its number then.
        ({(0, 0): 2, (0, 1): 4, (0, 2): 9, (5, 0): 3, (5, 2): 9, (9, 0): 6, (9, 1): 6}, "01", [3, 6]),
        # No two in common: the latest alone.
        ({(0, 0): 2, (0, 1): 4, (9, 1): 5, (9, 2): 7}, "12", [6]),
        # A new pair is a beginning; the older story stands until it can be told of the new one.
        ({(0, 0): 2, (0, 1): 4, (5, 0): 4, (5, 1): 6, (9, 2): 1, (9, 3): 1}, "01", [3, 5]),
        # Once it is old it is not how things are now.
        ({(0, 0): 2, (0, 1): 4, (5, 0): 4, (5, 1): 6, (89, 2): 1, (89, 3): 1}, "01", [3, 5]),
        ({(0, 0): 2, (0, 1): 4, (5, 0): 4, (5, 1): 6, (90, 2): 1, (90, 3): 2}, "23", [1.5]),
        (
            {(0, 0): 2, (0, 1): 4, (5, 0): 4, (5, 1): 6, (8, 2): 1, (8, 3): 1, (9, 2): 2, (9, 3): 4},
            "23",
            [1, 3],
        ),
    ],
)
def test_which_activities_and_which_days(given: Ratings, of: str, points: list[float]) -> None:
    told = together(given)
    assert "".join(goal.id for goal in told.goals) == of
    assert values(told) == points


# As it is told


def told(services: Services) -> MeasureStory:
    record = services.progress.record(date.min, services.checkins.today())
    [story] = [story for story in services.measures.stories(record) if story.id == "psfs"]
    return story


def rate(services: Services, clock: FixedClock, *values: tuple[str, int]) -> None:
    clock.advance(days=7)
    for goal_id, value in values:
        services.goals.rate(goal_id, value)


def test_the_story_goes_on_when_life_does(services: Services, clock: FixedClock) -> None:
    ids = [services.goals.add(words).id for words in ("Stairs", "Garden", "Market")]
    for value in (3, 4, 5):
        rate(services, clock, *((each, value) for each in ids))
    before = told(services)
    assert before.words == "From 3 to 5: that is more than everyday ups and downs (2 points)."
    assert before.label == "This is the mean of “Stairs”, “Garden” and “Market”."
    another = services.goals.add("Swim")
    rate(services, clock, (another.id, 1))
    services.goals.set_state(ids[0], GoalState.RESTING, "")
    for each in ids[1:]:
        services.goals.set_state(each, GoalState.REACHED, "")
    now = told(services)
    assert (now.words, now.label, now.series.points) == (before.words, before.label, before.series.points)


def test_a_goal_that_was_put_away_is_no_part_of_it(services: Services, clock: FixedClock) -> None:
    ids = [services.goals.add(words).id for words in ("Stairs", "Garden", "Market")]
    for value in (3, 5):
        rate(services, clock, (ids[0], value), (ids[1], value), (ids[2], 0))
    assert (
        told(services).words == "From 2 to 3.3: that is within everyday ups and downs (less than 2 points)."
    )
    services.goals.remove(ids[2])
    assert told(services).words == "From 3 to 5: that is more than everyday ups and downs (2 points)."


def test_many_or_long_activities_are_counted(services: Services, clock: FixedClock) -> None:
    long = "Walking all the way to the market and back with two full bags"
    rate(services, clock, *((services.goals.add(words).id, 4) for words in (long, "Stairs")))
    assert told(services).label == "This is the mean of 2 activities."


def test_a_goal_of_a_span_is_what_it_was_rated_in_it(services: Services, clock: FixedClock) -> None:
    ids = [services.goals.add(words).id for words in ("Stairs", "Garden")]
    for value in (2, 4, 7):
        rate(services, clock, *((each, value) for each in ids))
    today = services.checkins.today()
    record = services.progress.record(today - timedelta(days=7), today)
    [story] = services.measures.stories(record)
    assert [point.value for point in story.series.points] == [4, 7]
