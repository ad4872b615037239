"""The motion arrow: which way a part of the body goes, from the start pose to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from companion.drawing.shapes import Path, Token
from companion.movement.body import CROWN, Ball, Body
from companion.movement.camera import Camera, Lens
from companion.movement.fit import Frame, framed
from companion.movement.hull import Command, Point, polygon
from companion.movement.motion import Motion

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
_DASH = (4.5, 3.2)
_SHARE, _LARGEST = 0.05, 2.0
"""The arrow's head is at least this share of the sheet's smaller side long, but not more than so many times its size."""
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Marks:
    """An arrow in cm on the page: the dashed way, its head, and the frame of both."""

    way: tuple[Command, ...]
    head: tuple[Point, ...]
    frame: Frame
    size: float


def size_for(scale: float, width: float, height: float) -> float:
    """How much larger than life an arrow is drawn so that it is seen on a sheet with ``scale`` units to a cm."""
    return min(_LARGEST, max(1.0, _SHARE * min(width, height) / (scale * _HEAD)))


def way_of(motion: Motion) -> tuple[Body, ...]:
    """The bodies of the way from the first key pose to the last."""
    between = [motion.at(motion.top * step / _STEPS) for step in range(1, _STEPS)]
    return (motion.keys[0], *between, motion.keys[-1])


def motion_arrow(bodies: Sequence[Body], camera: Camera, part: str = "", size: float = 1.0) -> Marks | None:
    """The way of ``part``, or of what goes farthest; ``None`` when nothing moves or no arrow is wanted.

    ``size`` makes the arrow thicker, not its way longer.
    """
    if part == NO_ARROW:
        return None
    lens = Lens(camera)
    ways = {name: [lens.see(body.at(name))[:2] for body in bodies] for name in ((part,) if part else MOVERS)}
    name, way = max(ways.items(), key=lambda item: _length(item[1]))
    if _length(way) < 0.5:
        return None
    radius = 0.0 if name == CROWN else bodies[-1].balls[name].radius
    bow = _bow(way)
    ux, uy = _unit(bow[1], bow[2], otherwise=(0.0, -1.0))
    if _length(way) < _SHORT:
        ux, uy = _unit(way[0], way[-1], otherwise=(ux, uy))
        floor = lens.see((0.0, 0.0, 0.0))[1] if camera.tilt < 30 else 1e9
        bow = _beside(way[-1], ux, uy, radius, floor, size)
    else:
        (sx, sy), control, (ex, ey) = bow
        bow = ((sx, sy), control, (ex + ux * (radius + 2.0), ey + uy * (radius + 2.0)))
    start, control, (x, y) = bow
    head = (
        (x + ux * _HEAD * size, y + uy * _HEAD * size),
        (x - uy * _HALF * size, y + ux * _HALF * size),
        (x + uy * _HALF * size, y - ux * _HALF * size),
    )
    curve = [_on(bow, step / 8) for step in range(9)]
    balls = [Ball((px, -py, 0.0), size * (_WIDTH + _HALO) / 2) for px, py in (*curve, *head)]
    return Marks(_cubic(start, control, (x, y)), head, framed(balls, Camera()), size)


def on_sheet(marks: Marks, lens: Lens) -> tuple[Path, ...]:
    """The arrow as shapes: a halo, so that it is seen on any colour, then the arrow."""
    scale = lens.scale
    way = tuple(_placed(command, lens) for command in marks.way)
    head = polygon([(lens.x + scale * x, lens.y + scale * y) for x, y in marks.head])
    thick = scale * marks.size
    width, halo = _WIDTH * thick, _HALO * thick
    dash = tuple(length * thick for length in _DASH)
    return (
        Path(way, stroke=Token.PAPER, width=width + halo),
        Path(head, fill=Token.PAPER, stroke=Token.PAPER, width=halo),
        Path(way, stroke=Token.AMBER, width=width, dash=dash),
        Path(head, fill=Token.AMBER),
    )


def _length(way: Sequence[Point]) -> float:
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(way))


_Bow: TypeAlias = tuple[Point, Point, Point]
"""A curve of one bend: where it starts, the point it is pulled to, where it ends."""


def _bow(way: Sequence[Point]) -> _Bow:
    """One calm bend through the start, the half and the end of ``way``: an arrow says where to, not how exactly."""
    left = _length(way) / 2
    half = way[0]
    for (x1, y1), (x2, y2) in pairwise(way):
        step = hypot(x2 - x1, y2 - y1)
        if step >= left:
            share = left / step if step else 0.0
            half = (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
            break
        left -= step
    (sx, sy), (ex, ey) = way[0], way[-1]
    return (sx, sy), (2 * half[0] - (sx + ex) / 2, 2 * half[1] - (sy + ey) / 2), (ex, ey)


def _on(bow: _Bow, t: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2) = bow
    a, b, c = (1 - t) * (1 - t), 2 * t * (1 - t), t * t
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def _unit(start: Point, end: Point, *, otherwise: Point) -> Point:
    dx, dy = end[0] - start[0], end[1] - start[1]
    apart = hypot(dx, dy)
    return (dx / apart, dy / apart) if apart > 1e-6 else otherwise


def _beside(end: Point, ux: float, uy: float, radius: float, floor: float, size: float) -> _Bow:
    """A short arrow leaving the body; where the floor is in the way, one that presses on it instead."""
    near, far = radius + 2.0, radius + 2.0 + _LENGTH * size
    x, y = end
    if y + uy * (far + _HEAD * size) > floor and uy > 0.3:
        near, far = -far - _HEAD * size, -near - _HEAD * size
    middle = (near + far) / 2
    return (
        (x + ux * near, y + uy * near),
        (x + ux * middle, y + uy * middle),
        (x + ux * far, y + uy * far),
    )


def _cubic(start: Point, control: Point, end: Point) -> tuple[Command, ...]:
    """A bend as a cubic Bézier curve, which every painter knows."""
    (sx, sy), (cx, cy), (ex, ey) = start, control, end
    return (
        ("M", sx, sy),
        ("C", (sx + 2 * cx) / 3, (sy + 2 * cy) / 3, (ex + 2 * cx) / 3, (ey + 2 * cy) / 3, ex, ey),
    )


def _placed(command: Command, lens: Lens) -> Command:
    name, *numbers = command
    return (
        name,
        *((lens.y if i % 2 else lens.x) + lens.scale * float(n) for i, n in enumerate(numbers)),
    )
