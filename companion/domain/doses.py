"""How much of a movement: sets, repetitions, holds, and the ranges that make sense at home."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum


class Side(StrEnum):
    """Which side of the body. Repetitions are *per side*."""

    NONE = "none"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    ALTERNATE = "alternate"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much. Seconds everywhere; ``None`` means "not said".

    ``reps_min``/``reps_max`` are per side and per set. ``duration_s`` is for things done for a time
    (a walk, breathing) and then ``reps`` stay ``None``. ``tempo_s`` is one whole repetition without its hold.
    ``effort_max`` and ``comfort_max`` are 0–10 ceilings.
    """

    sets: int = 1
    reps_min: int | None = None
    reps_max: int | None = None
    hold_s: int = 0
    rest_s: int = 30
    tempo_s: int = 4
    duration_s: int | None = None
    side: Side = Side.NONE
    load: str = ""
    times_per_day: int | None = None
    days_per_week: int | None = None
    as_needed: bool = False
    effort_max: int | None = None
    comfort_max: int | None = None

    @property
    def reps(self) -> int:
        """The number counted in the player: the upper end of the range, 0 for timed doses."""
        return self.reps_max or self.reps_min or 0

    @property
    def side_count(self) -> int:
        """How often each set is done: twice for both or alternating sides."""
        return 2 if self.side in (Side.BOTH, Side.ALTERNATE) else 1


LIMITS: dict[str, tuple[int, int]] = {
    "sets": (1, 10),
    "reps_min": (1, 100),
    "reps_max": (1, 100),
    "hold_s": (0, 600),
    "rest_s": (0, 600),
    "tempo_s": (1, 60),
    "duration_s": (5, 7200),
    "times_per_day": (1, 24),
    "days_per_week": (1, 7),
    "effort_max": (0, 10),
    "comfort_max": (0, 10),
}
"""Inclusive range of each number. Wider than any sensible plan; outside it is a typing slip."""

MAX_LOAD_TEXT = 60


@dataclass(frozen=True, slots=True)
class DoseProblem:
    """One field outside its range. ``low``/``high`` are inclusive; ``high`` ``None`` marks a rule, not a range."""

    field: str
    value: object
    low: int
    high: int | None
    reason: str


def problems(dose: Dose) -> list[DoseProblem]:
    """Every field that cannot be meant. An empty list means the dose may be taken as a plan."""
    found = []
    for item in fields(dose):
        value = getattr(dose, item.name)
        if item.name in LIMITS and value is not None:
            low, high = LIMITS[item.name]
            if value < low:
                found.append(DoseProblem(item.name, value, low, high, "under"))
            elif value > high:
                found.append(DoseProblem(item.name, value, low, high, "over"))
    if dose.reps_min is not None and dose.reps_max is not None and dose.reps_min > dose.reps_max:
        found.append(DoseProblem("reps_min", dose.reps_min, 1, dose.reps_max, "over"))
    if dose.duration_s is None and dose.reps == 0 and dose.hold_s == 0:
        found.append(DoseProblem("reps_min", None, 1, None, "nothing"))
    if len(dose.load) > MAX_LOAD_TEXT:
        found.append(DoseProblem("load", len(dose.load), 0, MAX_LOAD_TEXT, "over"))
    return found


def seconds(dose: Dose) -> int:
    """About how long the dose takes, rests included, in seconds."""
    if dose.duration_s is not None:
        work = dose.duration_s
    elif dose.reps:
        work = dose.reps * (dose.tempo_s + dose.hold_s)
    else:
        work = dose.hold_s
    rounds = dose.sets * dose.side_count
    return rounds * work + (dose.sets - 1) * dose.rest_s
