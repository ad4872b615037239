"""Plans: open a file, look at what is suggested, and make each line yours, or not.

What came stays as it came. Only the person's own routines change, and only by their choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from companion.domain.doses import Dose
from companion.domain.history import Thing
from companion.domain.plans import (
    Decision,
    LineNews,
    PlanFile,
    PlanPicture,
    SuggestedLine,
    Suggestion,
    Verdict,
    differences,
)
from companion.domain.routines import Origin, Routine, Size, Step
from companion.services.base import Desk, gone, kept
from companion.services.library import LibraryService
from companion.services.ports import PlanReader, Unit
from companion.services.routines import check_doses, step_texts


class PlanService:
    """What a person can do with plan files."""

    def __init__(self, desk: Desk, library: LibraryService, reader: PlanReader) -> None:
        self._desk = desk
        self._library = library
        self._reader = reader

    def read(self, path: Path) -> PlanFile:
        """Check a file without keeping it. Raises ``PlanFileError`` with every problem and its place."""
        return self._reader(path, self._library.known())

    def receive(self, plan: PlanFile) -> Suggestion:
        """Keep a checked plan as a suggestion. The same bytes a second time give the first one back."""
        with self._desk.notebook.write() as unit:
            for suggestion in unit.plans.all():
                if suggestion.plan.sha256 == plan.sha256:
                    return suggestion
            suggestion = Suggestion(self._desk.ids.new(), plan, self._desk.clock.now())
            unit.plans.add(suggestion)
            for movement in plan.movements:
                unit.movements.put(movement)
            unit.commit()
        return suggestion

    def all(self) -> list[Suggestion]:
        """Every suggestion, latest first."""
        with self._desk.notebook.read() as unit:
            return unit.plans.all()

    def picture(self, suggestion_id: str) -> PlanPicture:
        """A suggestion line by line against the one before it, with what was decided."""
        with self._desk.notebook.read() as unit:
            suggestion = _found(unit, suggestion_id)
            decisions = {d.line_key: d for d in unit.plans.decisions(suggestion_id)}
            before = _before(unit, suggestion)
        return PlanPicture(
            suggestion, tuple(differences(suggestion.plan, before.plan if before else None)), decisions
        )

    def mine(self, suggestion_id: str) -> dict[str, tuple[Routine, Step]]:
        """Line key → my routine and step that came from this plan (any version of it)."""
        with self._desk.notebook.read() as unit:
            return _mine(unit, _found(unit, suggestion_id).plan)

    def take(self, suggestion_id: str, line_key: str, because: str = "") -> Step:
        """Take a line as suggested."""
        return self._adopt(suggestion_id, line_key, None, because)

    def change(self, suggestion_id: str, line_key: str, doses: Mapping[Size, Dose], because: str) -> Step:
        """Take a line with doses of one's own. Raises ``InvalidEntryError`` for a dose that cannot be meant."""
        check_doses(doses)
        return self._adopt(suggestion_id, line_key, doses, because)

    def decline(self, suggestion_id: str, line_key: str, because: str = "") -> Decision:
        """ "I'd rather not": a full answer. Something already in my routines stays there."""
        return self._decide(suggestion_id, line_key, Verdict.RATHER_NOT, because)

    def keep_mine(self, suggestion_id: str, line_key: str, because: str = "") -> Decision:
        """Leave my version as it is."""
        return self._decide(suggestion_id, line_key, Verdict.KEPT_MINE, because)

    def let_go(self, suggestion_id: str, line_key: str, because: str = "") -> Decision:
        """Take my step out: the newer file no longer suggests it and I agree."""
        with self._desk.notebook.write() as unit:
            suggestion = _found(unit, suggestion_id)
            owned = _mine(unit, suggestion.plan).get(line_key)
            if owned:
                routine, step = owned
                self._desk.revise(unit, Thing.STEP, step.id, step_texts(step), because)
                unit.routines.put(replace(routine, steps=tuple(s for s in routine.steps if s.id != step.id)))
            decision = self._decision(suggestion_id, line_key, Verdict.TAKEN, because)
            unit.plans.put_decision(decision)
            unit.commit()
        return decision

    def reopen(self, suggestion_id: str, line_key: str) -> Decision:
        """Undecide a line. My routines stay as they are."""
        return self._decide(suggestion_id, line_key, Verdict.OPEN, "")

    def give_reason(self, suggestion_id: str, line_key: str, because: str) -> Decision:
        """Say why, after a choice was made; nothing else changes. Raises ``CompanionError`` for an open line."""
        with self._desk.notebook.write() as unit:
            suggestion = _found(unit, suggestion_id)
            decided = {d.line_key: d for d in unit.plans.decisions(suggestion_id)}
            if line_key not in decided or decided[line_key].verdict is Verdict.OPEN:
                raise gone()
            decision = replace(decided[line_key], because=kept(because))
            unit.plans.put_decision(decision)
            owned = _mine(unit, suggestion.plan).get(line_key)
            if owned and decision.verdict in (Verdict.TAKEN, Verdict.CHANGED):
                routine, step = owned
                told = replace(step, because=decision.because)
                steps = tuple(told if each.id == step.id else each for each in routine.steps)
                unit.routines.put(replace(routine, steps=steps))
            unit.commit()
        return decision

    def _adopt(
        self, suggestion_id: str, line_key: str, doses: Mapping[Size, Dose] | None, because: str
    ) -> Step:
        verdict = Verdict.TAKEN if doses is None else Verdict.CHANGED
        with self._desk.notebook.write() as unit:
            suggestion = _found(unit, suggestion_id)
            line = next((line for line in suggestion.plan.lines if line.key == line_key), None)
            if line is None:
                raise gone()
            owned = _mine(unit, suggestion.plan).get(line_key)
            step = self._step(suggestion, line, doses, kept(because))
            if owned:
                routine, old = owned
                self._desk.revise(unit, Thing.STEP, old.id, step_texts(old), because)
                step = replace(step, id=old.id, note=old.note)
                routine = replace(routine, steps=tuple(step if s.id == old.id else s for s in routine.steps))
            else:
                routine = self._routine(unit, suggestion, line)
                routine = replace(routine, steps=_in_plan_order((*routine.steps, step), suggestion.plan))
            unit.routines.put(routine)
            unit.plans.put_decision(self._decision(suggestion_id, line_key, verdict, because))
            unit.commit()
        return step

    def _step(
        self, suggestion: Suggestion, line: SuggestedLine, doses: Mapping[Size, Dose] | None, because: str
    ) -> Step:
        return Step(
            id=self._desk.ids.new(),
            movement_id=line.movement_id,
            movement_name=line.movement_name,
            doses=dict(line.doses if doses is None else doses),
            origin=Origin.CHOSEN if doses is None else Origin.CHANGED,
            line_id=f"{suggestion.plan.plan_id}/{line.key}",
            suggested_by=suggestion.plan.by,
            because=because,
            changed=self._desk.clock.now(),
        )

    def _routine(self, unit: Unit, suggestion: Suggestion, line: SuggestedLine) -> Routine:
        mark = f"{suggestion.plan.plan_id}/{line.routine_key}"
        for routine in unit.routines.all():
            if routine.suggestion_id == mark:
                return routine
        return Routine(
            id=self._desk.ids.new(),
            name=line.routine_name,
            created=self._desk.clock.now(),
            suggestion_id=mark,
            rank=len(unit.routines.all()),
        )

    def _decide(self, suggestion_id: str, line_key: str, verdict: Verdict, because: str) -> Decision:
        decision = self._decision(suggestion_id, line_key, verdict, because)
        with self._desk.notebook.write() as unit:
            _found(unit, suggestion_id)
            unit.plans.put_decision(decision)
            unit.commit()
        return decision

    def _decision(self, suggestion_id: str, line_key: str, verdict: Verdict, because: str) -> Decision:
        return Decision(suggestion_id, line_key, verdict, self._desk.clock.now(), kept(because))


def still_open(picture: PlanPicture) -> int:
    """How many lines wait for a choice. Lines without news, and those decided, do not."""
    return sum(
        row.news is not LineNews.SAME
        and (row.key not in picture.decisions or picture.decisions[row.key].verdict is Verdict.OPEN)
        for row in picture.rows
    )


def _found(unit: Unit, suggestion_id: str) -> Suggestion:
    suggestion = unit.plans.get(suggestion_id)
    if suggestion is None:
        raise gone()
    return suggestion


def _before(unit: Unit, suggestion: Suggestion) -> Suggestion | None:
    """The suggestion of the same plan received just before this one."""
    same = [s for s in unit.plans.all() if s.plan.plan_id == suggestion.plan.plan_id]
    position = next(i for i, s in enumerate(same) if s.id == suggestion.id)
    return same[position + 1] if position + 1 < len(same) else None


def _mine(unit: Unit, plan: PlanFile) -> dict[str, tuple[Routine, Step]]:
    mark = f"{plan.plan_id}/"
    found: dict[str, tuple[Routine, Step]] = {}
    for routine in unit.routines.all():
        for step in routine.steps:
            if step.line_id.startswith(mark):
                # The first one, so that a copy of a routine never stands in for the one that was copied.
                found.setdefault(step.line_id.removeprefix(mark), (routine, step))
    return found


def _in_plan_order(steps: tuple[Step, ...], plan: PlanFile) -> tuple[Step, ...]:
    """The new last step placed after the steps that precede it in the plan; the rest keep the person's order."""
    *others, new = steps
    order = {f"{plan.plan_id}/{line.key}": i for i, line in enumerate(plan.lines)}
    place = order.get(new.line_id, len(order))
    before = [
        i for i, step in enumerate(others) if order.get(step.line_id, -1) < place and step.line_id in order
    ]
    index = before[-1] + 1 if before else (0 if others and others[0].line_id in order else len(others))
    return (*others[:index], new, *others[index:])
