"""What was agreed at a visit, line by line: make a step of it, keep it for oneself, or leave it as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from companion.domain.goals import Goal
from companion.domain.movements import Movement
from companion.domain.plans import AT_VISITS, PlanFile, SuggestedLine, Suggestion
from companion.domain.routines import Routine, Step
from companion.domain.small_steps import SmallStep
from companion.domain.visits import AgreedLine, Became, Visit
from companion.i18n import tr
from companion.services.goals import GoalService
from companion.services.library import LibraryService, OwnEntry
from companion.services.plans import PlanService
from companion.services.routines import RoutineService
from companion.services.small_steps import SmallStepService
from companion.services.visits import VisitService


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a line; :meth:`AgreementService.undo` needs it."""

    line: AgreedLine
    before: AgreedLine | None = None
    small_step: SmallStep | None = None
    movement: Movement | None = None
    step: Step | None = None
    routine: Routine | None = None
    suggestion: Suggestion | None = None


class AgreementService:
    """Makes something of a line that was agreed on, only when asked to. The line itself stays as it was typed."""

    def __init__(
        self,
        visits: VisitService,
        goals: GoalService,
        small_steps: SmallStepService,
        library: LibraryService,
        routines: RoutineService,
        plans: PlanService,
    ) -> None:
        self._visits = visits
        self._goals = goals
        self._small_steps = small_steps
        self._library = library
        self._routines = routines
        self._plans = plans

    def open_goals(self) -> list[Goal]:
        """The goals a step can be for."""
        return [goal for goal in self._goals.all() if goal.state.is_open]

    def offered_routines(self) -> list[Routine]:
        """The routines a step can go into; none that is put away."""
        return [routine for routine in self._routines.all() if not routine.put_away]

    def to_myself(self) -> list[AgreedLine]:
        """My suggestions to myself, the latest first."""
        return self._visits.to_myself()

    def keep_for_myself(self, visit_id: str, text: str) -> Made:
        """A suggestion to myself, to come back to."""
        before = self._before(visit_id, text)
        return Made(self._visits.make_of(visit_id, text, Became.MYSELF), before)

    def suggestion(self, visit_id: str, text: str) -> Made:
        """Something the clinician suggested at the visit: it is kept among the plans with who and when, as it was
        said. Nothing is taken from it by itself.

        A line named like a movement of the library is that movement; any other brings one of its own.
        """
        before = self._before(visit_id, text)
        visit = self._visits.record(visit_id).visit
        day = visit.day or self._visits.today()
        known = {each.id for each in self._plans.all()}
        kept = self._plans.receive(as_plan(visit, text, day, self._library.all()))
        line = self._visits.make_of(visit_id, text, Became.SUGGESTION, kept.id)
        # One that was kept before is not taken away by undoing this.
        return Made(line, before, suggestion=None if kept.id in known else kept)

    def goal_step(self, visit_id: str, text: str, goal_id: str) -> Made:
        """A small step of a goal, in the words of the line."""
        before = self._before(visit_id, text)
        step = self._small_steps.add(goal_id, text)
        line = self._visits.make_of(visit_id, text, Became.GOAL_STEP, goal_id)
        return Made(line, before, small_step=step)

    def routine_step(self, visit_id: str, text: str, routine_id: str = "", name: str = "") -> Made:
        """A step of a routine, with a movement of one's own named like the line and the usual dose, to be changed.

        Without ``routine_id`` a new routine called ``name`` is made for it.
        """
        before = self._before(visit_id, text)
        made = None if routine_id else self._routines.create(name)
        routine_id = made.id if made is not None else routine_id
        movement = self._library.make(OwnEntry(text))
        step = self._routines.add_step(routine_id, movement).steps[-1]
        line = self._visits.make_of(visit_id, text, Became.ROUTINE_STEP, routine_id)
        return Made(line, before, movement=movement, step=step, routine=made)

    def leave(self, line: AgreedLine) -> None:
        """Let go of what was made of a line, here alone: a step stays where it is."""
        self._visits.leave_line(line)

    def keep(self, line: AgreedLine) -> None:
        """Undo :meth:`leave`."""
        self._visits.keep_line(line)

    def undo(self, made: Made) -> None:
        """Take back what was just made. Steps go to the recycle list, as anything deleted does."""
        self._visits.leave_line(made.line)
        if made.before is not None:
            self._visits.keep_line(made.before)
        if made.small_step is not None:
            self._small_steps.remove(made.small_step.id)
        if made.step is not None and made.movement is not None:
            self._routines.remove_step(made.line.became_id, made.step.id)
            self._library.remove(made.movement.id)
        if made.routine is not None:
            self._routines.remove(made.routine.id)
        if made.suggestion is not None:
            self._plans.remove(made.suggestion.id)

    def _before(self, visit_id: str, text: str) -> AgreedLine | None:
        return self._visits.record(visit_id).became.get(text)


def as_plan(visit: Visit, text: str, day: date, known: Iterable[Movement]) -> PlanFile:
    """A line that was suggested at a visit, as a plan of its own, so that it can be taken off the list alone.

    ``known`` are the movements it may name. No amount was said, so none is in it.
    """
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    plan_id = f"{AT_VISITS}/{visit.id}/{digest[:16]}"
    by = visit.who.strip() or tr("someone at the visit")
    own = Movement(f"plan:{plan_id}:line", text, "", (), author=by, own=True)
    named = (each for each in known if each.name.casefold() == text.casefold())
    movement = next(named, own)
    line = SuggestedLine("line", "agreed", tr("What we agreed"), movement.id, text, {})
    brought = (movement,) if movement is own else ()
    return PlanFile(plan_id, 1, text, by, "", day, "", (line,), brought, sha256=f"{visit.id}{digest}")
