"""Check-ins: choose the questions, answer when you like, go back and change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from companion.domain.body_map import BodyMap
from companion.domain.checkins import Answer, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.goals import Rating
from companion.domain.history import Revision, Thing
from companion.domain.measures import MOST_ACTIVITIES, PSFS, Kept, Measure
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.series import Point
from companion.errors import InvalidEntryError
from companion.i18n import number, tr
from companion.services.base import Desk, gone, kept, needed
from companion.services.body_words import places_words
from companion.services.own_questions import put_in, take_out


class Choice(NamedTuple):
    """Something one may choose to be asked: a question, or a whole measure.

    ``text`` is what is asked, in a line; ``questions`` what it brings (empty when it asks about one's goals).
    """

    id: str
    text: str
    reason: str
    source: str = ""
    questions: tuple[Question, ...] = ()
    own: bool = False
    part: str = ""
    """The name of the measure where the text alone does not tell: ``Pain and daily life (PEG)``."""


class CheckInService:
    """What a person can do with check-ins. ``shipped`` are the measures that come with the program."""

    def __init__(self, desk: Desk, shipped: Sequence[Measure]) -> None:
        self._desk = desk
        self._choices = tuple(choice for measure in shipped for choice in _choices(measure))
        self._shipped = tuple(q for m in shipped if m.kept is Kept.CHECK_IN for q in m.items)
        self._psfs = next((measure for measure in shipped if measure.id == PSFS), None)

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def plan(self) -> CheckInPlan:
        """What the person chose to be asked; at first a short default."""
        with self._desk.notebook.read() as unit:
            plan = unit.checkins.plan()
        return plan or CheckInPlan(tuple(q.id for q in self._shipped if q.on_at_first))

    def choices(self) -> list[Choice]:
        """Everything one may choose to be asked, doing before pain, own questions last."""
        own = [Choice(q.id, q.text, q.reason, questions=(q,), own=True) for q in self.plan().own]
        return [*self._choices, *own]

    def all_questions(self) -> list[Question]:
        """Every question there is, those about the goals first and own ones last."""
        return [*self._of_goals(only_open=False), *self._shipped, *self.plan().own]

    def chosen(self) -> list[Question]:
        """The chosen questions, in order; of one's goals, those that are open."""
        plan = self.plan()
        found: list[Question] = []
        for choice in self._choices:
            if choice.id in plan.question_ids:
                found += self._of_goals() if choice.id == PSFS else choice.questions
        return [*found, *(question for question in plan.own if question.id in plan.question_ids)]

    def _of_goals(self, *, only_open: bool = True) -> list[Question]:
        """What I can do now, asked of each goal's activity (PSFS)."""
        measure = self._psfs
        if measure is None:
            return []
        with self._desk.notebook.read() as unit:
            goals = unit.goals.all()
        shown = [goal for goal in goals if goal.state.is_open][:MOST_ACTIVITIES] if only_open else goals
        return [
            Question(
                id=goal_question(goal.id),
                text=goal.rated_as,
                kind=QuestionKind.SCALE,
                reason=measure.reason,
                low=measure.low_words,
                high=measure.high_words,
                better=measure.better,
                source=measure.source,
                measure=PSFS,
            )
            for goal in shown
        ]

    def choose(self, question_ids: Sequence[str], every_days: int) -> CheckInPlan:
        """Set which questions are asked and how often (1 to 31 days)."""
        if not 1 <= every_days <= 31:
            raise InvalidEntryError(tr("Pick from 1 to 31 days."))
        return self._keep(replace(self.plan(), question_ids=tuple(question_ids), every_days=every_days))

    def add_own(
        self,
        text: str,
        kind: QuestionKind,
        low: str = "",
        high: str = "",
        *,
        choices: Sequence[str] = (),
        reason: str = "",
    ) -> Question:
        """Add and choose a question of one's own; ``choices`` are the answers to pick one from (two or more)."""
        picks = tuple(dict.fromkeys(kept(choice.strip()) for choice in choices if choice.strip()))
        if kind is QuestionKind.CHOICE and len(picks) < 2:
            raise InvalidEntryError(tr("Write two or more answers to pick from."), tr("One on each line."))
        question = Question(
            id=f"own:{self._desk.ids.new()}",
            text=needed(text, tr("A question needs a few words.")),
            kind=kind,
            low=kept(low),
            high=kept(high),
            choices=picks if kind is QuestionKind.CHOICE else (),
            reason=kept(reason),
            own=True,
        )
        plan = self.plan()
        self._keep(replace(plan, own=(*plan.own, question), question_ids=(*plan.question_ids, question.id)))
        return question

    def remove_own(self, question_id: str) -> Question:
        """Put a question of one's own away; answers given to it stay. :meth:`put_back_own` undoes it."""
        with self._desk.notebook.write() as unit:
            question = take_out(self._desk, unit, question_id)
            unit.commit()
        return question

    def put_back_own(self, question_id: str) -> None:
        """Undo :meth:`remove_own`: the question is again where it was, whatever else was chosen meanwhile."""
        with self._desk.notebook.write() as unit:
            entry = unit.recycled.latest(Kind.QUESTION, question_id)
            if entry is not None:
                unit.recycled.bring_back(entry)
                put_in(unit, entry)
            unit.commit()

    def pause(self, paused: bool) -> CheckInPlan:
        """Pause measuring, or go on. Nothing already written is touched."""
        return self._keep(replace(self.plan(), paused=paused))

    def waiting(self) -> list[Question]:
        """The chosen questions if it is time to offer them, else nothing. Never owed."""
        plan = self.plan()
        if plan.paused:
            return []
        today = self._desk.clock.now().day
        with self._desk.notebook.read() as unit:
            recent = unit.checkins.between(today - timedelta(days=plan.every_days - 1), today)
        said = any(check_in.answers or check_in.ratings or check_in.places for check_in in recent)
        return [] if said else self.chosen()

    def recent(self, limit: int = 50) -> list[CheckIn]:
        """The latest check-ins first."""
        with self._desk.notebook.read() as unit:
            return unit.checkins.recent(limit)

    def get(self, check_in_id: str) -> CheckIn:
        """One check-in. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            found = unit.checkins.get(check_in_id)
        if found is None:
            raise gone()
        return found

    def story(self, check_in_id: str) -> list[Revision]:
        """Earlier versions of a check-in, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.CHECK_IN, check_in_id)

    def add(
        self,
        answers: Sequence[Answer],
        note: str = "",
        day: date | None = None,
        private: bool = True,
        draft: str = "",
        *,
        places: BodyMap | None = None,
    ) -> CheckIn:
        """Keep a check-in; ``day`` back-dates it. An answer about a goal becomes a rating of that goal.

        Raises ``InvalidEntryError`` when there is nothing in it.
        """
        now = self._desk.clock.now()
        at = self._about(day)
        said, ratings = self._sorted(answers, at, ())
        check_in = CheckIn(
            self._desk.ids.new(), at, now, said, kept(note), private, ratings, _clean_places(places)
        )
        _needs_something(check_in)
        with self._desk.notebook.write() as unit:
            unit.checkins.put(check_in)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return check_in

    def edit(
        self,
        check_in_id: str,
        answers: Sequence[Answer],
        note: str,
        day: date,
        private: bool,
        draft: str = "",
        *,
        places: BodyMap | None = None,
    ) -> CheckIn:
        """Change a check-in; the earlier answers, note and places stay in its history."""
        before = self.get(check_in_id)
        at = before.at if day == before.at.day else self._about(day)
        said, ratings = self._sorted(answers, at, before.ratings)
        changed = replace(
            before, at=at, answers=said, note=kept(note), private=private, ratings=ratings,
            places=_clean_places(places),
        )  # fmt: skip
        _needs_something(changed)
        with self._desk.notebook.write() as unit:
            if replace(before, private=private) != changed:
                self._desk.revise(unit, Thing.CHECK_IN, check_in_id, _earlier(before))
            unit.checkins.put(changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

    def remove(self, check_in_id: str) -> CheckIn:
        """Put a check-in away, and with it what it said of goals. Returns it for :meth:`put_back`."""
        check_in = self.get(check_in_id)
        with self._desk.notebook.write() as unit:
            along = [(Kind.RATING, rating.id) for rating in check_in.ratings]
            self._desk.put_away(unit, Kind.CHECK_IN, check_in_id, check_in.note, along=along)
            unit.commit()
        return check_in

    def put_back(self, check_in: CheckIn) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.CHECK_IN, check_in.id)
            unit.commit()

    def points(self, question_id: str, first: date, last: date) -> list[Point]:
        """Recorded answers to a scale; a day without one has no point."""
        return self.points_of([question_id], first, last)[question_id]

    def points_of(self, question_ids: Sequence[str], first: date, last: date) -> dict[str, list[Point]]:
        """:meth:`points` of several questions, with one reading of the notebook."""
        with self._desk.notebook.read() as unit:
            found = unit.checkins.between(first, last)
        points: dict[str, list[Point]] = {question_id: [] for question_id in question_ids}
        for check_in in found:
            for question_id, value in check_in.numbers().items():
                if question_id in points:
                    points[question_id].append(Point(check_in.at.day, value))
        return points

    def _about(self, day: date | None) -> Moment:
        now = self._desk.clock.now()
        if day is None or day == now.day:
            return now
        if day > now.day:
            raise InvalidEntryError(tr("That day is still to come."), tr("Pick today or an earlier day."))
        return now.on(day)

    def _sorted(
        self, answers: Sequence[Answer], at: Moment, before: Sequence[Rating]
    ) -> tuple[tuple[Answer, ...], tuple[Rating, ...]]:
        """The answers to keep here, and those about goals as ratings: the one said before where there is one."""
        said = _clean(answers, {question.id: question for question in (*self._shipped, *self.plan().own)})
        earlier = {rating.goal_id: rating for rating in before}
        ratings = []
        for answer in said:
            goal_id = goal_of(answer.question_id)
            if goal_id and answer.number is not None:
                old = earlier.get(goal_id)
                key = old.id if old else self._desk.ids.new()
                ratings.append(Rating(key, goal_id, at, answer.number, old.note if old else ""))
        return tuple(answer for answer in said if not goal_of(answer.question_id)), tuple(ratings)

    def _keep(self, plan: CheckInPlan) -> CheckInPlan:
        with self._desk.notebook.write() as unit:
            unit.checkins.put_plan(plan)
            unit.commit()
        return plan


def goal_question(goal_id: str) -> str:
    """The id of the question about a goal's activity."""
    return f"{PSFS}:{goal_id}"


def goal_of(question_id: str) -> str:
    """The goal a question is about; empty for any other question."""
    head, mark, goal_id = question_id.partition(":")
    return goal_id if mark and head == PSFS else ""


def answers_in(check_in: CheckIn, questions: Mapping[str, Question]) -> list[Answer]:
    """Everything answered in a check-in, what was said of goals first, each under its question's text."""
    said = []
    for rating in check_in.ratings:
        key = goal_question(rating.goal_id)
        text = questions[key].text if key in questions else tr("What I can do now")
        said.append(Answer(key, text, rating.value))
    return [*said, *check_in.answers]


def answer_text(answer: Answer) -> str:
    """An answer as stored text."""
    return answer.words if answer.number is None else str(answer.number)


def _choices(measure: Measure) -> Iterator[Choice]:
    """What one may choose of a measure: the whole, or each of its questions where they stand alone."""
    if measure.id == PSFS:
        yield Choice(
            measure.id, tr("What I can do now, for each of my goals"), measure.reason, measure.source
        )
    elif measure.kept is not Kept.CHECK_IN:
        return
    elif measure.separate or len(measure.items) == 1:
        for item in measure.items:
            yield Choice(item.id, item.text, measure.reason, measure.source, (item,))
    else:
        yield Choice(
            measure.id, measure.name, measure.reason, measure.source, measure.items, part=measure.name
        )


def _earlier(before: CheckIn) -> dict[str, str]:
    """What a check-in said, for its history: by question, with ``note``, ``day`` and ``places``.

    A goal is named by its question's id, not by its words: they go when the goal is deleted.
    """
    earlier = {goal_question(rating.goal_id): str(rating.value) for rating in before.ratings}
    earlier |= {answer.question_text: answer_text(answer) for answer in before.answers}
    if before.places is not None:
        earlier["places"] = places_words(before.places)
    return {**earlier, "note": before.note, "day": before.at.day.isoformat()}


def _clean(answers: Sequence[Answer], known: Mapping[str, Question]) -> tuple[Answer, ...]:
    for answer in answers:
        question = known.get(answer.question_id)
        least, most = (question.least, question.most) if question else (0, 10)
        if answer.number is not None and not least <= answer.number <= most:
            raise InvalidEntryError(
                tr("Please pick a number from {least} to {most}.", least=number(least), most=number(most))
            )
    said = [a for a in answers if a.number is not None or a.words.strip()]
    return tuple(replace(answer, words=kept(answer.words)) for answer in said)


def _clean_places(places: BodyMap | None) -> BodyMap | None:
    if places is None:
        return None
    return BodyMap(tuple(mark._replace(words=kept(mark.words)) for mark in places.marks))


def _needs_something(check_in: CheckIn) -> None:
    if check_in.is_empty:
        raise InvalidEntryError(
            tr("There is nothing to keep yet."),
            tr("Answer one question or write a note. Leaving is fine too."),
        )
