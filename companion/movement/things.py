"""What props are made of: round bars, boxes and cushions in the room, drawn from anywhere like the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, pi, radians, sin

from companion.drawing.shapes import Path, Token
from companion.movement.body import Ball
from companion.movement.camera import Lens
from companion.movement.depth import Piece, Spot
from companion.movement.hull import Command, arc, cylinder, hull
from companion.movement.vectors import Vec, minus, unit

UP: Vec = (0.0, 1.0, 0.0)
_EDGE = 0.6
"""The line around soft things, in cm."""
_SEEN = 0.06
"""A flat side is drawn once it turns this much towards the eye."""
_ALONG = (0.17, 0.33, 0.5, 0.67, 0.83)
"""Where on its length something long is looked at."""


@dataclass(frozen=True, slots=True)
class Part:
    """The hull of ``balls`` in one colour.

    With ``side``, a flat one, seen only from where that points; with ``fades``, one that is seen only until a flat one
    is.
    """

    balls: tuple[Ball, ...]
    fill: Token = Token.PROP
    edge: Token | None = None
    side: Vec | None = None
    fades: Vec | None = None


@dataclass(frozen=True, slots=True)
class Ring(Part):
    """A strap around a limb: between two places along the limb, as round as the first ball."""


@dataclass(frozen=True, slots=True)
class Plate(Part):
    """An ellipse in the room: its ends along one axis, then those along the other; what follows is not drawn."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Parts that are drawn in one go.

    ``is_solid``: it has straight sides along the room's axes, and the person is on one side of it. ``is_ground``:
    the person is above it. ``open_to``: a wall; from behind only its outline is drawn, so that it hides nobody.
    ``lift`` brings what touches the body before it, in cm.
    """

    parts: tuple[Part, ...]
    is_solid: bool = False
    is_ground: bool = False
    open_to: Vec | None = None
    lift: float = 0.0

    @property
    def balls(self) -> list[Ball]:
        """All it is made of."""
        return [ball for part in self.parts for ball in part.balls]


def piece(thing: Thing, lens: Lens) -> Piece:
    """``thing`` as it appears."""
    hollow = thing.open_to is not None and lens.nearness(thing.open_to) < -_SEEN
    paths = []
    for part in thing.parts:
        if part.side is not None and lens.nearness(part.side) < _SEEN:
            continue
        if part.fades is not None and lens.nearness(part.fades) >= _SEEN:
            continue
        if hollow:
            paths.append(Path(_outline(part, lens), stroke=Token.LINE, width=2 * _EDGE * lens.scale))
            continue
        if part.edge is not None:
            # A larger shape beneath costs a painter a third of a stroke.
            paths.append(Path(_outline(part, lens, _EDGE), fill=part.edge))
        paths.append(Path(_outline(part, lens), fill=part.fill))
    return Piece(
        paths,
        _spots(thing, lens),
        thing.balls,
        thing.lift * lens.scale,
        is_solid=thing.is_solid,
    )


def _outline(part: Part, lens: Lens, more: float = 0.0) -> tuple[Command, ...]:
    """The outline of ``part``, ``more`` cm farther out."""
    discs = [lens.disc(Ball(at, radius + more)) for at, radius in part.balls]
    if isinstance(part, Plate):
        (x1, y1, _r), (x2, y2, _s), (x3, y3, _t), (x4, y4, _u) = discs[:4]
        centre = ((x1 + x2) / 2, (y1 + y2) / 2)
        along, across = ((x2 - x1) / 2, (y2 - y1) / 2), ((x4 - x3) / 2, (y4 - y3) / 2)
        curves = arc(centre, along, across, 0.0, 2 * pi)
        return (("M", x2, y2), *(("C", *curve) for curve in curves), ("Z",))
    if not isinstance(part, Ring):
        return hull(discs)
    (x1, y1, radius), (x2, y2, _radius) = discs
    way = unit(minus(part.balls[1].at, part.balls[0].at))
    return cylinder((x1, y1), (x2, y2), radius, lens.nearness(way))


def _spots(thing: Thing, lens: Lens) -> list[Spot]:
    """Where it is, and for something long also on the way."""
    spots: list[Spot] = []
    for part in thing.parts:
        seen = [(*lens.see(ball.at), ball.radius * lens.scale) for ball in part.balls]
        spots += [(x, y, radius, near) for x, y, near, radius in seen]
        if len(seen) == 2 and not thing.is_solid:
            (x1, y1, n1, r1), (x2, y2, n2, r2) = seen
            spots += [
                (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t, r1 + (r2 - r1) * t, n1 + (n2 - n1) * t)
                for t in _ALONG
            ]
    return spots


def bar(start: Vec, end: Vec, radius: float, fill: Token = Token.PROP, edge: Token | None = None) -> Part:
    """A round bar."""
    return Part((Ball(start, radius), Ball(end, radius)), fill, edge)


def ball(at: Vec, radius: float, fill: Token = Token.PROP, edge: Token | None = None) -> Part:
    """A ball."""
    return Part((Ball(at, radius),), fill, edge)


def box(low: Vec, high: Vec, top: Token | None = Token.LINE) -> tuple[Part, ...]:
    """A box with round edges, its upper side in the colour ``top``."""
    radius = min(2.0, *((b - a) / 2 for a, b in zip(low, high, strict=True)))
    body = Part(_corners(low, high, radius))
    if top is None:
        return (body,)
    above = tuple(
        Ball((x, high[1] - 0.6, z), 0.6)
        for x in (low[0] + radius, high[0] - radius)
        for z in (low[2] + radius, high[2] - radius)
    )
    return body, Part(above, top, side=UP)


def box_between(one: Vec, other: Vec, top: Token | None = Token.LINE) -> tuple[Part, ...]:
    """A box between any two of its opposite corners."""
    low_x, high_x = sorted((one[0], other[0]))
    low_y, high_y = sorted((one[1], other[1]))
    low_z, high_z = sorted((one[2], other[2]))
    return box((low_x, low_y, low_z), (high_x, high_y, high_z), top)


def cushion(middle: Vec, half: Vec, radius: float) -> Part:
    """A soft box of half the lengths ``half``, its round edge of ``radius``."""
    (x, y, z), (a, b, c) = middle, half
    return Part(_corners((x - a, y - b, z - c), (x + a, y + b, z + c), radius), Token.LINEN, Token.PROP)


def round_floor(middle: Vec, half_x: float, half_z: float) -> Thing:
    """A round patch of ground; from the side a line."""
    x, _y, z = middle
    # The first four are the ends of the ellipse; the others only keep it on the sheet.
    turns = [0.0, 180.0, 90.0, 270.0, *(22.5 * step for step in range(16) if step % 4)]
    rim = [(x + half_x * cos(radians(turn)), z + half_z * sin(radians(turn))) for turn in turns]
    edge = Part(tuple(Ball((across, -1.0, deep), 1.0) for across, deep in rim), fades=UP)
    top = Plate(tuple(Ball((across, 0.0, deep), 0.0) for across, deep in rim), Token.LINE, side=UP)
    return Thing((edge, top), is_ground=True)


def _corners(low: Vec, high: Vec, radius: float) -> tuple[Ball, ...]:
    places: Iterable[Vec] = (
        (x, y, z)
        for x in (low[0] + radius, high[0] - radius)
        for y in (low[1] + radius, high[1] - radius)
        for z in (low[2] + radius, high[2] - radius)
    )
    return tuple(Ball(place, radius) for place in dict.fromkeys(places))
