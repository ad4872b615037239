"""How important a goal is and how sure I am, each time with "why not lower?"."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.recycled import Kind
from companion.domain.rulers import Ruler, RulerMark
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept


class RulerService:
    """What a person can do with the two rulers of a goal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def marks(self, goal_id: str) -> list[RulerMark]:
        """Every answer on both rulers, by time."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.rulers(goal_id)

    def say(
        self, goal_id: str, answers: Mapping[Ruler, tuple[int | None, str]], draft: str = ""
    ) -> list[RulerMark]:
        """Keep one answer or both: a number 0–10 and why not lower. A ruler without a number is left alone.

        Raises ``InvalidEntryError`` when no number is given, and nothing is kept.
        """
        if any(value is not None and not 0 <= value <= 10 for value, _why in answers.values()):
            raise InvalidEntryError(tr("Please pick a number from 0 to 10."))
        now = self._desk.clock.now()
        marks = [
            RulerMark(self._desk.ids.new(), goal_id, ruler, now, value, kept(why))
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
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return marks

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
