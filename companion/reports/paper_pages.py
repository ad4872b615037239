"""A running document as PDF: the story of a goal, the last printout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from companion.charts.line import line_chart
from companion.domain.paper import (
    Block,
    Facts,
    Heading,
    Listing,
    OwnWords,
    Paper,
    RoomToWrite,
    Sentence,
    SmallChart,
)
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.reports.frame import Frame
from companion.reports.grid import Grid, place_table
from companion.reports.paper_canvas import PAGE_SIZES, PageSize, PaperCanvas
from companion.reports.progress import Progress, report
from companion.reports.running import Area, Binding, Passage, Runner, RunningPage
from companion.reports.sheet_desk import LEADING, Desk, flattened, heading
from companion.reports.sheet_fit import MARGINS
from companion.reports.sheet_look import LARGE, Charts, Limit, Look
from companion.reports.stack import PARAGRAPH, Dot, EndLine, Picture, Press, Rule, Stack
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import Style, Typesetter

_LONGEST_TITLE = 200
_LONG_TITLE = 110
"""A longer one is set in smaller letters."""
_ALL = Limit(100_000, 100_000)
_LIST = Tag(Role.LIST)
_SPACE_BEFORE = {Heading: 1.6, OwnWords: 0.35, Facts: 0.5, SmallChart: 0.7, RoomToWrite: 1.6}


def render_paper(paper: Paper, progress: Progress | None = None) -> bytes:
    """``paper`` as PDF bytes; equal papers give equal bytes.

    ``progress`` gets 0.0–1.0 and returns ``False`` to stop, which raises ``RenderCancelled``.
    """
    report(progress, 0.0)
    size = PAGE_SIZES.get(paper.page, PAGE_SIZES["A4"])
    typesetter = Typesetter(paper.right_to_left)
    look = LARGE if paper.large_print else Look()
    pages = PaperPages(paper, typesetter, look, size).pages(progress)
    target = BytesIO()
    canvas = PaperCanvas(target, size, paper.right_to_left, paper.language.replace("_", "-"))
    title = flattened(paper.title).strip()
    canvas.describe(title[:_LONGEST_TITLE], paper.printed_on)
    print_pages(Press(canvas, typesetter), pages, Frame(title, paper.foot, paper.printed_on, look))
    report(progress, 1.0)
    return target.getvalue()


def _space_above(block: Block) -> float:
    """Room above a block, in text heights."""
    if isinstance(block, Heading) and block.lesser:
        return 0.7
    return _SPACE_BEFORE.get(type(block), 0.25)


def print_pages(press: Press, pages: Iterable[RunningPage], frame: Frame) -> None:
    """Draw ``pages`` with ``frame`` around each, and finish the document."""
    binding = Binding(press.paper.structure.root)
    for page in pages:
        page.draw(press, MARGINS.start, binding)
        press.paper.next_page()
    frame.finish(press)
    press.paper.save()


def runner_for(typesetter: Typesetter, look: Look, size: PageSize) -> Runner:
    """Starts at the very top of the first page, and below the running head of the others."""
    area = Area(MARGINS.width(size), MARGINS.top + look.body * 2, MARGINS.foot(size, look))
    runner = Runner(typesetter, area)
    runner.page.y = MARGINS.top
    return runner


def title_stack(desk: Desk, title: str, subtitle: str, width: float, *, sample: bool) -> Stack:
    """The top of the first page."""
    look = desk.look
    stack = Stack(width)
    if sample:
        note = tr("Sample notebook. Nobody’s real notes.")
        stack.words(desk.text(note, Style(look.small, Token.AMBER, bold=True), width))
        stack.gap(look.small * 0.4)
    size = look.name if len(title) <= _LONG_TITLE else look.quote
    words = desk.typesetter.text(title.strip("\r\n"), Style(size, bold=True), width, size * 1.22)
    stack.words(words, tag=heading(title, Role.TITLE))
    if subtitle.strip():
        stack.gap(look.body * 0.2)
        stack.words(desk.text(subtitle, Style(look.heading, Token.MUTED), width))
    return stack


class PaperPages:
    """Breaks a paper into pages."""

    def __init__(self, paper: Paper, typesetter: Typesetter, look: Look, size: PageSize) -> None:
        self._paper = paper
        self._look = look
        self._typesetter = typesetter
        self._desk = Desk(typesetter, look, _ALL, Charts.COUNTS, paper.right_to_left, 1e9)
        self._runner = runner_for(typesetter, look, size)
        self._width = MARGINS.width(size)

    def pages(self, progress: Progress | None = None) -> Iterator[RunningPage]:
        """The pages in order."""
        paper, runner = self._paper, self._runner
        yield from runner.place(
            title_stack(self._desk, paper.title, paper.subtitle, self._width, sample=paper.sample)
        )
        runner.page.y += self._look.body * 0.6
        for index, block in enumerate(paper.blocks):
            report(progress, 0.9 * index / len(paper.blocks))
            runner.page.y += self._look.body * _space_above(block)
            yield from self._block(block)
        yield runner.page

    def _block(self, block: Block) -> Iterator[RunningPage]:
        if isinstance(block, Heading):
            yield from self._heading(block)
        elif isinstance(block, OwnWords):
            style = Style(self._look.body if block.small else self._look.goal)
            yield from self._text(block.text, style)
        elif isinstance(block, Sentence):
            yield from self._text(block.text, self._desk.quiet if block.quiet else self._desk.body)
        elif isinstance(block, Listing):
            yield from self._listing(block)
        elif isinstance(block, Facts):
            yield from self._facts(block)
        elif isinstance(block, SmallChart):
            yield from self._chart(block)
        else:
            yield from self._room(block)

    def _text(self, text: str, style: Style) -> Iterator[RunningPage]:
        block = self._typesetter.text(text, style, self._width, style.size * LEADING)
        yield from self._runner.put(block, PARAGRAPH)

    def _heading(self, block: Heading) -> Iterator[RunningPage]:
        look, desk = self._look, self._desk
        if block.lesser:
            words = desk.text(block.words, Style(look.body, bold=True), self._width)
            yield from self._runner.put(words, heading(block.words, Role.SUBHEADING), keep=look.body * 3)
            return
        stack = Stack(self._width)
        stack.at(Rule(self._width))
        stack.gap(look.goal * 0.45)
        aside = desk.typesetter.one_line(block.aside, desk.small)
        style = Style(look.goal, Token.ACCENT, bold=True)
        words = desk.text(block.words, style, self._width - aside.width - look.body)
        top = stack.height
        stack.words(words, tag=heading(block.words))
        if block.aside.strip():
            stack.at(EndLine(aside, self._width, words.leading * 0.76), 0.0, top)
        stack.gap(look.body * 0.15)
        yield from self._runner.place(stack, keep=look.body * 4)

    def _listing(self, listing: Listing) -> Iterator[RunningPage]:
        group, indent = Passage(_LIST), self._look.body * 0.9
        for item in listing.items:
            block = self._typesetter.text(
                item, self._desk.body, self._width - indent, self._look.body * LEADING
            )
            if block.height > self._runner.area.foot - self._runner.area.top:
                # Longer than a page: it runs on as a paragraph.
                yield from self._runner.put(block, PARAGRAPH, indent)
                continue
            entry = Stack(self._width, tag=Tag(Role.ITEM))
            entry.at(Dot(self._look.body), 0.0, block.leading * 0.5)
            entry.words(block, indent, Tag(Role.BODY))
            entry.gap(self._look.body * 0.2)
            yield from self._runner.place(entry, group=group)

    def _facts(self, facts: Facts) -> Iterator[RunningPage]:
        grid = Grid.of(self._desk, facts.heads, facts.rows, self._width)
        yield from place_table(self._runner, grid.head(facts.heads), [grid.row(row) for row in facts.rows])

    def _chart(self, chart: SmallChart) -> Iterator[RunningPage]:
        height, scale = self._look.body * 9, self._desk.scale
        drawing = line_chart(
            chart.series,
            self._width / scale,
            height / scale,
            compact=True,
            right_to_left=self._paper.right_to_left,
        )
        stack = Stack(self._width)
        stack.at(Picture(drawing, scale))
        stack.gap(height)
        yield from self._runner.place(stack)

    def _room(self, room: RoomToWrite) -> Iterator[RunningPage]:
        look = self._look
        stack = Stack(self._width)
        style = Style(look.goal, Token.ACCENT, bold=True)
        stack.words(self._desk.text(room.words, style, self._width), tag=heading(room.words))
        for _line in range(room.lines):
            stack.gap(look.body * 2.2)
            stack.at(Rule(self._width, Token.LINE, 0.8))
        yield from self._runner.place(stack)
