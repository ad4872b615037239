"""Writes Sam's routines: own ones, some put away; the plan that came, what was changed in it and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.doses import Dose
from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.domain.plans import Decision, PlanFile, Suggestion, Verdict
from companion.domain.routines import Origin, Routine, Size, Step, smaller
from companion.services import sample_words as words
from companion.services.ports import Unit
from companion.services.routines import step_texts
from companion.services.sample_life import Pen
from companion.services.sample_words import OwnRoutine


@dataclass(slots=True)
class Shelved:
    """A routine as it was from each day on, oldest first, until it was put away."""

    versions: list[tuple[date, Routine]]
    until: date | None = None

    def on(self, day: date) -> Routine | None:
        """The routine as it was on this day; ``None`` before it was made and once it was put away."""
        if self.until is not None and day >= self.until:
            return None
        return next((routine for since, routine in reversed(self.versions) if since <= day), None)

    @property
    def latest(self) -> Routine:
        """The routine as it stands now."""
        return self.versions[-1][1]


@dataclass(frozen=True, slots=True)
class _Change:
    """Other doses for one step, with a reason."""

    movement_id: str
    doses: Mapping[Size, Dose]
    because: str
    note: str = ""


def write_routines(
    unit: Unit, pen: Pen, plans: Sequence[PlanFile], movements: Mapping[str, Movement]
) -> list[Shelved]:
    """Every routine, those from the plan first."""
    shelf: list[Shelved] = []
    for index, plan in enumerate(plans):
        day = pen.life.ago(2) if index else pen.life.near(pen.life.ago(73))
        suggestion = Suggestion(pen.id(), plan, pen.at(day, 17, 40))
        unit.plans.add(suggestion)
        for movement in plan.movements:
            unit.movements.put(movement)
        if index:
            _decline(unit, suggestion)
        else:
            shelf += _adopt(unit, pen, suggestion)
    for own in words.OWN_ROUTINES:
        kept = _own(unit, pen, own, movements, bool(plans))
        if kept is not None:
            shelf.append(kept)
    for rank, each in enumerate(shelf):
        unit.routines.put(replace(each.latest, rank=rank))
    return shelf


# --- From the plan --------------------------------------------------------------------------------------------


def _adopt(unit: Unit, pen: Pen, suggestion: Suggestion) -> list[Shelved]:
    """Take every line; later change two of them."""
    plan = suggestion.plan
    at = Moment(suggestion.received.at + timedelta(hours=2))
    made: dict[str, Routine] = {}
    for line in plan.lines:
        unit.plans.put_decision(Decision(suggestion.id, line.key, Verdict.TAKEN, at))
        step = Step(
            pen.id(),
            line.movement_id,
            line.movement_name,
            dict(line.doses),
            origin=Origin.CHOSEN,
            line_id=f"{plan.plan_id}/{line.key}",
            suggested_by=plan.by,
            changed=at,
        )
        routine = made.get(line.routine_key) or Routine(
            pen.id(), line.routine_name, at, suggestion_id=f"{plan.plan_id}/{line.routine_key}"
        )
        made[line.routine_key] = replace(routine, steps=(*routine.steps, step))
    shelf = [Shelved([(at.day, routine)]) for routine in made.values()]
    for each in shelf:
        _make_mine(unit, pen, suggestion, each)
    return shelf


def _make_mine(unit: Unit, pen: Pen, suggestion: Suggestion, shelved: Shelved) -> None:
    """One line changed on the page of the plan, with its decision; one changed in the routine itself."""
    for movement_id, reps, because, note, ago in (
        (words.CHANGED_MOVEMENT, words.CHANGED_REPS, words.CHANGED_BECAUSE, "", 58),
        (words.NOTED_MOVEMENT, words.NOTED_REPS, words.NOTED_BECAUSE, words.NOTED_NOTE, 26),
    ):
        step = next((step for step in shelved.latest.steps if step.movement_id == movement_id), None)
        if step is None or Size.ORDINARY not in step.doses:
            continue
        at = pen.at(pen.life.near(pen.life.ago(ago)), 20, 30)
        doses = {**step.doses, Size.ORDINARY: _at_most(step.doses[Size.ORDINARY], reps)}
        _change(unit, pen, shelved, _Change(movement_id, doses, because, note), at)
        if not note:
            key = step.line_id.removeprefix(f"{suggestion.plan.plan_id}/")
            unit.history.add(
                Revision(
                    pen.id(), Thing.DECISION, f"{suggestion.id}/{key}", at, ME, "",
                    {"verdict": Verdict.TAKEN.value, "because": ""},
                )
            )  # fmt: skip
            unit.plans.put_decision(Decision(suggestion.id, key, Verdict.CHANGED, at, because))


def _decline(unit: Unit, suggestion: Suggestion) -> None:
    """Rather not do one line of the newer file; the rest is still open."""
    at = Moment(suggestion.received.at + timedelta(hours=1))
    for line in suggestion.plan.lines:
        if line.movement_id == words.DECLINED_MOVEMENT:
            unit.plans.put_decision(
                Decision(suggestion.id, line.key, Verdict.RATHER_NOT, at, words.DECLINED_BECAUSE)
            )


# --- Sam's own ------------------------------------------------------------------------------------------------


def _own(
    unit: Unit, pen: Pen, own: OwnRoutine, movements: Mapping[str, Movement], has_plan: bool
) -> Shelved | None:
    """The routine with its changes; ``None`` when it was put away before the notebook began."""
    life = pen.life
    begun = life.near(life.first + timedelta(days=1) if own.begun is None else life.ago(own.begun))
    until = None if own.put_away is None else life.near(life.ago(own.put_away))
    if own.name == words.PLAN_TAKES_OVER and not has_plan:
        until = None
    known = [movements[name] for name in own.movements if name in movements]
    if not known or (until is not None and until <= begun):
        return None
    steps = tuple(
        Step(pen.id(), m.id, m.name, {Size.ORDINARY: m.dose, Size.TENSE: smaller(m.dose)}) for m in known
    )
    shelved = Shelved([(begun, Routine(pen.id(), own.name, pen.at(begun, 20, 15), steps))], until)
    if own.fewer:
        _by_season(unit, pen, own, shelved, until or life.last)
    if until is not None:
        _put_away(unit, pen, shelved, own.note, until)
    return shelved


def _by_season(unit: Unit, pen: Pen, own: OwnRoutine, shelved: Shelved, end: date) -> None:
    """Fewer in the dark months and more again in spring, each with its reason."""
    begun, routine = shelved.versions[0]
    step = routine.steps[0]
    few = {size: _at_most(dose, max(1, dose.reps // 2)) for size, dose in step.doses.items()}
    for year in range(begun.year, end.year + 1):
        for month, doses, because in ((4, step.doses, own.more), (10, few, own.fewer)):
            day = pen.life.near(date(year, month, pen.chance.randrange(5, 26)))
            now = shelved.latest.steps[0]
            if begun < day < end and dict(now.doses) != dict(doses):
                change = _Change(step.movement_id, doses, because)
                _change(unit, pen, shelved, change, pen.at(day, 7, 50))


def _put_away(unit: Unit, pen: Pen, shelved: Shelved, note: str, day: date) -> None:
    routine = shelved.latest
    earlier = {"name": routine.name, "note": routine.note}
    at = pen.at(day, 20, 40)
    unit.history.add(Revision(pen.id(), Thing.ROUTINE, routine.id, at, ME, "", earlier))
    shelved.versions.append((day, replace(routine, note=note, put_away=True)))


def _change(unit: Unit, pen: Pen, shelved: Shelved, change: _Change, at: Moment) -> None:
    """Other doses from this moment on; what they were stays in the step's story."""
    steps = []
    for step in shelved.latest.steps:
        if step.movement_id != change.movement_id:
            steps.append(step)
            continue
        unit.history.add(
            Revision(pen.id(), Thing.STEP, step.id, at, ME, change.because, step_texts(step))
        )  # fmt: skip
        origin = Origin.MINE if step.origin is Origin.MINE else Origin.CHANGED
        steps.append(
            replace(
                step, doses=dict(change.doses), note=change.note or step.note,
                origin=origin, because=change.because, changed=at,
            )
        )  # fmt: skip
    shelved.versions.append((at.day, replace(shelved.latest, steps=tuple(steps))))


def _at_most(dose: Dose, reps: int) -> Dose:
    """The dose with no more than ``reps`` repetitions."""
    return replace(
        dose,
        reps_min=None if dose.reps_min is None else min(dose.reps_min, reps),
        reps_max=None if dose.reps_max is None else min(dose.reps_max, reps),
    )
