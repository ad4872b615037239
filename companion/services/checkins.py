"""Check-ins: choose the questions, answer when you like, go back and change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from companion.domain.body_map import BodyMap
from companion.domain.checkins import LONGEST, Answer, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.goals import Rating
from companion.domain.history import Revision, Thing
from companion.domain.measures import Measure
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.series import Point
from companion.domain.sheet_choices import LineChoice, Standing
from companion.errors import InvalidEntryError
from companion.i18n import number, tr
from companion.services.base import Desk, gone, kept
from companion.services.body_words import places_words
from companion.services.own_questions import made, own_question, put_in, put_in_other_words, take_out
from companion.services.question_shelf import (
    Asked,
    Choice,
    QuestionShelf,
    goal_of,
    goal_question,
    own_choices,
)


class CheckInService:
    """What a person can do with check-ins. ``shipped`` are the measures that come with the program."""

    def __init__(self, desk: Desk, shipped: Sequence[Measure]) -> None:
        self._desk = desk
        self._shelf = QuestionShelf(shipped)

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def plan(self) -> CheckInPlan:
        """What the person chose to be asked; at first a short default."""
        with self._desk.notebook.read() as unit:
            return self._shelf.plan(unit)

    def choices(self) -> list[Choice]:
        """Everything one may choose to be asked, doing before pain, own questions last."""
        return [*self._shelf.choices, *own_choices(self.plan())]

    def all_questions(self) -> list[Question]:
        """Every question there is, those about the goals first and own ones last."""
        with self._desk.notebook.read() as unit:
            return self._shelf.all_questions(unit)

    def asked(self) -> list[Asked]:
        """The chosen questions, in order, each with when it was last answered and whether it may be offered now.

        Of the questions about one's goals, those about open ones.
        """
        with self._desk.notebook.read() as unit:
            return self._shelf.asked(unit, self.today())

    def goals_left_out(self) -> int:
        """How many open goals :meth:`asked` leaves out, where it asks about goals. They have pages of their own."""
        with self._desk.notebook.read() as unit:
            return self._shelf.goals_left_out(unit)

    def waiting(self) -> list[Asked]:
        """Those of :meth:`asked` that it is time to offer; none while measuring is paused. Never owed."""
        return [asked for asked in self.asked() if asked.waits]

    def after_a_routine(self) -> Question | None:
        """What is asked after a routine: how hard it was. Nothing while measuring is paused."""
        return None if self.plan().paused else self._shelf.after_a_routine

    def choose(self, question_ids: Sequence[str]) -> CheckInPlan:
        """Set which questions are asked. Each keeps the rhythm it had, or is asked weekly at first."""
        return self._change(lambda plan: replace(plan, question_ids=tuple(question_ids)))

    def ask_every(self, choice_id: str, days: int) -> CheckInPlan:
        """Set how often a question, or a whole measure, is asked (1 to 31 days)."""
        if not 1 <= days <= LONGEST:
            raise InvalidEntryError(tr("Pick from 1 to {most} days.", most=number(LONGEST)))
        return self._change(lambda plan: replace(plan, rhythms={**plan.rhythms, choice_id: days}))

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
        question = made(f"own:{self._desk.ids.new()}", kind, text, low, high, choices, reason)
        self._change(
            lambda plan: replace(
                plan, own=(*plan.own, question), question_ids=(*plan.question_ids, question.id)
            )
        )
        return question

    def change_own(
        self,
        question_id: str,
        text: str,
        low: str = "",
        high: str = "",
        *,
        choices: Sequence[str] = (),
        reason: str = "",
        draft: str = "",
    ) -> Question:
        """Put a question of one's own in other words; what it said before stays in its history. How it is answered stays,
        and so do its answers, each under the words it was asked in."""
        with self._desk.notebook.write() as unit:
            plan = self._shelf.plan(unit)
            kind = own_question(plan, question_id).kind
            changed = made(question_id, kind, text, low, high, choices, reason)
            return put_in_other_words(self._desk, unit, plan, changed, draft)

    def own_story(self, question_id: str) -> list[Revision]:
        """Earlier wordings of a question of one's own, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.QUESTION, question_id)

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
        return self._change(lambda plan: replace(plan, paused=paused))

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
        said, ratings = self._sorted(answers, at, before.ratings, same_day=at == before.at)
        changed = replace(
            before, at=at, answers=said, note=kept(note), private=private, ratings=ratings,
            places=_clean_places(places),
        )  # fmt: skip
        _needs_something(changed)
        with self._desk.notebook.write() as unit:
            if replace(before, private=private) != changed:
                self._desk.revise(unit, Thing.CHECK_IN, check_in_id, _earlier(before))
            said_now = {rating.id for rating in ratings}
            for rating in before.ratings:
                if rating.id not in said_now:  # its note was perhaps written with the goal
                    self._desk.put_away(unit, Kind.RATING, rating.id, rating.note)
            unit.checkins.put(changed)
            if private and not before.private:
                unit.sheet_choices.put(LineChoice(f"note:{check_in_id}", Standing.OUT))
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
        self, answers: Sequence[Answer], at: Moment, before: Sequence[Rating], *, same_day: bool = False
    ) -> tuple[tuple[Answer, ...], tuple[Rating, ...]]:
        """The answers to keep here, and those about goals as ratings: the one said before where there is one.

        With ``same_day`` that keeps its own day, which may have been changed with the goal.
        """
        known = (*self._shelf.questions, *self.plan().own)
        said = _clean(answers, {question.id: question for question in known})
        earlier = {rating.goal_id: rating for rating in before}
        ratings = []
        for answer in said:
            goal_id = goal_of(answer.question_id)
            if goal_id and answer.number is not None:
                old = earlier.get(goal_id)
                if old is None:
                    ratings.append(Rating(self._desk.ids.new(), goal_id, at, answer.number))
                else:
                    ratings.append(replace(old, value=answer.number, at=old.at if same_day else at))
        return tuple(answer for answer in said if not goal_of(answer.question_id)), tuple(ratings)

    def _change(self, change: Callable[[CheckInPlan], CheckInPlan]) -> CheckInPlan:
        """Keep the plan that ``change`` makes of the one there is. The rhythm of all that is chosen is kept with it."""
        with self._desk.notebook.write() as unit:
            plan = change(self._shelf.plan(unit))
            chosen = {choice_id: plan.days(choice_id) for choice_id in plan.question_ids}
            plan = replace(plan, rhythms={**plan.rhythms, **chosen})
            unit.checkins.put_plan(plan)
            unit.commit()
        return plan


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
