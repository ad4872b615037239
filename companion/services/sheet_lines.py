"""Every line the sheet may print, with what the person decided about each: where it goes, in which words and order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from companion.domain.sheet import NAME_KEY, PORTRAIT_KEY, Section, SheetLine
from companion.domain.sheet_choices import LineChoice, Standing
from companion.domain.sheet_lines import SheetChoice
from companion.domain.text import first_line
from companion.services.sheet_candidates import Line, candidates
from companion.services.sheet_record import Record

LABEL_LENGTH = 120


@dataclass(frozen=True, slots=True)
class Placed:
    """A line as it will be printed, or not: ``words`` are the person's for this sheet."""

    line: Line
    standing: Standing
    words: str

    @property
    def key(self) -> str:
        return self.line.key

    @property
    def text(self) -> str:
        """The printed line."""
        return self.line.say(self.words) if self.line.written else self.line.named

    @property
    def as_line(self) -> SheetLine:
        text = self.text
        shares = self.line.section is Section.ABOUT and self.words and text.endswith(self.words)
        return SheetLine(self.key, text, text[: -len(self.words)] if shares else "")

    @property
    def label(self) -> str:
        """The line's name in one line."""
        return self.line.say(first_line(self.words, LABEL_LENGTH)) if self.line.written else self.line.named


def placed_lines(record: Record) -> list[Placed]:
    """Every line that may be printed, in the order the person gave them; a line whose own line is out is out too."""
    found: list[Placed] = []
    for _section, group in groupby(candidates(record), key=lambda line: line.section):
        lines = list(group)
        top = [line for line in lines if not line.under]
        for line in sorted(top, key=lambda line: _place(record.choices.get(line.key))):
            shown = _placed(line, record.choices.get(line.key))
            found.append(shown)
            if shown.standing is not Standing.OUT:
                below = (each for each in lines if each.under == line.key)
                found.extend(_below(_placed(each, record.choices.get(each.key)), shown) for each in below)
    return found


def _below(line: Placed, top: Placed) -> Placed:
    """A line that belongs to one that went to the appendix goes along."""
    along = top.standing is Standing.BEHIND and line.standing is Standing.PRINTED
    return replace(line, standing=Standing.BEHIND) if along else line


def choices(placed: Sequence[Placed]) -> list[SheetChoice]:
    """The same, as the window lists it."""
    tops: dict[Section, list[str]] = {}
    for each in placed:
        if _can_move(each.line):
            tops.setdefault(each.line.section, []).append(each.key)
    return [
        SheetChoice(
            key=each.key,
            section=each.line.section,
            label=each.label,
            standing=each.standing,
            private=each.line.private,
            words=each.words,
            written=each.line.written,
            first=not _can_move(each.line) or tops[each.line.section][0] == each.key,
            below=each.line.under != "",
            last=not _can_move(each.line) or tops[each.line.section][-1] == each.key,
        )
        for each in placed
    ]


def _can_move(line: Line) -> bool:
    """The name and the picture stay at the top, and what belongs to a goal stays with it."""
    return not line.under and line.key not in (NAME_KEY, PORTRAIT_KEY)


def _place(choice: LineChoice | None) -> tuple[bool, int]:
    """Lines the person placed come first; the sort keeps the others as they are."""
    return (True, 0) if choice is None or choice.place is None else (False, choice.place)


def _placed(line: Line, choice: LineChoice | None) -> Placed:
    start = Standing.PRINTED if line.starts else Standing.OUT
    if choice is None:
        return Placed(line, start, line.written)
    words = choice.words if choice.words and line.written else line.written
    return Placed(line, choice.standing or start, words)
