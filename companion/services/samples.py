"""A sample notebook: an invented person's months or years, with gaps, edits, tense days and goals that rest.

Deterministic: the same seed, length and last day give the same notebook. Clearly marked as a sample.
The latest twelve weeks are told exactly; the years before are made from words for each year and chance.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from companion.domain.checkins import CheckInPlan, Question
from companion.domain.history import ME, Revision, Thing
from companion.domain.movements import Movement
from companion.domain.plans import PlanFile
from companion.domain.reminders import Reminder, Subject
from companion.domain.tense import TensePlan
from companion.services import sample_words as words
from companion.services.ports import Notebook, Unit
from companion.services.sample_agreed import write_agreed
from companion.services.sample_checkins import write_check_ins
from companion.services.sample_days import write_days, write_relief
from companion.services.sample_goal_parts import write_goal_parts
from companion.services.sample_life import YEAR, Pen, live
from companion.services.sample_measures import write_measures
from companion.services.sample_movement import write_own_movement
from companion.services.sample_routines import write_routines
from companion.services.sample_sheet import write_sheet
from companion.services.sample_visits import write_visits
from companion.services.sample_wishes import write_goals

_YEARS_BETWEEN_EDITS = 2


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What to write: ``weeks`` (at least 1) of entries before ``last``, on which nothing is written yet;
    plans oldest first (may be empty)."""

    weeks: int
    last: date
    seed: int
    plans: Sequence[PlanFile]
    movements: Mapping[str, Movement]
    questions: Sequence[Question]


def write_sample(notebook: Notebook, request: SampleRequest) -> None:
    """Fill an empty notebook, in one transaction."""
    chance = random.Random(request.seed)  # noqa: S311 - sample data, not a secret
    first = request.last - timedelta(weeks=request.weeks)
    pen = Pen(live(first, request.last, chance), chance)
    with notebook.write() as unit:
        _person(unit, pen, request.questions)
        write_goals(unit, pen)
        shelf = write_routines(unit, pen, request.plans, request.movements)
        write_days(unit, pen, shelf)
        write_relief(unit, pen)
        write_check_ins(unit, pen, request.questions)
        write_visits(unit, pen)
        _tense_plan(unit, pen)
        _reminder(unit, pen)
        write_agreed(unit, pen)
        write_measures(unit, pen, request.questions)
        write_goal_parts(unit, pen)
        write_sheet(unit)
        write_own_movement(unit, pen, request.movements)
        unit.commit()


def _person(unit: Unit, pen: Pen, questions: Sequence[Question]) -> None:
    unit.about.put(words.ABOUT)
    unit.settings.put("sample", "yes")
    unit.settings.put("welcomed", "yes")
    unit.checkins.put_plan(CheckInPlan(tuple(question.id for question in questions if question.on_at_first)))
    for day, earlier in _edits(pen, words.ABOUT_EARLIER):
        unit.history.add(Revision(pen.id(), Thing.ABOUT, "about", pen.at(day, 11), ME, "", earlier))


def _tense_plan(unit: Unit, pen: Pen) -> None:
    """The plan for tense days, with what it said in other years."""
    written = pen.life.near(pen.life.ago(59))
    for day, earlier in _edits(pen, words.TENSE_EARLIER):
        written = day
        unit.history.add(Revision(pen.id(), Thing.TENSE_PLAN, "tense_plan", pen.at(day, 11), ME, "", earlier))
    unit.tense.put_plan(
        TensePlan(
            words.TENSE_SIGNS, words.TENSE_FIRST, words.TENSE_PASSES, words.TENSE_CALL, words.RELIEF,
            pen.at(written, 11), words.TENSE_TRIGGERS, words.TENSE_STEPPING_UP, words.TENSE_LEARNED,
        )
    )  # fmt: skip


def _reminder(unit: Unit, pen: Pen) -> None:
    """One reminder, for the evening."""
    for routine in unit.routines.all():
        if routine.name == words.REMINDED_OF and not routine.put_away:
            chosen = pen.at(pen.life.near(pen.life.ago(30)), 20, 15)
            unit.reminders.put(
                Reminder(pen.id(), Subject.ROUTINE, chosen, times=(time(21, 30),), routine_id=routine.id)
            )


def _edits(pen: Pen, earlier: Sequence[Mapping[str, str]]) -> list[tuple[date, Mapping[str, str]]]:
    """When each of these was replaced, oldest first: one every other year, the latest ones only."""
    count = min(len(earlier), ((pen.life.last - pen.life.first).days // YEAR + 1) // _YEARS_BETWEEN_EDITS)
    return [
        (pen.life.near(pen.life.last - timedelta(days=250 + YEAR * _YEARS_BETWEEN_EDITS * ago)), texts)
        for ago, texts in zip(range(count - 1, -1, -1), earlier[len(earlier) - count :], strict=True)
    ]
