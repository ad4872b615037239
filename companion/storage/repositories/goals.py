"""Goals and their ratings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.goals import Goal, GoalState, Rating
from companion.storage.codec import instant, moment, when
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import goals, ratings

_ALL = select(goals).order_by(goals.c.rank, goals.c.instant, AGE)
_ONE = select(goals).where(goals.c.id == bindparam("key"))
_REMOVE = delete(goals).where(goals.c.id == bindparam("key"))
_ALL_RATINGS = select(ratings).order_by(ratings.c.instant, AGE)
_RATINGS = _ALL_RATINGS.where(ratings.c.goal_id == bindparam("key"))
_REMOVE_RATING = delete(ratings).where(ratings.c.id == bindparam("key"))


def _goal(row: Row[Any]) -> Goal:
    return Goal(
        id=row.id,
        words=row.words,
        created=moment(row.created),
        since=moment(row.since),
        why=row.why,
        activity=row.activity,
        state=GoalState(row.state),
        state_reason=row.state_reason,
        rank=row.rank,
        noticed=row.noticed,
    )


def _rating(row: Sequence[Any]) -> Rating:
    key, goal_id, _day, at, _instant, value, note = row
    return Rating(key, goal_id, moment(at), value, note)


class SqlGoals(Repository):
    """Goals by rank then age, and their ratings by time."""

    __slots__ = ()

    def all(self) -> list[Goal]:
        """Every goal, in the person's order."""
        return [_goal(row) for row in self._rows(_ALL)]

    def get(self, goal_id: str) -> Goal | None:
        """One goal, if it is there."""
        row = self._row(_ONE, key=goal_id)
        return None if row is None else _goal(row)

    def put(self, goal: Goal) -> None:
        """Insert or replace; ratings stay."""
        self._put(
            goals,
            {
                "id": goal.id,
                "words": goal.words,
                "created": goal.created.text(),
                "instant": instant(goal.created),
                "since": goal.since.text(),
                "why": goal.why,
                "activity": goal.activity,
                "state": goal.state.value,
                "state_reason": goal.state_reason,
                "rank": goal.rank,
                "noticed": goal.noticed,
            },
        )

    def remove(self, goal_id: str) -> None:
        """Remove a goal with its ratings."""
        self._run(_REMOVE, key=goal_id)

    def ratings(self, goal_id: str) -> list[Rating]:
        """The ratings of one goal."""
        return [_rating(row) for row in self._rows(_RATINGS, key=goal_id)]

    def all_ratings(self) -> list[Rating]:
        """The ratings of every goal."""
        return [_rating(row) for row in self._rows(_ALL_RATINGS)]

    def put_rating(self, rating: Rating) -> None:
        """Insert or replace. The goal must be there."""
        self._put(
            ratings,
            {
                "id": rating.id,
                "goal_id": rating.goal_id,
                **when(rating.at),
                "value": rating.value,
                "note": rating.note,
            },
        )

    def remove_rating(self, rating_id: str) -> None:
        """Remove one rating."""
        self._run(_REMOVE_RATING, key=rating_id)
