"""Measures over time: the numbers, and what a change of them means, in words. For Progress.

``MeasureService.stories(record)`` gives one :class:`MeasureStory` for everything that was answered with a number in a
span, doing before pain, scores from a clinic last. Each has a ``Series`` to draw and a finished sentence with its
source. Nothing recorded has no point; a score with an answer missing has none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.checkins import Question, QuestionKind
from companion.domain.clinic_scores import ClinicScore
from companion.domain.measure_change import Moved, moved
from companion.domain.measures import EFFORT, GAS, PSFS, Measure, Rule
from companion.domain.rulers import Ruler
from companion.domain.scoring import goal_attainment, score
from companion.domain.series import Point, Series
from companion.i18n import ntr, tr
from companion.services.activities_together import activities_together, together_words
from companion.services.measure_words import amount, more_words, moved_words, score_words
from companion.services.noted_counts import NotedCount, noted_counts
from companion.services.span_record import SpanRecord


class StoryKind(StrEnum):
    """What a story is made of."""

    MEASURE = "measure"
    """A known measure or question, with its source where it has one."""
    OWN = "own"
    """A question of the person's own, 0 to 10."""
    CLINIC = "clinic"
    """A score a clinic gave: any range; ``series.low``/``high`` are the lowest and highest number."""


@dataclass(frozen=True, slots=True)
class MeasureStory:
    """One number over a span of days.

    ``id`` is stable: a measure's (``peg``), a question's (``can_do``, ``nprs.week``, ``own:…``) or ``clinic:`` and
    the name. ``name`` is a short heading, ``question`` what was asked (empty for scores of several answers).
    ``series`` has a point for each time, oldest first, with the note of its check-in; its ``low``/``high`` are the
    ends of the scale, ``ends`` the words there. ``better`` is +1 when more is easier, −1 when less is, 0 neither.
    ``words`` says first to latest with the published threshold, or that it was recorded once; ``more`` adds what
    studies say of such a change; ``source`` is shown quietly beside them; ``label`` is what to know of its numbers.
    ``moved`` is ``None`` before a second record. ``private`` is whether a check-in it stands on is private.
    """

    id: str
    kind: StoryKind
    name: str
    question: str
    series: Series
    better: int
    words: str
    more: tuple[str, ...] = ()
    source: str = ""
    label: str = ""
    ends: tuple[str, str] = ("", "")
    moved: Moved | None = None
    private: bool = False

    @property
    def latest(self) -> float:
        """The latest number."""
        return self.series.points[-1].value


class MeasureService:
    """What was measured, and what it means. ``measures`` are those that ship with the program."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        self._measures = tuple(measures)

    def all(self) -> tuple[Measure, ...]:
        """Every measure that ships with the program, doing before pain."""
        return self._measures

    def get(self, measure_id: str) -> Measure | None:
        """One of them by id."""
        return next((measure for measure in self._measures if measure.id == measure_id), None)

    def counts(self, record: SpanRecord) -> list[NotedCount]:
        """Every answer in ``record`` that is no number, counted."""
        shipped = [item for measure in self._measures for item in measure.items]
        return list(noted_counts([*shipped, *record.own], record))

    def ends_of(self, ruler: Ruler) -> tuple[str, str]:
        """The words at 0 and at 10 of a ruler; empty where its measure is not among them."""
        measure = self.get(ruler.value)
        return (measure.items[0].low, measure.items[0].high) if measure is not None else ("", "")

    def stories(self, record: SpanRecord) -> list[MeasureStory]:
        """Every number in ``record``. With none there is no story."""
        return [
            *(story for measure in self._measures for story in _of_measure(measure, record)),
            *_of_own(record),
            *_of_clinic(record),
        ]


def _of_measure(measure: Measure, record: SpanRecord) -> Iterator[MeasureStory]:
    if measure.id == PSFS:
        together = activities_together(record)
        label = together_words(together.goals)
        yield from _told(measure, record, together.points, answers=len(together.goals), label=label)
    elif measure.id == GAS:
        yield from _told(measure, record, _gas_points(record))
    elif measure.id == EFFORT:
        yield from _told(measure, record, _efforts(record), measure.items[0])
    elif measure.rule is Rule.SINGLE:
        for item in measure.items:
            points, private = _answers(record, item.id)
            yield from _told(measure, record, points, item, private=private)
    elif measure.rule is Rule.MEAN and measure.items:
        answered = [check_in for check_in, _answer in record.answers.get(measure.items[0].id, ())]
        scored = [(each, _score(measure, each.numbers())) for each in answered]
        points = [Point(each.at.day, value, each.note) for each, value in scored if value is not None]
        private = any(each.private for each, value in scored if value is not None)
        yield from _told(measure, record, points, answers=len(measure.items), private=private)


def _answers(record: SpanRecord, question_id: str) -> tuple[list[Point], bool]:
    """Every number a question was answered with, and whether one of them is private."""
    found = [(c, a.number) for c, a in record.answers.get(question_id, ()) if a.number is not None]
    return [Point(c.at.day, value, c.note) for c, value in found], any(c.private for c, _value in found)


def _score(measure: Measure, numbers: Mapping[str, int]) -> float | None:
    """The score of one check-in; ``None`` unless every item was answered in it."""
    return score(measure, [numbers.get(item.id) for item in measure.items]).value


def _told(
    measure: Measure,
    record: SpanRecord,
    points: Sequence[Point],
    item: Question | None = None,
    *,
    answers: int = 1,
    label: str = "",
    private: bool = False,
) -> Iterator[MeasureStory]:
    if not points:
        return
    change = None
    if len(points) > 1:
        change = moved(
            points[0].value, points[-1].value, measure.change, better=measure.better, answers=answers
        )
    apart = item is not None and measure.separate
    yield MeasureStory(
        id=item.id if item else measure.id,
        kind=StoryKind.MEASURE,
        name=item.text if item and apart else measure.name,
        question=item.text if item else "",
        series=record.series(measure.name, points, measure.low, measure.high),
        better=measure.better,
        words=_words(measure, points, change, answers),
        more=more_words(measure, change) if change else (),
        source=measure.change.source if measure.change else measure.source,
        label=label or measure.label,
        ends=(item.low, item.high) if item else (measure.low_words, measure.high_words),
        moved=change,
        private=private,
    )


def _words(measure: Measure, points: Sequence[Point], change: Moved | None, answers: int) -> str:
    latest = points[-1].value
    if change is None:
        return tr("Recorded once: {words}", words=score_words(measure, latest))
    if measure.is_change:
        return " ".join([moved_words(measure, change, answers), score_words(measure, latest)])
    words = moved_words(measure, change, answers)
    band = measure.band(latest)
    return " ".join([words, tr("Latest: {band}.", band=band.words)]) if band else words


def _gas_points(record: SpanRecord) -> list[Point]:
    """GAS T over the ladders of my open goals, each weighing the same, on days on which I said of each where I am."""
    open_goals = [goal.id for goal in record.goals if goal.state.is_open and goal.id in record.rungs]
    by_day: dict[date, dict[str, int]] = {}
    for goal_id in open_goals:
        for rung in record.rungs[goal_id]:
            by_day.setdefault(rung.at.day, {})[goal_id] = rung.level
    scored = (
        (day, goal_attainment([levels.get(goal_id) for goal_id in open_goals]).value)
        for day, levels in sorted(by_day.items())
    )
    return [Point(day, value) for day, value in scored if value is not None]


def _efforts(record: SpanRecord) -> list[Point]:
    return [
        Point(each.started.day, each.effort, each.note) for each in record.sessions if each.effort is not None
    ]


def _of_own(record: SpanRecord) -> Iterator[MeasureStory]:
    for question in record.own:
        if question.kind is not QuestionKind.SCALE:
            continue
        points, private = _answers(record, question.id)
        if points:
            yield MeasureStory(
                id=question.id,
                kind=StoryKind.OWN,
                name=question.text,
                question=question.text,
                series=record.series(question.text, points, question.least, question.most),
                better=question.better,
                words=_plain_words(points),
                ends=(question.low, question.high),
                moved=_plain_move(points),
                private=private,
            )


def _of_clinic(record: SpanRecord) -> Iterator[MeasureStory]:
    for found in scores_by_name(record.clinic).values():
        points = [Point(each.at.day, each.value, each.note) for each in found]
        low, high = min(each.value for each in found), max(each.value for each in found)
        latest = found[-1]
        yield MeasureStory(
            id=f"clinic:{latest.alike}",
            kind=StoryKind.CLINIC,
            name=latest.name,
            question="",
            series=record.series(latest.name, points, low if low < high else low - 1, high),
            better=latest.better,
            words=_clinic_words(points, latest.unit),
            source=tr("From my clinic"),
            label={1: tr("More is easier."), -1: tr("Less is easier.")}.get(latest.better, ""),
            moved=_plain_move(points),
        )


def _plain_move(points: Sequence[Point]) -> Moved | None:
    return moved(points[0].value, points[-1].value) if len(points) > 1 else None


def _plain_words(points: Sequence[Point]) -> str:
    first, latest = amount(points[0].value), amount(points[-1].value)
    if len(points) == 1:
        return tr("Recorded once: {words}", words=tr("{value} of {top}.", value=latest, top=amount(10)))
    if first == latest:
        return tr("It stayed at {now}.", now=latest)
    return tr("From {before} to {now}.", before=first, now=latest)


def _clinic_words(points: Sequence[Point], unit: str) -> str:
    first, latest = amount(points[0].value), _with_unit(points[-1].value, unit)
    if len(points) == 1:
        return tr("My clinic measured {value}.", value=latest)
    told = tr("From {before} to {now}.", before=first, now=latest)
    count = ntr("My clinic measured it {count} time.", "My clinic measured it {count} times.", len(points))
    return f"{told} {count}"


def _with_unit(value: float, unit: str) -> str:
    return tr("{value} {unit}", value=amount(value), unit=unit) if unit else amount(value)


def scores_by_name(scores: Sequence[ClinicScore]) -> Mapping[str, list[ClinicScore]]:
    """Scores under the name they have in common, as it was last written; each oldest first."""
    found: dict[str, list[ClinicScore]] = {}
    for each in scores:
        found.setdefault(each.alike, []).append(each)
    return {group[-1].name: group for group in found.values()}
