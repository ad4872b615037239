"""What there is to say about a span: read from the services, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from companion.domain.checkins import Question, QuestionKind
from companion.domain.series import Point, Series
from companion.domain.tense import ReliefCount, ranked
from companion.i18n import ntr, number, tr
from companion.services.checkins import CheckInService
from companion.services.progress import Done, GoalProgress, ProgressService
from companion.services.tense import TenseService

SPANS = {"4w": 28, "12w": 84, "year": 365}
"""Days of each span one may choose; ``all`` begins with the first record."""
ALL = "all"


@dataclass(frozen=True)
class Measured:
    """One chosen question with its answers in the span."""

    question: Question
    series: Series


@dataclass(frozen=True)
class SpanView:
    """Everything the page shows. ``ever`` is whether anything was ever recorded."""

    span: str
    first: date
    last: date
    goals: tuple[GoalProgress, ...]
    done: Done
    relief: tuple[ReliefCount, ...]
    measured: tuple[Measured, ...]
    ever: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded in this span."""
        rated = any(goal.series.points for goal in self.goals)
        return not (rated or self.done.sentences or self.relief or self.measured)


def look_back(
    span: str, progress: ProgressService, checkins: CheckInService, tense: TenseService
) -> SpanView:
    """Reads what was recorded in ``span``, one of :data:`SPANS` or :data:`ALL`."""
    last = progress.today()
    first = last - timedelta(days=SPANS[span] - 1) if span in SPANS else date.min
    points = _points(checkins, first, last)
    if span == ALL:
        first = min([progress.earliest(), *(point.day for _question, found in points for point in found)])
    goals = tuple(progress.goals(first, last))
    view = SpanView(
        span,
        first,
        last,
        goals,
        progress.done(first, last),
        _relief(tense, first, last),
        tuple(Measured(q, Series(q.text, tuple(found), first, last)) for q, found in points),
        ever=True,
    )
    if not view.empty:
        return view
    return SpanView(span, first, last, goals, view.done, (), (), ever=_ever(progress, checkins, tense))


def _points(checkins: CheckInService, first: date, last: date) -> list[tuple[Question, list[Point]]]:
    """Every chosen scale that was answered in the span, with its answers by day."""
    scales = [question for question in checkins.chosen() if question.kind is QuestionKind.SCALE]
    found = checkins.points_of([question.id for question in scales], first, last)
    return [(question, found[question.id]) for question in scales if found[question.id]]


def _relief(tense: TenseService, first: date, last: date) -> tuple[ReliefCount, ...]:
    uses = [use for use in tense.uses() if first <= use.at.day <= last]
    return tuple(count for count in ranked(tense.plan().relief, uses) if count.answered)


def _ever(progress: ProgressService, checkins: CheckInService, tense: TenseService) -> bool:
    today = progress.today()
    return (
        any(goal.series.points for goal in progress.goals(date.min, today))
        or bool(progress.done(progress.earliest(), today).sentences)
        or bool(checkins.recent(1))
        or bool(tense.uses())
    )


def relief_words(count: ReliefCount) -> str:
    """``Heat helped 7 of 9 times.``"""
    return ntr(
        "{name} helped {helped} of {count} time.",
        "{name} helped {helped} of {count} times.",
        count.answered,
        name=count.name,
        helped=number(count.helped),
    )


def goal_words(progress: GoalProgress) -> str:
    """First to latest in the span; a plain word when it was not rated then."""
    return progress.words if progress.series.points else tr("Not rated in this time.")
