"""Looking back at a day: what was written and recorded then, in the person's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, time
from functools import partial

from companion.domain.checkins import CheckIn, Question
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import Goal, Rating
from companion.domain.history import Revision, Thing
from companion.domain.look_back import DayThen, Entry, GoalThen, goals_then
from companion.domain.recycled import Kind
from companion.domain.rulers import RulerMark
from companion.domain.search import Written
from companion.domain.sessions import Session
from companion.domain.tense import ReliefUse
from companion.i18n import number, tr
from companion.services.base import Desk
from companion.services.diary import Questions, answers_in_words, session_entry
from companion.services.measure_words import amount
from companion.services.ports import Unit
from companion.services.ruler_progress import ruler_name
from companion.services.search_ports import Searching
from companion.services.search_words import part_words
from companion.services.words import helped_words, state_words

TOLD_APART = frozenset(
    {"days", "sessions", "check_ins", "ratings", "relief_uses", "goals", "ruler_marks", "clinic_scores"}
)
"""Tables whose words are said together with what was recorded; of all others the words alone are said."""
GOAL_TEXTS = ("words", "why", "activity")
STANDING = frozenset({"state", "state_reason"})
"""What is told of a goal once for the day: where it stood at its end, and what was said about that."""


class LookBackService:
    """Answers "what did I write then?". ``shipped`` are the questions that come with the program."""

    def __init__(self, desk: Desk, searching: Searching, shipped: Sequence[Question]) -> None:
        self._desk = desk
        self._searching = searching
        self._shipped = {question.id: question for question in shipped}

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def latest(self) -> date:
        """The latest day with anything on it; today in an empty notebook."""
        today = self.today()
        with self._desk.notebook.read() as unit:
            search = self._searching(unit)
            return today if search.on_day(today) else search.day_before(today) or today

    def on(self, day: date) -> DayThen:
        """Everything of one local day, by the clock; what has no time comes last."""
        with self._desk.notebook.read() as unit:
            search = self._searching(unit)
            goals, revisions = unit.goals.all(), unit.history.all()
            ratings = unit.goals.all_ratings()
            after = search.day_after(day)
            then = goals_then(goals, revisions, ratings, day)
            entries = [
                *_recorded(unit, day, goals, ratings, self._questions(unit)),
                *_goals(then, revisions, day),
                *_written(search.on_day(day), revisions, day),
            ]
            return DayThen(
                day,
                unit.days.get(day),
                tuple(sorted(entries, key=_by_clock)),
                then,
                search.day_before(day),
                after
                if after is not None and after <= self.today()
                else None,  # a visit may be still to come
            )

    def _questions(self, unit: Unit) -> Questions:
        plan = unit.checkins.plan()
        return self._shipped | {question.id: question for question in (plan.own if plan else ())}


def _by_clock(entry: Entry) -> tuple[bool, time]:
    return entry.at is None, entry.at or time.min


def _recorded(
    unit: Unit, day: date, goals: Sequence[Goal], ratings: Iterable[Rating], questions: Questions
) -> Iterator[Entry]:
    named = {goal.id: goal for goal in goals}
    for session in unit.sessions.between(day, day, steps=True):
        if session.ended is not None:
            yield session_then(session)
    for check_in in unit.checkins.between(day, day):
        yield check_in_then(check_in, questions)
    for rating in ratings:
        if rating.at.day == day and rating.goal_id in named:
            yield _rating(rating, named[rating.goal_id])
    for goal in goals:
        yield from (_ruler(mark, goal) for mark in unit.goal_parts.rulers(goal.id) if mark.at.day == day)
    for use in unit.tense.uses():
        if use.at.day == day:
            yield _relief(use)
    for score in unit.clinic_scores.all():
        if score.at.day == day:
            yield _clinic_score(score)


def session_then(session: Session) -> Entry:
    """A time through a routine; its note in own words."""
    told = session_entry(replace(session, note=""))
    at = session.started.at.time()
    return Entry(told.title, told.text, _said(session.note), at, thing_id=session.id, away=Kind.SESSION)


def check_in_then(check_in: CheckIn, questions: Questions) -> Entry:
    """The answers, and what was written in words."""
    return Entry(
        tr("Check-in"),
        "\n".join(answers_in_words(check_in, questions)),
        _said(check_in.note),
        check_in.at.at.time(),
        Thing.CHECK_IN.value,
        check_in.id,
    )


def _rating(rating: Rating, goal: Goal) -> Entry:
    facts = tr("{value} of 10, for: {goal}", value=number(rating.value), goal=goal.rated_as)
    return Entry(
        tr("What I can do"), facts, _said(rating.note), rating.at.at.time(), Thing.GOAL.value, goal.id
    )


def _ruler(mark: RulerMark, goal: Goal) -> Entry:
    facts = tr("{value} of 10, for: {goal}", value=number(mark.value), goal=goal.words)
    title = ruler_name(mark.ruler)
    return Entry(title, facts, _said(mark.why), mark.at.at.time(), Thing.GOAL.value, goal.id)


def _clinic_score(score: ClinicScore) -> Entry:
    facts = " ".join(part for part in (f"{score.name}: {amount(score.value)}", score.unit) if part)
    return Entry(tr("A score from my clinic"), facts, _said(score.note), score.at.at.time())


def _relief(use: ReliefUse) -> Entry:
    facts = use.name
    if use.helped is not None:
        facts += tr(" · did it help? {answer}", answer=helped_words(use.helped))
    title, at = tr("When things were tense"), use.at.at.time()
    return Entry(title, facts, _said(use.note), at, thing_id=use.id, away=Kind.RELIEF_USE)


def _goals(then: Sequence[GoalThen], revisions: Sequence[Revision], day: date) -> Iterator[Entry]:
    """Goals begun, put in other words or moved to another state that day, as they read at its end."""
    changed: dict[str, list[Revision]] = {}
    for revision in revisions:
        if revision.thing is Thing.GOAL and revision.at.day == day:
            changed.setdefault(revision.thing_id, []).append(revision)
    for goal in (each.goal for each in then):
        known = partial(Entry, thing=Thing.GOAL.value, thing_id=goal.id)
        if goal.created.day == day:
            words = tuple(text for name in GOAL_TEXTS if (text := getattr(goal, name)).strip())
            yield known(tr("A new goal"), "", words, goal.created.at.time())
        moved: Revision | None = None
        for revision in changed.get(goal.id, ()):
            if not STANDING.isdisjoint(revision.earlier):
                moved = revision
            new = tuple(getattr(goal, name) for name in GOAL_TEXTS if name in revision.earlier)
            if said := tuple(text for text in new if text.strip()):
                yield known(tr("Goal, in new words"), "", said, revision.at.at.time())
        if moved is not None:
            title = tr("Goal: {state}", state=state_words(goal.state))
            yield known(title, goal.words, _said(goal.state_reason), moved.at.at.time())


def _written(written: Sequence[Written], revisions: Sequence[Revision], day: date) -> Iterator[Entry]:
    """What has no record of its own: each thing with its words. Of a change it tells what was there until then."""
    times = {(r.thing.value, r.thing_id): r.at.at.time() for r in revisions if r.at.day == day}
    together: dict[tuple[str, ...], list[Written]] = {}
    for each in written:
        if each.home not in TOLD_APART:
            title = part_words(each.home, each.part, each.thing)
            together.setdefault((each.home, title, each.thing, each.thing_id), []).append(each)
    for (home, title, thing, thing_id), found in together.items():
        at = times.get((thing, thing_id)) if home == "revisions" else None
        words = tuple(dict.fromkeys(each.words for each in found))
        yield Entry(title, "", words, at, thing, thing_id)


def _said(note: str) -> tuple[str, ...]:
    return (note,) if note.strip() else ()
