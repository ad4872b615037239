"""How important goals are and how sure one is, over a span: first to now, with why not lower. No score is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from companion.domain.goals import Goal
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.series import Point, Series
from companion.i18n import number, tr


@dataclass(frozen=True, slots=True)
class RulerProgress:
    """One ruler of one goal. ``why`` is the latest answer to "why not lower?", verbatim; ``""`` for none."""

    goal: Goal
    ruler: Ruler
    series: Series
    words: str
    why: str = ""


def ruler_progress(
    goal: Goal, marks: Sequence[RulerMark], first: date, last: date
) -> Iterator[RulerProgress]:
    """Each ruler of ``goal`` that was answered from ``first`` to ``last``, by time."""
    for ruler in Ruler:
        found = [mark for mark in marks if mark.ruler is ruler and first <= mark.at.day <= last]
        if found:
            points = tuple(Point(mark.at.day, mark.value, mark.why) for mark in found)
            series = Series(ruler_name(ruler), points, first, last)
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
