"""The places of a chart one can stop at, by pointer or key, each in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartSpot:
    """A record at its place on the drawing, in drawing units; ``words`` say what it is."""

    x: float
    y: float
    words: str


def nearest(spots: Sequence[ChartSpot], x: float, y: float) -> int | None:
    """The index of the spot whose column is nearest to ``x``; among those of one column, the nearest to ``y``.

    ``None`` without any spots.
    """
    if not spots:
        return None
    return min(range(len(spots)), key=lambda index: (abs(spots[index].x - x), abs(spots[index].y - y)))
