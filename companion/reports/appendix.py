"""The appendix behind the sheet: lines moved off the page, then the diary month by month, as long as they need."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from companion.domain.sheet import DiaryEntry, SheetData
from companion.drawing.shapes import Token
from companion.i18n import month_words, short_day, tr
from companion.reports.paper_canvas import PageSize
from companion.reports.progress import Progress, report
from companion.reports.running import Area, Runner, RunningPage
from companion.reports.sheet_desk import LEADING, heading
from companion.reports.sheet_fit import MARGINS
from companion.reports.sheet_look import LARGE, Look
from companion.reports.stack import PARAGRAPH
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import LONGEST, Style, TextBlock, Typesetter

_STEP = 64
"""Entries between two looks at the progress."""
_DAY = Tag(Role.SUBHEADING)


class Appendix:
    """Breaks the appendix into pages."""

    def __init__(self, data: SheetData, typesetter: Typesetter, page: PageSize) -> None:
        self._data = data
        self._typesetter = typesetter
        self._look = LARGE if data.large_print else Look()
        top = MARGINS.top + self._look.body * 2
        self._area = Area(MARGINS.width(page), top, MARGINS.foot(page, self._look))
        self._aside = self._look.body * 5.4

    @property
    def is_wanted(self) -> bool:
        return bool(self._data.diary or self._data.more)

    def pages(self, progress: Progress | None, start: float, end: float) -> Iterator[RunningPage]:
        """The pages in order. ``progress`` hears shares from ``start`` to ``end``."""
        runner = Runner(self._typesetter, self._area)
        if self._data.more:
            yield from self._more(runner)
        if self._data.diary:
            yield from self._diary(runner, progress, start, end)
        yield runner.page

    def _more(self, runner: Runner) -> Iterator[RunningPage]:
        look = self._look
        yield from self._title(runner, tr("More for this visit"))
        runner.page.y += look.body * 0.4
        for line in self._data.more:
            yield from runner.put(self._text(line.text, Style(look.body)), PARAGRAPH)
            if len(line.text) > LONGEST:
                yield from self._rest(runner, 0.0)
            runner.page.y += look.body * 0.5

    def _diary(
        self, runner: Runner, progress: Progress | None, start: float, end: float
    ) -> Iterator[RunningPage]:
        if runner.page.pieces:
            runner.page.y += self._look.gap
        yield from self._title(runner, tr("Diary"))
        entries = self._data.diary
        month: tuple[int, int] | None = None
        day: date | None = None
        for index, entry in enumerate(entries):
            if index % _STEP == 0:
                report(progress, start + (end - start) * index / len(entries))
            if (entry.day.year, entry.day.month) != month:
                month, day = (entry.day.year, entry.day.month), None
                yield from self._month(runner, entry.day)
            yield from self._entry(runner, entry, named=entry.day != day)
            day = entry.day

    def _text(self, text: str, style: Style, x: float = 0.0) -> TextBlock:
        return self._typesetter.text(text, style, self._area.width - x, style.size * LEADING)

    def _title(self, runner: Runner, words: str) -> Iterator[RunningPage]:
        block = self._text(words, Style(self._look.quote, bold=True))
        yield from runner.put(block, heading(words, Role.TITLE), keep=self._look.body * 6)

    def _month(self, runner: Runner, day: date) -> Iterator[RunningPage]:
        size = self._look.goal
        runner.page.y += size * 0.9
        words = month_words(day)
        block = self._text(words, Style(size, Token.ACCENT, bold=True))
        yield from runner.put(block, heading(words), keep=self._look.body * 4)
        runner.page.y += size * 0.1

    def _entry(self, runner: Runner, entry: DiaryEntry, *, named: bool) -> Iterator[RunningPage]:
        look, aside = self._look, self._aside
        body = Style(look.body * (1.0 if self._data.large_print else 0.96))
        title = self._text(entry.title, Style(body.size, bold=True), aside)
        text = self._text(entry.text, body, aside)
        runner.page.y += look.body * 0.35
        keep = body.size * LEADING * min(2, len(text.lines))
        repeated = not named
        if runner.room < title.leading + keep and runner.page.pieces:
            yield runner.turn()
            named = True
        if named:
            label = self._typesetter.one_line(short_day(entry.day), Style(body.size, Token.MUTED))
            runner.beside(label, None if repeated else _DAY, aside, title.leading * 0.76)
        if entry.title.strip():
            yield from runner.put(title, PARAGRAPH, aside, keep)
        if entry.text.strip():
            yield from runner.put(text, PARAGRAPH, aside)
        if len(entry.text) > LONGEST:
            yield from self._rest(runner, aside)

    def _rest(self, runner: Runner, x: float) -> Iterator[RunningPage]:
        words = tr("The rest of this entry is in my notebook.")
        yield from runner.put(self._text(words, Style(self._look.small, Token.MUTED), x), PARAGRAPH, x)
