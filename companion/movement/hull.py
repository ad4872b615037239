"""The tight band around circles: straight where it is tangent, round where it follows a circle.

The outline of a ball is a circle from everywhere, so the outline of a limb (the hull of its balls) is the hull of
circles: this is not an approximation of the projection but the projection. Arcs are cubic Bézier curves; one of up
to ``_WIDEST`` radians leaves its circle by less than 0.0006 of the radius (Goldapp 1991, *Approximation of circular
arcs by cubic polynomials*, gives the error and the handle length 4/3 tan(angle/4)).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt, tan
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Disc: TypeAlias = tuple[float, float, float]
"""A circle on the page: x, y and radius."""
Command: TypeAlias = tuple[str | float, ...]

_WIDEST = 1.8
_FULL = 2.0 * pi
_SAME = 1e-9
_TIE = 1e-7
"""Directions this near each other (radians) are one."""


def hull(discs: Sequence[Disc]) -> tuple[Command, ...]:
    """The closed outline of the convex hull of ``discs``. Raises ``ValueError`` where there are none."""
    if len(discs) == 2:
        return capsule(*discs)
    kept = _outermost(discs)
    if len(kept) == 1:
        return circle(*kept[0])
    if len(kept) == 2:
        return capsule(*kept)
    commands: list[Command] = []
    turns = _turns(kept)
    for (at, begin), (_next, end) in pairwise([*turns, (0, turns[0][1] + _FULL)]):
        x, y, radius = kept[at]
        commands.append(("L" if commands else "M", x + cos(begin) * radius, y + sin(begin) * radius))
        if end - begin > _SAME:
            _arc(commands, x, y, radius, begin, end - begin)
    commands.append(("Z",))
    return tuple(commands)


def capsule(one: Disc, other: Disc) -> tuple[Command, ...]:
    """The outline of the hull of two circles: two tangents and two round ends."""
    x1, y1, r1 = one
    x2, y2, r2 = other
    dx, dy = x2 - x1, y2 - y1
    apart = sqrt(dx * dx + dy * dy)
    if apart <= abs(r1 - r2) + _SAME:
        return circle(x1, y1, r1) if r1 >= r2 else circle(x2, y2, r2)
    lean = (r1 - r2) / apart
    half = acos(lean)
    ux, uy = dx / apart, dy / apart
    side = sqrt(1.0 - lean * lean)
    # The tangents touch where the radius stands on them: two directions, mirrored at the axis.
    ax, ay = ux * lean + uy * side, uy * lean - ux * side
    bx, by = ux * lean - uy * side, uy * lean + ux * side
    if half > _WIDEST or pi - half > _WIDEST:
        commands: list[Command] = [("M", x2 + ax * r2, y2 + ay * r2)]
        _arc(commands, x2, y2, r2, atan2(ay, ax), 2.0 * half)
        commands.append(("L", x1 + bx * r1, y1 + by * r1))
        _arc(commands, x1, y1, r1, atan2(by, bx), 2.0 * (pi - half))
        commands.append(("Z",))
        return tuple(commands)
    k2 = r2 * 4.0 / 3.0 * tan(half / 4.0)
    k1 = r1 * 4.0 / 3.0 * tan((pi - half) / 4.0)
    ax2, ay2, bx2, by2 = x2 + ax * r2, y2 + ay * r2, x2 + bx * r2, y2 + by * r2
    ax1, ay1, bx1, by1 = x1 + ax * r1, y1 + ay * r1, x1 + bx * r1, y1 + by * r1
    tx, ty, sx, sy = x2 + ux * r2, y2 + uy * r2, x1 - ux * r1, y1 - uy * r1
    return (
        ("M", ax2, ay2),
        ("C", ax2 - ay * k2, ay2 + ax * k2, tx + uy * k2, ty - ux * k2, tx, ty),
        ("C", tx - uy * k2, ty + ux * k2, bx2 + by * k2, by2 - bx * k2, bx2, by2),
        ("L", bx1, by1),
        ("C", bx1 - by * k1, by1 + bx * k1, sx - uy * k1, sy + ux * k1, sx, sy),
        ("C", sx + uy * k1, sy - ux * k1, ax1 + ay * k1, ay1 - ax * k1, ax1, ay1),
        ("Z",),
    )


def cylinder(one: Point, other: Point, radius: float, towards: float) -> tuple[Command, ...]:
    """The outline of a cylinder between the middles of its two flat ends.

    ``towards`` is how much its axis points at the eye (0 across the sheet, 1 straight at it).
    """
    (x1, y1), (x2, y2) = one, other
    apart = hypot(x2 - x1, y2 - y1)
    ux, uy = ((x2 - x1) / apart, (y2 - y1) / apart) if apart > _SAME else (1.0, 0.0)
    side, end = (-uy * radius, ux * radius), (ux * radius * abs(towards), uy * radius * abs(towards))
    back, begin = (-side[0], -side[1]), (-end[0], -end[1])
    return (
        ("M", x2 + side[0], y2 + side[1]),
        *(("C", *curve) for curve in arc(other, side, end, 0.0, pi)),
        ("L", x1 + back[0], y1 + back[1]),
        *(("C", *curve) for curve in arc(one, back, begin, 0.0, pi)),
        ("Z",),
    )


def circle(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """A closed circle."""
    commands: list[Command] = [("M", x + radius, y)]
    _arc(commands, x, y, radius, 0.0, _FULL)
    commands.append(("Z",))
    return tuple(commands)


def arc(
    centre: Point, along: Point, across: Point, begin: float, sweep: float
) -> list[tuple[float, float, float, float, float, float]]:
    """Curves of the ellipse ``centre + along cos(t) + across sin(t)`` for t from ``begin`` (radians) on by ``sweep``.

    The first begins where t is ``begin``; each gives its two handles and its end.
    """
    (x, y), (ax, ay), (bx, by) = centre, along, across
    count = max(1, ceil(abs(sweep) / _WIDEST))
    step = sweep / count
    k = 4.0 / 3.0 * tan(step / 4.0)
    curves = []
    c, s = cos(begin), sin(begin)
    for number in range(1, count + 1):
        d, t = cos(begin + step * number), sin(begin + step * number)
        near, far, n, f = c - k * s, d + k * t, s + k * c, t - k * d
        curves.append(
            (
                x + ax * near + bx * n,
                y + ay * near + by * n,
                x + ax * far + bx * f,
                y + ay * far + by * f,
                x + ax * d + bx * t,
                y + ay * d + by * t,
            )
        )
        c, s = d, t
    return curves


def polygon(points: Sequence[Point]) -> tuple[Command, ...]:
    """A closed outline through ``points``."""
    (x, y), *rest = points
    return (("M", x, y), *(("L", *point) for point in rest), ("Z",))


def _arc(commands: list[Command], x: float, y: float, radius: float, begin: float, sweep: float) -> None:
    curves = arc((x, y), (radius, 0.0), (0.0, radius), begin, sweep)
    commands.extend(("C", *curve) for curve in curves)


def _outermost(discs: Sequence[Disc]) -> list[Disc]:
    """``discs`` without those that lie within another; of equal ones the first."""
    kept: list[Disc] = []
    for disc in sorted(discs, key=_radius, reverse=True):
        x, y, radius = disc
        for ox, oy, other in kept:
            if hypot(x - ox, y - oy) <= other - radius + 1e-7:
                break
        else:
            kept.append(disc)
    if not kept:
        raise ValueError("an outline needs at least one circle")
    return kept


def _radius(disc: Disc) -> float:
    return disc[2]


def _turns(discs: Sequence[Disc]) -> list[tuple[int, float]]:
    """Once around: each circle the outline follows, and the direction (radians) from which on it does.

    Seen from direction t, circle i reaches out x cos t + y sin t + r. Circle j overtakes i where both reach as far:
    d cos(t - f) = r_i - r_j, with j at distance d in direction f from i. The outline goes from circle to
    circle by the next overtaking.
    """
    at = max(range(len(discs)), key=lambda each: discs[each][0] + discs[each][2])
    turned = 0.0
    turns: list[tuple[int, float]] = []
    while not turns or turned < turns[0][1] + _FULL - _TIE:
        x, y, radius = discs[at]
        soonest, farthest, following = _FULL, 0.0, at
        for number, (ox, oy, other) in enumerate(discs):
            if number == at:
                continue
            dx, dy = ox - x, oy - y
            apart = sqrt(dx * dx + dy * dy)
            ahead = (atan2(dy, dx) - acos((radius - other) / apart) - turned) % _FULL
            if ahead > _FULL - _TIE:
                ahead = 0.0
            # Of several on one tangent the farthest is next.
            if ahead < soonest - _TIE or (ahead < soonest + _TIE and apart > farthest):
                soonest, farthest, following = ahead, apart, number
        turned += soonest
        turns.append((following, turned))
        at = following
    return turns[:-1]
