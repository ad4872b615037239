"""From the room to the page: where things are seen from, and outlines of round parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import cos, pi, radians, sin
from typing import NamedTuple, TypeAlias

from companion.domain.movements import View
from companion.drawing.shapes import Path, Token
from companion.movement.body import Ball
from companion.movement.vectors import Vec

Point: TypeAlias = tuple[float, float]
"""On the page, in cm: x to the right, y down."""

FRONT_TILT = 14.0
"""How far the front view looks down, in degrees."""
_COS, _SIN = cos(radians(FRONT_TILT)), sin(radians(FRONT_TILT))
_DIRECTIONS = tuple((cos(2 * pi * i / 72), sin(2 * pi * i / 72)) for i in range(72))


class Seen(NamedTuple):
    """Where a place appears on the page, and how near it is to the eye (more is nearer)."""

    x: float
    y: float
    near: float


class Disc(NamedTuple):
    """A ball as it appears."""

    x: float
    y: float
    radius: float


def _from_side(v: Vec) -> Seen:
    return Seen(v[0], -v[1], v[2])


def _from_front(v: Vec) -> Seen:
    """A little from above, so that thighs and feet that point at us can be seen."""
    x, y, z = v
    return Seen(-z, -y * _COS + x * _SIN, x * _COS + y * _SIN)


def _from_above(v: Vec) -> Seen:
    return Seen(v[0], v[2], v[1])


EYES: Mapping[View, Callable[[Vec], Seen]] = {
    View.SIDE: _from_side,
    View.FRONT: _from_front,
    View.ABOVE: _from_above,
}
"""Each view without perspective: a ball stays round, and a limb keeps its thickness."""


def disc(ball: Ball, view: View) -> Disc:
    """``ball`` as it appears."""
    x, y, _near = EYES[view](ball.at)
    return Disc(x, y, ball.radius)


def outline(discs: Sequence[Disc]) -> tuple[Point, ...]:
    """The tight band around ``discs``: in each direction, the outermost point of the outermost disc."""
    points = []
    for c, s in _DIRECTIONS:
        best, at = -1e9, discs[0]
        for each in discs:
            reach = each[0] * c + each[1] * s + each[2]
            if reach > best:
                best, at = reach, each
        points.append((at[0] + c * at[2], at[1] + s * at[2]))
    return tuple(points)


def shape(points: Iterable[Point], fill: Token) -> Path:
    """A closed shape through ``points``."""
    start, *rest = points
    return Path((("M", *start), *(("L", *point) for point in rest), ("Z",)), fill=fill)


def band(discs: Sequence[Disc], fill: Token) -> Path:
    """The outline of ``discs``, filled."""
    return shape(outline(discs), fill)


def bar(x1: float, y1: float, x2: float, y2: float, thickness: float, fill: Token = Token.PROP) -> Path:
    """A rounded bar between two points."""
    return band((Disc(x1, y1, thickness / 2), Disc(x2, y2, thickness / 2)), fill)
