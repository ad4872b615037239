"""Routines: ordered steps in up to three sizes. All three sizes count the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from companion.domain.doses import Dose, seconds
from companion.domain.moments import Moment


class Size(StrEnum):
    """Which version of a routine fits today."""

    GOOD = "good"
    ORDINARY = "ordinary"
    TENSE = "tense"


SIZES = (Size.ORDINARY, Size.GOOD, Size.TENSE)
"""The order in which sizes are offered."""

GET_READY_S = 5
"""Seconds to get into position before each step."""


class Origin(StrEnum):
    """Whose a step is."""

    MINE = "mine"
    CHOSEN = "chosen"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Step:
    """One movement in a routine, with a dose for each size it belongs to.

    ``line_id`` names the suggested line it came from; ``suggested_by`` is that clinician's name.
    ``because`` is the person's own reason for choosing or changing it.
    """

    id: str
    movement_id: str
    movement_name: str
    doses: Mapping[Size, Dose]
    note: str = ""
    origin: Origin = Origin.MINE
    line_id: str = ""
    suggested_by: str = ""
    because: str = ""
    changed: Moment | None = None


@dataclass(frozen=True, slots=True)
class Routine:
    """A named, ordered list of steps. ``put_away`` keeps it without offering it on Today."""

    id: str
    name: str
    created: Moment
    steps: tuple[Step, ...] = ()
    note: str = ""
    suggestion_id: str = ""
    put_away: bool = False
    rank: int = 0

    @property
    def sizes(self) -> tuple[Size, ...]:
        """The sizes at least one step has, in offering order."""
        return tuple(size for size in SIZES if any(size in step.doses for step in self.steps))


def steps_in(routine: Routine, size: Size) -> tuple[Step, ...]:
    """The steps done in ``size``, in order."""
    return tuple(step for step in routine.steps if size in step.doses)


def length_s(routine: Routine, size: Size) -> int:
    """About how long ``size`` takes, in seconds, getting ready included."""
    return sum(GET_READY_S + seconds(step.doses[size]) for step in steps_in(routine, size))


def moved(steps: Sequence[Step], index: int, by: int) -> tuple[Step, ...]:
    """``steps`` with the one at ``index`` moved ``by`` places, stopping at the ends."""
    order = list(steps)
    step = order.pop(index)
    order.insert(max(0, min(len(order), index + by)), step)
    return tuple(order)


def smaller(dose: Dose) -> Dose:
    """A gentler starting point for a tense-day dose: half as much, at least one, shorter holds."""

    def half(value: int | None) -> int | None:
        return None if value is None else max(1, value // 2)

    return replace(
        dose,
        sets=1,
        reps_min=half(dose.reps_min),
        reps_max=half(dose.reps_max),
        hold_s=dose.hold_s // 2,
        duration_s=None if dose.duration_s is None else max(30, dose.duration_s // 2),
    )
