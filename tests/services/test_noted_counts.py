"""Answers without a number, in plain counts: what was answered, and nothing of what was not."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.body_map import BodyMap, BodyMark
from companion.domain.checkins import Answer, Question, QuestionKind
from companion.domain.measures import WHERE
from companion.services.bundle import Services
from tests.helpers.desk import FixedClock

DULL = ("dull", "sharp", "none")


def counted(services: Services) -> dict[str, str]:
    record = services.progress.record(date.min, services.checkins.today())
    return {each.id: each.words for each in services.measures.counts(record)}


def answer(services: Services, clock: FixedClock, question: Question, *given: str | int | None) -> None:
    for each in given:
        clock.advance(days=7)
        if each is None:
            services.checkins.add([], "something else")
        elif isinstance(each, int):
            services.checkins.add([Answer(question.id, question.text, each)])
        else:
            services.checkins.add([Answer(question.id, question.text, words=each)])


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((1, 1, 0, None, 1, 0), "Yes 3 times, no 2 times."),
        ((0, None, 1), "Yes once, no once."),
        ((1, 1), "Yes 2 times."),
        ((0,), "No once."),
    ],
)
def test_yes_and_no(services: Services, clock: FixedClock, given: tuple[int | None, ...], words: str) -> None:
    own = services.checkins.add_own("Did I sing?", QuestionKind.YES_NO)
    assert counted(services) == {}
    answer(services, clock, own, *given)
    assert counted(services) == {own.id: words}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("dull",), "“dull” once."),
        (("sharp", "dull", "sharp", None, "sharp"), "“sharp” 3 times and “dull” once."),
        (("sharp", "dull"), "“dull” once and “sharp” once. First “sharp”, latest “dull”."),
        (
            ("dull", "dull", "gone", "sharp", "dull", "sharp"),
            "“dull” 3 times, “sharp” 2 times and “gone” once. First “dull”, latest “sharp”.",
        ),
    ],
)
def test_one_picked_of_several(
    services: Services, clock: FixedClock, given: tuple[str | None, ...], words: str
) -> None:
    own = services.checkins.add_own("What is it like?", QuestionKind.CHOICE, choices=DULL)
    answer(services, clock, own, *given)
    assert counted(services) == {own.id: words}


def place(services: Services, clock: FixedClock, *maps: BodyMap | None) -> None:
    for each in maps:
        clock.advance(days=7)
        services.checkins.add([], "a note", places=each)


KNEE, BACK = BodyMark("knee_left", "like a hinge"), BodyMark("low_back")


def test_where_it_hurt(services: Services, clock: FixedClock) -> None:
    place(services, clock, BodyMap((KNEE, BACK)))
    assert counted(services)[WHERE] == "Recorded once: Knee, left “like a hinge” and Low back."
    place(services, clock, BodyMap((BACK,)), None, BodyMap())
    assert counted(services) == {
        WHERE: "Recorded 3 times. Low back: 2 of 3. Knee, left: 1 of 3. Nowhere: 1 of 3."
    }


def test_few_places_are_told_and_the_others_counted(services: Services, clock: FixedClock) -> None:
    parts = ("face", "throat", "chest", "belly", "hand_left", "hand_right", "heel_left")
    place(
        services, clock, BodyMap(tuple(BodyMark(part) for part in parts)), BodyMap((BodyMark("heel_left"),))
    )
    assert counted(services)[WHERE] == (
        "Recorded 2 times. Heel, left: 2 of 2. Face: 1 of 2. Throat: 1 of 2. Chest: 1 of 2. Belly: 1 of 2. "
        "And 2 other parts."
    )


def test_a_question_put_away_is_told_while_it_can_come_back(services: Services, clock: FixedClock) -> None:
    own = services.checkins.add_own("Did I sing?", QuestionKind.YES_NO)
    answer(services, clock, own, 1)
    services.checkins.remove_own(own.id)
    assert counted(services) == {own.id: "Yes once."}
    services.recycle.delete_all()
    assert counted(services) == {}
    assert len(services.checkins.recent(9)) == 1


def test_questions_that_ship_are_counted_too(services: Services, clock: FixedClock) -> None:
    [met] = [each for each in services.checkins.all_questions() if each.id == "met_people"]
    answer(services, clock, met, 1, 0, 1)
    assert counted(services) == {"met_people": "Yes 2 times, no once."}


def test_words_and_numbers_are_told_elsewhere(services: Services, clock: FixedClock) -> None:
    own = services.checkins.add_own("How was it?", QuestionKind.WORDS)
    scale = services.checkins.add_own("How easy?", QuestionKind.SCALE)
    answer(services, clock, own, "fine")
    answer(services, clock, scale, 5)
    assert counted(services) == {}
