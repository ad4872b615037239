"""Sessions: one time through a routine, and how each day went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.moments import Moment
from companion.domain.routines import Size


class Outcome(StrEnum):
    """What happened to one step. ``LEFT`` was not reached before stopping; it says nothing about anyone."""

    DONE = "done"
    PART = "part"
    RATHER_NOT = "rather_not"
    LEFT = "left"


class Helped(StrEnum):
    """My answer to "did it help?"."""

    YES = "yes"
    A_LITTLE = "a_little"
    NO = "no"


@dataclass(frozen=True, slots=True)
class StepDone:
    """One step as it was done. The name is kept so that the record reads the same after the library changes.

    ``sets`` and ``reps`` are what was completed (reps over all sets and sides); ``seconds`` is time held or moved.
    """

    step_id: str
    movement_id: str
    movement_name: str
    outcome: Outcome
    sets: int = 0
    reps: int = 0
    seconds: int = 0
    size: Size = Size.ORDINARY


@dataclass(frozen=True, slots=True)
class Session:
    """One time through a routine. ``ended`` is ``None`` while it goes on (or after a crash).

    ``effort`` is 0 (sitting) to 10 (the most possible); ``None`` when not said.
    """

    id: str
    routine_id: str
    routine_name: str
    size: Size
    started: Moment
    ended: Moment | None = None
    steps: tuple[StepDone, ...] = ()
    effort: int | None = None
    helped: Helped | None = None
    note: str = ""

    @property
    def holds_something(self) -> bool:
        """Whether anything was done or answered; steps that were only passed by do not count."""
        return any(done.outcome is not Outcome.LEFT for done in self.steps)


class DayState(StrEnum):
    """How a day went, if the person wants to say. No entry means *not recorded*, never "nothing done"."""

    DID_IT = "did_it"
    SMALLER = "smaller"
    TENSE_DAY = "tense_day"
    CHOSE_REST = "chose_rest"
    LIFE_HAPPENED = "life_happened"


@dataclass(frozen=True, slots=True)
class Day:
    """One recorded day."""

    day: date
    state: DayState
    at: Moment
    note: str = ""


def state_of(size: Size) -> DayState:
    """The day state that a session in ``size`` suggests."""
    return DayState.TENSE_DAY if size is Size.TENSE else DayState.DID_IT
