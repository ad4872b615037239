"""The player: a routine as a row of timed moments, and where in it one is.

Pure: it is told how much time went by and never asks a clock, so a laptop that slept cannot skip ahead
(:data:`MAX_TICK_S` is the most one tick counts). What a tick goes beyond a moment counts in the next one, so that
nothing drifts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from companion.domain.doses import Dose
from companion.domain.phases import WAITS, Beat, Phase, Readying, phases
from companion.domain.routines import GET_READY_S, Size, Step
from companion.domain.sessions import Outcome, StepDone
from companion.domain.spot import Spot

MAX_TICK_S = 1.0
KEEP_S = 10.0
"""How often a timed set, such as a walk, is to be kept while it goes on."""


@dataclass(slots=True)
class Player:
    """Where one is in a routine. Changed only by its methods; ``finished`` once past the last step.

    ``elapsed`` is seconds into the current phase. ``spot`` is where a cut-off session goes on. Methods return the
    record of a step where there is something new to keep: when it is left, and after each repetition of it.
    """

    steps: Sequence[Step]
    size: Size
    index: int = 0
    readying: Readying = field(default_factory=Readying)
    resumed: Spot | None = None
    paused: bool = False
    elapsed: float = 0.0
    _at: int = 0
    _row: tuple[Phase, ...] = ()
    _then: int = 1
    _into: float = 0.0
    _sets: int = 0
    _reps: int = 0
    _worked: float = 0.0
    _done: dict[str, StepDone] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.steps:
            raise ValueError("a player needs at least one step")
        self._enter(min(self.index, len(self.steps) - 1), None)
        spot, self.resumed = self.resumed, None
        if spot is not None:
            self._take_up(spot)

    # where one is

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
        """The dose being done."""
        return self.step.doses[self.dose_size]

    @property
    def dose_size(self) -> Size:
        """The size of that dose: a step without the size gone on in keeps its own nearest one."""
        for size in (self.size, Size.ORDINARY, Size.TENSE, Size.GOOD):
            if size in self.step.doses:
                return size
        raise ValueError("a step has at least one dose")

    @property
    def phase(self) -> Phase:
        """The moment being lived. Getting ready has the set and side of what it is for."""
        phase = self._row[self._at]
        if phase.beat is not Beat.GET_READY:
            return phase
        ahead = self._row[self._then]
        return replace(phase, set=ahead.set, side=ahead.side)

    @property
    def row(self) -> tuple[Phase, ...]:
        """Every moment of the step being done."""
        return self._row

    @property
    def at(self) -> tuple[int, int]:
        """Which step and which moment of it: changes when a moment begins."""
        return self.index, self._at

    @property
    def remaining(self) -> float:
        """Seconds left of the current phase."""
        return max(0.0, self.phase.seconds - self.elapsed)

    @property
    def waits(self) -> bool:
        """Whether one waits for what comes, and may say that one is ready."""
        return not self.finished and self.phase.beat in WAITS

    @property
    def spot(self) -> Spot | None:
        """Where to go on after a cut-off; ``None`` when the last step is behind."""
        if self.finished:
            return None
        ahead = self._ahead
        timed = ahead.is_timed
        into = self.elapsed if ahead is self._row[self._at] else self._into
        return Spot(
            self.step.id,
            self.size,
            *ahead.turn,
            into=into if timed else 0.0,
            sets=self._sets,
            reps=self._reps,
            worked=self._worked,
        )

    def done(self) -> tuple[StepDone, ...]:
        """What was done so far, in step order."""
        return tuple(self._done[step.id] for step in self.steps if step.id in self._done)

    # time

    def tick(self, seconds: float) -> StepDone | None:
        """Let time pass (at most :data:`MAX_TICK_S`)."""
        if self.paused or self.finished:
            return None
        before = self.elapsed
        self.elapsed += min(max(0.0, seconds), MAX_TICK_S)
        kept: StepDone | None = None
        while self.elapsed >= self._row[self._at].seconds:
            over = self.elapsed - self._row[self._at].seconds
            before = 0.0
            ended = self._pass()
            if self._at >= len(self._row):
                return self._leave(Outcome.DONE, over)
            self.elapsed += over
            if ended.ends_rep or (ended.is_work and not ended.rep):
                kept = self._record(Outcome.PART)
        if self.phase.is_timed and self.elapsed // KEEP_S > before // KEEP_S:
            kept = self._record(Outcome.PART)
        return kept

    def toggle_pause(self) -> None:
        """Pause or go on."""
        self.paused = not self.paused

    def ready(self) -> None:
        """I am ready: what one waited for begins now."""
        if self.waits:
            self.paused = False
            self._pass()

    # steps

    def next(self) -> StepDone:
        """Go to the next step; what was done of this one is kept."""
        return self._leave(Outcome.PART if self._started else Outcome.LEFT)

    def back(self) -> None:
        """Go back: to the start of this step, or to the step before when it has hardly begun."""
        before = self.step
        self._enter(self.index if self._started else max(0, self.index - 1), before)

    def rather_not(self) -> StepDone:
        """Leave this step out: a full answer."""
        return self._leave(Outcome.RATHER_NOT)

    def change_size(self, size: Size) -> StepDone | None:
        """Go on in another size. What was done of this step counts in it, so that nothing is done twice; where that
        is all of it already, the step is done.
        """
        if self.finished:
            return None
        started, into = self._started, self._timed_so_far
        passed = {phase.turn for phase in self._row[: self._now] if phase.is_work} - {self._ahead.turn}
        if self.phase.is_work and not self.phase.is_timed:
            self._worked += self.elapsed
        self.size = size
        self._begin_row(GET_READY_S)
        if not started:
            return None
        self._then = next(
            (at for at, phase in enumerate(self._row) if phase.is_work and phase.turn not in passed),
            len(self._row),
        )
        if into and self._then < len(self._row) and self._row[self._then].is_timed:
            self._skip_timed(into)
        if self._then >= len(self._row):
            self._sets = max(self._sets, self.dose.sets)
            return self._leave(Outcome.DONE)
        return None

    def stop(self) -> StepDone | None:
        """Stop here. Returns the record of a step that was under way, if any."""
        if self.finished or not self._started:
            return None
        return self._record(Outcome.PART)

    # inside

    @property
    def _started(self) -> bool:
        return self._row[self._at].beat is not Beat.GET_READY or self._worked > 0 or self._into > 0

    @property
    def _now(self) -> int:
        """The moment one is at, or gets ready for."""
        return self._then if self._at == 0 else self._at

    @property
    def _ahead(self) -> Phase:
        """The next moment in which something is done: the one being lived if it is one."""
        return next(phase for phase in self._row[self._now :] if phase.is_work)

    @property
    def _timed_so_far(self) -> float:
        return self.elapsed if self._row[self._at].is_timed else self._into

    def _enter(self, index: int, before: Step | None) -> None:
        self.index = index
        self._worked, self._reps, self._sets = 0.0, 0, 0
        if not self.finished:
            self._begin_row(self.readying.seconds(self.step, before))

    def _begin_row(self, get_ready_s: float) -> None:
        self._at, self._then = 0, 1
        self.elapsed = self._into = 0.0
        self._row = phases(self.dose, get_ready_s)

    def _take_up(self, spot: Spot) -> None:
        """Begin at ``spot``. What no longer fits, because the step was changed meanwhile, begins over."""
        if spot.step_id != self.step.id:
            return
        self.size = spot.size
        self._begin_row(self.readying.seconds(self.step, None))
        turns = [phase.turn if phase.is_work else None for phase in self._row]
        if spot.turn not in turns:
            return
        self._then = turns.index(spot.turn)
        self._sets, self._reps, self._worked = spot.sets, spot.reps, spot.worked
        if self._row[self._then].is_timed:
            self._into = min(max(0.0, spot.into), self._row[self._then].seconds - 1)

    def _skip_timed(self, into: float) -> None:
        """Count ``into`` seconds of the timed set one goes on with."""
        if into < self._row[self._then].seconds:
            self._into = into
            return
        self._worked += into
        self._sets += self._row[self._then].ends_set
        later = range(self._then + 1, len(self._row))
        self._then = next((at for at in later if self._row[at].is_work), len(self._row))

    def _pass(self) -> Phase:
        """End the moment being lived; ``elapsed`` begins anew."""
        ended = self._row[self._at]
        self.elapsed = 0.0
        if ended.beat is Beat.GET_READY:
            self._at = self._then
            self.elapsed, self._into = self._into, 0.0
            return ended
        if ended.is_work:
            self._worked += ended.seconds
            self._reps += ended.ends_rep
            self._sets += ended.ends_set
        self._at += 1
        return ended

    def _leave(self, outcome: Outcome, over: float = 0.0) -> StepDone:
        """Record this step and enter the next, ``over`` seconds into it."""
        record = self._record(outcome)
        self._enter(self.index + 1, self.step)
        self.elapsed = over
        return record

    def _record(self, outcome: Outcome) -> StepDone:
        step, nothing = self.step, outcome is Outcome.LEFT
        worked = self._worked + (self._into if self._at == 0 else 0.0)
        if self._at < len(self._row) and self._row[self._at].is_work:
            worked += self.elapsed
        record = StepDone(
            step_id=step.id,
            movement_id=step.movement_id,
            movement_name=step.movement_name,
            outcome=outcome,
            sets=0 if nothing else self._sets,
            reps=0 if nothing else self._reps,
            seconds=0 if nothing else round(worked),
            size=self.dose_size,
        )
        self._done[step.id] = record
        return record
