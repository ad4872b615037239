"""Measures over time: each number with its words; a gap is a gap, and a missing answer never a zero."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from companion.domain.checkins import Answer, QuestionKind
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import GoalState
from companion.domain.recycled import KEPT_DAYS
from companion.domain.routines import Size
from companion.domain.sessions import Outcome, StepDone
from companion.services.bundle import Services
from companion.services.measures import MeasureStory, StoryKind
from companion.services.question_shelf import goal_question
from tests.helpers.desk import START, FixedClock

PEG = ("peg.pain", "peg.enjoyment", "peg.activity")


def answer_peg(services: Services, *values: int | None) -> None:
    given = [Answer(key, key, value) for key, value in zip(PEG, values, strict=True) if value is not None]
    services.checkins.add(given, "a note")


def told(services: Services, story_id: str) -> MeasureStory:
    today = services.checkins.today()
    record = services.progress.record(today - timedelta(days=400), today)
    [story] = [story for story in services.measures.stories(record) if story.id == story_id]
    return story


def ever(services: Services) -> list[MeasureStory]:
    """All stories of all time."""
    return services.measures.stories(services.progress.record(date.min, services.checkins.today()))


def test_an_empty_notebook_has_no_stories(services: Services) -> None:
    assert ever(services) == []


def test_peg_is_told_with_its_source(services: Services, clock: FixedClock) -> None:
    answer_peg(services, 7, 8, 6)
    clock.advance(days=7)
    answer_peg(services, 4, 5, 5)
    story = told(services, "peg")
    assert [point.value for point in story.series.points] == [7.0, pytest.approx(14 / 3)]
    assert story.words == "From 7 to 4.7: that is more than everyday ups and downs (30 %)."
    assert (story.source, story.better, story.private) == ("PEG, Krebs 2009", -1, True)
    assert story.kind is StoryKind.MEASURE
    assert [point.note for point in story.series.points] == ["a note", "a note"]


def test_a_peg_with_an_answer_missing_is_not_a_point(services: Services, clock: FixedClock) -> None:
    answer_peg(services, 7, 8, 6)
    clock.advance(days=7)
    answer_peg(services, 0, None, 0)
    clock.advance(days=7)
    answer_peg(services, 7, 8, 6)
    story = told(services, "peg")
    assert [point.value for point in story.series.points] == [7.0, 7.0]
    assert story.words == "It stayed at 7."


def test_once_recorded_is_told_without_a_change(services: Services) -> None:
    services.checkins.add([Answer("nprs.now", "How strong?", 5)], private=False)
    story = told(services, "nprs.now")
    assert story.words == "Recorded once: 5 of 10."
    assert story.moved is None
    assert not story.private


def test_what_studies_say_of_a_change_comes_beside_it(services: Services, clock: FixedClock) -> None:
    for value in (7, 4):
        services.checkins.add([Answer("discomfort", "How strong?", value)])
        clock.advance(days=7)
    story = told(services, "discomfort")
    assert story.words == "From 7 to 4: that is more than everyday ups and downs (2 points or 30 %)."
    assert any("Salaffi 2004" in sentence for sentence in story.more)
    assert any("begin at 5 to 7" in sentence for sentence in story.more)


def test_groc_says_that_it_is_about_now(services: Services, clock: FixedClock) -> None:
    services.checkins.add([Answer("groc", "How are things?", -5)])
    clock.advance(days=7)
    services.checkins.add([Answer("groc", "How are things?", 3)])
    story = told(services, "groc")
    assert (story.series.low, story.series.high) == (-5, 5)
    assert story.words.startswith("From −5 to +3. +3: that is more than everyday ups and downs (2 points).")
    assert "how things are now" in story.label


def test_the_mean_of_my_goals_stands_only_on_days_that_have_them_all(
    services: Services, clock: FixedClock
) -> None:
    stairs, garden, done = (services.goals.add(words) for words in ("Stairs", "Garden", "Long done"))
    services.goals.rate(done.id, 1)
    services.goals.set_state(done.id, GoalState.REACHED)
    services.goals.rate(stairs.id, 3)
    services.goals.rate(garden.id, 4)
    clock.advance(days=7)
    services.goals.rate(stairs.id, 9)
    clock.advance(days=7)
    services.checkins.add([Answer(goal_question(stairs.id), "", 5), Answer(goal_question(garden.id), "", 6)])
    story = told(services, "psfs")
    assert [point.value for point in story.series.points] == [3.5, 5.5]
    assert story.words == "From 3.5 to 5.5: that is more than everyday ups and downs (2 points)."


def test_one_goal_alone_has_its_own_line_and_no_mean(services: Services) -> None:
    goal = services.goals.add("Stairs")
    services.goals.rate(goal.id, 3)
    assert ever(services) == []


def test_an_activity_put_another_way_begins_anew(services: Services, clock: FixedClock) -> None:
    goals = [services.goals.add(words, activity=words) for words in ("Stairs", "Garden")]
    for goal in goals:
        services.goals.rate(goal.id, 2)
    clock.advance(days=7)
    services.goals.reword(goals[0].id, "Stairs", "", "Two floors")
    for goal in goals:
        services.goals.rate(goal.id, 4)
    assert [point.value for point in told(services, "psfs").series.points] == [4.0]


def test_my_ladders_together_are_gas(services: Services, clock: FixedClock) -> None:
    goals = [services.goals.add(words) for words in ("Stairs", "Garden")]
    for goal in goals:
        services.ladders.stand(goal.id, -1)
    clock.advance(days=7)
    services.ladders.stand(goals[0].id, 2)
    clock.advance(days=7)
    for goal in goals:
        services.ladders.stand(goal.id, 1)
    story = told(services, "gas")
    assert [round(point.value, 2) for point in story.series.points] == [37.6, 62.4]
    assert "50 means" in story.label


def test_effort_comes_from_the_routines(services: Services, clock: FixedClock) -> None:
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Easing").id, movement)
    step = routine.steps[0]
    for effort in (3, None, 6):
        session = services.sessions.start(routine, Size.ORDINARY)
        done = StepDone(step.id, step.movement_id, step.movement_name, Outcome.DONE, 1, 8, 40)
        session = services.sessions.finish(services.sessions.record(session, done))
        services.sessions.reflect(session.id, effort, None, "")
        clock.advance(days=1)
    story = told(services, "effort")
    assert [point.value for point in story.series.points] == [3, 6]
    assert story.words == "From 3 to 6. Latest: moderate."


def test_a_question_of_my_own_has_a_story_too(services: Services, clock: FixedClock) -> None:
    own = services.checkins.add_own("How easy was it to laugh?", QuestionKind.SCALE)
    services.checkins.add_own("Did I sing?", QuestionKind.YES_NO)
    for value in (3, 8):
        services.checkins.add([Answer(own.id, own.text, value)])
        clock.advance(days=7)
    story = told(services, own.id)
    assert (story.kind, story.words) == (StoryKind.OWN, "From 3 to 8.")
    assert story.moved is not None
    assert story.moved.beyond is None


def test_answers_to_a_question_put_away_are_told_while_it_can_come_back(
    services: Services, clock: FixedClock
) -> None:
    own = services.checkins.add_own("How easy was it to laugh?", QuestionKind.SCALE, "not", "easy")
    for value in (3, 8):
        services.checkins.add([Answer(own.id, own.text, value)])
        clock.advance(days=7)
    before = told(services, own.id)
    services.checkins.remove_own(own.id)
    assert told(services, own.id) == before
    clock.advance(days=KEPT_DAYS + 1)
    assert ever(services) == []
    clock.advance(days=-KEPT_DAYS - 1)
    services.recycle.delete_all()
    assert ever(services) == []


def test_a_score_from_the_clinic_is_told_by_its_name(services: Services, clock: FixedClock) -> None:
    services.clinic_scores.add("Oswestry", "34", unit_words="%", better=-1)
    clock.advance(days=30)
    services.clinic_scores.add("  oswestry ", "22.5", unit_words="%", better=-1)
    services.clinic_scores.add("Step test", "90")
    story, other = ever(services)
    assert (story.id, story.kind, story.name.strip()) == ("clinic:oswestry", StoryKind.CLINIC, "oswestry")
    assert story.words == "From 34 to 22.5 %. My clinic measured it 2 times."
    assert story.label == "Less is easier."
    assert (story.series.low, story.series.high) == (22.5, 34)
    assert other.words == "My clinic measured 90."
    assert other.series.low < other.series.high


def test_doing_comes_before_pain_and_the_clinic_last(services: Services) -> None:
    services.clinic_scores.add("Oswestry", "34")
    answers = [Answer(key, key, 4) for key in ("nprs.now", *PEG, "can_do", "sure")]
    services.checkins.add(answers)
    ids = [story.id for story in ever(services)]
    assert ids == ["can_do", "sure", "peg", "nprs.now", "clinic:oswestry"]


def test_a_clinic_score_is_a_number() -> None:
    with pytest.raises(ValueError, match="up to a million"):
        ClinicScore("a", "b", float("nan"), START)
