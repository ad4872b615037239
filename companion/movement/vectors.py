"""Points and turns in the room, in plain tuples: three numbers do not need a numeric library."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
Turn: TypeAlias = tuple[Vec, Vec, Vec]
"""A rotation, by rows."""

STILL: Turn = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def about_x(degrees: float) -> Turn:
    """A turn about x: y towards z."""
    if not degrees:
        return STILL
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c))


def about_y(degrees: float) -> Turn:
    """A turn about y: z towards x."""
    if not degrees:
        return STILL
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c))


def about_z(degrees: float) -> Turn:
    """A turn about z: x towards y."""
    if not degrees:
        return STILL
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))


def turned(turn: Turn, v: Vec) -> Vec:
    """``v`` after ``turn``."""
    x, y, z = v
    a, b, c = turn
    return (
        a[0] * x + a[1] * y + a[2] * z,
        b[0] * x + b[1] * y + b[2] * z,
        c[0] * x + c[1] * y + c[2] * z,
    )


def chained(*turns: Turn) -> Turn:
    """One turn that does the last of ``turns`` first, as nested joints do."""
    result = STILL
    for turn in turns:
        if result is STILL:
            result = turn
        elif turn is not STILL:
            a, b, c = turn
            result = tuple(  # type: ignore[assignment]
                (
                    x * a[0] + y * b[0] + z * c[0],
                    x * a[1] + y * b[1] + z * c[1],
                    x * a[2] + y * b[2] + z * c[2],
                )
                for x, y, z in result
            )
    return result


def plus(a: Vec, b: Vec) -> Vec:
    """The sum."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def blend(a: float, b: float, t: float) -> float:
    """From ``a`` (t = 0) to ``b`` (t = 1)."""
    return a + (b - a) * t
