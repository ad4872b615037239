"""What was recorded over a span of days, ready to be drawn. Nothing recorded is a gap, never a zero."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from companion.domain.routines import Size


@dataclass(frozen=True, slots=True)
class Point:
    """One recorded value on a day. There is no point for a day without a record."""

    day: date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Recorded values over a span, on a 0-10 style scale. Days between points are simply not recorded.

    ``gap_days``: a longer pause than this between two points breaks the line. ``past``: it ends before the days one
    thinks of, so that its days need their year.
    """

    title: str
    points: tuple[Point, ...]
    first: date
    last: date
    low: float = 0
    high: float = 10
    gap_days: int = 21
    past: bool = False


@dataclass(frozen=True, slots=True)
class CountColumn:
    """What was done in the week or month from ``start``, by size. Sizes not done are absent; so are whole gaps."""

    start: date
    counts: Mapping[Size, int]
