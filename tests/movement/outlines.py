"""How far an outline reaches, found by walking along it: an oracle that knows nothing of how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from companion.drawing.shapes import Circle, Drawing, Path, Shape, Token

WAYS = tuple((cos(2 * pi * i / 72), sin(2 * pi * i / 72)) for i in range(72))
_FINE = 32


def points(path: Path) -> list[tuple[float, float]]:
    """Places along a path, by de Casteljau's construction."""
    found: list[tuple[float, float]] = []
    for name, *numbers in path.commands:
        at = [float(number) for number in numbers]
        if name in {"M", "L"}:
            found.append((at[0], at[1]))
        elif name == "C":
            a, b, c, d = found[-1], (at[0], at[1]), (at[2], at[3]), (at[4], at[5])
            for step in range(1, _FINE + 1):
                t = step / _FINE
                u = 1 - t
                w = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
                found.append(
                    (
                        w[0] * a[0] + w[1] * b[0] + w[2] * c[0] + w[3] * d[0],
                        w[0] * a[1] + w[1] * b[1] + w[2] * c[1] + w[3] * d[1],
                    )
                )
    return found


def edges(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a shape, half its stroke included."""
    if isinstance(shape, Circle):
        half = shape.radius + (shape.width / 2 if shape.stroke else 0.0)
        return shape.x - half, shape.y - half, shape.x + half, shape.y + half
    assert isinstance(shape, Path)
    half = shape.width / 2 if shape.stroke else 0.0
    xs, ys = zip(*points(shape), strict=True)
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


def all_edges(shapes: Iterable[Shape]) -> tuple[float, float, float, float]:
    """The edges of all ``shapes`` together."""
    lefts, tops, rights, bottoms = zip(*map(edges, shapes), strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def fills(drawing: Drawing) -> list[Token | None]:
    """What the shapes are filled with, from back to front."""
    return [shape.fill for shape in drawing.shapes if isinstance(shape, Path)]


def reach(path: Path) -> list[float]:
    """How far a path reaches in each of the ``WAYS``."""
    along = points(path)
    return [max(x * c + y * s for x, y in along) for c, s in WAYS]


def reach_of(discs: Iterable[tuple[float, float, float]]) -> list[float]:
    """How far circles reach in each of the ``WAYS``: by definition, without an outline."""
    chosen = list(discs)
    return [max(x * c + y * s + r for x, y, r in chosen) for c, s in WAYS]
