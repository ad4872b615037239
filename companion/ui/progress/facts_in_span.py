"""What there is to say about a span: read from the services, ready to be shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from companion.domain.tense import ReliefCount, ranked
from companion.i18n import ntr, number, tr
from companion.services.measures import MeasureService, MeasureStory
from companion.services.noted_counts import NotedCount
from companion.services.progress import Done, GoalProgress, ProgressService, done_in, goals_in, rulers_in
from companion.services.ruler_progress import RulerProgress
from companion.services.tense import TenseService

SPANS = {"4w": 28, "12w": 84, "year": 365}
"""Days of each span one may choose; ``all`` begins with the first record, ``own`` has days of one's own."""
ALL, OWN = "all", "own"


@dataclass(frozen=True)
class SpanView:
    """Everything the page shows. ``ever`` is whether anything was ever recorded."""

    span: str
    goals: tuple[GoalProgress, ...]
    done: Done
    relief: tuple[ReliefCount, ...]
    measured: tuple[MeasureStory, ...]
    counted: tuple[NotedCount, ...]
    rulers: tuple[RulerProgress, ...]
    ever: bool

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded in this span."""
        rated = any(goal.series.points for goal in self.goals)
        told = self.done.sentences or self.relief or self.measured or self.counted or self.rulers
        return not (rated or told)


@dataclass(frozen=True, slots=True)
class Readers:
    """The services the page reads."""

    progress: ProgressService
    measures: MeasureService
    tense: TenseService


def look_over(span: str, readers: Readers, days: tuple[date, date] | None = None) -> SpanView:
    """Reads what was recorded in ``span``: one of :data:`SPANS`, :data:`ALL`, or :data:`OWN` with its ``days``
    (first and last; the other way round is taken as meant). Over all time each chart has days of its own."""
    last = readers.progress.today()
    first = last - timedelta(days=SPANS[span] - 1) if span in SPANS else date.min
    if span == OWN and days is not None:
        first, last = min(days), max(days)
    record = readers.progress.record(first, last)
    view = SpanView(
        span,
        tuple(goals_in(record)),
        done_in(record),
        _relief(readers.tense, first, last),
        tuple(readers.measures.stories(record)),
        tuple(readers.measures.counts(record)),
        tuple(rulers_in(record)),
        ever=True,
    )
    return replace(view, ever=_ever(readers)) if view.empty else view


def _relief(tense: TenseService, first: date, last: date) -> tuple[ReliefCount, ...]:
    uses = [use for use in tense.uses() if first <= use.at.day <= last]
    return tuple(count for count in ranked(tense.plan().relief, uses) if count.answered)


def _ever(readers: Readers) -> bool:
    record = readers.progress.record(date.min, readers.progress.today())
    written = (
        record.ratings,
        record.rungs,
        record.rulers,
        record.check_ins,
        record.clinic,
        readers.tense.uses(),
    )
    return any(written) or bool(done_in(record).sentences)


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
