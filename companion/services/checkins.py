"""Check-ins: choose the questions, answer when you like, go back and change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from companion.domain.checkins import Answer, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.history import Thing
from companion.domain.moments import Moment
from companion.domain.series import Point
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.base import Desk, gone, kept, needed


class CheckInService:
    """What a person can do with check-ins. ``shipped`` are the questions that come with the program."""

    def __init__(self, desk: Desk, shipped: Sequence[Question]) -> None:
        self._desk = desk
        self._shipped = tuple(shipped)

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    def plan(self) -> CheckInPlan:
        """What the person chose to be asked; at first a short default."""
        with self._desk.notebook.read() as unit:
            plan = unit.checkins.plan()
        return plan or CheckInPlan(tuple(q.id for q in self._shipped if q.on_at_first))

    def all_questions(self) -> list[Question]:
        """Every question one may choose, own ones last."""
        return [*self._shipped, *self.plan().own]

    def chosen(self) -> list[Question]:
        """The chosen questions, in order."""
        plan = self.plan()
        return [question for question in [*self._shipped, *plan.own] if question.id in plan.question_ids]

    def choose(self, question_ids: Sequence[str], every_days: int) -> CheckInPlan:
        """Set which questions are asked and how often (1 to 31 days)."""
        if not 1 <= every_days <= 31:
            raise InvalidEntryError(tr("Pick from 1 to 31 days."))
        return self._keep(replace(self.plan(), question_ids=tuple(question_ids), every_days=every_days))

    def add_own(self, text: str, kind: QuestionKind, low: str = "", high: str = "") -> Question:
        """Add and choose a question of one's own."""
        question = Question(
            id=f"own:{self._desk.ids.new()}",
            text=needed(text, tr("A question needs a few words.")),
            kind=kind,
            low=kept(low),
            high=kept(high),
            own=True,
        )
        plan = self.plan()
        self._keep(replace(plan, own=(*plan.own, question), question_ids=(*plan.question_ids, question.id)))
        return question

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
        return [] if any(check_in.answers for check_in in recent) else self.chosen()

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

    def add(
        self,
        answers: Sequence[Answer],
        note: str = "",
        day: date | None = None,
        private: bool = True,
        draft: str = "",
    ) -> CheckIn:
        """Keep a check-in; ``day`` back-dates it. Raises ``InvalidEntryError`` when there is nothing in it."""
        now = self._desk.clock.now()
        check_in = CheckIn(self._desk.ids.new(), self._about(day), now, _clean(answers), kept(note), private)
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
    ) -> CheckIn:
        """Change a check-in; the earlier answers and note stay in its history."""
        before = self.get(check_in_id)
        at = before.at if day == before.at.day else self._about(day)
        changed = replace(before, at=at, answers=_clean(answers), note=kept(note), private=private)
        _needs_something(changed)
        with self._desk.notebook.write() as unit:
            if (before.answers, before.note, before.at) != (changed.answers, changed.note, changed.at):
                earlier = {answer.question_text: answer_text(answer) for answer in before.answers}
                texts = {**earlier, "note": before.note, "day": before.at.day.isoformat()}
                self._desk.revise(unit, Thing.CHECK_IN, check_in_id, texts)
            unit.checkins.put(changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

    def remove(self, check_in_id: str) -> CheckIn:
        """Delete a check-in. Returns it for :meth:`put_back`."""
        check_in = self.get(check_in_id)
        with self._desk.notebook.write() as unit:
            unit.checkins.remove(check_in_id)
            unit.commit()
        return check_in

    def put_back(self, check_in: CheckIn) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            unit.checkins.put(check_in)
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

    def _keep(self, plan: CheckInPlan) -> CheckInPlan:
        with self._desk.notebook.write() as unit:
            unit.checkins.put_plan(plan)
            unit.commit()
        return plan


def answer_text(answer: Answer) -> str:
    """An answer as stored text."""
    return answer.words if answer.number is None else str(answer.number)


def _clean(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    for answer in answers:
        if answer.number is not None and not 0 <= answer.number <= 10:
            raise InvalidEntryError(tr("Please pick a number from 0 to 10."))
    said = [a for a in answers if a.number is not None or a.words.strip()]
    return tuple(replace(answer, words=kept(answer.words)) for answer in said)


def _needs_something(check_in: CheckIn) -> None:
    if not check_in.answers and not check_in.note.strip():
        raise InvalidEntryError(
            tr("There is nothing to keep yet."),
            tr("Answer one question or write a note. Leaving is fine too."),
        )
