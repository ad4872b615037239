"""Routines: build, reorder, duplicate, change doses, put away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from companion.domain.doses import Dose, problems
from companion.domain.history import Revision, Thing
from companion.domain.movements import Movement
from companion.domain.recycled import Kind
from companion.domain.routines import Origin, Routine, Size, Step, moved, smaller
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept, needed
from companion.services.ports import Unit
from companion.services.words import dose_details, dose_problem_words, size_words


class RoutineService:
    """What a person can do with routines."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[Routine]:
        """Every routine, in the person's order, put-away ones included."""
        with self._desk.notebook.read() as unit:
            return unit.routines.all()

    def get(self, routine_id: str) -> Routine:
        """One routine. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return _found(unit, routine_id)

    def step_story(self, step_id: str) -> list[Revision]:
        """Earlier doses and notes of a step, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.STEP, step_id)

    def create(self, name: str, note: str = "", draft: str = "") -> Routine:
        """A new, empty routine."""
        with self._desk.notebook.write() as unit:
            routine = Routine(
                self._desk.ids.new(),
                needed(name, tr("A routine needs a name.")),
                self._desk.clock.now(),
                note=kept(note),
                rank=len(unit.routines.all()),
            )
            unit.routines.put(routine)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return routine

    def rename(self, routine_id: str, name: str, note: str) -> Routine:
        """Change the name and the note; what they were stays in the history."""
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            changed = replace(routine, name=needed(name, tr("A routine needs a name.")), note=kept(note))
            if changed != routine:
                earlier = {"name": routine.name, "note": routine.note}
                self._desk.revise(unit, Thing.ROUTINE, routine_id, earlier)
                unit.routines.put(changed)
            unit.commit()
        return changed

    def put_away(self, routine_id: str, away: bool = True) -> Routine:
        """Stop offering a routine on Today, or offer it again. Nothing is deleted."""
        with self._desk.notebook.write() as unit:
            changed = replace(_found(unit, routine_id), put_away=away)
            unit.routines.put(changed)
            unit.commit()
        return changed

    def add_step(self, routine_id: str, movement: Movement) -> Routine:
        """Add a movement at the end, with its usual dose and a smaller one for tense days."""
        doses = {Size.ORDINARY: movement.dose, Size.TENSE: smaller(movement.dose)}
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            step = Step(self._desk.ids.new(), movement.id, movement.name, doses)
            changed = replace(routine, steps=(*routine.steps, step))
            unit.routines.put(changed)
            unit.commit()
        return changed

    def move_step(self, routine_id: str, step_id: str, by: int) -> Routine:
        """Move a step ``by`` places up (negative) or down."""
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            index = next((i for i, step in enumerate(routine.steps) if step.id == step_id), None)
            if index is None:
                raise gone()
            changed = replace(routine, steps=moved(routine.steps, index, by))
            unit.routines.put(changed)
            unit.commit()
        return changed

    def remove_step(self, routine_id: str, step_id: str) -> Step:
        """Take a step out; :meth:`put_step_back` undoes it."""
        with self._desk.notebook.write() as unit:
            step = next((step for step in _found(unit, routine_id).steps if step.id == step_id), None)
            if step is None:
                raise gone()
            self._desk.put_away(unit, Kind.STEP, step_id, step.movement_name)
            unit.commit()
        return step

    def change_step(
        self,
        routine_id: str,
        step_id: str,
        doses: Mapping[Size, Dose],
        note: str = "",
        because: str | None = None,
    ) -> Routine:
        """Change doses (at least one size) and the note; ``because`` ``None`` keeps the reason there was.

        A suggested step with other doses becomes "changed by me"; what it was stays in its story.
        Raises ``InvalidEntryError`` for a dose that cannot be meant.
        """
        check_doses(doses)
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            step = next((step for step in routine.steps if step.id == step_id), None)
            if step is None:
                raise gone()
            told = replace(
                step,
                doses=dict(doses),
                note=kept(note),
                because=step.because if because is None else kept(because),
            )
            if told == step:
                return routine
            changed_step = told
            if dict(step.doses) != dict(doses):
                origin = Origin.MINE if step.origin is Origin.MINE else Origin.CHANGED
                changed_step = replace(told, origin=origin, changed=self._desk.clock.now())
            self._desk.revise(unit, Thing.STEP, step_id, step_texts(step), because or "")
            changed = replace(
                routine, steps=tuple(changed_step if s.id == step_id else s for s in routine.steps)
            )
            unit.routines.put(changed)
            unit.commit()
        return changed

    def duplicate(self, routine_id: str) -> Routine:
        """A copy with its own steps, named after the first."""
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            copy = replace(
                routine,
                id=self._desk.ids.new(),
                name=tr("{name} (copy)", name=routine.name),
                created=self._desk.clock.now(),
                steps=tuple(replace(step, id=self._desk.ids.new()) for step in routine.steps),
                rank=len(unit.routines.all()),
            )
            unit.routines.put(copy)
            unit.commit()
        return copy

    def remove(self, routine_id: str) -> Routine:
        """Delete a routine with its reminder (what was done with it stays). :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            routine = _found(unit, routine_id)
            self._desk.put_away(unit, Kind.ROUTINE, routine_id, routine.name)
            unit.commit()
        return routine

    def put_back(self, routine: Routine) -> None:
        """Undo :meth:`remove`. Nothing happens to a routine that is back already."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.ROUTINE, routine.id)
            unit.commit()

    def put_step_back(self, step_id: str) -> None:
        """Undo :meth:`remove_step`: only this step comes back, and what was changed since stays changed."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.STEP, step_id)
            unit.commit()


def check_doses(doses: Mapping[Size, Dose]) -> None:
    """Raise ``InvalidEntryError`` naming every field outside its range, or when no size is left."""
    if not doses:
        raise InvalidEntryError(tr("Keep at least one size."))
    found = [
        f"{size_words(size)} – {dose_problem_words(problem)}"
        for size, dose in doses.items()
        for problem in problems(dose)
    ]
    if found:
        raise InvalidEntryError("\n".join(found), tr("Check the numbers; nothing was changed."))


def step_texts(step: Step) -> dict[str, str]:
    """A step's changeable parts as texts, for its story."""
    texts = {f"dose_{size.value}": dose_details(dose) for size, dose in step.doses.items()}
    return {**texts, "note": step.note, "because": step.because}


def _found(unit: Unit, routine_id: str) -> Routine:
    routine = unit.routines.get(routine_id)
    if routine is None:
        raise gone()
    return routine
