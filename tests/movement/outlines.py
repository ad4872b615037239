"""How far an outline reaches, found by walking along it: an oracle that knows nothing of how it was made."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin
from typing import TypeAlias

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
            found += _along(found[-1], at)
    return found


def _along(start: tuple[float, float], at: list[float]) -> list[tuple[float, float]]:
    """Places along a curve: its two pulls and its end are ``at``."""
    (ax, ay), (bx, by, cx, cy, dx, dy) = start, at
    found = []
    for step in range(1, _FINE + 1):
        t = step / _FINE
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append((a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy))
    return found


Edges: TypeAlias = tuple[float, float, float, float]
"""Left, top, right and bottom."""


def edges(shape: Shape) -> Edges:
    """Left, top, right and bottom of a shape, half its stroke included."""
    return _rough(shape) if isinstance(shape, Circle) else _box(_half(shape), points(_path(shape)))


def all_edges(shapes: Iterable[Shape]) -> Edges:
    """The edges of all ``shapes`` together. Only those that may reach farther than what is known are walked along."""
    first, *others = sorted(shapes, key=_size, reverse=True)
    left, top, right, bottom = edges(first)
    for shape in others:
        a, b, c, d = _rough(shape)
        if a < left or b < top or c > right or d > bottom:
            a, b, c, d = edges(shape)
            left, top, right, bottom = min(left, a), min(top, b), max(right, c), max(bottom, d)
    return left, top, right, bottom


def _rough(shape: Shape) -> Edges:
    """Edges a shape never reaches over: a curve stays between its ends and what pulls it."""
    if isinstance(shape, Circle):
        half = shape.radius + _half(shape)
        return shape.x - half, shape.y - half, shape.x + half, shape.y + half
    numbers = [float(number) for command in _path(shape).commands for number in command[1:]]
    return _box(_half(shape), list(zip(numbers[::2], numbers[1::2], strict=True)))


def _size(shape: Shape) -> float:
    left, top, right, bottom = _rough(shape)
    return right - left + bottom - top


def _half(shape: Shape) -> float:
    assert isinstance(shape, Circle | Path)
    return shape.width / 2 if shape.stroke else 0.0


def _path(shape: Shape) -> Path:
    assert isinstance(shape, Path)
    return shape


def _box(half: float, places: list[tuple[float, float]]) -> Edges:
    xs, ys = zip(*places, strict=True)
    return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half


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
