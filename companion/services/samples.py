"""A sample notebook: an invented person's months or years, with gaps, edits, tense days and goals that rest.

Deterministic: the same seed, length and last day give the same notebook. Clearly marked as a sample.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from companion.domain.checkins import Answer, CheckIn, CheckInPlan, Question
from companion.domain.doses import Dose
from companion.domain.goals import Goal, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.domain.plans import Decision, PlanFile, Suggestion, Verdict
from companion.domain.routines import Origin, Routine, Size, Step, smaller, steps_in
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone, state_of
from companion.domain.tense import ReliefUse, TensePlan
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.services import sample_words as words
from companion.services.ports import Notebook, Unit


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What to write: ``weeks`` of entries ending on ``last``; plans oldest first (may be empty)."""

    weeks: int
    last: date
    seed: int
    plans: Sequence[PlanFile]
    movements: Mapping[str, Movement]
    questions: Sequence[Question]


def write_sample(notebook: Notebook, request: SampleRequest) -> None:
    """Fill an empty notebook, in one transaction."""
    writer = _Writer(request)
    with notebook.write() as unit:
        writer.person(unit)
        writer.goals(unit)
        routines = writer.routines(unit)
        writer.weeks(unit, routines)
        writer.visits(unit)
        writer.tense(unit)
        unit.commit()


class _Writer:
    """Writes each part; every number comes from one seeded generator."""

    def __init__(self, request: SampleRequest) -> None:
        self._request = request
        self._random = random.Random(request.seed)  # noqa: S311 - sample data, not a secret
        self._first = request.last - timedelta(weeks=request.weeks)
        self._gap = self._first + timedelta(weeks=max(2, round(request.weeks * 0.42)))

    def person(self, unit: Unit) -> None:
        unit.about.put(words.ABOUT)
        unit.settings.put("sample", "yes")
        unit.settings.put("welcomed", "yes")
        asked = tuple(question.id for question in self._request.questions if question.on_at_first)
        unit.checkins.put_plan(CheckInPlan(asked))

    def goals(self, unit: Unit) -> None:
        years = max(1, self._request.weeks // 52)
        for rank, (text, why, activity, state, reason, low, high) in enumerate(words.GOALS):
            start = self._at(self._first + timedelta(days=9 * rank), 10)
            since = (
                start if state.is_open else self._at(self._request.last - timedelta(days=20 + 30 * rank), 9)
            )
            goal = Goal(
                self._id(), text, start, max(start, since), why, activity, state, reason, rank
            )  # fmt: skip
            unit.goals.put(goal)
            if rank == 0:
                earlier, because = words.EARLIER_WORDS
                changed = self._at(self._first + timedelta(days=21), 19)
                unit.history.add(
                    Revision(self._id(), Thing.GOAL, goal.id, changed, ME, because, {"words": earlier})
                )
            self._ratings(unit, goal, low, high, every=7 if years < 3 else 14)

    def _ratings(self, unit: Unit, goal: Goal, low: int, high: int, every: int) -> None:
        span = max(1, (self._request.last - goal.created.day).days)
        day = goal.created.day
        last = self._request.last if goal.state.is_open else goal.since.day
        while day <= last:
            if not self._in_gap(day) and self._random.random() > 0.15:
                share = (day - goal.created.day).days / span
                value = round(low + (high - low) * share + self._random.choice((-0.5, 0, 0, 0.4)))
                note = self._random.choice(words.RATING_NOTES) if self._random.random() < 0.15 else ""
                at = self._at(day, 18)
                unit.goals.put_rating(Rating(self._id(), goal.id, at, max(0, min(10, value)), note))
            day += timedelta(days=every)

    def routines(self, unit: Unit) -> list[Routine]:
        made = []
        for index, plan in enumerate(self._request.plans):
            received = self._at(self._first + timedelta(days=2), 16)
            if index:
                received = self._at(self._request.last - timedelta(days=2), 16)
            suggestion = Suggestion(self._id(), plan, received)
            unit.plans.add(suggestion)
            for movement in plan.movements:
                unit.movements.put(movement)
            if index == 0:
                made += self._adopt(unit, suggestion)
            else:
                self._decline(unit, suggestion)
        evening = Routine(
            self._id(),
            words.EVENING_ROUTINE,
            self._at(self._first + timedelta(days=12), 20),
            tuple(
                Step(self._id(), m.id, m.name, {Size.ORDINARY: m.dose, Size.TENSE: smaller(m.dose)})
                for name in words.EVENING_STEPS
                if (m := self._request.movements.get(name))
            ),
            rank=len(made),
        )
        if evening.steps:
            unit.routines.put(evening)
            made.append(evening)
        return made

    def _adopt(self, unit: Unit, suggestion: Suggestion) -> list[Routine]:
        """Take every line, one of them with a dose of one's own."""
        plan = suggestion.plan
        at = Moment(suggestion.received.at + timedelta(hours=2))
        routines: dict[str, Routine] = {}
        for line in plan.lines:
            is_changed = line.movement_id == words.CHANGED_MOVEMENT
            because = words.CHANGED_BECAUSE if is_changed else ""
            verdict = Verdict.CHANGED if is_changed else Verdict.TAKEN
            unit.plans.put_decision(Decision(suggestion.id, line.key, verdict, at, because))
            step = Step(
                self._id(),
                line.movement_id,
                line.movement_name,
                {size: _at_most(dose, 6) for size, dose in line.doses.items()}
                if is_changed
                else dict(line.doses),
                origin=Origin.CHANGED if is_changed else Origin.CHOSEN,
                line_id=f"{plan.plan_id}/{line.key}",
                suggested_by=plan.by,
                because=because,
                changed=at,
            )
            routine = routines.get(line.routine_key) or Routine(
                self._id(),
                line.routine_name,
                at,
                suggestion_id=f"{plan.plan_id}/{line.routine_key}",
                rank=len(routines),
            )
            routines[line.routine_key] = replace(routine, steps=(*routine.steps, step))
        for routine in routines.values():
            unit.routines.put(routine)
        return list(routines.values())

    def _decline(self, unit: Unit, suggestion: Suggestion) -> None:
        """Rather not do one line of the newer file; the rest is still open."""
        for line in suggestion.plan.lines:
            if line.movement_id == words.DECLINED_MOVEMENT:
                at = Moment(suggestion.received.at + timedelta(hours=1))
                unit.plans.put_decision(
                    Decision(suggestion.id, line.key, Verdict.RATHER_NOT, at, words.DECLINED_BECAUSE)
                )

    def weeks(self, unit: Unit, routines: Sequence[Routine]) -> None:
        day = self._first + timedelta(days=3)
        while day < self._request.last:
            if not self._in_gap(day):
                self._day(unit, routines, day)
                if day.weekday() == 6:
                    self._check_in(unit, day)
            day += timedelta(days=1)

    def _day(self, unit: Unit, routines: Sequence[Routine], day: date) -> None:
        chance = self._random.random()
        if chance < 0.5 and routines:
            routine = self._random.choice(routines)
            tense = self._random.random() < 0.22
            size = Size.TENSE if tense else self._random.choice((Size.ORDINARY, Size.ORDINARY, Size.GOOD))
            if not steps_in(routine, size):
                size = Size.ORDINARY
            self._session(unit, routine, size, day)
            if tense:
                self._relief(unit, day)
        elif chance < 0.62:
            state = self._random.choice((DayState.CHOSE_REST, DayState.LIFE_HAPPENED))
            unit.days.put(Day(day, state, self._at(day, 21), self._random.choice(words.DAY_NOTES)))

    def _session(self, unit: Unit, routine: Routine, size: Size, day: date) -> None:
        started = self._at(day, self._random.choice((7, 8, 10, 17, 20)), self._random.randrange(60))
        steps = []
        for step in steps_in(routine, size):
            dose = step.doses[size]
            skipped = self._random.random() < 0.05
            reps = 0 if skipped else dose.sets * dose.reps * dose.side_count
            steps.append(
                StepDone(
                    step.id, step.movement_id, step.movement_name,
                    Outcome.RATHER_NOT if skipped else Outcome.DONE,
                    0 if skipped else dose.sets, reps, reps * (dose.tempo_s + dose.hold_s), size,
                )
            )  # fmt: skip
        note = self._random.choice(words.SESSION_NOTES) if self._random.random() < 0.12 else ""
        helped = self._random.choice((Helped.YES, Helped.YES, Helped.A_LITTLE, Helped.NO, None))
        effort = self._random.choice((2, 3, 3, 4, 5, None))
        ended = Moment(started.at + timedelta(minutes=self._random.randrange(6, 19)))
        unit.sessions.put(
            Session(
                self._id(), routine.id, routine.name, size, started, ended, tuple(steps), effort, helped, note
            )
        )
        unit.days.put(Day(day, state_of(size), ended))

    def _check_in(self, unit: Unit, day: date) -> None:
        if self._random.random() < 0.2:
            return
        share = (day - self._first).days / max(1, (self._request.last - self._first).days)
        answers = tuple(
            Answer(q.id, q.text, max(0, min(10, round(3 + 3 * share + self._random.choice((-1, 0, 0, 1))))))
            for q in self._request.questions
            if q.on_at_first and self._random.random() > 0.1
        )
        note = self._random.choice(words.CHECK_IN_NOTES) if self._random.random() < 0.4 else ""
        if answers or note:
            at = self._at(day, 19)
            unit.checkins.put(CheckIn(self._id(), at, at, answers, note))

    def visits(self, unit: Unit) -> None:
        day, count = self._first + timedelta(days=2), 0
        while day < self._request.last - timedelta(weeks=4):
            visit = Visit(
                self._id(), day, "Ana", words.AGREED[count % len(words.AGREED)], "", self._at(day, 17)
            )
            unit.visits.put(visit)
            day, count = day + timedelta(weeks=6 if self._request.weeks < 60 else 18), count + 1
        unit.visits.put(Visit(self._id(), self._request.last + timedelta(days=11), "Ana"))
        bring = [(TalkKind.TALK, text) for text in words.TALK]
        bring += [(TalkKind.QUESTION, text) for text in words.QUESTIONS]
        for index, (kind, text) in enumerate(bring):
            at = self._at(self._request.last - timedelta(days=9 - index), 20)
            unit.visits.put_item(TalkItem(self._id(), kind, text, at))

    def tense(self, unit: Unit) -> None:
        unit.tense.put_plan(
            TensePlan(
                words.TENSE_SIGNS, words.TENSE_FIRST, words.TENSE_PASSES, words.TENSE_CALL, words.RELIEF,
                self._at(self._first + timedelta(days=25), 11),
            )
        )  # fmt: skip

    def _relief(self, unit: Unit, day: date) -> None:
        for name in self._random.sample(words.RELIEF, 2):
            said = self._random.random() < 0.85
            good = Helped.YES if self._random.random() < words.RELIEF_CHANCE[name] else Helped.NO
            unit.tense.put_use(ReliefUse(self._id(), name, self._at(day, 15), good if said else None))

    def _in_gap(self, day: date) -> bool:
        """Weeks in which nothing was written: one long pause early on, and one each later year."""
        if self._gap <= day < self._gap + timedelta(days=26):
            return True
        return self._request.weeks > 60 and day.month == 8 and day.day < 19

    def _at(self, day: date, hour: int, minute: int = 0) -> Moment:
        return Moment(datetime.combine(day, time(hour, minute), UTC))

    def _id(self) -> str:
        return f"{self._random.getrandbits(128):032x}"


def _at_most(dose: Dose, reps: int) -> Dose:
    """The dose with no more than ``reps`` repetitions."""
    return replace(
        dose,
        reps_min=None if dose.reps_min is None else min(dose.reps_min, reps),
        reps_max=None if dose.reps_max is None else min(dose.reps_max, reps),
    )
