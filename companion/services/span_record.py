"""Everything Progress tells of a span of days, read once and in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from companion.domain.checkins import Answer, CheckIn, Question
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import Goal, Rating
from companion.domain.history import Revision, Thing
from companion.domain.ladder import Rung
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.rulers import RulerMark
from companion.domain.series import Point, Series
from companion.domain.sessions import DayState, Session
from companion.services.own_questions import question_of
from companion.services.ports import Unit

_OfGoal = TypeVar("_OfGoal", Rating, Rung, RulerMark)


@dataclass(frozen=True, slots=True)
class SpanRecord:
    """What the notebook holds from ``first`` to ``last`` (both included), oldest first.

    ``first`` is ``date.min`` for everything there is. ``goals`` are all of them, in the person's order, and
    ``revisions`` their whole story. ``answers`` are by question, each with its check-in. ``own`` are the person's own
    questions, those put away last, as long as they can be brought back: without one nobody knows how it was answered.
    """

    first: date
    last: date
    sessions: Sequence[Session]
    days: Mapping[date, DayState]
    """What was said of each day."""
    check_ins: Sequence[CheckIn]
    answers: Mapping[str, Sequence[tuple[CheckIn, Answer]]]
    own: Sequence[Question]
    goals: Sequence[Goal]
    revisions: Sequence[Revision]
    ratings: Mapping[str, Sequence[Rating]]
    """By goal, as are the two below. A goal without one is not there."""
    rungs: Mapping[str, Sequence[Rung]]
    rulers: Mapping[str, Sequence[RulerMark]]
    clinic: Sequence[ClinicScore]

    def begin(self, days: Iterable[date]) -> date:
        """The first day of a chart of ``days``: that of the span, or its own where the span has none. Otherwise one
        note of long ago would press every chart into a corner."""
        return self.first if self.first > date.min else min(days, default=self.last)

    def end(self, goal: Goal, days: Iterable[date]) -> date:
        """The last day of a chart of ``goal``: that of the span. Of one that is over, in a span without a first day,
        the day it was."""
        if self.first > date.min or goal.state.is_open:
            return self.last
        return min(self.last, max([goal.since.day, *days]))

    def series(self, title: str, points: Sequence[Point], low: float = 0, high: float = 10) -> Series:
        """``points`` (oldest first) as something to draw."""
        begin = self.begin(point.day for point in points)
        return Series(title, tuple(points), begin, self.last, low, high)


def read_span(unit: Unit, first: date, last: date, now: Moment) -> SpanRecord:
    """Reads it all. ``now`` tells which questions can still be brought back."""
    check_ins = unit.checkins.between(first, last)
    return SpanRecord(
        first,
        last,
        unit.sessions.between(first, last),
        unit.days.states(first, last),
        check_ins,
        _by_question(check_ins),
        _own_questions(unit, now),
        unit.goals.all(),
        unit.history.all_of(Thing.GOAL),
        _by_goal(unit.goals.all_ratings(), first, last),
        _by_goal(unit.goal_parts.all_rungs(), first, last),
        _by_goal(unit.goal_parts.all_rulers(), first, last),
        [each for each in unit.clinic_scores.all() if first <= each.at.day <= last],
    )


def _by_question(check_ins: Iterable[CheckIn]) -> Mapping[str, Sequence[tuple[CheckIn, Answer]]]:
    found: dict[str, list[tuple[CheckIn, Answer]]] = {}
    for check_in in check_ins:
        for answer in check_in.answers:
            found.setdefault(answer.question_id, []).append((check_in, answer))
    return found


def _own_questions(unit: Unit, now: Moment) -> Sequence[Question]:
    plan = unit.checkins.plan()
    own = {question.id: question for question in (plan.own if plan else ())}
    for entry in unit.recycled.all():
        if entry.kind is Kind.QUESTION and not entry.is_over(now):
            own.setdefault(entry.thing_id, question_of(entry))
    return tuple(own.values())


def _by_goal(entries: Iterable[_OfGoal], first: date, last: date) -> Mapping[str, Sequence[_OfGoal]]:
    found: dict[str, list[_OfGoal]] = {}
    for each in entries:
        if first <= each.at.day <= last:
            found.setdefault(each.goal_id, []).append(each)
    return found
