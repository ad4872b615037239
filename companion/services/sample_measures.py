"""What Sam measured now and then, and how often Sam chose to be asked.

PEG before a visit, where it hurt, a question of Sam's own, and two numbers from the clinic's paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import WEEKLY, Answer, CheckIn, CheckInPlan, Question, QuestionKind
from companion.domain.clinic_scores import ClinicScore
from companion.domain.history import ME, Revision, Thing
from companion.domain.measures import PSFS, WHERE
from companion.services.ports import Unit
from companion.services.sample_life import CHAPTER, YEAR, Pen

PEG = ("peg.pain", "peg.enjoyment", "peg.activity")
DINNER = Question(
    id="own:5d1f0c8ab7e24936a1d2c3b4e5f60718",
    text="Did I sit through Sunday dinner?",
    kind=QuestionKind.YES_NO,
    reason="It is the hour I plan my week around.",
    own=True,
)
DINNER_BEFORE = "Did I sit through diner?"
"""Put right the same evening: a slip of the hand."""
_EVERY = 4
"""Of the check-ins that nobody but Sam saw, each fourth has the three questions, and each fourth a picture.

Sam's own question is in every other one.
"""
_LEFT_OUT = 3
"""Of those with the three questions, each third leaves one out."""

_EARLY = BodyMap(
    (
        BodyMark("low_back", "like a belt that is too tight"),
        BodyMark("buttock_left", "a dull tooth"),
        BodyMark("thigh_behind_left"),
    )
)
_BETWEEN = BodyMap((BodyMark("low_back", "stiff until ten"), BodyMark("buttock_left")))
_LATE = BodyMap((BodyMark("low_back", "only when I have sat long"),))
_CHAIR = ("Chair stands in 30 seconds", "times", ((78, 9, ""), (36, 11, ""), (9, 12, "Ana counted aloud.")))
_WALK = ("Walking 4 metres", "seconds", ((78, 5.2, ""), (9, 4.1, "")))

_MISREAD = 11
"""Copied as 17 at first: a number on paper is soon misread."""


def write_measures(unit: Unit, pen: Pen, questions: Sequence[Question]) -> None:
    """Adds to the check-ins that are there, and writes the numbers down. Nothing is left to chance here."""
    plan = unit.checkins.plan() or CheckInPlan()
    usual = dict.fromkeys(plan.question_ids, WEEKLY)
    rhythms = {PSFS: 2 * WEEKLY, **usual, WHERE: 4 * WEEKLY, "peg": 4 * WEEKLY, DINNER.id: 2 * WEEKLY}
    unit.checkins.put_plan(replace(plan, question_ids=tuple(rhythms), own=(DINNER,), rhythms=rhythms))
    known = {question.id: question for question in questions}
    changed = {each.thing_id for each in unit.history.all() if each.thing is Thing.CHECK_IN}
    plain = [
        check_in
        for check_in in unit.checkins.between(pen.life.first, pen.life.last)
        if check_in.answers and check_in.private and check_in.id not in changed
    ]
    for number, check_in in enumerate(reversed(plain)):
        turn, place = divmod(number, _EVERY)
        day = check_in.at.day
        if place == 0:
            unit.checkins.put(replace(_with_dinner(check_in, pen), places=_places(pen, day)))
        elif place == 1:
            unit.checkins.put(_with_peg(check_in, known, _eased(pen, day), turn))
        elif place == 2:
            unit.checkins.put(_with_dinner(check_in, pen))
    for name, unit_words, found in (_CHAIR, _WALK):
        _numbers(unit, pen, name, unit_words, found)
    if plain:
        evening = pen.at(min(each.at.day for each in plain), 21, 5)
        unit.history.add(
            Revision(pen.id(), Thing.QUESTION, DINNER.id, evening, ME, "", {"text": DINNER_BEFORE})
        )


def _places(pen: Pen, day: date) -> BodyMap:
    if day >= pen.life.last - timedelta(days=CHAPTER // 3):
        return _LATE
    if day >= pen.life.chapter:
        return _BETWEEN
    return BodyMap() if pen.life.years_ago(day) and day.month in {6, 7} else _EARLY


def _eased(pen: Pen, day: date) -> int:
    """How many points less than at the beginning of the latest chapter; between years it comes and goes."""
    if day < pen.life.chapter:
        return ((pen.life.last - day).days % YEAR) // (YEAR // 3) % 2
    return round(3 * (day - pen.life.chapter).days / CHAPTER)


def _with_peg(check_in: CheckIn, known: Mapping[str, Question], eased: int, turn: int) -> CheckIn:
    asked = [(key, start) for key, start in zip(PEG, (6, 7, 7), strict=True) if key in known]
    if turn % _LEFT_OUT == _LEFT_OUT - 1:
        asked = asked[:-1]
    said = tuple(Answer(key, known[key].text, max(0, start - eased)) for key, start in asked)
    return replace(check_in, answers=(*check_in.answers, *said))


def _with_dinner(check_in: CheckIn, pen: Pen) -> CheckIn:
    said = Answer(DINNER.id, DINNER.text, int(_eased(pen, check_in.at.day) > 0))
    return replace(check_in, answers=(*check_in.answers, said))


def _numbers(
    unit: Unit, pen: Pen, name: str, unit_words: str, found: Sequence[tuple[int, float, str]]
) -> None:
    better = 1 if unit_words == "times" else -1
    for ago, value, note in found:
        at = pen.at(pen.life.near(pen.life.ago(ago)), 12, 10)
        score = ClinicScore(pen.id(), name, value, at, unit_words, better, note)
        unit.clinic_scores.put(score)
        if value == _MISREAD:
            earlier = {"name": name, "value": "17", "unit": unit_words, "day": at.day.isoformat(), "note": ""}
            later = pen.at(at.day, 18, 5)
            unit.history.add(Revision(pen.id(), Thing.CLINIC_SCORE, score.id, later, ME, "", earlier))
