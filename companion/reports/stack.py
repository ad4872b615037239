"""Things one below the other: measured first, drawn later, so that a page can be tried before it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from companion.drawing.shapes import Drawing, Token
from companion.reports.painter import paint
from companion.reports.paper_canvas import PAPER_COLOURS, PaperCanvas
from companion.reports.text_lines import Line, TextBlock, Typesetter


@dataclass(frozen=True, slots=True)
class Press:
    """Where things are drawn, and with which letters."""

    paper: PaperCanvas
    typesetter: Typesetter


class Item(Protocol):
    """Something that can be drawn with its start corner at ``x`` and its top at ``y``, in points."""

    def draw(self, press: Press, x: float, y: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Words:
    """A block of text in a column."""

    block: TextBlock
    width: float

    def draw(self, press: Press, x: float, y: float) -> None:
        press.paper.block(self.block, x, y, self.width)


@dataclass(frozen=True, slots=True)
class EndLine:
    """One line against the far side of a column; ``drop`` is its baseline below the top."""

    line: Line
    width: float
    drop: float

    def draw(self, press: Press, x: float, y: float) -> None:
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
        canvas, left = press.paper.reportlab, press.paper.edge(x, self.width)
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
    """A drawing at ``scale`` points per unit."""

    drawing: Drawing
    scale: float

    def draw(self, press: Press, x: float, y: float) -> None:
        paint(press.paper, press.typesetter, self.drawing, x, y, self.scale)


@dataclass(slots=True)
class Stack:
    """Items placed in a column of ``width``, growing downwards. Lengths in points.

    ``left`` is true once an entry was left out, ``cut`` once a text ends in an ellipsis.
    """

    width: float
    height: float = 0.0
    parts: list[tuple[float, float, Item]] = field(default_factory=list)
    left: bool = False
    cut: bool = False

    def gap(self, height: float) -> None:
        """Leave room."""
        self.height += height

    def at(self, item: Item, x: float = 0.0, y: float | None = None) -> None:
        """Place ``item`` without growing; at the current end unless ``y`` says otherwise."""
        self.parts.append((x, self.height if y is None else y, item))

    def words(self, block: TextBlock, x: float = 0.0) -> None:
        """Add text below what is there."""
        self.at(Words(block, self.width - x), x)
        self.height += block.height
        if block.cut:
            self.cut = True

    def beside(self, columns: Sequence[tuple[float, Stack]]) -> None:
        """Add stacks next to each other, each at its ``x``; the tallest one counts."""
        for x, column in columns:
            for inner_x, inner_y, item in column.parts:
                self.parts.append((x + inner_x, self.height + inner_y, item))
            self.cut, self.left = self.cut or column.cut, self.left or column.left
        self.height += max((column.height for _x, column in columns), default=0.0)

    def draw(self, press: Press, x: float, y: float) -> None:
        for own_x, own_y, item in self.parts:
            item.draw(press, x + own_x, y + own_y)
