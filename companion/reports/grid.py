"""Tables: rows of cells that know what they are the head of, so that a voice can say where it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.drawing.shapes import Token
from companion.reports.running import Passage, Runner, RunningPage
from companion.reports.sheet_desk import Desk
from companion.reports.stack import Panel, Press, Repeated, Rule, Stack, Words
from companion.reports.structure import Role, Tag
from companion.reports.text_lines import Style

TABLE = Tag(Role.TABLE)
_ROW = Tag(Role.ROW)
_OF_COLUMN, _OF_ROW = Tag(Role.HEAD_CELL, scope="Column"), Tag(Role.HEAD_CELL, scope="Row")
_CELL = Tag(Role.CELL)
_BOX = 13.0
"""Width and height of a box to tick, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """An empty box to tick with a pen, in the middle of its cell. Its place in the table says what it is for."""

    width: float
    size: float = _BOX

    def draw(self, press: Press, x: float, y: float) -> None:
        box = Panel(self.size, self.size, 2.0, stroke=Token.MUTED, thickness=0.9)
        box.draw(press, x + (self.width - self.size) / 2, y)


class Grid:
    """Columns of one table. Heads and cells are as high as their words."""

    def __init__(self, desk: Desk, widths: Sequence[float]) -> None:
        self._desk = desk
        self._widths = widths
        self._space = desk.look.body * 0.9
        self.width = sum(widths)

    @classmethod
    def of(cls, desk: Desk, heads: Sequence[str], rows: Sequence[Sequence[str]], width: float) -> Grid:
        """Columns as wide as their words, the longest ones narrower where all would not fit in ``width``."""
        space = desk.look.body * 0.9
        wanted = [
            space
            + max(
                _natural(desk, heads[column], _head_style(desk)),
                *(_natural(desk, row[column], desk.body) for row in rows),
            )
            for column in range(len(heads))
        ]
        spare = width - sum(wanted)
        if spare >= 0:
            return cls(desk, [*wanted[:-1], wanted[-1] + spare])
        # Narrow columns keep their width; what is left is shared by the wide ones as much as they want.
        fair = width / len(wanted)
        kept = [min(wish, fair) for wish in wanted]
        left, over = width - sum(kept), [max(0.0, wish - fair) for wish in wanted]
        return cls(desk, [own + left * more / sum(over) for own, more in zip(kept, over, strict=True)])

    def head(self, cells: Sequence[str], *, boxes: bool = False) -> Stack:
        """The row of heads, with a line below; over ``boxes`` each but the first is in the middle of its column."""
        style = _head_style(self._desk)
        row = self._row([(cell, style, _OF_COLUMN) for cell in cells], middle=boxes)
        row.at(Rule(self.width, Token.INK, 0.6))
        return row

    def row(self, cells: Sequence[str]) -> Stack:
        """A row; its first cell is its head."""
        first, *others = cells
        body = self._desk.body
        row = self._row([(first, body, _OF_ROW), *((cell, body, _CELL) for cell in others)])
        row.at(Rule(self.width, Token.LINE, 0.5))
        return row

    def boxes(self, name: str, count: int) -> Stack:
        """A row with boxes to tick beside ``name``."""
        row = self._row([(name, self._desk.body, _OF_ROW)], least=_BOX)
        x = self._widths[0]
        top = (row.height - _BOX) / 2
        for width in self._widths[1 : count + 1]:
            cell = Stack(width, tag=_CELL)
            cell.at(Box(width))
            row.at(cell, x, top)
            x += width
        row.at(Rule(self.width, Token.LINE, 0.5))
        return row

    def _row(
        self, cells: Sequence[tuple[str, Style, Tag]], least: float = 0.0, *, middle: bool = False
    ) -> Stack:
        row, pad = Stack(self.width, tag=_ROW), self._desk.look.body * 0.35
        blocks = [
            self._desk.text(text, style, max(style.size, width - self._space))
            for (text, style, _tag), width in zip(cells, self._widths, strict=False)
        ]
        height = max([least, *(block.height for block in blocks)])
        x = 0.0
        for (_text, _style, tag), block, width in zip(cells, blocks, self._widths, strict=False):
            place = x + (width - block.width) / 2 if middle and x else x
            row.at(Words(block, width - self._space, tag), place, pad + (max(0.0, least - block.height) / 2))
            x += width
        row.gap(height + 2 * pad)
        return row


def _head_style(desk: Desk) -> Style:
    return Style(desk.look.small, Token.MUTED, bold=True)


def _natural(desk: Desk, text: str, style: Style) -> float:
    return desk.typesetter.one_line(text[:400], style).width + 0.5


def place_table(runner: Runner, head: Stack, rows: Sequence[Stack]) -> Iterator[RunningPage]:
    """Rows under their heads; a table that goes over a page shows them again, for the eye alone."""
    group = Passage(TABLE)
    yield from runner.place(head, group=group, keep=rows[0].height if rows else 0.0)
    for row in rows:
        if runner.room < row.height:
            yield runner.turn()
            again = Stack(head.width, head.height)
            again.at(Repeated(head), 0.0, 0.0)
            yield from runner.place(again)
        yield from runner.place(row, group=group)
