"""What a chart shows, in words and as a table: for those who cannot see it, and for those who like words better."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

from companion.domain.series import Point, Series
from companion.i18n import dated, ntr, number, quoted, tr


def recorded(series: Series) -> list[Point]:
    """The points that can be drawn, by day. Anything that is not a finite number was not recorded."""
    return sorted((p for p in series.points if math.isfinite(p.value)), key=lambda p: p.day)


def gaps(series: Series) -> list[tuple[date, date]]:
    """First and last unrecorded day of every pause between two points longer than ``series.gap_days``."""
    points = recorded(series)
    day = timedelta(days=1)
    return [
        (before.day + day, after.day - day)
        for before, after in pairwise(points)
        if (after.day - before.day).days > series.gap_days
    ]


def facts(series: Series) -> list[str]:
    """First, latest, lowest and highest, how often, and pauses: one plain sentence each."""
    points = recorded(series)
    if not points:
        return [tr("Nothing recorded yet.")]
    first, latest = points[0], points[-1]
    if len(points) == 1:
        return [_valued(tr("Recorded once: {value} of {top} on {day}."), first, series)]
    lines = [
        ntr("Recorded {count} time.", "Recorded {count} times.", len(points)),
        _valued(tr("First: {value} of {top} on {day}."), first, series),
        _valued(tr("Latest: {value} of {top} on {day}."), latest, series),
    ]
    values = [point.value for point in points]
    if min(values) == max(values):
        lines.append(tr("It stayed at {value}.", value=number(values[0])))
    else:
        lines.append(
            tr("Lowest {low}, highest {high}.", low=number(min(values)), high=number(max(values)))
        )  # fmt: skip
    lines += [_pause(start, end) for start, end in gaps(series)]
    return lines


def point_words(point: Point, series: Series) -> str:
    """One record in words: ``3 May 2026: 6 of 10. “walked to the gate”``."""
    said = tr(
        "{day}: {value} of {top}.", day=dated(point.day), value=number(point.value), top=number(series.high)
    )
    return f"{said} {quoted(point.note.strip())}" if point.note.strip() else said


def table(series: Series) -> list[tuple[str, str, str]]:
    """Every record as (day, value, note), oldest first."""
    return [(dated(point.day), number(point.value), point.note) for point in recorded(series)]


def _valued(sentence: str, point: Point, series: Series) -> str:
    return sentence.format(value=number(point.value), top=number(series.high), day=dated(point.day))


def _pause(start: date, end: date) -> str:
    return tr("Not recorded from {first} to {last}.", first=dated(start), last=dated(end))
