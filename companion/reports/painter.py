"""A drawing on paper: vectors in, vectors out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Shape, Text, Token
from companion.reports.paper_canvas import PAPER_COLOURS, Colour, PaperCanvas
from companion.reports.text_lines import Style, Typesetter

POINTS_PER_UNIT = 0.75
"""One pixel at 100 % is 1/96 inch, three quarters of a point."""


def paint(
    paper: PaperCanvas,
    typesetter: Typesetter,
    drawing: Drawing,
    x: float,
    y: float,
    scale: float = POINTS_PER_UNIT,
    colours: Mapping[Token, Colour] = PAPER_COLOURS,
) -> None:
    """``drawing`` with its start edge at ``x`` and its top at ``y`` (points), ``scale`` points per unit.

    ``colours`` are those of :func:`companion.reports.paper_canvas.person_on_paper` for a figure with the skin and hair
    chosen in Settings. The drawing itself is already in reading order; only its place on the page is mirrored.
    """
    left = paper.edge(x, drawing.width * scale)
    brush = _Brush(paper, typesetter, left, paper.page.height - y, scale, colours)
    paper.reportlab.saveState()
    paper.reportlab.setLineCap(1)
    paper.reportlab.setLineJoin(1)
    for shape in drawing.shapes:
        brush.shape(shape)
    paper.reportlab.restoreState()


class _Brush:
    """Paints shapes at one place and scale."""

    def __init__(
        self,
        paper: PaperCanvas,
        typesetter: Typesetter,
        left: float,
        top: float,
        scale: float,
        colours: Mapping[Token, Colour],
    ) -> None:
        self._paper = paper
        self._canvas: Any = paper.reportlab
        self._typesetter = typesetter
        self._left = left
        self._top = top
        self._scale = scale
        self._colours = colours

    def shape(self, shape: Shape) -> None:
        if isinstance(shape, Path):
            self._path(shape)
        elif isinstance(shape, Circle):
            self._circle(shape)
        else:
            self._text(shape)

    def _place(self, numbers: tuple[str | float, ...]) -> list[float]:
        return [
            self._left + float(n) * self._scale if index % 2 == 0 else self._top - float(n) * self._scale
            for index, n in enumerate(numbers)
        ]

    def _ink(self, fill: Token | None, stroke: Token | None, width: float) -> None:
        if fill is not None:
            self._canvas.setFillColorRGB(*self._colours[fill])
        if stroke is not None:
            self._canvas.setStrokeColorRGB(*self._colours[stroke])
            self._canvas.setLineWidth(width * self._scale)

    def _path(self, path: Path) -> None:
        pen = self._canvas.beginPath()
        for head, *numbers in path.commands:
            places = self._place(tuple(numbers))
            if head == "M":
                pen.moveTo(*places)
            elif head == "L":
                pen.lineTo(*places)
            elif head == "C":
                pen.curveTo(*places)
            else:
                pen.close()
        self._ink(path.fill, path.stroke, path.width)
        self._canvas.setDash([mark * self._scale for mark in path.dash] if path.dash else [])
        self._canvas.drawPath(pen, stroke=int(path.stroke is not None), fill=int(path.fill is not None))

    def _circle(self, circle: Circle) -> None:
        x, y = self._place((circle.x, circle.y))
        self._ink(circle.fill, circle.stroke, circle.width)
        self._canvas.setDash([])
        self._canvas.circle(
            x,
            y,
            circle.radius * self._scale,
            stroke=int(circle.stroke is not None),
            fill=int(circle.fill is not None),
        )

    def _text(self, text: Text) -> None:
        style = Style(text.size * self._scale, text.fill, text.bold, text.italic)
        line = self._typesetter.one_line(text.text, style)
        x, y = self._place((text.x, text.y))
        at_left = (text.anchor is Anchor.START) is not self._paper.right_to_left
        if text.anchor is Anchor.MIDDLE:
            x -= line.width / 2
        elif not at_left:
            x -= line.width
        self._paper.atoms(line, x, y)
