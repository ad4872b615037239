"""The handout of a routine as PDF: for each step its start and end, the cues, and how much in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from companion.domain.handout import Handout, HandoutDose, HandoutStep
from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Token
from companion.i18n import number, quoted, tr
from companion.movement.pair import start_and_end
from companion.reports.frame import Frame
from companion.reports.grid import Grid, place_table
from companion.reports.paper_canvas import (
    PAGE_SIZES,
    PAPER_COLOURS,
    PageSize,
    PaperCanvas,
    person_on_paper,
)
from companion.reports.paper_pages import print_pages, runner_for, title_stack
from companion.reports.photo import Photo
from companion.reports.progress import Progress, report
from companion.reports.running import Runner, RunningPage
from companion.reports.sheet_desk import Desk, flattened, heading
from companion.reports.sheet_fit import MARGINS
from companion.reports.sheet_look import LARGE, Charts, Limit, Look
from companion.reports.stack import PARAGRAPH, Picture, Press, Rule, Stack, Words
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import Span, Style, TextBlock, Typesetter

_LONGEST_TITLE = 200
_ALL = Limit(100_000, 100_000)
_FIGURE = (11.6, 9.4)
"""Width and most height of one figure, in text heights."""
_LARGE_FIGURE = (14.6, 10.0)
"""The same in large print, where figures stand below the words."""
_SCALE = 0.75
"""Points per unit of a figure."""
_FIRST_COLUMN = 0.36
"""How much of the width of the boxes to tick is for the names of the steps."""


def render_handout(handout: Handout, progress: Progress | None = None) -> bytes:
    """``handout`` as PDF bytes; equal handouts give equal bytes.

    ``progress`` gets 0.0–1.0 and returns ``False`` to stop, which raises ``RenderCancelled``.
    """
    report(progress, 0.0)
    size = PAGE_SIZES.get(handout.page, PAGE_SIZES["A4"])
    typesetter = Typesetter(handout.right_to_left)
    look = LARGE if handout.large_print else Look()
    pages = HandoutPages(handout, typesetter, look, size).pages(progress)
    target = BytesIO()
    canvas = PaperCanvas(target, size, handout.right_to_left, handout.language.replace("_", "-"))
    title = flattened(handout.title).strip()
    canvas.describe(title[:_LONGEST_TITLE], handout.printed_on)
    foot = tr("My routine. Less is fine, and so is another day.")
    print_pages(Press(canvas, typesetter), pages, Frame(title, foot, handout.printed_on, look))
    report(progress, 1.0)
    return target.getvalue()


class HandoutPages:
    """Breaks a handout into pages; a step stays whole where a page can hold it."""

    def __init__(self, handout: Handout, typesetter: Typesetter, look: Look, size: PageSize) -> None:
        self._handout = handout
        self._look = look
        self._desk = Desk(typesetter, look, _ALL, Charts.NONE, handout.right_to_left, 1e9)
        self._runner: Runner = runner_for(typesetter, look, size)
        self._width = MARGINS.width(size)
        self._colours = PAPER_COLOURS
        if handout.skin and handout.hair:
            self._colours = person_on_paper(Skin(handout.skin), Hair(handout.hair))

    def pages(self, progress: Progress | None = None) -> Iterator[RunningPage]:
        """The pages in order."""
        handout, runner = self._handout, self._runner
        yield from runner.place(
            title_stack(self._desk, handout.title, handout.size, self._width, sample=handout.sample)
        )
        if handout.note.strip():
            runner.page.y += self._look.body * 0.5
            yield from self._flow(quoted(flattened(handout.note)), Style(self._look.goal))
        runner.page.y += self._look.body * 0.9
        for index, step in enumerate(handout.steps):
            report(progress, 0.05 + 0.85 * index / len(handout.steps))
            yield from self._step(step, index + 1)
        if handout.days and handout.steps:
            yield from self._boxes()
        yield runner.page

    def _flow(self, text: str, style: Style, x: float = 0.0) -> Iterator[RunningPage]:
        block = self._desk.text(text, style, self._width - x)
        yield from self._runner.put(block, PARAGRAPH, x)

    def _step(self, step: HandoutStep, number_of_step: int) -> Iterator[RunningPage]:
        look, runner = self._look, self._runner
        figures = self._figures(step)
        above = self._handout.large_print
        aside = 0.0 if above else self._text_start()
        text = self._words(step, number_of_step, self._width - aside)
        stack = Stack(self._width)
        stack.at(Rule(self._width, Token.LINE))
        stack.gap(look.body * 0.9)
        whole = figures.height + text.height if above else max(figures.height, text.height)
        if stack.height + whole + look.body > runner.area.foot - runner.area.top:
            yield from self._long_step(step, number_of_step, figures)
            return
        if above:
            stack.below(text)
            stack.gap(look.body * 0.4)
            stack.below(figures)
        else:
            # The name is read before its picture, which stands at the start of the row.
            stack.beside([(aside, text), (0.0, figures)])
        stack.gap(look.body * 0.9)
        yield from runner.place(stack)

    def _long_step(self, step: HandoutStep, number_of_step: int, figures: Stack) -> Iterator[RunningPage]:
        """A step with more words than a page holds: they run on below its picture."""
        top = Stack(self._width)
        top.at(Rule(self._width, Token.LINE))
        top.gap(self._look.body * 0.9)
        top.words(self._name(step, number_of_step, self._width), tag=heading(step.name))
        top.below(figures)
        yield from self._runner.place(top)
        for dose in step.doses:
            yield from self._runner.put(self._dose(dose, self._width), PARAGRAPH)
        for index, cue in enumerate(step.cues):
            words = tr("{number}. {cue}", number=number(index + 1), cue=flattened(cue))
            yield from self._flow(words, self._desk.body)
        for text, style in self._asides(step):
            yield from self._flow(text, style)

    def _text_start(self) -> float:
        return self._look.body * (2 * _FIGURE[0] + 2.4)

    def _figures(self, step: HandoutStep) -> Stack:
        """Start and end beside each other, or the photo of a movement of one's own."""
        large = self._handout.large_print
        width, height = (self._look.body * length for length in (_LARGE_FIGURE if large else _FIGURE))
        row = Stack(self._text_start())
        if step.figure is None:
            if step.photo:
                row.at(Photo(step.photo, width * 1.5, height * 1.5, step.name))
                row.gap(height * 1.5)
            return row
        drawings = start_and_end(step.figure, width / _SCALE, height / _SCALE)
        words = (
            tr("{name}: how it starts.", name=step.name),
            tr("{name}: where it goes, with an arrow the way you move.", name=step.name),
        )
        captions = (tr("Start"), tr("Then"))
        for index, drawing in enumerate(drawings):
            x = index * (width + self._look.body * 0.8)
            row.at(Picture(drawing, _SCALE, words[index], self._colours), x)
            if len(drawings) > 1:
                block = self._desk.text(captions[index], self._desk.small, width)
                row.at(Words(block, width), x + (width - block.width) / 2, drawing.height * _SCALE)
        if drawings:
            row.gap(drawings[0].height * _SCALE + (self._look.small * 1.5 if len(drawings) > 1 else 0.0))
        return row

    def _words(self, step: HandoutStep, number_of_step: int, width: float) -> Stack:
        look, desk = self._look, self._desk
        stack = Stack(width)
        stack.words(self._name(step, number_of_step, width), tag=heading(step.name))
        stack.gap(look.body * 0.1)
        for dose in step.doses:
            stack.words(self._dose(dose, width))
            stack.gap(look.body * 0.18)
        if step.cues:
            stack.gap(look.body * 0.35)
            stack.below(self._cues(step, width))
        for text, style in self._asides(step):
            stack.gap(look.body * 0.35)
            stack.words(desk.text(text, style, width))
        return stack

    def _name(self, step: HandoutStep, number_of_step: int, width: float) -> TextBlock:
        size = self._look.goal * 1.08
        spans = [
            Span(f"{number(number_of_step)}  ", Style(size, Token.ACCENT, bold=True)),
            Span(step.name, Style(size, bold=True)),
        ]
        return self._desk.spans(spans, width)

    def _dose(self, dose: HandoutDose, width: float) -> TextBlock:
        strong = Style(self._look.body, bold=True)
        if not dose.size:
            return self._desk.text(dose.sentence, strong, width)
        label = tr("{size}:", size=dose.size)
        return self._desk.spans(
            [
                Span(f"{label} ", Style(self._look.body, Token.ACCENT, bold=True)),
                Span(dose.sentence, self._desk.body),
            ],
            width,
        )

    def _cues(self, step: HandoutStep, width: float) -> Stack:
        desk, indent = self._desk, self._look.body * 1.4
        cues = Stack(width, tag=Tag(Role.LIST, numbered=True))
        for index, cue in enumerate(step.cues):
            entry = Stack(width, tag=Tag(Role.ITEM))
            label = desk.text(tr("{number}.", number=number(index + 1)), desk.quiet, indent, 1)
            entry.at(Words(label, indent, Tag(Role.LABEL)))
            entry.words(desk.text(cue, desk.body, width - indent), indent, Tag(Role.BODY))
            entry.gap(self._look.body * 0.12)
            cues.below(entry)
        return cues

    def _asides(self, step: HandoutStep) -> Iterator[tuple[str, Style]]:
        if step.ease_off.strip():
            yield tr("Ease off: {words}", words=flattened(step.ease_off)), self._desk.quiet
        if step.note.strip():
            yield quoted(flattened(step.note)), Style(self._look.body, italic=True)

    def _boxes(self) -> Iterator[RunningPage]:
        """A small table to tick, where wanted: nothing is owed, so it has one week and no dates."""
        look, days = self._look, self._handout.days
        title = Stack(self._width)
        title.at(Rule(self._width))
        title.gap(look.body * 0.6)
        words = tr("To tick, if I like")
        title.words(
            self._desk.text(words, Style(look.goal, Token.ACCENT, bold=True), self._width), tag=heading(words)
        )
        first = self._width * _FIRST_COLUMN
        grid = Grid(self._desk, [first, *[(self._width - first) / len(days)] * len(days)])
        rows = [grid.boxes(step.name, len(days)) for step in self._handout.steps]
        yield from self._runner.place(title, keep=look.body * 6)
        yield from place_table(self._runner, grid.head((tr("Step"), *days), boxes=True), rows)
