"""Routines with their steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.routines import Origin, Routine, Step
from companion.storage.codec import (
    doses_in,
    doses_out,
    from_json,
    instant,
    maybe_moment,
    maybe_text,
    moment,
    to_json,
)
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import routines, steps

_ALL = select(routines).order_by(routines.c.rank, routines.c.instant, AGE)
_ONE = select(routines).where(routines.c.id == bindparam("key"))
_REMOVE = delete(routines).where(routines.c.id == bindparam("key"))
_ALL_STEPS = select(steps).order_by(steps.c.routine_id, steps.c.position)
_STEPS = _ALL_STEPS.where(steps.c.routine_id == bindparam("key"))
_CLEAR_STEPS = delete(steps).where(steps.c.routine_id == bindparam("key"))


def _step(row: Row[Any]) -> Step:
    return Step(
        id=row.id,
        movement_id=row.movement_id,
        movement_name=row.movement_name,
        doses=doses_in(from_json(row.doses)),
        note=row.note,
        origin=Origin(row.origin),
        line_id=row.line_id,
        suggested_by=row.suggested_by,
        because=row.because,
        changed=maybe_moment(row.changed),
    )


def _step_values(routine_id: str, position: int, step: Step) -> dict[str, Any]:
    return {
        "routine_id": routine_id,
        "position": position,
        "id": step.id,
        "movement_id": step.movement_id,
        "movement_name": step.movement_name,
        "doses": to_json(doses_out(step.doses)),
        "note": step.note,
        "origin": step.origin.value,
        "line_id": step.line_id,
        "suggested_by": step.suggested_by,
        "because": step.because,
        "changed": maybe_text(step.changed),
    }


def _routine(row: Row[Any], its_steps: Sequence[Step]) -> Routine:
    return Routine(
        id=row.id,
        name=row.name,
        created=moment(row.created),
        steps=tuple(its_steps),
        note=row.note,
        suggestion_id=row.suggestion_id,
        put_away=row.put_away,
        rank=row.rank,
    )


class SqlRoutines(Repository):
    """Routines by rank then age, each with its steps in order."""

    __slots__ = ()

    def all(self) -> list[Routine]:
        """Every routine, those put away too."""
        found: defaultdict[str, list[Step]] = defaultdict(list)
        for row in self._rows(_ALL_STEPS):
            found[row.routine_id].append(_step(row))
        return [_routine(row, found[row.id]) for row in self._rows(_ALL)]

    def get(self, routine_id: str) -> Routine | None:
        """One routine, if it is there."""
        row = self._row(_ONE, key=routine_id)
        if row is None:
            return None
        return _routine(row, [_step(step) for step in self._rows(_STEPS, key=routine_id)])

    def put(self, routine: Routine) -> None:
        """Insert or replace, steps included."""
        self._put(
            routines,
            {
                "id": routine.id,
                "name": routine.name,
                "created": routine.created.text(),
                "instant": instant(routine.created),
                "note": routine.note,
                "suggestion_id": routine.suggestion_id,
                "put_away": routine.put_away,
                "rank": routine.rank,
            },
        )
        self._run(_CLEAR_STEPS, key=routine.id)
        rows = [_step_values(routine.id, place, step) for place, step in enumerate(routine.steps)]
        self._add_all(steps, rows)

    def remove(self, routine_id: str) -> None:
        """Remove a routine with its steps; its sessions stay."""
        self._run(_REMOVE, key=routine_id)
