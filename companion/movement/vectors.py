"""Points and turns in the room, in plain tuples: three numbers do not need a numeric library.

Angles are degrees. A turn is a rotation by rows; ``then_*`` are written out, because every frame of a moving figure
takes about a hundred of them.
"""

from __future__ import annotations

from math import acos, atan2, cos, degrees, radians, sin, sqrt
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
Turn: TypeAlias = tuple[Vec, Vec, Vec]
"""A rotation, by rows."""
Quaternion: TypeAlias = tuple[float, float, float, float]
"""A rotation as (w, x, y, z), of length 1."""

STILL: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def about_z(angle: float) -> Turn:
    """A turn about z: x towards y."""
    return then_z(STILL, angle)


def then_x(turn: Turn, angle: float) -> Turn:
    """``turn`` with a joint inside it that turns about its own x: y towards z."""
    if not angle:
        return turn
    c, s = cos(radians(angle)), sin(radians(angle))
    (a, b, p), (d, e, q), (g, h, r) = turn
    return (
        (a, b * c + p * s, p * c - b * s),
        (d, e * c + q * s, q * c - e * s),
        (g, h * c + r * s, r * c - h * s),
    )


def then_y(turn: Turn, angle: float) -> Turn:
    """``turn`` with a joint inside it that turns about its own y: z towards x."""
    if not angle:
        return turn
    c, s = cos(radians(angle)), sin(radians(angle))
    (a, b, p), (d, e, q), (g, h, r) = turn
    return (
        (a * c - p * s, b, p * c + a * s),
        (d * c - q * s, e, q * c + d * s),
        (g * c - r * s, h, r * c + g * s),
    )


def then_z(turn: Turn, angle: float) -> Turn:
    """``turn`` with a joint inside it that turns about its own z: x towards y."""
    if not angle:
        return turn
    c, s = cos(radians(angle)), sin(radians(angle))
    (a, b, p), (d, e, q), (g, h, r) = turn
    return (
        (a * c + b * s, b * c - a * s, p),
        (d * c + e * s, e * c - d * s, q),
        (g * c + h * s, h * c - g * s, r),
    )


def chained(outer: Turn, inner: Turn) -> Turn:
    """One turn that does ``inner`` first, as nested joints do."""
    (a, b, c), (d, e, f), (g, h, i) = inner
    (x, y, z), (u, v, w), (p, q, r) = outer
    return (
        (x * a + y * d + z * g, x * b + y * e + z * h, x * c + y * f + z * i),
        (u * a + v * d + w * g, u * b + v * e + w * h, u * c + v * f + w * i),
        (p * a + q * d + r * g, p * b + q * e + r * h, p * c + q * f + r * i),
    )


def back(turn: Turn) -> Turn:
    """The turn that undoes ``turn``."""
    (a, b, c), (d, e, f), (g, h, i) = turn
    return ((a, d, g), (b, e, h), (c, f, i))


def turned(turn: Turn, v: Vec) -> Vec:
    """``v`` after ``turn``."""
    x, y, z = v
    a, b, c = turn
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def reached(start: Vec, turn: Turn, x: float, y: float, z: float) -> Vec:
    """The place ``(x, y, z)`` away from ``start``, measured along the axes of ``turn``."""
    a, b, c = turn
    return (
        start[0] + a[0] * x + a[1] * y + a[2] * z,
        start[1] + b[0] * x + b[1] * y + b[2] * z,
        start[2] + c[0] * x + c[1] * y + c[2] * z,
    )


def of_axes(x: Vec, y: Vec, z: Vec) -> Turn:
    """The turn that takes the room's axes to ``x``, ``y`` and ``z``."""
    return ((x[0], y[0], z[0]), (x[1], y[1], z[1]), (x[2], y[2], z[2]))


def axis(turn: Turn, number: int) -> Vec:
    """Where ``turn`` points the room's x (0), y (1) or z (2)."""
    return (turn[0][number], turn[1][number], turn[2][number])


def plus(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    """The way from ``b`` to ``a``."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(v: Vec, by: float) -> Vec:
    """``v``, ``by`` times as long."""
    return (v[0] * by, v[1] * by, v[2] * by)


def dot(a: Vec, b: Vec) -> float:
    """The scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The vector product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(v: Vec) -> float:
    """How long ``v`` is."""
    return sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2])


def unit(v: Vec, otherwise: Vec = (0.0, 0.0, 0.0)) -> Vec:
    """``v`` at length 1, or ``otherwise`` where ``v`` is too short to have a direction."""
    long = length(v)
    return (v[0] / long, v[1] / long, v[2] / long) if long > 1e-9 else otherwise


def across(v: Vec, way: Vec) -> Vec:
    """What is left of ``v`` without its part along ``way``, which has length 1."""
    along = dot(v, way)
    return (v[0] - along * way[0], v[1] - along * way[1], v[2] - along * way[2])


def between(a: Vec, b: Vec, t: float) -> Vec:
    """The place on the straight way from ``a`` (t = 0) to ``b`` (t = 1)."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def angle_between(a: Vec, b: Vec) -> float:
    """The angle between two directions of length 1, in degrees."""
    return degrees(acos(max(-1.0, min(1.0, dot(a, b)))))


def _quaternion(turn: Turn) -> Quaternion:
    """``turn`` as a quaternion (Shepperd 1978: the largest part is found first, so nothing small is divided by)."""
    (a, b, c), (d, e, f), (g, h, i) = turn
    trace = a + e + i
    if trace >= max(a, e, i):
        w = sqrt(1.0 + trace) / 2
        return (w, (h - f) / (4 * w), (c - g) / (4 * w), (d - b) / (4 * w))
    if a >= e and a >= i:
        x = sqrt(max(0.0, 1.0 + a - e - i)) / 2
        return ((h - f) / (4 * x), x, (b + d) / (4 * x), (c + g) / (4 * x))
    if e >= i:
        y = sqrt(max(0.0, 1.0 - a + e - i)) / 2
        return ((c - g) / (4 * y), (b + d) / (4 * y), y, (f + h) / (4 * y))
    z = sqrt(max(0.0, 1.0 - a - e + i)) / 2
    return ((d - b) / (4 * z), (c + g) / (4 * z), (f + h) / (4 * z), z)


def way_between(start: Turn, end: Turn) -> Vec:
    """The shortest turn from ``start`` to ``end``: its axis in the axes of ``start``, as long as its angle in degrees."""
    w, x, y, z = _quaternion(chained(back(start), end))
    if w < 0:
        w, x, y, z = -w, -x, -y, -z
    sine = sqrt(x * x + y * y + z * z)
    if sine < 1e-12:
        return (0.0, 0.0, 0.0)
    angle = 2 * degrees(atan2(sine, w)) / sine
    return (x * angle, y * angle, z * angle)


def turned_by(turn: Turn, way: Vec) -> Turn:
    """``turn`` with a turn inside it about the axis ``way``, as many degrees as ``way`` is long.

    With a share of :func:`way_between` this is the even course between two turns (Shoemake 1985).
    """
    angle = length(way)
    if angle < 1e-12:
        return turn
    x, y, z = way[0] / angle, way[1] / angle, way[2] / angle
    c, s = cos(radians(angle)), sin(radians(angle))
    t = 1.0 - c
    inner = (
        (c + x * x * t, x * y * t - z * s, x * z * t + y * s),
        (y * x * t + z * s, c + y * y * t, y * z * t - x * s),
        (z * x * t - y * s, z * y * t + x * s, c + z * z * t),
    )
    return chained(turn, inner)
