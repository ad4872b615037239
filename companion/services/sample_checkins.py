"""Writes Sam's check-ins: most weeks, some written later than they are about, some changed, some shared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from companion.domain.checkins import Answer, CheckIn, Question
from companion.domain.history import ME, Revision, Thing
from companion.services import sample_notes as notes
from companion.services.checkins import answer_text
from companion.services.ports import Unit
from companion.services.sample_life import CHAPTER, Life, Pen

_LATELY = 400
_WEEKS = CHAPTER // 7


def write_check_ins(unit: Unit, pen: Pen, questions: Sequence[Question]) -> None:
    """Week by week, counted back from the last day, so that the latest is a week old."""
    asked = [question for question in questions if question.on_at_first]
    week, chapter = 1, _days(pen, 1)
    while chapter is not None:
        # In every chapter one is changed, one back-dated and two shared, whichever they are.
        roles = pen.chance.sample(range(len(chapter)), min(4, len(chapter)))
        for index, day in enumerate(chapter):
            role = roles.index(index) if index in roles else -1
            _check_in(unit, pen, day, asked, role)
        week += _WEEKS
        chapter = _days(pen, week)


def _days(pen: Pen, week: int) -> list[date] | None:
    """The days of one chapter's check-ins; ``None`` when the chapter lies before the first day."""
    life = pen.life
    if life.last - timedelta(weeks=week) < life.first:
        return None
    days = []
    for number in range(week, week + _WEEKS):
        day = life.last - timedelta(weeks=number, days=0 if number == 1 else pen.chance.choice((0, 0, 1)))
        if life.writes(day) and (number == 1 or pen.likely(0.88)):
            days.append(day)
    if week == 1 and not days:
        # So short a sample that Sam was away on the few days in question: then on the latest day at home.
        span = (life.last - life.first).days
        days = [day for back in range(1, span + 1) if life.writes(day := life.last - timedelta(days=back))][
            :1
        ]
    return days


def _check_in(unit: Unit, pen: Pen, day: date, asked: Sequence[Question], role: int) -> None:
    written = pen.at(day, 19, pen.chance.randrange(60))
    about = day
    if role == 1:
        earlier = [day - timedelta(days=back) for back in (1, 2, 3)]
        about = pen.chance.choice([each for each in earlier if pen.life.writes(each)] or [day])
    answers = tuple(
        Answer(question.id, question.text, _level(pen.life, about, pen.chance))
        for question in asked
        if not pen.likely(0.1)
    )
    note = _note(pen, about) if role == 0 or pen.likely(0.4) or not answers else ""
    check_in = CheckIn(pen.id(), written.on(about), written, answers, note)
    if role in {2, 3}:
        check_in = replace(check_in, note=pen.note(notes.SHARED), private=False)
    if role == 0:
        _change(unit, pen, check_in, day)
    unit.checkins.put(check_in)


def _change(unit: Unit, pen: Pen, check_in: CheckIn, day: date) -> None:
    """Days later Sam saw it a little otherwise, and wrote a note to it."""
    before = {
        answer.question_text: answer_text(replace(answer, number=max(0, (answer.number or 0) - 1)))
        for answer in check_in.answers
    }
    earlier = {**before, "note": "", "day": check_in.at.day.isoformat()}
    at = pen.at(pen.life.near(day + timedelta(days=pen.chance.randrange(1, 4))), 20, 20)
    unit.history.add(Revision(pen.id(), Thing.CHECK_IN, check_in.id, at, ME, "", earlier))


def _note(pen: Pen, day: date) -> str:
    if pen.likely(0.2) and day.month in {10, 11, 12, 1, 2}:
        return pen.note(notes.COLD)
    if pen.likely(0.2) and day.month in {5, 6, 7, 8}:
        return pen.note(notes.WARM)
    is_lately = (pen.life.last - day).days <= _LATELY
    return pen.note(notes.CHECK_IN + (notes.CHECK_IN_LATELY if is_lately else ()))


def _level(life: Life, day: date, chance: random.Random) -> int:
    """Slowly up over a year and down again in tense weeks; in the latest chapter from 3 to 6."""
    if day >= life.chapter:
        share = (day - life.chapter).days / max(1, (life.last - life.chapter).days)
        level = 3 + 3 * share
    else:
        level = 3.5 + 3 * ((life.last - day).days % CHAPTER) / CHAPTER
    if any(day - timedelta(days=back) in life.tense for back in range(4)):
        level -= 1
    return max(0, min(10, round(level + chance.choice((-1, 0, 0, 0, 1)))))
