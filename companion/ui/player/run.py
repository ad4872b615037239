"""One time through a routine: the player, and the session that keeps each repetition as it is done."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.domain.phases import Readying
from companion.domain.player import Player
from companion.domain.routines import Routine, Size, steps_in
from companion.domain.sessions import Outcome, Session, StepDone
from companion.domain.spot import Spot
from companion.errors import CompanionError
from companion.services.sessions import SessionService


def first_left(routine: Routine, session: Session, spot: Spot | None = None) -> int:
    """Where to go on: the index of the step of ``spot``, else of the first step of the session's size without a record
    (may be past the last).
    """
    steps = steps_in(routine, session.size)
    recorded = {done.step_id for done in session.steps}
    left = (
        i
        for i, step in enumerate(steps)
        if (step.id not in recorded if spot is None else step.id == spot.step_id)
    )
    found = next(left, None)
    if found is None:
        return len(steps) if spot is None else first_left(routine, session)
    return found


def replaces(new: StepDone, old: StepDone) -> bool:
    """Whether a step done again counts instead of the time before. Going back to a step and on again takes
    nothing away: passing it by never replaces anything, and a part never replaces more.
    """
    if new.outcome is Outcome.LEFT:
        return False
    if new.outcome is Outcome.PART:
        return old.outcome is Outcome.LEFT or (
            old.outcome is Outcome.PART and (new.reps, new.seconds) >= (old.reps, old.seconds)
        )
    return True


@dataclass(slots=True)
class Run:
    """A session under way. What could not be written waits in ``unsaved`` and is tried again with what comes next."""

    routine: Routine
    session: Session
    player: Player
    unsaved: list[StepDone] = field(default_factory=list)

    @classmethod
    def of(
        cls, routine: Routine, session: Session, spot: Spot | None = None, readying: Readying | None = None
    ) -> Run:
        """Begins ``session``, or goes on with it at ``spot``. Raises ``ValueError`` when no step is left to do."""
        steps = steps_in(routine, session.size)
        index = first_left(routine, session, spot)
        if index >= len(steps):
            raise ValueError("nothing is left of this session")
        size = session.steps[-1].size if session.steps else session.size
        return cls(routine, session, Player(steps, size, index, readying or Readying(), spot))

    def can_be_smaller(self) -> bool:
        """Whether the step on screen has a tense-day version that is not the one being done."""
        return (
            not self.player.finished
            and self.player.size is not Size.TENSE
            and Size.TENSE in self.player.step.doses
        )

    def keep(self, sessions: SessionService, done: StepDone | None = None) -> CompanionError | None:
        """Writes ``done``, whatever waits, and where one is; returns the problem if the notebook refuses."""
        if done is not None and all(replaces(done, old) for old in self._known(done.step_id)):
            self.unsaved = [other for other in self.unsaved if other.step_id != done.step_id]
            self.unsaved.append(done)
        spot = self.player.spot
        try:
            if not self.unsaved:
                sessions.record(self.session, None, spot)
            while self.unsaved:
                self.session = sessions.record(self.session, self.unsaved[0], spot)
                self.unsaved.pop(0)
        except CompanionError as error:
            return error
        return None

    def end(self, sessions: SessionService) -> Session | None:
        """Ends the session; one in which nothing was done is forgotten (``None``). Raises ``CompanionError``."""
        problem = self.keep(sessions)
        if problem is not None:
            raise problem
        if not self.session.holds_something:
            sessions.discard(self.session)
            return None
        return sessions.finish(self.session)

    def _known(self, step_id: str) -> list[StepDone]:
        return [old for old in (*self.session.steps, *self.unsaved) if old.step_id == step_id]
