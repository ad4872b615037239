"""Small steps towards a goal: added, ticked, put in order, taken out. Nothing here counts or reminds."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.history import Thing
from companion.domain.recycled import Kind
from companion.domain.small_steps import SmallStep
from companion.i18n import tr
from companion.services.base import Desk, drop, gone, needed
from companion.services.ports import Unit


class SmallStepService:
    """What a person can do with the small steps of a goal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self, goal_id: str) -> list[SmallStep]:
        """The steps of one goal, in the person's order."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.steps(goal_id)

    def add(self, goal_id: str, words: str, draft: str = "") -> SmallStep:
        """Add a step at the end. Raises ``InvalidEntryError`` for blank words, ``CompanionError`` without the goal."""
        with self._desk.notebook.write() as unit:
            if unit.goals.get(goal_id) is None:
                raise gone()
            step = SmallStep(
                id=self._desk.ids.new(),
                goal_id=goal_id,
                words=needed(words, tr("A step needs a few words.")),
                created=self._desk.clock.now(),
                rank=1 + max((each.rank for each in unit.goal_parts.steps(goal_id)), default=-1),
            )
            unit.goal_parts.put_step(step)
            drop(unit, draft)
            unit.commit()
        return step

    def reword(self, step_id: str, words: str, draft: str = "") -> SmallStep:
        """Change the words; what was there before stays in the history."""
        with self._desk.notebook.write() as unit:
            step = _found(unit, step_id)
            changed = replace(step, words=needed(words, tr("A step needs a few words.")))
            earlier, put = {"words": step.words}, unit.goal_parts.put_step
            return self._desk.keep_change(
                unit, Thing.SMALL_STEP, step, changed, put, earlier=earlier, draft=draft
            )

    def tick(self, step_id: str, *, done: bool) -> SmallStep:
        """Tick a step, or take the tick back. One that is ticked already keeps its day."""
        with self._desk.notebook.write() as unit:
            step = _found(unit, step_id)
            if done is not (step.done is not None):
                step = replace(step, done=self._desk.clock.now() if done else None)
                unit.goal_parts.put_step(step)
            unit.commit()
        return step

    def move(self, step_id: str, by: int) -> None:
        """Move a step ``by`` places up (negative) or down its list."""
        with self._desk.notebook.write() as unit:
            steps = unit.goal_parts.steps(_found(unit, step_id).goal_id)
            index = next(i for i, step in enumerate(steps) if step.id == step_id)
            steps.insert(max(0, index + by), steps.pop(index))
            for rank, step in enumerate(steps):
                if step.rank != rank:
                    unit.goal_parts.put_step(replace(step, rank=rank))
            unit.commit()

    def remove(self, step_id: str) -> SmallStep:
        """Put a step away; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            step = _found(unit, step_id)
            self._desk.put_away(unit, Kind.SMALL_STEP, step_id, step.words)
            unit.commit()
        return step

    def put_back(self, step: SmallStep) -> None:
        """Undo :meth:`remove`, in its old place."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.SMALL_STEP, step.id)
            unit.commit()


def _found(unit: Unit, step_id: str) -> SmallStep:
    step = unit.goal_parts.step(step_id)
    if step is None:
        raise gone()
    return step
