"""The plain ground of a chart: where days and values sit, hairlines, and mirroring for right-to-left reading."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from companion.charts.measure import Box, text_width
from companion.drawing.shapes import Anchor, Circle, Path, Shape, Text, Token, line
from companion.i18n import number

NORMAL_LABEL, SMALL_LABEL = 13.0, 11.5
"""Font heights of labels, in drawing units (pixels at 100 %)."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The inside of a chart. Days run from ``left`` to ``right`` (``inset`` kept free), values from bottom to top."""

    left: float
    top: float
    right: float
    bottom: float
    first: date
    last: date
    low: float
    high: float
    inset: float = 0.0

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.right, self.bottom)

    def x(self, day: date) -> float:
        """Where ``day`` is; the middle when there is only one day. Days outside stay on the edge."""
        left, right = self.left + self.inset, self.right - self.inset
        days = (self.last - self.first).days
        if days <= 0 or right <= left:
            return (self.left + self.right) / 2
        share = (day - self.first).days / days
        return left + min(1.0, max(0.0, share)) * (right - left)

    def y(self, value: float) -> float:
        """Where ``value`` is; values outside the scale stay on its edge."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top)


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values from ``low`` up to ``high``, at most ``most`` of them (at least both ends)."""
    span = high - low
    if not math.isfinite(span) or span <= 0:
        return [low] if math.isfinite(low) else []
    power = 10.0 ** math.floor(math.log10(span))
    steps = [power * share for share in (0.1, 0.2, 0.5, 1.0)]
    whole = float(low).is_integer() and float(high).is_integer()
    for step in steps:
        count = math.floor(span / step + 1e-9) + 1
        if count <= most and (step >= 1 or not whole) and abs(span / step - round(span / step)) < 1e-9:
            return [low + index * step for index in range(count)]
    return [low, high]


def tick_room(values: Sequence[float], size: float) -> float:
    """Room the value labels need beside the plot, their gap included."""
    return max((text_width(number(value), size) for value in values), default=0.0) + size * 0.7


def grid(frame: Frame, values: Sequence[float], size: float, *, labels: bool) -> list[Shape]:
    """A hairline for each value, with its label on the reading-order start side."""
    shapes: list[Shape] = []
    for value in values:
        y = frame.y(value)
        shapes.append(line(frame.left, y, frame.right, y, Token.LINE))
        if labels:
            x = frame.left - size * 0.7
            shapes.append(Text(x, y + size * 0.36, number(value), size, Token.MUTED, Anchor.END))
    return shapes


def clear_baseline(frame: Frame, values: Sequence[float], y: float, size: float) -> float:
    """The baseline near ``y`` that keeps a text of ``size`` between two hairlines, not struck through by one."""
    lines = sorted(frame.y(value) for value in values)
    middles = [(a + b) / 2 for a, b in pairwise(lines) if b - a >= size * 1.15]
    middle = min(middles, key=lambda m: abs(m - y), default=y)
    half = size * 0.54
    middle = min(max(middle, frame.top + half), max(frame.top + half, frame.bottom - half))
    return middle + size * 0.26


def mirrored(shapes: Iterable[Shape], width: float) -> tuple[Shape, ...]:
    """The same shapes for right-to-left reading. Text anchors are in reading order already and stay."""
    return tuple(_mirror(shape, width) for shape in shapes)


def _mirror(shape: Shape, width: float) -> Shape:
    if isinstance(shape, Path):
        return replace(shape, commands=tuple(_mirror_command(c, width) for c in shape.commands))
    if isinstance(shape, Circle):
        return replace(shape, x=width - shape.x)
    return replace(shape, x=width - shape.x)


def _mirror_command(command: tuple[str | float, ...], width: float) -> tuple[str | float, ...]:
    head, *numbers = command
    flipped = [width - float(n) if index % 2 == 0 else float(n) for index, n in enumerate(numbers)]
    return (head, *flipped)
