"""A routine as its page shows it, read from the notebook in one go."""

from __future__ import annotations

from companion.errors import CompanionError
from companion.services.drafts import DraftService
from companion.services.routines import RoutineService
from companion.ui.routines.routine_page import RoutineView


def step_key(step_id: str) -> str:
    """Where a change to a step waits as a draft."""
    return f"step/{step_id}"


def read_routine(
    routines: RoutineService, drafts: DraftService, routine_id: str, reminded: str | None
) -> RoutineView | None:
    """The view of a routine; ``None`` when it is gone. ``reminded`` tells when one is reminded of it."""
    try:
        routine = routines.get(routine_id)
    except CompanionError:
        return None
    stories = (step.id for step in routine.steps if routines.step_story(step.id))
    begun = (step.id for step in routine.steps if drafts.load(step_key(step.id)) is not None)
    return RoutineView(routine, frozenset(stories), frozenset(begun), reminded)
