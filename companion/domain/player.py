"""The player: a routine as a row of timed moments, and where in it one is.

Pure: it is told how much time went by and never asks a clock, so a laptop that slept cannot skip ahead
(the caller hands in at most :data:`MAX_TICK_S` at a time).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.doses import Dose, Side
from companion.domain.routines import GET_READY_S, Size, Step
from companion.domain.sessions import Outcome, StepDone

MAX_TICK_S = 1.0
SWITCH_SIDE_S = 5


class Beat(StrEnum):
    """What one moment is for."""

    GET_READY = "get_ready"
    MOVE = "move"
    HOLD = "hold"
    REST = "rest"
    SWITCH = "switch"


@dataclass(frozen=True, slots=True)
class Phase:
    """One moment of a step. ``rep`` counts from 1 within ``set``; 0 where nothing is counted."""

    beat: Beat
    seconds: float
    set: int
    rep: int = 0
    side: Side = Side.NONE


def _round(dose: Dose, set_number: int, side: Side) -> list[Phase]:
    """One set on one side."""
    if dose.duration_s is not None:
        return [Phase(Beat.MOVE, dose.duration_s, set_number, 0, side)]
    if not dose.reps:
        return [Phase(Beat.HOLD, dose.hold_s, set_number, 0, side)]
    phases = []
    for rep in range(1, dose.reps + 1):
        phases.append(Phase(Beat.MOVE, dose.tempo_s, set_number, rep, side))
        if dose.hold_s:
            phases.append(Phase(Beat.HOLD, dose.hold_s, set_number, rep, side))
    return phases


def phases(dose: Dose) -> tuple[Phase, ...]:
    """A step from getting ready to its last repetition. Sides switch within each set."""
    sides = {
        Side.BOTH: (Side.LEFT, Side.RIGHT),
        Side.ALTERNATE: (Side.LEFT, Side.RIGHT),
        Side.LEFT: (Side.LEFT,),
        Side.RIGHT: (Side.RIGHT,),
        Side.NONE: (Side.NONE,),
    }[dose.side]
    row = [Phase(Beat.GET_READY, GET_READY_S, 1, 0, sides[0])]
    for set_number in range(1, dose.sets + 1):
        if set_number > 1 and dose.rest_s:
            row.append(Phase(Beat.REST, dose.rest_s, set_number, 0, sides[0]))
        for index, side in enumerate(sides):
            if index:
                row.append(Phase(Beat.SWITCH, SWITCH_SIDE_S, set_number, 0, side))
            row += _round(dose, set_number, side)
    return tuple(row)


@dataclass(slots=True)
class Player:
    """Where one is in a routine. Changed only by its methods; ``finished`` once past the last step.

    ``elapsed`` is seconds into the current phase.
    """

    steps: Sequence[Step]
    size: Size
    index: int = 0
    paused: bool = False
    elapsed: float = 0.0
    _phase: int = 0
    _row: tuple[Phase, ...] = ()
    _worked: float = 0.0
    _done: dict[str, StepDone] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("a player needs at least one step")
        self._enter(min(self.index, len(self.steps) - 1))

    @property
    def finished(self) -> bool:
        """Whether the last step is behind."""
        return self.index >= len(self.steps)

    @property
    def step(self) -> Step:
        """The step being done."""
        return self.steps[min(self.index, len(self.steps) - 1)]

    @property
    def dose(self) -> Dose:
        """The dose being done; a step without this size keeps its own nearest one."""
        doses = self.step.doses
        for size in (self.size, Size.ORDINARY, Size.TENSE, Size.GOOD):
            if size in doses:
                return doses[size]
        raise ValueError("a step has at least one dose")

    @property
    def phase(self) -> Phase:
        """The moment being lived."""
        return self._row[self._phase]

    @property
    def remaining(self) -> float:
        """Seconds left of the current phase."""
        return max(0.0, self.phase.seconds - self.elapsed)

    @property
    def progress(self) -> float:
        """How far into the current step, 0.0–1.0, by time."""
        total = sum(phase.seconds for phase in self._row)
        spent = sum(phase.seconds for phase in self._row[: self._phase]) + self.elapsed
        return min(1.0, spent / total) if total else 1.0

    def done(self) -> tuple[StepDone, ...]:
        """What was done so far, in step order."""
        return tuple(self._done[step.id] for step in self.steps if step.id in self._done)

    def tick(self, seconds: float) -> StepDone | None:
        """Let time pass (at most :data:`MAX_TICK_S`). Returns a step's record when it was completed by this."""
        if self.paused or self.finished:
            return None
        self.elapsed += min(max(0.0, seconds), MAX_TICK_S)
        while not self.finished and self.elapsed >= self.phase.seconds:
            over = self.elapsed - self.phase.seconds
            self._count(self.phase.seconds)
            if self._phase + 1 < len(self._row):
                self._phase += 1
                self.elapsed = over
                continue
            record = self._record(Outcome.DONE)
            self._enter(self.index + 1)
            return record
        return None

    def toggle_pause(self) -> None:
        """Pause or go on."""
        self.paused = not self.paused

    def next(self) -> StepDone:
        """Go to the next step; what was done of this one is kept (done when its counting was over, else part)."""
        record = self._record(Outcome.PART if self._started else Outcome.LEFT)
        self._enter(self.index + 1)
        return record

    def back(self) -> None:
        """Go back: to the start of this step, or to the step before when it has hardly begun."""
        self._enter(self.index if self._started else max(0, self.index - 1))

    def rather_not(self) -> StepDone:
        """Leave this step out: a full answer."""
        record = self._record(Outcome.RATHER_NOT)
        self._enter(self.index + 1)
        return record

    def change_size(self, size: Size) -> None:
        """Go on in another size; the current step starts over in it."""
        self.size = size
        if not self.finished:
            self._enter(self.index)

    def stop(self) -> StepDone | None:
        """Stop here. Returns the record of a step that was under way, if any."""
        if self.finished or not self._started:
            return None
        return self._record(Outcome.PART)

    @property
    def _started(self) -> bool:
        return self.phase.beat is not Beat.GET_READY

    def _enter(self, index: int) -> None:
        self.index = index
        self._phase = 0
        self.elapsed = 0.0
        self._worked = 0.0
        if not self.finished:
            self._row = phases(self.dose)

    def _count(self, seconds: float) -> None:
        if self.phase.beat in (Beat.MOVE, Beat.HOLD):
            self._worked += seconds

    def _record(self, outcome: Outcome) -> StepDone:
        complete = outcome is Outcome.DONE
        behind = self._row if complete else self._row[: self._phase]
        ahead = () if complete else self._row[self._phase :]
        unfinished = {(phase.set, phase.side, phase.rep) for phase in ahead}
        reps = {(p.set, p.side, p.rep) for p in behind if p.rep} - unfinished
        under_way = {phase.set for phase in ahead if phase.beat in (Beat.MOVE, Beat.HOLD)}
        sets = {p.set for p in behind if p.beat in (Beat.MOVE, Beat.HOLD)} - under_way
        worked = self._worked
        if not complete and self.phase.beat in (Beat.MOVE, Beat.HOLD):
            worked += self.elapsed
        step = self.step
        nothing = outcome is Outcome.LEFT
        record = StepDone(
            step_id=step.id,
            movement_id=step.movement_id,
            movement_name=step.movement_name,
            outcome=outcome,
            sets=0 if nothing else len(sets),
            reps=0 if nothing else len(reps),
            seconds=0 if nothing else round(worked),
            size=self.size,
        )
        self._done[step.id] = record
        return record
