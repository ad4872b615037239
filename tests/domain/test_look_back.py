"""A goal as it was worded then."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.look_back import goals_then
from companion.domain.moments import Moment

MAY = Moment(datetime(2026, 5, 1, 9, tzinfo=timezone(timedelta(hours=2))))


def later(days: int) -> Moment:
    return Moment(MAY.at + timedelta(days=days))


def revision(days: int, **earlier: str) -> Revision:
    return Revision(f"r{days}", Thing.GOAL, "g", later(days), ME, "", earlier)


def test_a_goal_reads_as_it_did_at_the_end_of_the_day() -> None:
    goal = Goal(
        "g", "Walk to the sea", MAY, later(20), "for Rosie", state=GoalState.RESTING, state_reason="tired"
    )
    history = [
        revision(10, words="Walk"),
        revision(15, words="Walk far", why=""),
        revision(20, state="active", state_reason=""),
    ]
    said = {}
    for day in (0, 9, 10, 14, 15, 19, 20, 30):
        [then] = goals_then([goal], history, [], later(day).day)
        said[day] = (then.goal.words, then.goal.why, then.goal.state)
    assert said == {
        0: ("Walk", "", GoalState.ACTIVE),
        9: ("Walk", "", GoalState.ACTIVE),
        10: ("Walk far", "", GoalState.ACTIVE),
        14: ("Walk far", "", GoalState.ACTIVE),
        15: ("Walk to the sea", "for Rosie", GoalState.ACTIVE),
        19: ("Walk to the sea", "for Rosie", GoalState.ACTIVE),
        20: ("Walk to the sea", "for Rosie", GoalState.RESTING),
        30: ("Walk to the sea", "for Rosie", GoalState.RESTING),
    }


def test_goals_of_later_are_not_there_yet() -> None:
    assert goals_then([Goal("g", "Walk", MAY, MAY)], [], [], MAY.day - timedelta(days=1)) == ()


def test_the_latest_rating_up_to_then() -> None:
    goal = Goal("g", "Walk", MAY, MAY)
    ratings = [Rating(str(day), "g", later(day), day) for day in (2, 5, 3)]
    found = {
        day: [
            then.rating.value if then.rating else None
            for then in goals_then([goal], [], ratings, later(day).day)
        ]
        for day in (0, 2, 4, 9)
    }
    assert found == {0: [None], 2: [2], 4: [3], 9: [5]}


@given(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=8))
def test_every_wording_can_be_read_back(wordings: list[str]) -> None:
    """Reworded once a day: looking back at each day shows the words of that day."""
    goal = Goal("g", wordings[-1], MAY, MAY)
    history = [revision(day + 1, words=words) for day, words in enumerate(wordings[:-1])]
    for day, words in enumerate(wordings):
        [then] = goals_then([goal], history, [], later(day).day)
        assert then.goal.words == words
    assert goals_then([goal], history, [], date.min) == ()
