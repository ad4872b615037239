"""Measures over time: the numbers, and what a change of them means, in words. For Progress and for the sheet.

``MeasureService.stories(first, last)`` is what other screens read: one :class:`MeasureStory` for everything that was
answered with a number in the span, doing before pain, scores from a clinic last. Each has a ``Series`` to draw and a
finished sentence with its source. Nothing recorded has no point; a score with an answer missing has none either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.checkins import CheckIn, Question, QuestionKind
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import Goal, Rating
from companion.domain.history import Revision, Thing
from companion.domain.ladder import Rung
from companion.domain.measure_change import Moved, moved
from companion.domain.measures import EFFORT, GAS, PSFS, Measure, Rule
from companion.domain.scoring import goal_attainment, mean_of_all, score
from companion.domain.series import Point, Series
from companion.domain.sessions import Session
from companion.i18n import ntr, tr
from companion.services.base import Desk
from companion.services.measure_words import amount, more_words, moved_words, score_words
from companion.services.ports import Unit
from companion.services.progress import alike_since


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

    def __init__(self, desk: Desk, measures: Sequence[Measure]) -> None:
        self._desk = desk
        self._measures = tuple(measures)

    def all(self) -> tuple[Measure, ...]:
        """Every measure that ships with the program, doing before pain."""
        return self._measures

    def get(self, measure_id: str) -> Measure | None:
        """One of them by id."""
        return next((measure for measure in self._measures if measure.id == measure_id), None)

    def stories(
        self, first: date, last: date, sessions: Sequence[Session] | None = None
    ) -> list[MeasureStory]:
        """Every number recorded from ``first`` to ``last`` (both included). With none there is no story.

        ``sessions`` are those of the span, where they have been read already.
        """
        return list(self._stories(first, last, sessions))

    def story(self, story_id: str, first: date, last: date) -> MeasureStory | None:
        """One of :meth:`stories`; ``None`` when nothing was recorded."""
        return next((story for story in self._stories(first, last) if story.id == story_id), None)

    def _stories(
        self, first: date, last: date, sessions: Sequence[Session] | None = None
    ) -> Iterator[MeasureStory]:
        with self._desk.notebook.read() as unit:
            given = sessions if sessions is not None else unit.sessions.between(first, last)
            seen = _read(unit, first, last, given)
        for measure in self._measures:
            yield from _of_measure(measure, seen)
        yield from _of_own(seen)
        yield from _of_clinic(seen)


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the notebook holds of a span, oldest first."""

    first: date
    last: date
    check_ins: Sequence[tuple[CheckIn, Mapping[str, int]]]
    """Each with its numbers by question id."""
    own: Sequence[Question]
    goals: Sequence[Goal]
    ratings: Sequence[Rating]
    revisions: Sequence[Revision]
    rungs: Mapping[str, Sequence[Rung]]
    """Where one stood on the ladder of each open goal that has one."""
    efforts: Sequence[Point]
    clinic: Sequence[ClinicScore]

    def series(self, title: str, points: Sequence[Point], low: float = 0, high: float = 10) -> Series:
        return Series(title, tuple(points), self.first, self.last, low, high)

    def answers(self, question_id: str) -> tuple[list[Point], bool]:
        """Every answer to a question, and whether one of them is private."""
        found = [(c, numbers[question_id]) for c, numbers in self.check_ins if question_id in numbers]
        return [Point(c.at.day, value, c.note) for c, value in found], any(c.private for c, _value in found)


def _read(unit: Unit, first: date, last: date, sessions: Sequence[Session]) -> _Seen:
    plan = unit.checkins.plan()
    goals = unit.goals.all()
    rungs = {goal.id: unit.goal_parts.rungs(goal.id) for goal in goals if goal.state.is_open}
    return _Seen(
        first,
        last,
        [(check_in, check_in.numbers()) for check_in in unit.checkins.between(first, last)],
        plan.own if plan else (),
        goals,
        [rating for rating in unit.goals.all_ratings() if first <= rating.at.day <= last],
        [each for goal in goals if goal.state.is_open for each in unit.history.of(Thing.GOAL, goal.id)],
        {
            key: found
            for key, each in rungs.items()
            if (found := [r for r in each if first <= r.at.day <= last])
        },
        [
            Point(session.started.day, session.effort, session.note)
            for session in sessions
            if session.effort is not None
        ],
        [each for each in unit.clinic_scores.all() if first <= each.at.day <= last],
    )


def _of_measure(measure: Measure, seen: _Seen) -> Iterator[MeasureStory]:
    if measure.id == PSFS:
        yield from _told(measure, seen, _psfs_points(seen), answers=2)
    elif measure.id == GAS:
        yield from _told(measure, seen, _gas_points(seen))
    elif measure.id == EFFORT:
        yield from _told(measure, seen, seen.efforts, measure.items[0])
    elif measure.rule is Rule.SINGLE:
        for item in measure.items:
            points, private = seen.answers(item.id)
            yield from _told(measure, seen, points, item, private=private)
    elif measure.rule is Rule.MEAN and measure.items:
        scored = [(c, _score(measure, numbers)) for c, numbers in seen.check_ins]
        points = [Point(c.at.day, value, c.note) for c, value in scored if value is not None]
        private = any(c.private for c, value in scored if value is not None)
        yield from _told(measure, seen, points, answers=len(measure.items), private=private)


def _score(measure: Measure, numbers: Mapping[str, int]) -> float | None:
    """The score of one check-in; ``None`` unless every item was answered in it."""
    return score(measure, [numbers.get(item.id) for item in measure.items]).value


def _told(
    measure: Measure,
    seen: _Seen,
    points: Sequence[Point],
    item: Question | None = None,
    *,
    answers: int = 1,
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
        series=seen.series(measure.name, points, measure.low, measure.high),
        better=measure.better,
        words=_words(measure, points, change, answers),
        more=more_words(measure, change) if change else (),
        source=measure.change.source if measure.change else measure.source,
        label=measure.label,
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


def _psfs_points(seen: _Seen) -> list[Point]:
    """The mean of what I can do over my open goals, on days on which each of them was rated.

    A goal rated alone has its own line with the goal. An activity put another way begins anew.
    """
    alike = alike_since(seen.revisions)
    current = {goal.id for goal in seen.goals if goal.state.is_open}
    by_day: dict[date, dict[str, int]] = {}
    rated: set[str] = set()
    for rating in sorted(seen.ratings, key=lambda rating: rating.at.at):
        since = alike.get(rating.goal_id)
        if rating.goal_id in current and (since is None or rating.at.at >= since.at):
            rated.add(rating.goal_id)
            by_day.setdefault(rating.at.day, {})[rating.goal_id] = rating.value
    if len(rated) < 2:
        return []
    means = ((day, mean_of_all([values.get(goal) for goal in rated]).value) for day, values in by_day.items())
    return [Point(day, value) for day, value in means if value is not None]


def _gas_points(seen: _Seen) -> list[Point]:
    """GAS T over the ladders of my open goals, each weighing the same, on days on which I said of each where I am."""
    by_day: dict[date, dict[str, int]] = {}
    for goal_id, rungs in seen.rungs.items():
        for rung in rungs:
            by_day.setdefault(rung.at.day, {})[goal_id] = rung.level
    scored = (
        (day, goal_attainment([levels.get(goal_id) for goal_id in seen.rungs]).value)
        for day, levels in sorted(by_day.items())
    )
    return [Point(day, value) for day, value in scored if value is not None]


def _of_own(seen: _Seen) -> Iterator[MeasureStory]:
    for question in seen.own:
        if question.kind is not QuestionKind.SCALE:
            continue
        points, private = seen.answers(question.id)
        if points:
            yield MeasureStory(
                id=question.id,
                kind=StoryKind.OWN,
                name=question.text,
                question=question.text,
                series=seen.series(question.text, points, question.least, question.most),
                better=question.better,
                words=_plain_words(points),
                ends=(question.low, question.high),
                moved=_plain_move(points),
                private=private,
            )


def _of_clinic(seen: _Seen) -> Iterator[MeasureStory]:
    by_name: dict[str, list[ClinicScore]] = {}
    for each in seen.clinic:
        by_name.setdefault(each.alike, []).append(each)
    for key, found in by_name.items():
        points = [Point(each.at.day, each.value, each.note) for each in found]
        low, high = min(each.value for each in found), max(each.value for each in found)
        latest = found[-1]
        yield MeasureStory(
            id=f"clinic:{key}",
            kind=StoryKind.CLINIC,
            name=latest.name,
            question="",
            series=seen.series(latest.name, points, low if low < high else low - 1, high),
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
