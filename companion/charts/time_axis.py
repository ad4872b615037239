"""Words under a chart: its first and last day, and the months or years between, never one on another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from babel.dates import format_skeleton

from companion.charts.measure import text_box
from companion.drawing.shapes import Anchor, Text, Token
from companion.i18n import current, dated, short_day

_GAP = 10.0
_DAY_SPAN = 330
"""Up to this many days the ends are named by day, past it by month and year."""
_MONTH_SPAN = 550
"""Up to this many days the steps between are months, past it years."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where labels may stand: between ``left`` and ``right`` on ``baseline``, at font height ``size``."""

    left: float
    right: float
    baseline: float
    size: float


def month_year(day: date) -> str:
    """``Nov 2026``."""
    return str(format_skeleton("yMMM", day, locale=current().formats))


def _month(day: date) -> str:
    return str(format_skeleton("MMM", day, locale=current().formats))


def _year(day: date) -> str:
    return str(format_skeleton("y", day, locale=current().formats))


def labels(
    first: date, last: date, x: Callable[[date], float], room: Room, *, years: bool = False
) -> list[Text]:
    """Labels for the span, the ends first, days with their year if ``years``. Fewer when there is little room; none
    when there is none."""
    ends = _ends(first, last, x, room, years=years)
    if len(ends) < 2:
        return ends
    for candidates in _candidates(first, last):
        between = [label for day, words in candidates if (label := _fitted(words, x(day), room)) is not None]
        if not _any_meet(between):
            return [*ends, *(label for label in between if not any(_meet(label, end) for end in ends))]
    return ends


def _ends(first: date, last: date, x: Callable[[date], float], room: Room, *, years: bool) -> list[Text]:
    day = dated if years else short_day
    name = day if (last - first).days <= _DAY_SPAN else month_year
    start = _fitted(name(first), x(first), room)
    end = _fitted(name(last), x(last), room) if name(last) != name(first) else None
    if start is None or end is None:
        return [label for label in (start, end) if label is not None]
    return [start] if _meet(start, end) else [start, end]


def _fitted(words: str, x: float, room: Room) -> Text | None:
    """``words`` centred on ``x``, moved inwards at an edge; ``None`` when wider than the room."""
    label = Text(x, room.baseline, words, room.size, Token.MUTED, Anchor.MIDDLE)
    box = text_box(label)
    half = (box.x1 - box.x0) / 2
    if 2 * half > room.right - room.left:
        return None
    centre = min(max(x, room.left + half), room.right - half)
    return Text(centre, room.baseline, words, room.size, Token.MUTED, Anchor.MIDDLE)


def _candidates(first: date, last: date) -> Iterator[list[tuple[date, str]]]:
    """Ever sparser steps; the caller takes the first list whose labels keep apart."""
    if (last - first).days <= _MONTH_SPAN:
        ends = {(first.year, first.month), (last.year, last.month)}
        months = [day for day in _month_middles(first, last) if (day.year, day.month) not in ends]
        for stride in (1, 2, 3, 6):
            yield [(day, _month(day)) for day in months if (day.month - 1) % stride == 0]
        return
    for stride in (1, 2, 5, 10, 20, 50):
        yield [
            (date(year, 7, 1), _year(date(year, 7, 1)))
            for year in range(first.year + 1, last.year)
            if year % stride == 0
        ]


def _month_middles(first: date, last: date) -> Iterator[date]:
    day = first.replace(day=15)
    while day <= last:
        if day >= first:
            yield day
        if day.year == date.max.year and day.month == 12:
            return
        day = (day + timedelta(days=31)).replace(day=15)


def _meet(one: Text, other: Text) -> bool:
    return text_box(one).meets(text_box(other), _GAP)


def _any_meet(row: list[Text]) -> bool:
    ordered = sorted(row, key=lambda label: label.x)
    return any(_meet(a, b) for a, b in pairwise(ordered))
