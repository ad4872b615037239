"""How important a goal is and how sure I am, each time with "why not lower?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from companion.domain.checkins import Question
from companion.domain.history import Thing
from companion.domain.measures import Kept, Measure
from companion.domain.recycled import Kind
from companion.domain.rulers import Ruler, RulerMark
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, drop, gone, kept


class RulerService:
    """What a person can do with the two rulers of a goal. Their questions are among ``measures``."""

    def __init__(self, desk: Desk, measures: Sequence[Measure]) -> None:
        self._desk = desk
        self._questions = {
            Ruler(measure.id): item
            for measure in measures
            if measure.kept is Kept.RULERS
            for item in measure.items
        }

    def questions(self) -> Mapping[Ruler, Question]:
        """How each ruler is asked: the words of its measure."""
        return self._questions

    def marks(self, goal_id: str) -> list[RulerMark]:
        """Every answer on both rulers, by time."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.rulers(goal_id)

    def say(
        self,
        goal_id: str,
        answers: Mapping[Ruler, tuple[int | None, str]],
        day: date | None = None,
        draft: str = "",
    ) -> list[RulerMark]:
        """Keep one answer or both: a number 0–10 and why not lower. A ruler without a number is left alone.
        ``day`` back-dates it.

        Raises ``InvalidEntryError`` when no number is given, and nothing is kept.
        """
        for value, _why in answers.values():
            _needs_value(value)
        at = self._desk.moment(day)
        marks = [
            RulerMark(self._desk.ids.new(), goal_id, ruler, at, value, kept(why))
            for ruler, (value, why) in answers.items()
            if value is not None
        ]
        if not marks:
            raise InvalidEntryError(tr("Pick a number from 0 to 10, or leave it."))
        with self._desk.notebook.write() as unit:
            if unit.goals.get(goal_id) is None:
                raise gone()
            for mark in marks:
                unit.goal_parts.put_ruler(mark)
            drop(unit, draft)
            unit.commit()
        return marks

    def change(self, mark: RulerMark, value: int, why: str = "", day: date | None = None) -> RulerMark:
        """Say it another way; what was said before stays in its history. ``day`` ``None``: as it is.

        Raises ``CompanionError`` when the answer is gone.
        """
        _needs_value(value)
        with self._desk.notebook.write() as unit:
            marks = unit.goal_parts.rulers(mark.goal_id)
            before = next((each for each in marks if each.id == mark.id), None)
            if before is None:
                raise gone()
            at = self._desk.moment(day, before.at)
            changed = replace(before, at=at, value=value, why=kept(why))
            earlier = {"value": str(before.value), "day": before.at.day.isoformat(), "note": before.why}
            return self._desk.keep_change(
                unit, Thing.RULER, before, changed, unit.goal_parts.put_ruler, earlier=earlier
            )

    def undo_change(self, before: RulerMark, after: RulerMark) -> None:
        """Undo :meth:`change`, which made ``after`` of ``before``. Raises ``CompanionError`` when it is gone, or was
        changed again since."""
        with self._desk.notebook.write() as unit:
            parts = unit.goal_parts
            now = next((each for each in parts.rulers(before.goal_id) if each.id == before.id), None)
            if now is None:
                raise gone()
            self._desk.change_back(unit, Thing.RULER, now, (before, after), parts.put_ruler)

    def remove(self, mark: RulerMark) -> None:
        """Take one answer out; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.RULER, mark.id, mark.why)
            unit.commit()

    def put_back(self, mark: RulerMark) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.RULER, mark.id)
            unit.commit()


def _needs_value(value: int | None) -> None:
    if value is not None and not 0 <= value <= 10:
        raise InvalidEntryError(tr("Please pick a number from 0 to 10."))
