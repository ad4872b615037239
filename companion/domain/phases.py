"""One step of a routine as a row of timed moments: get ready, move, hold, come back, rest, change sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.doses import Dose, Side
from companion.domain.movements import Position
from companion.domain.routines import GET_READY_S, Step

SWITCH_SIDE_S = 5
LONG_GET_READY_S = 10
"""Getting down to the floor takes its time."""


class Beat(StrEnum):
    """What one moment is for. A repetition is ``MOVE``, ``HOLD`` if there is one, and ``RETURN``."""

    GET_READY = "get_ready"
    MOVE = "move"
    HOLD = "hold"
    RETURN = "return"
    REST = "rest"
    SWITCH = "switch"


WAITS = frozenset({Beat.GET_READY, Beat.REST, Beat.SWITCH})
"""Moments in which one waits for what comes, and may say that one is ready."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One moment of a step. ``rep`` counts from 1 within ``set`` and side; 0 where nothing is counted.

    ``ends_rep`` and ``ends_set`` tell that a repetition, and the set on all its sides, is done with it.
    """

    beat: Beat
    seconds: float
    set: int
    rep: int = 0
    side: Side = Side.NONE
    ends_rep: bool = False
    ends_set: bool = False

    @property
    def is_work(self) -> bool:
        """Whether something is done in it: it is what a record counts."""
        return self.beat not in WAITS

    @property
    def turn(self) -> tuple[int, Side, int]:
        """Which repetition (or which timed set) it belongs to."""
        return self.set, self.side, self.rep

    @property
    def is_timed(self) -> bool:
        """Whether it is done for a time rather than counted, such as a walk."""
        return self.beat is Beat.MOVE and not self.rep


@dataclass(frozen=True, slots=True)
class Readying:
    """How long one has to get ready: ``long_s`` seconds before the first step and where the position changes.

    ``positions`` are those of the movements, by id; where one is not known it counts as a change.
    """

    long_s: int = LONG_GET_READY_S
    positions: Mapping[str, Position] = field(default_factory=dict)

    def seconds(self, step: Step, before: Step | None) -> int:
        """The seconds before ``step`` when ``before`` was being done (``None``: nothing)."""
        position = self.positions.get(step.movement_id)
        if before is None or position is None or position != self.positions.get(before.movement_id):
            return self.long_s
        return min(GET_READY_S, self.long_s)


def phases(dose: Dose, get_ready_s: float = GET_READY_S) -> tuple[Phase, ...]:
    """A step from getting ready to its last repetition.

    With ``Side.BOTH`` the sides change within each set; with ``Side.ALTERNATE`` at every repetition, without a pause.
    """
    rounds = _rounds(dose)
    row = [Phase(Beat.GET_READY, get_ready_s, 1, 0, rounds[0][0].side)]
    for number in range(1, dose.sets + 1):
        if number > 1 and dose.rest_s:
            row.append(Phase(Beat.REST, dose.rest_s, number, 0, rounds[0][0].side))
        for index, phases_of in enumerate(rounds):
            if index:
                row.append(Phase(Beat.SWITCH, SWITCH_SIDE_S, number, 0, phases_of[0].side))
            last_round = index == len(rounds) - 1
            for place, phase in enumerate(phases_of):
                ends_set = last_round and place == len(phases_of) - 1
                row.append(
                    Phase(phase.beat, phase.seconds, number, phase.rep, phase.side, phase.ends_rep, ends_set)
                )
    return tuple(row)


def _rounds(dose: Dose) -> list[list[Phase]]:
    """What one set is made of: a row of phases for each stretch between changes of side."""
    if dose.side is Side.ALTERNATE and dose.duration_s is None and dose.reps:
        reps = range(1, dose.reps + 1)
        both = (Side.LEFT, Side.RIGHT)
        return [[phase for rep in reps for side in both for phase in _repetition(dose, rep, side)]]
    sides = (Side.LEFT, Side.RIGHT) if dose.side_count == 2 else (dose.side,)
    return [_on_one_side(dose, side) for side in sides]


def _on_one_side(dose: Dose, side: Side) -> list[Phase]:
    if dose.duration_s is not None:
        return [Phase(Beat.MOVE, dose.duration_s, 1, 0, side)]
    if not dose.reps:
        return [Phase(Beat.HOLD, dose.hold_s, 1, 0, side)]
    return [phase for rep in range(1, dose.reps + 1) for phase in _repetition(dose, rep, side)]


def _repetition(dose: Dose, rep: int, side: Side) -> list[Phase]:
    """There in half the tempo, the hold, and back in the other half."""
    half = dose.tempo_s / 2
    hold = [Phase(Beat.HOLD, dose.hold_s, 1, rep, side)] if dose.hold_s else []
    return [
        Phase(Beat.MOVE, half, 1, rep, side),
        *hold,
        Phase(Beat.RETURN, half, 1, rep, side, ends_rep=True),
    ]
