"""The motion arrow: which way a part of the body goes, from the start pose to the end."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import hypot

from companion.domain.movements import View
from companion.drawing.shapes import Path, Token
from companion.movement.body import CROWN
from companion.movement.placing import Stance, midway
from companion.movement.views import EYES, Point, shape

MOVERS = (
    "pelvis",
    "waist_right",
    "chest_right",
    "shoulder_right",
    "head",
    CROWN,
    "knee_left",
    "knee_right",
    "ankle_left",
    "ankle_right",
    "toe_left",
    "toe_right",
    "elbow_left",
    "elbow_right",
    "palm_left",
    "palm_right",
)
"""Parts whose way may be shown; the one that goes farthest is, unless a figure names another."""
NO_ARROW = "none"
"""The word of a figure whose movement is too small to point at."""

_SHORT, _LENGTH = 8.0, 15.0
"""A way shorter than the first (cm) is drawn beside the body, this long."""
_HEAD, _HALF = 6.5, 3.6
_WIDTH, _HALO = 1.9, 1.6
_SAMPLES = 6


def motion_arrow(start: Stance, end: Stance, view: View, part: str = "") -> tuple[Path, ...]:
    """A dashed way with an arrowhead, or nothing when nothing moves."""
    if part == NO_ARROW:
        return ()
    bodies = [midway(start, end, i / _SAMPLES) for i in range(_SAMPLES + 1)]
    ways = {
        name: [EYES[view](body.at(name))[:2] for body in bodies] for name in ((part,) if part else MOVERS)
    }
    name, way = max(ways.items(), key=lambda item: _length(item[1]))
    if _length(way) < 0.5:
        return ()
    radius = 0.0 if name == CROWN else bodies[-1].balls[name].radius
    ux, uy = _direction(way)
    if _length(way) < _SHORT:
        way = _beside(way[-1], ux, uy, radius)
    else:
        x, y = way[-1]
        way = [*way, (x + ux * (radius + 2.0), y + uy * (radius + 2.0))]
    return _drawn(way, ux, uy)


def _length(way: list[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))


def _direction(way: list[Point]) -> Point:
    """The unit direction at the end of ``way``; of the whole way when its end stands still."""
    for (x1, y1), (x2, y2) in ((way[-2], way[-1]), (way[0], way[-1])):
        length = hypot(x2 - x1, y2 - y1)
        if length > 1e-6:
            return (x2 - x1) / length, (y2 - y1) / length
    return 0.0, -1.0


def _beside(end: Point, ux: float, uy: float, radius: float) -> list[Point]:
    """A short arrow leaving the body; where the floor is in the way, one that presses on it instead."""
    near, far = radius + 2.0, radius + 2.0 + _LENGTH
    x, y = end
    if y + uy * (far + _HEAD) > 0.0 and uy > 0.3:
        near, far = -far - _HEAD, -near - _HEAD
    return [(x + ux * near, y + uy * near), (x + ux * far, y + uy * far)]


def _drawn(way: list[Point], ux: float, uy: float) -> tuple[Path, ...]:
    start, *rest = way
    x, y = way[-1]
    head = (
        (x + ux * _HEAD, y + uy * _HEAD),
        (x - uy * _HALF, y + ux * _HALF),
        (x + uy * _HALF, y - ux * _HALF),
    )
    dashed = Path(
        (("M", *start), *(("L", *point) for point in rest)),
        stroke=Token.AMBER,
        width=_WIDTH,
        dash=(4.5, 3.2),
    )
    halo = replace(dashed, stroke=Token.PAPER, width=_WIDTH + _HALO, dash=())
    around = replace(shape(head, Token.PAPER), stroke=Token.PAPER, width=_HALO)
    return halo, around, dashed, shape(head, Token.AMBER)
