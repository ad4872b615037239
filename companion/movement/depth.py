"""Which piece is drawn before which, from wherever one looks.

Two pieces are compared where they overlap on the sheet: the nearer one there covers the other. So a hand before the
belly is before it and a hand behind the back is behind, whatever the rest of the arm does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from companion.drawing.shapes import Path
from companion.movement.body import Ball
from companion.movement.vectors import Vec

Spot: TypeAlias = tuple[float, float, float, float]
"""A sample of a piece: x, y and radius on the sheet, and how near it is."""
Box: TypeAlias = tuple[Vec, Vec]
"""The lowest and the highest corner, in the room."""


@dataclass(slots=True)
class Piece:
    """Something drawn in one go: ``paths``, with ``spots`` that tell where it is.

    ``lift`` brings it towards the eye where things touch, as a shoe covers the end of a trouser leg; in the units
    of the sheet. What has straight sides is ``solid``: other pieces are before or behind it by the side of it they
    are on. ``balls`` are what the piece is made of in the room. Two pieces with a ``joint`` of one name have no line
    where they meet: whichever comes last is followed by its path, which covers the line. What it is ``over`` it covers
    unless it is farther by more than ``over_by`` (units of the sheet), as trousers cover the end of a shirt.
    """

    paths: Sequence[Path]
    spots: Sequence[Spot]
    balls: Sequence[Ball]
    lift: float = 0.0
    is_solid: bool = False
    is_body: bool = False
    joint: tuple[str, Path] | None = None
    over: Sequence[Piece] = ()
    over_by: float = 1e6
    _box: Box | None = None

    @property
    def box(self) -> Box:
        """The box around it in the room, along the room's axes."""
        if self._box is None:
            self._box = box_of(self.balls)
        return self._box


def box_of(balls: Sequence[Ball]) -> Box:
    """The box around ``balls``, along the room's axes."""
    low_x = low_y = low_z = 1e9
    high_x = high_y = high_z = -1e9
    for (x, y, z), radius in balls:
        low_x, high_x = min(low_x, x - radius), max(high_x, x + radius)
        low_y, high_y = min(low_y, y - radius), max(high_y, y + radius)
        low_z, high_z = min(low_z, z - radius), max(high_z, z + radius)
    return (low_x, low_y, low_z), (high_x, high_y, high_z)


def in_order(pieces: Sequence[Piece], towards: Vec) -> list[Piece]:
    """``pieces`` from the farthest to the nearest; ``towards`` is the direction of the eye in the room."""
    count = len(pieces)
    over: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    waiting = [0.0] * count
    frames = [_frame(piece.spots) for piece in pieces]
    for i in range(1, count):
        left, top, right, bottom = frames[i]
        for j in range(i):
            other = frames[j]
            if left < other[2] and other[0] < right and top < other[3] and other[1] < bottom:
                ahead = _ahead(pieces[i], pieces[j], towards)
                if ahead > 0.0:
                    over[j].append((i, ahead))
                    waiting[i] += ahead
                elif ahead < 0.0:
                    over[i].append((j, -ahead))
                    waiting[j] -= ahead
    return [pieces[i] for i in _sorted(over, waiting, [_middle(piece) for piece in pieces])]


def paths_of(ordered: Sequence[Piece]) -> list[Path]:
    """All paths of pieces that are in order."""
    met: set[str] = set()
    paths: list[Path] = []
    for piece in ordered:
        paths += piece.paths
        if piece.joint is not None:
            name, cover = piece.joint
            if name in met:
                paths.append(cover)
            met.add(name)
    return paths


def _sorted(
    over: Sequence[Sequence[tuple[int, float]]], waiting: list[float], near: Sequence[float]
) -> list[int]:
    """Farthest first among those that wait for nobody; where all wait in a ring, the one with the least reason to."""
    left = sorted(range(len(near)), key=near.__getitem__)
    order: list[int] = []
    while left:
        at = min(left, key=waiting.__getitem__)
        if waiting[at] < _NOTHING:
            at = next(each for each in left if waiting[each] < _NOTHING)
        left.remove(at)
        order.append(at)
        for each, reason in over[at]:
            waiting[each] -= reason
    return order


def _frame(spots: Sequence[Spot]) -> tuple[float, float, float, float]:
    left = top = 1e9
    right = bottom = -1e9
    for x, y, radius, _near in spots:
        left = min(left, x - radius)
        right = max(right, x + radius)
        top = min(top, y - radius)
        bottom = max(bottom, y + radius)
    return left, top, right, bottom


def _middle(piece: Piece) -> float:
    return sum(spot[3] for spot in piece.spots) / len(piece.spots)


def _ahead(one: Piece, other: Piece, towards: Vec) -> float:
    """Above 0 where ``one`` covers ``other``, below 0 where it is covered; the more, the surer. 0: they do not meet."""
    if one.is_solid or other.is_solid:
        beside = _beside(one.box, other.box, towards)
        if beside:
            return beside * _SURE
        if one.is_body is not other.is_body:
            return _SURE if one.is_body else -_SURE
    ahead = weight = 0.0
    for x, y, radius, near in one.spots:
        for ox, oy, other_radius, other_near in other.spots:
            reach = radius + other_radius
            dx, dy = x - ox, y - oy
            overlap = reach * reach - dx * dx - dy * dy
            if overlap > 0.0:
                ahead += overlap * (near - other_near)
                weight += overlap
    lift = one.lift - other.lift
    if one.over and any(each is other for each in one.over):
        lift += one.over_by
    if other.over and any(each is one for each in other.over):
        lift -= other.over_by
    return ahead + weight * lift


def _beside(one: Box, other: Box, towards: Vec) -> float:
    """By the plane between two boxes that the eye sees most of; 0 where no such plane is seen."""
    best, ahead = 0.05, 0.0
    for axis in range(3):
        seen = abs(towards[axis])
        if seen > best:
            if one[0][axis] >= other[1][axis] - _TOUCH:
                best, ahead = seen, towards[axis]
            elif other[0][axis] >= one[1][axis] - _TOUCH:
                best, ahead = seen, -towards[axis]
    return ahead


_SURE, _NOTHING = 1e7, 1e-6
_TOUCH = 2.5
"""Flesh may press this far into what it rests on, in cm, and still be on its own side of it."""
