"""Things one below the other: measured first, drawn later, so that a page can be tried before it is printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from companion.drawing.shapes import Drawing, Token
from companion.reports.painter import paint
from companion.reports.paper_canvas import PAPER_COLOURS, Colour, PaperCanvas
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import Line, TextBlock, Typesetter


@dataclass(frozen=True, slots=True)
class Press:
    """Where things are drawn, and with which letters."""

    paper: PaperCanvas
    typesetter: Typesetter


PARAGRAPH = Tag(Role.PARAGRAPH)


class Item(Protocol):
    """Something that can be drawn with its start corner at ``x`` and its top at ``y``, in points."""

    def draw(self, press: Press, x: float, y: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Words:
    """A block of text in a column, as ``tag`` says what it is."""

    block: TextBlock
    width: float
    tag: Tag = PARAGRAPH

    def draw(self, press: Press, x: float, y: float) -> None:
        with press.paper.marked(self.tag, y):
            press.paper.block(self.block, x, y, self.width)


@dataclass(frozen=True, slots=True)
class EndLine:
    """One line against the far side of a column; ``drop`` is its baseline below the top."""

    line: Line
    width: float
    drop: float
    tag: Tag = PARAGRAPH

    def draw(self, press: Press, x: float, y: float) -> None:
        with press.paper.marked(self.tag, y):
            press.paper.line(self.line, x, y + self.drop, self.width, at_end=True)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across a column."""

    width: float
    fill: Token = Token.INK
    thickness: float = 0.7

    def draw(self, press: Press, x: float, y: float) -> None:
        canvas, left = press.paper.reportlab, press.paper.edge(x, self.width)
        up = press.paper.page.height - y
        with press.paper.artifact():
            canvas.saveState()
            canvas.setStrokeColorRGB(*PAPER_COLOURS[self.fill])
            canvas.setLineWidth(self.thickness)
            canvas.line(left, up, left + self.width, up)
            canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle with round corners, filled or drawn."""

    width: float
    height: float
    radius: float
    fill: Token | None = None
    stroke: Token | None = None
    thickness: float = 0.9

    def draw(self, press: Press, x: float, y: float) -> None:
        with press.paper.artifact():
            self._draw(press, press.paper.edge(x, self.width), y)

    def _draw(self, press: Press, left: float, y: float) -> None:
        canvas = press.paper.reportlab
        canvas.saveState()
        if self.fill is not None:
            canvas.setFillColorRGB(*PAPER_COLOURS[self.fill])
        if self.stroke is not None:
            canvas.setStrokeColorRGB(*PAPER_COLOURS[self.stroke])
            canvas.setLineWidth(self.thickness)
        canvas.roundRect(
            left,
            press.paper.page.height - y - self.height,
            self.width,
            self.height,
            self.radius,
            stroke=int(self.stroke is not None),
            fill=int(self.fill is not None),
        )
        canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing at ``scale`` points per unit. ``words`` stand for it where the drawing has none of its own.

    With neither it is an ornament, which nobody reads aloud. ``colours`` are those of the page, or of a person.
    """

    drawing: Drawing
    scale: float
    words: str = ""
    colours: Mapping[Token, Colour] = field(default_factory=lambda: PAPER_COLOURS)

    def draw(self, press: Press, x: float, y: float) -> None:
        paper = press.paper
        words = self.words or self.drawing.words
        if not words.strip():
            with paper.artifact():
                self._paint(press, x, y)
            return
        width, height = self.drawing.width * self.scale, self.drawing.height * self.scale
        left, up = paper.edge(x, width), paper.page.height - y
        figure = paper.child(Tag(Role.FIGURE, words))
        figure.box = (left, up - height, left + width, up)
        with paper.marked(figure):
            self._paint(press, x, y)

    def _paint(self, press: Press, x: float, y: float) -> None:
        paint(press.paper, press.typesetter, self.drawing, x, y, self.scale, self.colours)


@dataclass(slots=True)
class Stack:
    """Items placed in a column of ``width``, growing downwards. Lengths in points.

    ``left`` is true once an entry was left out, ``cut`` once a text ends in an ellipsis. ``gives`` says by line key how
    many points lower it would be without that line. With a ``tag`` all that is in it belongs together: a section, a
    list, one of its entries.
    """

    width: float
    height: float = 0.0
    parts: list[tuple[float, float, Item]] = field(default_factory=list)
    left: bool = False
    cut: bool = False
    tag: Tag | None = None
    gives: dict[str, float] = field(default_factory=dict)

    def gap(self, height: float) -> None:
        """Leave room."""
        self.height += height

    def at(self, item: Item, x: float = 0.0, y: float | None = None) -> None:
        """Place ``item`` without growing; at the current end unless ``y`` says otherwise."""
        self.parts.append((x, self.height if y is None else y, item))

    def words(self, block: TextBlock, x: float = 0.0, tag: Tag = PARAGRAPH) -> None:
        """Add text below what is there."""
        self.at(Words(block, self.width - x, tag), x)
        self.height += block.height
        if block.cut:
            self.cut = True

    def below(self, inner: Stack, x: float = 0.0) -> None:
        """Add a whole stack below what is there."""
        self.beside([(x, inner)])

    def beside(self, columns: Sequence[tuple[float, Stack]]) -> None:
        """Add stacks next to each other, each at its ``x``; the tallest one counts."""
        for x, column in columns:
            self.at(column, x)
            self.cut, self.left = self.cut or column.cut, self.left or column.left
            self.gives |= column.gives
        self.height += max((column.height for _x, column in columns), default=0.0)

    def draw(self, press: Press, x: float, y: float) -> None:
        if self.tag is None:
            self._draw_parts(press, x, y)
            return
        with press.paper.part(self.tag):
            self._draw_parts(press, x, y)

    def _draw_parts(self, press: Press, x: float, y: float) -> None:
        for own_x, own_y, item in self.parts:
            item.draw(press, x + own_x, y + own_y)


@dataclass(frozen=True, slots=True)
class Repeated:
    """A stack that was read before, shown again for the eye alone."""

    stack: Stack

    def draw(self, press: Press, x: float, y: float) -> None:
        with press.paper.artifact():
            for own_x, own_y, item in self.stack.parts:
                item.draw(press, x + own_x, y + own_y)


@dataclass(frozen=True, slots=True)
class Dot:
    """The mark before an entry of a list, beside text of ``size`` points: an ornament."""

    size: float

    def draw(self, press: Press, x: float, y: float) -> None:
        paper = press.paper
        canvas, middle = paper.reportlab, paper.edge(x + self.size * 0.28)
        with paper.artifact():
            canvas.saveState()
            canvas.setFillColorRGB(*PAPER_COLOURS[Token.ACCENT])
            canvas.circle(middle, paper.page.height - y, self.size * 0.13, stroke=0, fill=1)
            canvas.restoreState()
