"""What I can do, over several activities at once: the mean of their ratings (PSFS, Stratford 1995)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.goals import Goal
from companion.domain.scoring import mean_of_all
from companion.domain.series import Point
from companion.domain.text import first_line, one_stop
from companion.i18n import listed, ntr, quoted, tr
from companion.services.progress import alike_since
from companion.services.span_record import SpanRecord

FEWEST = 2
"""A goal rated alone has its own line with the goal."""
STANDS = timedelta(weeks=12)
"""What was compared longer ago than this is not how it is now."""
_NAMED_AT_MOST = 5
_NAME_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Together:
    """The mean over ``goals``, in the person's order, on each day on which all of them were rated."""

    goals: tuple[Goal, ...] = ()
    points: tuple[Point, ...] = ()


def activities_together(record: SpanRecord) -> Together:
    """The same activities, then and now; nothing where no two were rated on one day.

    A mean says something of a change only while it is of the same activities, but goals come and go. So it is over
    those that can be compared: of the latest day with two or more ratings of which two or more were rated together
    before, those that were rated on the earliest such day too. A day counts when all of them were rated on it.
    Another goal rated by itself leaves all that as it is, and so does what became of the goals since: they were what
    one could do. Others rated together for the first time take its place only once it is :data:`STANDS` old, or they
    can be compared themselves. Where nothing can be compared, all of the latest day make one point. An activity put
    another way begins anew.
    """
    by_day = _rated_by_day(record)
    days = sorted(day for day, values in by_day.items() if len(values) >= FEWEST)
    if not days:
        return Together()
    same = _compared(by_day, days) or set(by_day[days[-1]])
    means = ((day, mean_of_all([by_day[day].get(goal_id) for goal_id in sorted(same)]).value) for day in days)
    return Together(
        tuple(goal for goal in record.goals if goal.id in same),
        tuple(Point(day, value) for day, value in means if value is not None),
    )


def _rated_by_day(record: SpanRecord) -> Mapping[date, Mapping[str, int]]:
    """The last rating of each goal on each day, as long as it is of the activity as it is put now."""
    alike = alike_since(record.revisions)
    found: dict[date, dict[str, int]] = {}
    for goal in record.goals:
        since = alike.get(goal.id)
        for rating in sorted(record.ratings.get(goal.id, ()), key=lambda rating: rating.at.at):
            if since is None or rating.at.at >= since.at:
                found.setdefault(rating.at.day, {})[goal.id] = rating.value
    return found


def _compared(by_day: Mapping[date, Mapping[str, int]], days: Sequence[date]) -> set[str]:
    """The goals rated together on the latest day that can be compared, and on the earliest it can be compared with."""
    for place in range(len(days) - 1, 0, -1):
        if days[-1] - days[place] > STANDS:
            break
        latest = by_day[days[place]].keys()
        for before in days[:place]:
            both = latest & by_day[before].keys()
            if len(both) >= FEWEST:
                return both
    return set()


def together_words(goals: Sequence[Goal]) -> str:
    """How many activities the mean is of, and which, as long as that is short."""
    names = [first_line(goal.rated_as) for goal in goals]
    if len(names) <= _NAMED_AT_MOST and all(len(name) <= _NAME_AT_MOST for name in names):
        return one_stop(tr("This is the mean of {names}.", names=listed([quoted(name) for name in names])))
    return ntr("This is the mean of {count} activity.", "This is the mean of {count} activities.", len(names))
