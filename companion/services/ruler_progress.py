"""How important goals are and how sure one is, over a span: first to now, with why not lower. No score is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.goals import Goal
from companion.domain.rulers import Ruler
from companion.domain.series import Point, Series
from companion.i18n import number, tr
from companion.services.span_record import SpanRecord


@dataclass(frozen=True, slots=True)
class RulerProgress:
    """One ruler of one goal. ``why`` is the latest answer to "why not lower?", verbatim; ``""`` for none."""

    goal: Goal
    ruler: Ruler
    series: Series
    words: str
    why: str = ""


def ruler_progress(record: SpanRecord, goal: Goal) -> Iterator[RulerProgress]:
    """Each ruler of ``goal`` that was answered in the span, by time."""
    marks = record.rulers.get(goal.id, ())
    for ruler in Ruler:
        found = [mark for mark in marks if mark.ruler is ruler]
        if found:
            points = tuple(Point(mark.at.day, mark.value, mark.why) for mark in found)
            days = [point.day for point in points]
            last = record.end(goal, days)
            series = Series(ruler_name(ruler), points, record.begin(days), last, past=last < record.last)
            why = next((mark.why for mark in reversed(found) if mark.why.strip()), "")
            yield RulerProgress(goal, ruler, series, _words(points), why)


def ruler_name(ruler: Ruler) -> str:
    """What a ruler is called on the page."""
    return {
        Ruler.IMPORTANCE: tr("How important it is to me"),
        Ruler.CONFIDENCE: tr("How sure I am"),
    }[ruler]


def _words(points: Sequence[Point]) -> str:
    first, latest = number(points[0].value), number(points[-1].value)
    if len(points) == 1:
        return tr("{value} of 10.", value=latest)
    if len({point.value for point in points}) == 1:
        return tr("It stayed at {now}.", now=latest)
    if first == latest:
        return tr("{value} now, as at first.", value=latest)
    return tr("From {before} to {now}.", before=first, now=latest)
