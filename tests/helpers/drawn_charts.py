"""The line charts of a PDF, read back from its ink: what was drawn at which value, and which marks a line joins."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from companion.drawing.shapes import Token
from companion.reports.paper_canvas import PAPER_COLOURS

Spot = tuple[float, float]

_NEAR = 8.0
"""Marks reach so far beyond the outermost value lines, in points."""


@dataclass(frozen=True, slots=True)
class InkChart:
    """One chart: its value lines by height, ``dots`` by their middles, and the corners of each data line.

    All in points from the lower left corner of the page.
    """

    left: float
    right: float
    levels: tuple[float, ...]
    dots: list[Spot] = field(default_factory=list)
    lines: list[list[Spot]] = field(default_factory=list)

    def holds(self, x: float, y: float) -> bool:
        """Whether a mark at this place belongs to this chart."""
        across = self.left - _NEAR <= x <= self.right + _NEAR
        return across and min(self.levels) - _NEAR <= y <= max(self.levels) + _NEAR

    @property
    def values(self) -> list[float]:
        """What is drawn, from left to right and from low to high, each place once; the lines are 0 to 10."""
        low, high = min(self.levels), max(self.levels)
        marks = {
            (round(x, 1), round(y, 1))
            for x, y in (*self.dots, *(spot for line in self.lines for spot in line))
        }
        return [round((y - low) / (high - low) * 10, 1) for _x, y in sorted(marks)]


def charts_on(pdf: bytes) -> list[InkChart]:
    """Every line chart of the document, page by page from the top."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            found += _on_page(list(_paths(page)))
    return found


@dataclass(frozen=True, slots=True)
class _Ink:
    """One painted path. Colours are ``None`` where it is not filled or not stroked."""

    corners: list[Spot]
    is_straight: bool
    fill: tuple[int, ...] | None
    stroke: tuple[int, ...] | None


def _on_page(paths: list[_Ink]) -> list[InkChart]:
    charts = [InkChart(*spread, tuple(levels)) for spread, levels in _grids(paths)]
    charts.sort(key=lambda chart: -max(chart.levels))
    accent = _paper(Token.ACCENT)
    for path in paths:
        middle = _middle(path.corners)
        chart = next((each for each in charts if each.holds(*middle)), None)
        if chart is None:
            continue
        if path.fill == accent and not path.is_straight:
            chart.dots.append(middle)
        elif path.stroke == accent and path.fill is None:
            chart.lines.append(path.corners)
    # What has lines and no mark is a table.
    return [chart for chart in charts if chart.dots or chart.lines]


def _grids(paths: list[_Ink]) -> Iterator[tuple[tuple[float, float], list[float]]]:
    """The value lines of each chart: level lines of one width, evenly one above the other, three or more."""
    spreads: dict[tuple[float, float], list[float]] = {}
    for path in paths:
        if path.stroke == _paper(Token.LINE) and len(path.corners) == 2:
            (x0, y0), (x1, y1) = path.corners
            if abs(y0 - y1) < 0.1:
                spreads.setdefault((round(min(x0, x1), 1), round(max(x0, x1), 1)), []).append(y0)
    for spread, levels in spreads.items():
        ordered = sorted(levels)
        while len(ordered) > 2:
            step = ordered[1] - ordered[0]
            grid = [level for n, level in enumerate(ordered) if abs(level - ordered[0] - n * step) < 0.5]
            yield spread, grid
            ordered = ordered[len(grid) :]


def _paths(page: pypdfium2.PdfPage) -> Iterator[_Ink]:
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        matrix = thing.get_matrix()
        corners, straight = [], True
        for number in range(raw.FPDFPath_CountSegments(thing.raw)):
            segment = raw.FPDFPath_GetPathSegment(thing.raw, number)
            x, y = ctypes.c_float(), ctypes.c_float()
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            corners.append(matrix.on_point(x.value, y.value))
            straight = straight and raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_BEZIERTO
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(thing.raw, filled, stroked)
        fill = _colour(raw.FPDFPageObj_GetFillColor, thing) if filled.value else None
        stroke = _colour(raw.FPDFPageObj_GetStrokeColor, thing) if stroked.value else None
        yield _Ink(corners, straight, fill, stroke)


def _colour(getter: Callable[..., object], thing: pypdfium2.PdfObject) -> tuple[int, ...]:
    parts = [ctypes.c_uint() for _ in range(4)]
    getter(thing.raw, *parts)
    return tuple(part.value for part in parts[:3])


def _middle(corners: list[Spot]) -> Spot:
    across, up = [x for x, _y in corners], [y for _x, y in corners]
    return (min(across) + max(across)) / 2, (min(up) + max(up)) / 2


def _paper(token: Token) -> tuple[int, ...]:
    return tuple(round(part * 255) for part in PAPER_COLOURS[token])
