"""What has changed: sentences first, then charts. Nothing recorded is a gap, never a zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.by_size import counted
from companion.domain.goals import PSFS_SOURCE, Change, Goal, Rating, change
from companion.domain.history import Revision, Thing
from companion.domain.moments import Moment
from companion.domain.routines import SIZES, Size
from companion.domain.series import CountColumn, Point, Series
from companion.domain.sessions import Day, DayState, Session
from companion.i18n import listed, ntr, number, tr
from companion.services.base import Desk
from companion.services.words import change_words

LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class GoalProgress:
    """One goal, first to now. ``change`` is ``None`` before a second rating of the same activity;
    ``first`` and ``latest`` are 0-10 ratings of it, ``None`` before any."""

    goal: Goal
    series: Series
    change: Change | None
    words: str
    source: str
    first: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was done in a span: plain counts by size, and the columns of a small chart."""

    count: int
    by_size: dict[Size, int]
    columns: tuple[CountColumn, ...]
    sentences: tuple[str, ...]


class ProgressService:
    """Answers "what has changed?"."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def goals(self, first: date, last: date) -> list[GoalProgress]:
        """Goals with at least one rating in the span or still open, in the person's order."""
        with self._desk.notebook.read() as unit:
            goals = unit.goals.all()
            ratings = unit.goals.all_ratings()
            alike = alike_since(unit.history.all())
        by_goal: dict[str, list[Rating]] = {}
        for rating in ratings:
            if first <= rating.at.day <= last:
                by_goal.setdefault(rating.goal_id, []).append(rating)
        return [
            goal_progress(goal, by_goal.get(goal.id, []), first, last, alike.get(goal.id))
            for goal in goals
            if goal.id in by_goal or goal.state.is_open
        ]

    def goal(self, goal: Goal) -> GoalProgress:
        """One goal over all its time."""
        with self._desk.notebook.read() as unit:
            ratings = unit.goals.ratings(goal.id)
            alike = alike_since(unit.history.of(Thing.GOAL, goal.id))
        today = self.today()
        first = min((rating.at.day for rating in ratings), default=goal.created.day)
        return goal_progress(goal, ratings, min(first, today), today, alike.get(goal.id))

    def done(self, first: date, last: date) -> Done:
        """What was done, in any size, and what was recorded of the days."""
        with self._desk.notebook.read() as unit:
            sessions = unit.sessions.between(first, last)
            days = unit.days.between(first, last)
        return done(sessions, days, first, last)

    def earliest(self) -> date:
        """The first day anything was recorded; today in an empty notebook."""
        today = self.today()
        with self._desk.notebook.read() as unit:
            days = [goal.created.day for goal in unit.goals.all()]
            days += [rating.at.day for rating in unit.goals.all_ratings()]
            days += [session.started.day for session in unit.sessions.between(LONG_AGO, today)[:1]]
            days += [day.day for day in unit.days.between(LONG_AGO, today)[:1]]
            days += [check_in.at.day for check_in in unit.checkins.between(LONG_AGO, today)[:1]]
        return min(days, default=today)


def alike_since(revisions: Sequence[Revision]) -> dict[str, Moment]:
    """Goal id → when the rated activity was last put another way. Ratings before that are of something else."""
    return {
        revision.thing_id: revision.at
        for revision in revisions
        if revision.thing is Thing.GOAL and revision.earlier.get("activity")
    }


def goal_progress(
    goal: Goal, ratings: Sequence[Rating], first: date, last: date, alike: Moment | None = None
) -> GoalProgress:
    """Ratings of one goal as a series, with its change in words.

    The change (PSFS) holds only for one and the same activity: ratings before ``alike`` stay in the series and
    are left out of it.
    """
    points = tuple(Point(rating.at.day, rating.value, rating.note) for rating in ratings)
    series = Series(goal.rated_as, points, first, last)
    same = sorted((r for r in ratings if alike is None or r.at.at >= alike.at), key=lambda r: r.at.at)
    moved = change(same)
    if moved is not None:
        words, source = change_words(moved), PSFS_SOURCE
    elif same:
        words, source = tr("Rated once: {value} of 10.", value=number(same[0].value)), PSFS_SOURCE
    else:
        words, source = tr("Not rated yet."), ""
    ends = (same[0].value, same[-1].value) if same else (None, None)
    return GoalProgress(goal, series, moved, words, source, *ends)


def done(sessions: Sequence[Session], days: Sequence[Day], first: date, last: date) -> Done:
    """Plain counts over a span. Sessions still going on count once they ended."""
    ended = [session for session in sessions if session.ended is not None]
    by_size = {size: sum(session.size is size for session in ended) for size in SIZES}
    return Done(len(ended), by_size, columns(ended, first, last), tuple(_done_sentences(ended, days, last)))


def _done_sentences(ended: Sequence[Session], days: Sequence[Day], last: date) -> list[str]:
    sentences = []
    if ended:
        parts = [
            counted(size, count)
            for size in SIZES
            if (count := sum(session.size is size for session in ended))
        ]
        sentences.append(
            ntr("{count} time, in any size: {parts}.", "{count} times, in any size: {parts}.", len(ended),
                parts=listed(parts))
        )  # fmt: skip
    rested = sum(day.state in (DayState.CHOSE_REST, DayState.LIFE_HAPPENED) for day in days)
    if rested:
        sentences.append(
            ntr("On {count} day I chose rest or life happened.",
                "On {count} days I chose rest or life happened.", rested)
        )  # fmt: skip
    recorded = {day.day for day in days} | {session.started.day for session in ended}
    # Days before the first entry say nothing: perhaps there was no notebook yet.
    open_days = (last - min(recorded)).days + 1 - len(recorded) if recorded else 0
    if open_days > 0:
        sentences.append(ntr("{count} day I did not record.", "{count} days I did not record.", open_days))
    return sentences


MAX_WEEK_COLUMNS = 40


def columns(ended: Sequence[Session], first: date, last: date) -> tuple[CountColumn, ...]:
    """One column a week, or a month in spans past :data:`MAX_WEEK_COLUMNS` weeks; empty ones included."""
    by_month = (last - first).days > MAX_WEEK_COLUMNS * 7

    def start_of(day: date) -> date:
        return day.replace(day=1) if by_month else day - timedelta(days=day.weekday())

    counts: dict[date, dict[Size, int]] = {}
    start, end = start_of(first), start_of(last)
    while start <= end:
        counts[start] = {}
        start = start_of(start + timedelta(days=32)) if by_month else start + timedelta(days=7)
    for session in ended:
        column = counts.get(start_of(session.started.day))
        if column is not None:
            column[session.size] = column.get(session.size, 0) + 1
    return tuple(CountColumn(start, sizes) for start, sizes in counts.items())
