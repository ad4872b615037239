"""The diary after the sheet: month by month, as long as it needs, one page in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from companion.domain.sheet import DiaryEntry
from companion.drawing.shapes import Token
from companion.i18n import month_words, short_day, tr
from companion.reports.progress import Progress, report
from companion.reports.sheet_desk import LEADING
from companion.reports.sheet_look import Look
from companion.reports.stack import Press
from companion.reports.text_lines import LONGEST, Line, Style, TextBlock, Typesetter

_STEP = 64
"""Entries between two looks at the progress."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of the diary on its page: ``x`` from the column's start, ``y`` (top) from the page's top."""

    line: Line
    x: float
    y: float
    width: float
    drop: float

    def draw(self, press: Press, x: float) -> None:
        press.paper.line(self.line, x + self.x, self.y + self.drop, self.width)


@dataclass(slots=True)
class DiaryPage:
    """The strips of one page and how far it is filled."""

    y: float
    strips: list[Strip] = field(default_factory=list)

    def draw(self, press: Press, x: float) -> None:
        for strip in self.strips:
            strip.draw(press, x)


@dataclass(frozen=True, slots=True)
class DiaryArea:
    """Where a page of the diary may be filled, in points."""

    width: float
    top: float
    foot: float


class DiarySetter:
    """Breaks the diary into pages. Walking it twice gives the same pages: once to count, once to draw."""

    def __init__(self, typesetter: Typesetter, look: Look, area: DiaryArea) -> None:
        self._typesetter = typesetter
        self._look = look
        self._area = area
        self._aside = look.body * 5.4
        self._page = DiaryPage(area.top)

    def pages(
        self, entries: Sequence[DiaryEntry], progress: Progress | None, start: float, end: float
    ) -> Iterator[DiaryPage]:
        """The pages in order. ``progress`` hears shares from ``start`` to ``end``."""
        self._page = DiaryPage(self._area.top)
        yield from self._put(self._title(tr("Diary"), Style(self._look.quote, bold=True)), 0.0, 0.0)
        month: tuple[int, int] | None = None
        day: date | None = None
        for index, entry in enumerate(entries):
            if index % _STEP == 0:
                report(progress, start + (end - start) * index / len(entries))
            if (entry.day.year, entry.day.month) != month:
                month, day = (entry.day.year, entry.day.month), None
                yield from self._month(entry.day)
            yield from self._entry(entry, named=entry.day != day)
            day = entry.day
        yield self._page

    def _title(self, text: str, style: Style) -> TextBlock:
        return self._typesetter.text(text, style, self._area.width, style.size * LEADING)

    def _month(self, day: date) -> Iterator[DiaryPage]:
        size = self._look.goal
        self._page.y += size * 0.9
        block = self._title(month_words(day), Style(size, Token.ACCENT, bold=True))
        yield from self._put(block, 0.0, self._look.body * 4)
        self._page.y += size * 0.1

    def _entry(self, entry: DiaryEntry, *, named: bool) -> Iterator[DiaryPage]:
        look, column = self._look, self._area.width - self._aside
        body = Style(look.body * 0.96)
        title = self._typesetter.text(entry.title, Style(body.size, bold=True), column, body.size * LEADING)
        text = self._typesetter.text(entry.text, body, column, body.size * LEADING)
        self._page.y += look.body * 0.35
        keep = body.size * LEADING * min(2, len(text.lines))
        if self._area.foot - self._page.y < title.leading + keep:
            yield self._turn()
            named = True
        if named:
            label = self._typesetter.one_line(short_day(entry.day), Style(body.size, Token.MUTED))
            drop = title.leading * 0.76
            self._page.strips.append(Strip(label, 0.0, self._page.y, self._aside, drop))
        if entry.title.strip():
            yield from self._put(title, self._aside, keep)
        if entry.text.strip():
            yield from self._put(text, self._aside, 0.0)
        if len(entry.text) > LONGEST:
            note = tr("The rest of this entry is in my notebook.")
            rest = self._typesetter.text(note, Style(look.small, Token.MUTED), column)
            yield from self._put(rest, self._aside, 0.0)

    def _put(self, block: TextBlock, x: float, keep: float) -> Iterator[DiaryPage]:
        """Add lines, turning the page where needed. ``keep`` is room that must follow on the same page."""
        width = self._area.width - x
        own = min(width, block.width)
        if self._page.strips and self._area.foot - self._page.y < block.leading + keep:
            yield self._turn()
        for line in block.lines:
            if self._area.foot - self._page.y < block.leading and self._page.strips:
                yield self._turn()
            room = own if line.right is not self._typesetter.right_to_left else width
            self._page.strips.append(Strip(line, x, self._page.y, room, block.leading * 0.76))
            self._page.y += block.leading

    def _turn(self) -> DiaryPage:
        full = self._page
        self._page = DiaryPage(self._area.top)
        return full
