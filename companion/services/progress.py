"""What has changed: sentences first, then charts. Nothing recorded is a gap, never a zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.by_size import counted
from companion.domain.goals import PSFS_SOURCE, Change, Goal, Rating, change
from companion.domain.history import Revision, Thing
from companion.domain.moments import Moment
from companion.domain.routines import SIZES, Size
from companion.domain.series import CountColumn, Point, Series
from companion.domain.sessions import DayState, Helped, Session
from companion.domain.tense import ReliefCount, most_helpful
from companion.i18n import listed, ntr, number, tr
from companion.services.base import Desk
from companion.services.ruler_progress import RulerProgress, ruler_progress
from companion.services.span_record import SpanRecord, read_span
from companion.services.words import change_words

MOVED = (DayState.DID_IT, DayState.SMALLER, DayState.TENSE_DAY)
"""What counts as some movement: each of them just the same."""


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
    """Of what was recorded only: a count of days that were not would be a count of absence."""
    helped: tuple[ReliefCount, ...] = ()
    """Routines by name with the person's own answers to "did it help?", those that helped most often first."""


class ProgressService:
    """Answers "what has changed?"."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def record(self, first: date, last: date) -> SpanRecord:
        """Everything recorded from ``first`` (``date.min``: ever) to ``last``: what the functions of Progress tell of."""
        with self._desk.notebook.read() as unit:
            return read_span(unit, first, last, self._desk.clock.now())

    def changes(self) -> dict[str, str]:
        """What has changed with each goal over all its time, in words by goal id."""
        with self._desk.notebook.read() as unit:
            goals, ratings = unit.goals.all(), unit.goals.all_ratings()
            alike = alike_since(unit.history.all_of(Thing.GOAL))
        today = self.today()
        by_goal: dict[str, list[Rating]] = {}
        for rating in ratings:
            by_goal.setdefault(rating.goal_id, []).append(rating)
        return {
            goal.id: goal_progress(goal, by_goal.get(goal.id, []), today, today, alike.get(goal.id)).words
            for goal in goals
        }

    def goal(self, goal: Goal) -> GoalProgress:
        """One goal over all its time."""
        with self._desk.notebook.read() as unit:
            ratings = unit.goals.ratings(goal.id)
            alike = alike_since(unit.history.of(Thing.GOAL, goal.id))
        today = self.today()
        first = min((rating.at.day for rating in ratings), default=goal.created.day)
        return goal_progress(goal, ratings, min(first, today), today, alike.get(goal.id))


def goals_in(record: SpanRecord) -> list[GoalProgress]:
    """Goals with at least one rating in the span or still open, in the person's order."""
    alike = alike_since(record.revisions)
    found = []
    for goal in record.goals:
        ratings = record.ratings.get(goal.id, ())
        if ratings or goal.state.is_open:
            days = [rating.at.day for rating in ratings]
            first, last = record.begin(days), record.end(goal, days)
            told = goal_progress(goal, ratings, first, last, alike.get(goal.id))
            found.append(replace(told, series=replace(told.series, past=last < record.last)))
    return found


def rulers_in(record: SpanRecord) -> list[RulerProgress]:
    """How important the goals are and how sure one is, where that was said in the span; in the person's order."""
    return [each for goal in record.goals for each in ruler_progress(record, goal)]


def done_in(record: SpanRecord) -> Done:
    """What was done, in any size, and what was recorded of the days."""
    first = record.begin(each.started.day for each in record.sessions if each.ended is not None)
    return done(record.sessions, record.days, first, record.last)


def alike_since(revisions: Sequence[Revision]) -> dict[str, Moment]:
    """Goal id → when the rated activity was last put another way. Ratings before that are of something else.

    Naming an activity for the first time is such a change too: until then the goal itself was rated.
    """
    return {
        revision.thing_id: revision.at
        for revision in revisions
        if revision.thing is Thing.GOAL and "activity" in revision.earlier
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


def done(sessions: Sequence[Session], days: Mapping[date, DayState], first: date, last: date) -> Done:
    """Plain counts over a span, with what was said of its ``days``. Sessions still going on count once they ended."""
    ended = [session for session in sessions if session.ended is not None]
    by_size = {size: sum(session.size is size for session in ended) for size in SIZES}
    sentences = tuple(_done_sentences(ended, days))
    return Done(len(ended), by_size, columns(ended, first, last), sentences, helped(ended))


def helped(ended: Sequence[Session]) -> tuple[ReliefCount, ...]:
    """How often each routine helped, by the person's own answers. Without an answer it is not counted."""
    answers: dict[str, list[Helped]] = {}
    for session in ended:
        if session.helped is not None:
            answers.setdefault(session.routine_name, []).append(session.helped)
    counts = [
        ReliefCount(name, sum(answer is not Helped.NO for answer in given), len(given))
        for name, given in answers.items()
    ]
    return tuple(sorted(counts, key=most_helpful))


def weeks_with_movement(ended: Sequence[Session], days: Mapping[date, DayState]) -> int:
    """In how many weeks (from Monday) something was done, in any size. Other weeks are not counted, nor said."""
    moved = {session.started.day for session in ended} | {
        day for day, state in days.items() if state in MOVED
    }  # fmt: skip
    return len({day - timedelta(days=day.weekday()) for day in moved})


def days_left_open(sessions: Sequence[Session], days: Mapping[date, DayState], last: date) -> int:
    """Days from the first entry to ``last`` without one. Those before it say nothing: perhaps there was no notebook
    yet. Only the sheet says how many, beside its counts, so that nobody takes them for the whole of the time."""
    recorded = days.keys() | {each.started.day for each in sessions if each.ended is not None}
    return (last - min(recorded)).days + 1 - len(recorded) if recorded else 0


def _done_sentences(ended: Sequence[Session], days: Mapping[date, DayState]) -> list[str]:
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
    weeks = weeks_with_movement(ended, days)
    if weeks:
        sentences.append(
            ntr(
                "There was some movement in {count} week.", "There was some movement in {count} weeks.", weeks
            )
        )
    rested = sum(state in (DayState.CHOSE_REST, DayState.LIFE_HAPPENED) for state in days.values())
    if rested:
        sentences.append(
            ntr("On {count} day I chose rest or life happened.",
                "On {count} days I chose rest or life happened.", rested)
        )  # fmt: skip
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
