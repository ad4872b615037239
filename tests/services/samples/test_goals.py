"""Goals of the sample: each has a story that leads to where it stands."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from companion.domain.goals import GoalState
from companion.domain.history import Thing
from tests.services.samples.book import LAST, Book


def test_every_goal_has_a_story_that_leads_to_where_it_stands(book: Book) -> None:
    for goal in book.goals:
        turns = [r for r in book.of(Thing.GOAL, goal.id) if "state" in r.earlier]
        states = [*(r.earlier["state"] for r in turns), goal.state.value]
        assert GoalState(states[0]).is_open
        assert all(before != after for before, after in pairwise(states))
        assert goal.since == (turns[-1].at if turns else goal.created)
        assert all(goal.created.at < revision.at.at for revision in book.of(Thing.GOAL, goal.id))
        if not goal.state.is_open:
            assert goal.state_reason == turns[-1].why != ""


def test_goals_are_rated_while_they_are_open(book: Book) -> None:
    for goal in book.goals:
        days = [rating.at.day for rating in book.ratings if rating.goal_id == goal.id]
        assert days
        assert min(days) >= goal.created.day
        if not goal.state.is_open:
            assert max(days) <= goal.since.day
        if goal.state is GoalState.REACHED:
            values = [rating.value for rating in book.ratings if rating.goal_id == goal.id]
            assert values[-1] > values[0]


def test_the_goal_of_the_latest_weeks(book: Book) -> None:
    goal = book.goals[0]
    assert goal.words == "I want to lift Rosie out of her cot without thinking about my back first."
    assert goal.why == "She laughs. And I feel like her gran again, not a patient."
    assert (goal.state, goal.created.day, goal.since.day) == (
        GoalState.ACTIVE,
        date(2026, 8, 30),
        date(2026, 9, 3),
    )
    reworded = [r for r in book.of(Thing.GOAL, goal.id) if "words" in r.earlier]
    assert [r.earlier["words"] for r in reworded] == ["be able to pick up the baby"]
    ratings = [rating for rating in book.ratings if rating.goal_id == goal.id]
    assert [rating.value for rating in ratings] == [2, 2, 3, 3, 4, 5, 5, 6, 6]
    assert "half way up, twice" in {rating.note for rating in ratings}
    assert max((b.at.day - a.at.day).days for a, b in pairwise(ratings)) > 21
    assert {each.state for each in book.goals if each.since.day >= date(2026, 8, 30)} == set(GoalState)


def test_goals_begin_rest_and_end_year_by_year(decade: Book) -> None:
    assert len({goal.words for goal in decade.goals}) == len(decade.goals) >= 20
    ended = {GoalState.REACHED.value, GoalState.LET_GO.value}
    states = {goal.id: goal.state.value for goal in decade.goals}
    for start, end in decade.years():
        assert any(start <= goal.created.day < end for goal in decade.goals), start
        over = [g for g in decade.goals if states[g.id] in ended and start <= g.since.day < end]
        assert over, start
    rested = [r for r in decade.of(Thing.GOAL) if r.earlier.get("state") == GoalState.RESTING.value]
    assert len(rested) >= 8
    assert sum("words" in r.earlier for r in decade.of(Thing.GOAL)) >= 4


def test_a_goal_of_another_year_is_not_of_this_one(decade: Book) -> None:
    open_now = [goal for goal in decade.goals if goal.state.is_open]
    assert all((LAST - goal.created.day).days < 364 for goal in open_now)
    assert not any("Rosie" in goal.words for goal in decade.goals if goal.created.day.year < 2025)
