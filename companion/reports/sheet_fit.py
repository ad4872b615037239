"""Everything on one page (two in large print), shortened fairly when it is too much.

First everything is tried, with fewer small charts and slightly smaller letters; the line ends that were typed stay if
that costs no more than the bars of counts. If that is still too long, all sections start equally short, and then each
in turn gets one more line for as long as the page holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from companion.domain.sheet import Section, SheetData
from companion.reports.paper_canvas import PageSize
from companion.reports.progress import Progress, report
from companion.reports.sheet_desk import Desk
from companion.reports.sheet_look import (
    CODE_QUIET,
    CODE_SIDE,
    LARGE,
    SMALLEST_BOX,
    Charts,
    Limit,
    Look,
    Margins,
)
from companion.reports.sheet_sections import Part, agreed_box, cut_notice, left_out_notice, parts
from companion.reports.stack import Stack
from companion.reports.text_lines import Typesetter

MARGINS = Margins()
_SMALLER, _SMALLEST = 0.95, 0.9
_CLOSER = 0.62
"""How much of the usual distance between sections is kept when something else would have to go."""
_SHORT = ((4, 3), (3, 3), (3, 2), (2, 2))
_SHORTEST = (*_SHORT, (2, 1), (1, 1))
_FIRST_TO_GROW = (Section.TALK, Section.GOALS, Section.QUESTIONS)
"""What the visit is about gets spare room first, and the line ends typed there are worth more than bars of counts."""
_NOWHERE: frozenset[Section] = frozenset()
_ENTRY, _LINE = (1, 0), (0, 1)
_STARTED = 0.02
"""The share of the work that is told while looking for a layout."""
_MOST_CHARTS = {Section.GOALS: Charts.FUNCTION, Section.FUNCTION: Charts.FUNCTION, Section.DID: Charts.COUNTS}
"""Up to which level more charts make a difference to a section; the others have none and look the same."""


@dataclass(frozen=True, slots=True)
class Try:
    """One way to lay the sheet out. Typed line ends stay in the sections of ``breaks``; elsewhere
    they are read as spaces."""

    scale: float
    charts: Charts
    limits: Mapping[Section, Limit]
    spacing: float = 1.0
    breaks: frozenset[Section] = _NOWHERE

    def limit(self, section: Section) -> Limit:
        return self.limits.get(section, Limit())


@dataclass(frozen=True, slots=True)
class Layout:
    """Finished pages: stacks at their heights; which sections left entries out, and which cut texts."""

    look: Look
    pages: tuple[tuple[tuple[float, Stack], ...], ...]
    left: frozenset[Section]
    cut: frozenset[Section]
    heights: Mapping[Section, float]


class Fitter:
    """Finds the layout of one sheet. Sections are built once for each limit and remembered."""

    def __init__(self, data: SheetData, typesetter: Typesetter, page: PageSize) -> None:
        self._data = data
        self._typesetter = typesetter
        self._page = page
        self._width = MARGINS.width(page)
        self._box_width = self._width - (CODE_SIDE + CODE_QUIET if data.code else 0.0)
        self.base = LARGE if data.large_print else Look()
        self.foot = MARGINS.foot(page, self.base)
        self._most_pages = 2 if data.large_print else 1
        self._parts = parts(data)
        self._broken = _broken(data)
        self._progress: Progress | None = None
        self._built: dict[tuple[Section, float, Charts, Limit, bool], Stack] = {}

    def best(self, progress: Progress | None = None) -> Layout:
        """The roomiest layout that fits. Raises ``RenderCancelled`` when asked to stop."""
        self._progress = progress
        for roomy in self._roomy():
            found = self._laid_out(roomy)
            if found is not None:
                return found
        for start in self._tight():
            found = self._laid_out(start)
            if found is not None:
                return self._filled(start, found)
        return self._spilled()

    def _roomy(self) -> Iterator[Try]:
        every, first = self._broken, self._broken.intersection(_FIRST_TO_GROW)
        ways = (
            (Charts.COUNTS, every),
            (Charts.COUNTS, first),
            (Charts.FUNCTION, every),
            (Charts.FUNCTION, first),
            (Charts.COUNTS, _NOWHERE),
            (Charts.FUNCTION, _NOWHERE),
            (Charts.ONE, first),
            (Charts.ONE, _NOWHERE),
        )
        scales = (1.0,) if self._data.large_print else (1.0, _SMALLER)
        for charts, breaks in dict.fromkeys(ways):
            for scale in scales:
                yield Try(scale, charts, {}, breaks=breaks)
            if breaks:
                # For the lines as they were typed the sections stand closer before a chart goes.
                yield Try(scales[-1], charts, {}, _CLOSER, breaks)
        small = 1.0 if self._data.large_print else _SMALLEST
        for breaks in dict.fromkeys((first, _NOWHERE)):
            yield Try(small, Charts.ONE, {}, _CLOSER, breaks)
        yield self.closest()

    def closest(self) -> Try:
        """The least room in which everything is still said in full, if need be without a chart."""
        return Try(1.0 if self._data.large_print else _SMALLEST, Charts.NONE, {}, _CLOSER)

    def _tight(self) -> Iterator[Try]:
        small = 1.0 if self._data.large_print else _SMALLEST
        for charts, steps in ((Charts.ONE, _SHORT), (Charts.NONE, _SHORTEST)):
            for items, lines in steps:
                limits = {part.section: Limit(items, lines) for part in self._parts}
                yield Try(small, charts, limits, _CLOSER)

    def is_roomy(self) -> bool:
        """Whether everything fits without being shortened."""
        return any(self._laid_out(roomy) is not None for roomy in self._roomy())

    def _filled(self, start: Try, layout: Layout) -> Layout:
        """Give each section in turn one more entry or one more line, while everything still fits."""
        limits = dict(start.limits)
        order = sorted((part.section for part in self._parts), key=lambda s: s not in _FIRST_TO_GROW)
        wishes = [(section, step) for step in (_ENTRY, _LINE) for section in order]
        while wishes:
            for section, step in list(wishes):
                short = layout.left if step is _ENTRY else layout.cut
                if section not in short:
                    # It may come to need this once it shows more; a section that lacks nothing does not.
                    if section not in layout.left | layout.cut:
                        wishes.remove((section, step))
                    continue
                old, before = limits[section], layout.heights[section]
                limits[section] = Limit(old.items + step[0], old.lines + step[1])
                found = self._laid_out(Try(start.scale, start.charts, limits, start.spacing))
                if found is None or found.heights[section] <= before:
                    limits[section] = old
                    wishes.remove((section, step))
                else:
                    layout = found
            if not any(s in (layout.left if step is _ENTRY else layout.cut) for s, step in wishes):
                break
        return layout

    def _spilled(self) -> Layout:
        """A page too small for one line of everything: print on, page by page."""
        self._most_pages = 99
        found = self._laid_out(
            Try(1.0, Charts.NONE, {part.section: Limit(1, 1) for part in self._parts}),
        )
        if found is None:
            raise ValueError("the page is too small for a sheet")
        return found

    def _laid_out(self, how: Try) -> Layout | None:
        """The sections from top to bottom with the box last, or ``None`` when they do not fit."""
        report(self._progress, _STARTED)
        look = self.base.scaled(how.scale)
        gap = look.gap * how.spacing
        foot = self.foot
        again = MARGINS.top + look.body * 2
        y = MARGINS.top
        pages: list[list[tuple[float, Stack]]] = [[]]
        built: dict[Section, Stack] = {}
        for part in self._parts:
            built[part.section] = stack = self._stack(part, how, look)
            if stack.height > foot - MARGINS.top:
                return None
        rows = list(self._rows(built))
        desk = Desk(self._typesetter, look, Limit(), how.charts)
        notices = list(self._notices(desk, cut=any(stack.cut for stack in rows)))
        for stack in rows:
            if y + stack.height > foot and pages[-1]:
                pages.append([])
                y = again
            if y + stack.height > foot or len(pages) > self._most_pages:
                return None
            pages[-1].append((y, stack))
            y += stack.height + gap
        for notice in notices:
            if y + notice.height > foot:
                pages.append([])
                y = again
            pages[-1].append((y, notice))
            y += notice.height + gap * 0.6
        if foot - y < SMALLEST_BOX:
            pages.append([])
            y = again
        if len(pages) > self._most_pages:
            return None
        pages[-1].append((y, agreed_box(desk, self._box_width, foot - y)))
        return Layout(
            look,
            tuple(map(tuple, pages)),
            frozenset(s for s, stack in built.items() if stack.left),
            frozenset(s for s, stack in built.items() if stack.cut),
            {section: stack.height for section, stack in built.items()},
        )

    def _notices(self, desk: Desk, *, cut: bool) -> Iterator[Stack]:
        """What was left out by choice, and what the ellipsis means."""
        if self._data.left_out.strip():
            yield left_out_notice(desk, self._data.left_out, self._width)
        if cut:
            yield cut_notice(desk, self._width)

    def _rows(self, built: Mapping[Section, Stack]) -> Iterator[Stack]:
        """Sections in order; two neighbouring short ones share a row."""
        waiting: Stack | None = None
        for stack in built.values():
            if stack.width == self._width:
                yield stack
            elif waiting is None:
                waiting = stack
            else:
                row = Stack(self._width)
                row.beside([(0.0, waiting), (self._width - stack.width, stack)])
                waiting = None
                yield row

    def room(self, part: Part, look: Look) -> float:
        """The width of a section: half a row for short ones in pairs, the whole row for a last one alone."""
        halves = [each.section for each in self._parts if each.half]
        alone = len(halves) % 2 == 1 and part.section == halves[-1]
        if not part.half or alone or self._data.large_print:
            return self._width
        return (self._width - look.body * 1.9) / 2

    def _stack(self, part: Part, how: Try, look: Look) -> Stack:
        charts = min(how.charts, _MOST_CHARTS.get(part.section, Charts.NONE))
        breaks = part.section in how.breaks
        key = (part.section, how.scale, charts, how.limit(part.section), breaks)
        if key not in self._built:
            limit, mirror = how.limit(part.section), self._data.right_to_left
            desk = Desk(self._typesetter, look, limit, how.charts, mirror, self.foot, breaks)
            self._built[key] = part.build(desk, self._data, self.room(part, look))
        return self._built[key]


def _broken(data: SheetData) -> frozenset[Section]:
    """The sections with line ends the person typed."""
    lines = {
        Section.ABOUT: data.about,
        Section.TALK: data.talk,
        Section.CHANGED: data.changed,
        Section.SURE: data.sure,
        Section.SIDES: data.sides,
        Section.QUESTIONS: data.questions,
        Section.NOTES: data.notes,
    }
    texts = {section: [line.text for line in said] for section, said in lines.items()}
    texts[Section.GOALS] = [text for goal in data.goals for text in (goal.words, goal.why)]
    texts[Section.TENSE] = list(data.tense)
    return frozenset(s for s, said in texts.items() if any("\n" in text.strip() for text in said))
