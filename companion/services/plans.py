"""Plans: open a file, look at what is suggested, and make each line yours, or not.

What came stays as it came. Only the person's own routines change, and only by their choice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from companion.domain.doses import Dose
from companion.domain.history import Thing
from companion.domain.movements import Movement
from companion.domain.plans import (
    Decision,
    LineDiff,
    LineNews,
    PlanFile,
    PlanPicture,
    SuggestedLine,
    Suggestion,
    Verdict,
    differences,
)
from companion.domain.recycled import Kind
from companion.domain.routines import Origin, Routine, Size, Step, smaller
from companion.services.base import Desk, gone, kept
from companion.services.library import FIRST_DOSE, LibraryService
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
        """Keep a checked plan as a suggestion. The same bytes a second time give the first one back.

        Nothing that came before is touched: a movement the file describes anew is kept beside the earlier
        one, and another clinic's plan of the same name is another plan.
        """
        with self._desk.notebook.write() as unit:
            received = unit.plans.all()
            for suggestion in received:
                if suggestion.plan.sha256 == plan.sha256:
                    return suggestion
            plan = _apart(plan, received)
            plan = _beside(plan, {movement.id: movement for movement in unit.movements.all()})
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
        """A suggestion line by line against the version before it, with what was decided now and earlier."""
        with self._desk.notebook.read() as unit:
            suggestion = _found(unit, suggestion_id)
            family = _family(unit, suggestion)
            place = next(i for i, each in enumerate(family) if each.id == suggestion_id)
            older = family[place + 1 :]
            decisions = {d.line_key: d for d in unit.plans.decisions(suggestion_id)}
            earlier = _latest(d for each in older for d in unit.plans.decisions(each.id))
        return PlanPicture(
            suggestion,
            tuple(differences(suggestion.plan, older[0].plan if older else None)),
            decisions,
            earlier,
            family[0].id if place else "",
        )

    def mine(self, suggestion_id: str) -> dict[str, tuple[Routine, Step]]:
        """Line key → my routine and step that came from this plan (any version of it)."""
        with self._desk.notebook.read() as unit:
            return _mine(unit, _found(unit, suggestion_id).plan)

    def remove(self, suggestion_id: str) -> Suggestion:
        """Take a plan off the list, with what was decided on its lines; what I took from it stays mine.

        :meth:`put_back` undoes it.
        """
        with self._desk.notebook.write() as unit:
            suggestion = _found(unit, suggestion_id)
            brought = [(Kind.MOVEMENT, key) for key in _only_of(unit, suggestion)]
            self._desk.put_away(unit, Kind.PLAN, suggestion_id, suggestion.plan.title, along=brought)
            unit.commit()
        return suggestion

    def put_back(self, suggestion: Suggestion) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.PLAN, suggestion.id)
            unit.commit()

    def take(self, suggestion_id: str, line_key: str, because: str = "") -> Step:
        """Take a line as suggested."""
        return self._adopt_now(suggestion_id, line_key, None, because)

    def take_all(self, suggestion_id: str) -> int:
        """Take every line that is still open, all or none. Returns how many.

        Lines that are the same as mine, that I changed, or that I would rather not do are left as they are;
        one that I wanted to decide again is open, also when nothing in it changed.
        """
        picture = self.picture(suggestion_id)
        rows = {row.key: row for row in picture.rows}
        with self._desk.notebook.write() as unit:
            suggestion = _found(unit, suggestion_id)
            mine = _mine(unit, suggestion.plan)
            taken = 0
            for line in suggestion.plan.lines:
                row, owned = rows[line.key], mine.get(line.key)
                same = row.news is LineNews.SAME and line.key not in picture.decisions
                is_mine = owned is not None and (same or owned[1].origin is Origin.CHANGED)
                if not _settled(picture, row) and not is_mine:
                    self._adopt(unit, suggestion, line.key, None, "")
                    taken += 1
            unit.commit()
        return taken

    def change(self, suggestion_id: str, line_key: str, doses: Mapping[Size, Dose], because: str) -> Step:
        """Take a line with doses of one's own. Raises ``InvalidEntryError`` for a dose that cannot be meant."""
        check_doses(doses)
        return self._adopt_now(suggestion_id, line_key, doses, because)

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
                _routine, step = owned
                self._desk.put_away(unit, Kind.STEP, step.id, step.movement_name)
            decision = self._put_decision(unit, suggestion_id, line_key, Verdict.LET_GO, because)
            unit.commit()
        return decision

    def hold_on(self, suggestion_id: str, line_key: str, step_id: str) -> Decision:
        """Undo :meth:`let_go`: my step is back where it was, and the line is open again."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.STEP, step_id)
            decision = self._put_decision(unit, suggestion_id, line_key, Verdict.OPEN, "")
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
            decision = self._put_decision(unit, suggestion_id, line_key, decided[line_key].verdict, because)
            owned = _mine(unit, suggestion.plan).get(line_key)
            if owned and decision.verdict in (Verdict.TAKEN, Verdict.CHANGED):
                routine, step = owned
                told = replace(step, because=decision.because)
                steps = tuple(told if each.id == step.id else each for each in routine.steps)
                unit.routines.put(replace(routine, steps=steps))
            unit.commit()
        return decision

    def _adopt_now(
        self, suggestion_id: str, line_key: str, doses: Mapping[Size, Dose] | None, because: str
    ) -> Step:
        with self._desk.notebook.write() as unit:
            step = self._adopt(unit, _found(unit, suggestion_id), line_key, doses, because)
            unit.commit()
        return step

    def _adopt(
        self,
        unit: Unit,
        suggestion: Suggestion,
        line_key: str,
        doses: Mapping[Size, Dose] | None,
        because: str,
    ) -> Step:
        """Put the line into my routines, in the caller's transaction. A put-away routine comes back with it.

        A step that is already what the line says stays as it is, with my reason and without a new page in its story.
        """
        line = next((line for line in suggestion.plan.lines if line.key == line_key), None)
        if line is None:
            raise gone()
        owned = _mine(unit, suggestion.plan).get(line_key)
        step = self._step(suggestion, line, doses, kept(because))
        if owned:
            routine, old = owned
            step = replace(step, id=old.id, note=old.note)
            if replace(step, because=step.because or old.because, changed=old.changed) == old:
                step = old
            else:
                self._desk.revise(unit, Thing.STEP, old.id, step_texts(old), because)
            routine = replace(routine, steps=tuple(step if s.id == old.id else s for s in routine.steps))
        else:
            routine = self._routine(unit, suggestion, line)
            routine = replace(routine, steps=_in_plan_order((*routine.steps, step), suggestion.plan))
        unit.routines.put(replace(routine, put_away=False))
        verdict = Verdict.TAKEN if doses is None else Verdict.CHANGED
        self._put_decision(unit, suggestion.id, line_key, verdict, because)
        return step

    def starting_doses(self, line: SuggestedLine) -> dict[Size, Dose]:
        """What a line suggests; where it is only words, the usual amount of its movement, to be changed."""
        if line.doses:
            return dict(line.doses)
        movement = self._library.get(line.movement_id)
        usual = movement.dose if movement is not None else FIRST_DOSE
        return {Size.ORDINARY: usual, Size.TENSE: smaller(usual)}

    def _step(
        self, suggestion: Suggestion, line: SuggestedLine, doses: Mapping[Size, Dose] | None, because: str
    ) -> Step:
        return Step(
            id=self._desk.ids.new(),
            movement_id=line.movement_id,
            movement_name=line.movement_name,
            doses=self.starting_doses(line) if doses is None else dict(doses),
            origin=Origin.CHOSEN if doses is None else Origin.CHANGED,
            line_id=f"{suggestion.plan.plan_id}/{line.key}",
            suggested_by=suggestion.plan.by,
            because=because,
            changed=self._desk.clock.now(),
        )

    def _routine(self, unit: Unit, suggestion: Suggestion, line: SuggestedLine) -> Routine:
        mark = f"{suggestion.plan.home}/{line.routine_key}"
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
        with self._desk.notebook.write() as unit:
            _found(unit, suggestion_id)
            decision = self._put_decision(unit, suggestion_id, line_key, verdict, because)
            unit.commit()
        return decision

    def _put_decision(
        self, unit: Unit, suggestion_id: str, line_key: str, verdict: Verdict, because: str
    ) -> Decision:
        """Keep a decision; the one before it stays in the history."""
        before = next((d for d in unit.plans.decisions(suggestion_id) if d.line_key == line_key), None)
        if before is not None and before.verdict is not Verdict.OPEN:
            earlier = {"verdict": before.verdict.value, "because": before.because}
            self._desk.revise(unit, Thing.DECISION, f"{suggestion_id}/{line_key}", earlier)
        decision = Decision(suggestion_id, line_key, verdict, self._desk.clock.now(), kept(because))
        unit.plans.put_decision(decision)
        return decision


def still_open(picture: PlanPicture) -> int:
    """How many lines wait for a choice. A line without news is settled by an earlier choice."""
    return sum(not _settled(picture, row) for row in picture.rows)


def _settled(picture: PlanPicture, row: LineDiff) -> bool:
    decision = picture.decisions.get(row.key)
    if decision is not None and decision.verdict is not Verdict.OPEN:
        return True
    return decision is None and row.news is LineNews.SAME and row.key in picture.earlier


def latest_decisions(suggestions: Sequence[Suggestion], decisions: Sequence[Decision]) -> dict[str, Decision]:
    """The latest choice on each line over every version of its plan, by the line's mark ("plan/line")."""
    plan_of = {suggestion.id: suggestion.plan.plan_id for suggestion in suggestions}
    return {
        f"{plan_of[d.suggestion_id]}/{d.line_key}": d for d in _made(decisions) if d.suggestion_id in plan_of
    }


def _latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    return {d.line_key: d for d in _made(decisions)}


def _made(decisions: Iterable[Decision]) -> list[Decision]:
    """The choices made, oldest first; a line left open is none."""
    return sorted((d for d in decisions if d.verdict is not Verdict.OPEN), key=lambda d: d.at.at)


def _apart(plan: PlanFile, received: Sequence[Suggestion]) -> PlanFile:
    """The plan under a name of its own when another clinic already uses its name."""
    others = {s.plan.clinic for s in received if s.plan.plan_id == plan.plan_id}
    return (
        plan
        if not others or plan.clinic in others
        else replace(plan, plan_id=f"{plan.plan_id} ({plan.clinic})")
    )


def _beside(plan: PlanFile, known: Mapping[str, Movement]) -> PlanFile:
    """The plan with movements it describes anew named apart from those an earlier file described."""
    renamed = {
        movement.id: f"{movement.id}@{plan.version}"
        for movement in plan.movements
        if movement.id in known and known[movement.id] != movement
    }
    if not renamed:
        return plan
    return replace(
        plan,
        movements=tuple(replace(m, id=renamed.get(m.id, m.id)) for m in plan.movements),
        lines=tuple(replace(x, movement_id=renamed.get(x.movement_id, x.movement_id)) for x in plan.lines),
    )


def _found(unit: Unit, suggestion_id: str) -> Suggestion:
    suggestion = unit.plans.get(suggestion_id)
    if suggestion is None:
        raise gone()
    return suggestion


def _only_of(unit: Unit, suggestion: Suggestion) -> list[str]:
    """The ids of movements this plan brought that nothing else uses: no routine of mine, no other plan."""
    used = {step.movement_id for routine in unit.routines.all() for step in routine.steps}
    for other in unit.plans.all():
        if other.id != suggestion.id:
            used.update(line.movement_id for line in other.plan.lines)
            used.update(movement.id for movement in other.plan.movements)
    return [movement.id for movement in suggestion.plan.movements if movement.id not in used]


def _family(unit: Unit, suggestion: Suggestion) -> list[Suggestion]:
    """Every version of the same plan, the newest first; of equal versions the one received later."""
    same = [s for s in unit.plans.all() if s.plan.plan_id == suggestion.plan.plan_id]
    return sorted(same, key=lambda s: (s.plan.version, s.received.at), reverse=True)


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
