"""Check-ins, and what the person chose to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, select

from companion.domain.checkins import CheckIn, CheckInPlan
from companion.domain.goals import Rating
from companion.storage.codec import (
    answer_in,
    answer_out,
    from_json,
    moment,
    question_in,
    question_out,
    to_json,
    when,
)
from companion.storage.codec_measures import places_in, places_out
from companion.storage.repositories.base import AGE, Repository
from companion.storage.repositories.goals import SqlGoals
from companion.storage.tables import check_in_plan, check_in_ratings, check_ins, goals, ratings

_ONE = select(check_ins).where(check_ins.c.id == bindparam("key"))
_REMOVE = delete(check_ins).where(check_ins.c.id == bindparam("key"))
_BETWEEN = (
    select(check_ins)
    .where(check_ins.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(check_ins.c.instant, AGE)
)
_RECENT = select(check_ins).order_by(check_ins.c.instant.desc(), AGE.desc()).limit(bindparam("count"))
_PLAN = select(check_in_plan)
_NAMED = (
    select(
        check_in_ratings.c.check_in_id,
        ratings.c.id,
        ratings.c.goal_id,
        ratings.c.at,
        ratings.c.value,
        ratings.c.note,
    )
    .join(ratings, ratings.c.id == check_in_ratings.c.rating_id)
    .join(goals, goals.c.id == ratings.c.goal_id)
    .order_by(goals.c.rank, goals.c.instant, ratings.c.instant)
)
_NAMED_BY_FEW = _NAMED.where(check_in_ratings.c.check_in_id.in_(bindparam("keys", expanding=True)))
_FEW = 100
_NAMED_BY_ONE = _NAMED.where(check_in_ratings.c.check_in_id == bindparam("key"))
_RATED = (
    select(ratings.c.goal_id, func.max(ratings.c.day).label("latest"))
    .where(ratings.c.day.between(bindparam("first"), bindparam("last")))
    .group_by(ratings.c.goal_id)
)
_REMOVE_RATINGS = delete(ratings).where(
    ratings.c.id.in_(
        select(check_in_ratings.c.rating_id).where(check_in_ratings.c.check_in_id == bindparam("key"))
    )
)


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=row.id,
        at=moment(row.at),
        written=moment(row.written),
        answers=tuple(answer_in(answer) for answer in from_json(row.answers)),
        note=row.note,
        private=row.private,
        places=places_in(row.places),
    )


def _rating(row: Row[Any]) -> Rating:
    return Rating(row.id, row.goal_id, moment(row.at), row.value, row.note)


class SqlCheckIns(Repository):
    """Check-ins by the moment they are about."""

    __slots__ = ()

    def get(self, check_in_id: str) -> CheckIn | None:
        """One check-in, if it is there."""
        row = self._row(_ONE, key=check_in_id)
        if row is None:
            return None
        named = self._rows(_NAMED_BY_ONE, key=check_in_id)
        return replace(_check_in(row), ratings=tuple(_rating(each) for each in named))

    def put(self, check_in: CheckIn) -> None:
        """Insert or replace, with its ratings, which are kept with their goals.

        A rating it no longer names is removed, and one of a goal that is gone is left out.
        """
        self._put(
            check_ins,
            {
                "id": check_in.id,
                **when(check_in.at),
                "written": check_in.written.text(),
                "answers": to_json([answer_out(answer) for answer in check_in.answers]),
                "note": check_in.note,
                "private": check_in.private,
                "places": places_out(check_in.places),
            },
        )
        self._put_ratings(check_in)

    def _put_ratings(self, check_in: CheckIn) -> None:
        self._run(_REMOVE_RATINGS, key=check_in.id)
        if not check_in.ratings:
            return
        kept = SqlGoals(self._connection)
        there = [rating for rating in check_in.ratings if kept.get(rating.goal_id) is not None]
        for rating in there:
            kept.put_rating(rating)
        rows = [{"check_in_id": check_in.id, "rating_id": rating.id} for rating in there]
        self._add_all(check_in_ratings, rows)

    def remove(self, check_in_id: str) -> None:
        """Remove one check-in. The ratings said in it stay with their goals."""
        self._run(_REMOVE, key=check_in_id)

    def between(self, first: date, last: date) -> list[CheckIn]:
        """Check-ins about the local days ``first`` to ``last``, both included."""
        rows = self._rows(_BETWEEN, first=first.isoformat(), last=last.isoformat())
        return self._with_ratings([_check_in(row) for row in rows])

    def recent(self, limit: int) -> list[CheckIn]:
        """The latest first, at most ``limit``."""
        return self._with_ratings([_check_in(row) for row in self._rows(_RECENT, count=limit)])

    def _with_ratings(self, found: Sequence[CheckIn]) -> list[CheckIn]:
        """Each with the ratings it names: one question to the file, however many there are."""
        if not found:
            return []
        few = len(found) <= _FEW
        rows = self._rows(_NAMED_BY_FEW, keys=[each.id for each in found]) if few else self._rows(_NAMED)
        named: dict[str, list[Rating]] = {}
        for row in rows:
            named.setdefault(row.check_in_id, []).append(_rating(row))
        if not named:
            return list(found)
        return [replace(each, ratings=tuple(named.get(each.id, ()))) for each in found]

    def rated_goals(self, first: date, last: date) -> dict[str, date]:
        """The latest of the local days ``first`` to ``last`` that a rating of each goal is about, wherever it was made.

        A goal without one is absent.
        """
        rows = self._rows(_RATED, first=first.isoformat(), last=last.isoformat())
        return {row.goal_id: date.fromisoformat(row.latest) for row in rows}

    def plan(self) -> CheckInPlan | None:
        """What the person chose to be asked; ``None`` before they chose."""
        row = self._row(_PLAN)
        if row is None:
            return None
        return CheckInPlan(
            question_ids=tuple(from_json(row.question_ids)),
            own=tuple(question_in(question) for question in from_json(row.own)),
            rhythms=from_json(row.rhythms),
            paused=row.paused,
        )

    def put_plan(self, plan: CheckInPlan) -> None:
        """Keep what the person chose."""
        self._put(
            check_in_plan,
            {
                "id": 1,
                "question_ids": to_json(list(plan.question_ids)),
                "own": to_json([question_out(question) for question in plan.own]),
                "paused": plan.paused,
                "rhythms": to_json(dict(plan.rhythms)),
            },
        )
