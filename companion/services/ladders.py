"""Ladders: five levels in the person's own words, and where they stand on them now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from companion.domain.history import Thing
from companion.domain.ladder import LEVELS, Ladder, LadderWords, Rung
from companion.domain.recycled import Kind
from companion.errors import InvalidEntryError
from companion.i18n import number, tr
from companion.services.base import Desk, changed_since, drop, gone, kept
from companion.services.ports import Unit

EARLIER = "ladder_"
"""What the words of a level were before is kept with the goal's story, under this and the level: ``ladder_-1``."""


def level_words(level: int) -> str:
    """A level with its sign: ``+2``, ``0``, ``−1``."""
    sign = "+" if level > 0 else "−" if level < 0 else ""
    return f"{sign}{number(abs(level))}"


class LadderService:
    """What a person can do with the ladder of a goal."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def get(self, goal_id: str) -> Ladder:
        """The ladder; without words before it was written."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.ladder(goal_id)

    def rungs(self, goal_id: str) -> list[Rung]:
        """Where I was on it, by time."""
        with self._desk.notebook.read() as unit:
            return unit.goal_parts.rungs(goal_id)

    def write(self, goal_id: str, texts: LadderWords, because: str = "", draft: str = "") -> Ladder:
        """Keep the words of the levels, any of them empty; what was there before stays in the goal's story."""
        with self._desk.notebook.write() as unit:
            _needs_goal(unit, goal_id)
            before = unit.goal_parts.ladder(goal_id)
            ladder = Ladder(goal_id, LadderWords(*(kept(text) if text.strip() else "" for text in texts)))
            if before.is_written and before != ladder:
                earlier = {
                    f"{EARLIER}{level}": before.words(level)
                    for level in LEVELS
                    if before.words(level) != ladder.words(level)
                }
                self._desk.revise(unit, Thing.GOAL, goal_id, earlier, because)
            unit.goal_parts.put_ladder(ladder)
            drop(unit, draft)
            unit.commit()
        return ladder

    def undo_write(self, before: Ladder, after: Ladder) -> None:
        """Undo :meth:`write`, which made ``after`` of ``before``: the words are as they were, and the goal's story does
        not tell of it. Raises ``CompanionError`` when the goal is gone, or they were changed again since."""
        goal_id = before.goal_id
        with self._desk.notebook.write() as unit:
            _needs_goal(unit, goal_id)
            if unit.goal_parts.ladder(goal_id) != after:
                raise changed_since()
            if before.is_written:
                names = {f"{EARLIER}{level}" for level in LEVELS if before.words(level) != after.words(level)}
                self._desk.forget_change(unit, Thing.GOAL, goal_id, names)
            unit.goal_parts.put_ladder(before)
            unit.commit()

    def stand(
        self, goal_id: str, level: int, note: str = "", day: date | None = None, draft: str = ""
    ) -> Rung:
        """Say where I am on my ladder; ``day`` back-dates it. A level without words is a place too."""
        _needs_level(level)
        at = self._desk.moment(day)
        with self._desk.notebook.write() as unit:
            _needs_goal(unit, goal_id)
            words = unit.goal_parts.ladder(goal_id).words(level)
            rung = Rung(self._desk.ids.new(), goal_id, at, level, words, kept(note))
            unit.goal_parts.put_rung(rung)
            drop(unit, draft)
            unit.commit()
        return rung

    def change(self, rung: Rung, level: int, note: str = "", day: date | None = None) -> Rung:
        """Say it another way; what was said before stays in its history. ``day`` ``None``: as it is.

        What the level said then stays with it; another level comes with what it says now. Raises ``CompanionError``
        when the entry is gone.
        """
        _needs_level(level)
        with self._desk.notebook.write() as unit:
            parts = unit.goal_parts
            before = next((each for each in parts.rungs(rung.goal_id) if each.id == rung.id), None)
            if before is None:
                raise gone()
            words = before.words if level == before.level else parts.ladder(rung.goal_id).words(level)
            at = self._desk.moment(day, before.at)
            changed = replace(before, at=at, level=level, words=words, note=kept(note))
            return self._desk.keep_change(
                unit, Thing.RUNG, before, changed, parts.put_rung, earlier=_earlier(before)
            )

    def undo_change(self, before: Rung, after: Rung) -> None:
        """Undo :meth:`change`, which made ``after`` of ``before``: also the words of its level are as they were. Raises
        ``CompanionError`` when it is gone, or was changed again since."""
        with self._desk.notebook.write() as unit:
            parts = unit.goal_parts
            now = next((each for each in parts.rungs(before.goal_id) if each.id == before.id), None)
            if now is None:
                raise gone()
            self._desk.change_back(unit, Thing.RUNG, now, (before, after), parts.put_rung)

    def remove(self, rung: Rung) -> None:
        """Take one entry out; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.RUNG, rung.id, rung.note or rung.words)
            unit.commit()

    def put_back(self, rung: Rung) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.RUNG, rung.id)
            unit.commit()


def _needs_level(level: int) -> None:
    if level not in LEVELS:
        raise InvalidEntryError(tr("Please pick a level from −2 to +2."))


def _earlier(rung: Rung) -> dict[str, str]:
    return {
        "level": str(rung.level),
        "day": rung.at.day.isoformat(),
        "words": rung.words,
        "note": rung.note,
    }


def _needs_goal(unit: Unit, goal_id: str) -> None:
    if unit.goals.get(goal_id) is None:
        raise gone()
