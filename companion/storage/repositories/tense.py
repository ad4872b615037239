"""The tense plan, and uses of the relief list."""

from __future__ import annotations

from sqlalchemy import select

from companion.domain.sessions import Helped
from companion.domain.tense import ReliefUse, TensePlan
from companion.storage.codec import from_json, maybe_moment, maybe_text, moment, to_json, when
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import relief_uses, tense_plan

_PLAN = select(tense_plan)
_USES = select(relief_uses).order_by(relief_uses.c.instant, AGE)


class SqlTense(Repository):
    """The one tense plan; uses by time."""

    __slots__ = ()

    def plan(self) -> TensePlan:
        """The plan; an empty one before it was written."""
        row = self._row(_PLAN)
        if row is None:
            return TensePlan()
        return TensePlan(
            signs=row.signs,
            first=row.first,
            passes=row.passes,
            call=row.call,
            relief=tuple(from_json(row.relief)),
            written=maybe_moment(row.written),
            triggers=row.triggers,
            stepping_up=row.stepping_up,
            learned=row.learned,
        )

    def put_plan(self, plan: TensePlan) -> None:
        """Keep the plan."""
        self._put(
            tense_plan,
            {
                "id": 1,
                "signs": plan.signs,
                "first": plan.first,
                "passes": plan.passes,
                "call": plan.call,
                "relief": to_json(list(plan.relief)),
                "written": maybe_text(plan.written),
                "triggers": plan.triggers,
                "stepping_up": plan.stepping_up,
                "learned": plan.learned,
            },
        )

    def uses(self) -> list[ReliefUse]:
        """Every use, oldest first."""
        return [
            ReliefUse(
                row.id,
                row.name,
                moment(row.at),
                None if row.helped is None else Helped(row.helped),
                row.note,
            )
            for row in self._rows(_USES)
        ]

    def put_use(self, use: ReliefUse) -> None:
        """Insert or replace."""
        self._put(
            relief_uses,
            {
                "id": use.id,
                "name": use.name,
                **when(use.at),
                "helped": None if use.helped is None else use.helped.value,
                "note": use.note,
            },
        )
