"""The page About me: single ticks, undo, what it said before, and how a line stands on the next sheet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from companion.domain.about import AboutMe
from companion.domain.about_story import EarlierWords, said_before, undone
from companion.domain.history import Thing
from companion.domain.recycled import Kind, Recycled
from companion.domain.sheet import PORTRAIT_KEY
from companion.domain.sheet_choices import LineChoice, Standing
from companion.services.about import PAGE, Keeping, portrait_shared, put_page, share_portrait
from companion.services.base import Desk, gone
from companion.services.ports import Unit
from companion.services.sheet_candidates import Line, about_key, about_lines

LineWords = tuple[str, str]
"""A topic, and the words of a line of it without blanks around them. The picture is :data:`THE_PORTRAIT`."""
THE_PORTRAIT: LineWords = ("portrait", "")


class AboutPageService:
    """The page is kept by ``AboutService``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def tick(self, topic: str, words: Collection[str], on: bool) -> AboutMe:
        """Let the lines of ``topic`` that say one of ``words`` go on sheets, or make them private. Only kept lines count.

        The next sheet follows: what was decided there about such a line gives way to this.
        """
        with self._desk.notebook.write() as unit:
            about = unit.about.get().with_ticks(topic, words, on)
            unit.about.put(about)
            for each in words:
                _let_follow(unit, about_key(topic, each), on)
            unit.commit()
        return about

    def portrait_shared(self) -> bool:
        """Whether the picture may go on the sheet; ``False`` without one."""
        with self._desk.notebook.read() as unit:
            return portrait_shared(unit) is True

    def tick_portrait(self, on: bool) -> None:
        """Let the picture go on sheets, or make it private. The next sheet follows."""
        with self._desk.notebook.write() as unit:
            share_portrait(unit, on)
            _let_follow(unit, PORTRAIT_KEY, on)
            unit.commit()

    def next_sheet(self) -> Mapping[LineWords, Standing]:
        """The lines that stand otherwise on the next sheet than their tick says, as it was decided there."""
        with self._desk.notebook.read() as unit:
            choices = unit.sheet_choices.all()
            lines = list(_lines(unit, choices))
        found = {}
        for line in lines:
            standing = _standing(line, choices)
            if standing is not (Standing.OUT if line.private else Standing.PRINTED):
                found[line.key.split(":")[1], line.written.strip()] = standing
        return found

    def undo(self, keeping: Keeping) -> AboutMe:
        """Take back what was kept, words and ticks; what was changed since stays. The words taken back go to the story.

        Raises ``CompanionError`` where all of it was changed since.
        """
        with self._desk.notebook.write() as unit:
            now = unit.about.get()
            about = undone(now, keeping.before, keeping.after)
            if about == now:
                raise gone()
            put_page(self._desk, unit, now, about)
            unit.commit()
        return about

    def said_before(self) -> list[EarlierWords]:
        """What the page said before and does not say now, the latest first."""
        with self._desk.notebook.read() as unit:
            return said_before(unit.about.get(), unit.history.of(Thing.ABOUT, PAGE))

    def forget(self, earlier: EarlierWords) -> Recycled:
        """Delete earlier words; :meth:`remember` undoes it. They wait among what was put away, where they can be
        deleted for good."""
        with self._desk.notebook.write() as unit:
            title = "\n".join(earlier.texts.values())
            entry = self._desk.put_away(unit, Kind.ABOUT_WORDS, earlier.id, title)
            unit.commit()
        return entry

    def remember(self, entry: Recycled) -> None:
        """Undo :meth:`forget`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, entry.kind, entry.thing_id)
            unit.commit()


def _let_follow(unit: Unit, key: str, on: bool) -> None:
    """The line with this key stands on the next sheet as its tick says. What was made private is left off by a decision
    of its own, so that no earlier one about it, brought back by an undo, prints it."""
    choices = dict(unit.sheet_choices.all())
    before = choices.get(key, LineChoice(key))
    after = choices[key] = replace(before, standing=None)
    line = next((line for line in _lines(unit, choices) if line.key == key), None)
    if not on:
        after = replace(before, standing=Standing.OUT)
    elif line is not None and not line.starts:
        after = replace(before, standing=Standing.PRINTED)
    if after != before:
        unit.sheet_choices.put(after)


def _lines(unit: Unit, choices: Mapping[str, LineChoice]) -> Iterator[Line]:
    return about_lines(unit.about.get(), portrait_shared(unit), choices)


def _standing(line: Line, choices: Mapping[str, LineChoice]) -> Standing:
    choice = choices.get(line.key)
    if choice is not None and choice.standing is not None:
        return choice.standing
    return Standing.PRINTED if line.starts else Standing.OUT
