"""Check-ins, and what the person chose to be asked."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.checkins import CheckIn, CheckInPlan
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
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import check_in_plan, check_ins

_ONE = select(check_ins).where(check_ins.c.id == bindparam("key"))
_REMOVE = delete(check_ins).where(check_ins.c.id == bindparam("key"))
_BETWEEN = (
    select(check_ins)
    .where(check_ins.c.day.between(bindparam("first"), bindparam("last")))
    .order_by(check_ins.c.instant, AGE)
)
_RECENT = select(check_ins).order_by(check_ins.c.instant.desc(), AGE.desc()).limit(bindparam("count"))
_PLAN = select(check_in_plan)


def _check_in(row: Row[Any]) -> CheckIn:
    return CheckIn(
        id=row.id,
        at=moment(row.at),
        written=moment(row.written),
        answers=tuple(answer_in(answer) for answer in from_json(row.answers)),
        note=row.note,
        private=row.private,
    )


class SqlCheckIns(Repository):
    """Check-ins by the moment they are about."""

    __slots__ = ()

    def get(self, check_in_id: str) -> CheckIn | None:
        """One check-in, if it is there."""
        row = self._row(_ONE, key=check_in_id)
        return None if row is None else _check_in(row)

    def put(self, check_in: CheckIn) -> None:
        """Insert or replace."""
        self._put(
            check_ins,
            {
                "id": check_in.id,
                **when(check_in.at),
                "written": check_in.written.text(),
                "answers": to_json([answer_out(answer) for answer in check_in.answers]),
                "note": check_in.note,
                "private": check_in.private,
            },
        )

    def remove(self, check_in_id: str) -> None:
        """Remove one check-in."""
        self._run(_REMOVE, key=check_in_id)

    def between(self, first: date, last: date) -> list[CheckIn]:
        """Check-ins about the local days ``first`` to ``last``, both included."""
        rows = self._rows(_BETWEEN, first=first.isoformat(), last=last.isoformat())
        return [_check_in(row) for row in rows]

    def recent(self, limit: int) -> list[CheckIn]:
        """The latest first, at most ``limit``."""
        return [_check_in(row) for row in self._rows(_RECENT, count=limit)]

    def plan(self) -> CheckInPlan | None:
        """What the person chose to be asked; ``None`` before they chose."""
        row = self._row(_PLAN)
        if row is None:
            return None
        return CheckInPlan(
            question_ids=tuple(from_json(row.question_ids)),
            own=tuple(question_in(question) for question in from_json(row.own)),
            every_days=row.every_days,
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
                "every_days": plan.every_days,
                "paused": plan.paused,
            },
        )
