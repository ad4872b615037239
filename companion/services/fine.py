""" "I'm fine for now": said in one's own words, and kept."""

from __future__ import annotations

from companion.domain.fine import FineForNow
from companion.domain.recycled import Kind
from companion.i18n import tr
from companion.services.base import Desk, drop, needed


class FineService:
    """Marks the day one no longer needs this, for now."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> list[FineForNow]:
        """Every time, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.fine()

    def say(self, words: str, draft: str = "") -> FineForNow:
        """Keep the words. No goal, routine or reminder is changed by it."""
        with self._desk.notebook.write() as unit:
            fine = FineForNow(
                self._desk.ids.new(),
                self._desk.clock.now(),
                needed(words, tr("Say it in a few words of your own.")),
            )
            unit.goal_parts.put_fine(fine)
            drop(unit, draft)
            unit.commit()
        return fine

    def remove(self, fine: FineForNow) -> None:
        """Take it out; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.FINE, fine.id, fine.words)
            unit.commit()

    def put_back(self, fine: FineForNow) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.FINE, fine.id)
            unit.commit()
