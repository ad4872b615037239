"""Undoing "take out": the step comes back, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.routines import Step
from companion.services.routines import RoutineService


def put_step_back(routines: RoutineService, routine_id: str, step: Step, index: int) -> None:
    """Puts ``step`` at ``index`` (or last) of the routine as it is now. Raises ``CompanionError`` when it is gone."""
    routine = routines.get(routine_id)
    others = [each for each in routine.steps if each.id != step.id]
    others.insert(index, step)
    routines.restore(replace(routine, steps=tuple(others)))
