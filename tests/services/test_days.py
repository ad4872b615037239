"""Sessions, days and check-ins: nothing is owed, and missing is never zero."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.checkins import Answer, QuestionKind
from companion.domain.history import Thing
from companion.domain.routines import Routine, Size
from companion.domain.sessions import DayState, Helped, Outcome, StepDone
from companion.errors import InvalidEntryError
from companion.services.bundle import Services
from companion.services.progress import done_in
from tests.helpers.desk import FixedClock


@pytest.fixture
def routine(services: Services) -> Routine:
    made = services.routines.create("Back easing")
    for name in ("bridge", "knee_to_chest"):
        movement = services.library.get(name)
        assert movement is not None
        made = services.routines.add_step(made.id, movement)
    return made


def done(routine: Routine, index: int, outcome: Outcome = Outcome.DONE) -> StepDone:
    step = routine.steps[index]
    return StepDone(step.id, step.movement_id, step.movement_name, outcome, 1, 8, 40)


def test_each_step_is_in_the_notebook_as_soon_as_it_is_done(services: Services, routine: Routine) -> None:
    session = services.sessions.start(routine, Size.ORDINARY)
    session = services.sessions.record(session, done(routine, 0))
    assert services.sessions.unfinished() == session
    session = services.sessions.record(session, done(routine, 1, Outcome.RATHER_NOT))
    ended = services.sessions.finish(session)
    assert services.sessions.unfinished() is None
    today = services.sessions.today()
    assert services.sessions.between(today, today, steps=True) == [ended]
    assert [step.outcome for step in ended.steps] == [Outcome.DONE, Outcome.RATHER_NOT]


@pytest.mark.parametrize(
    ("size", "state"),
    [(Size.TENSE, DayState.TENSE_DAY), (Size.ORDINARY, DayState.DID_IT), (Size.GOOD, DayState.DID_IT)],
)
def test_every_size_counts_for_the_day(
    services: Services, routine: Routine, size: Size, state: DayState
) -> None:
    session = services.sessions.record(services.sessions.start(routine, size), done(routine, 0))
    services.sessions.finish(session)
    day = services.sessions.day(services.sessions.today())
    assert day is not None
    assert day.state is state


def test_a_session_never_overwrites_what_i_said_of_the_day(services: Services, routine: Routine) -> None:
    today = services.sessions.today()
    services.sessions.describe_day(today, DayState.CHOSE_REST, "On purpose.")
    services.sessions.finish(
        services.sessions.record(services.sessions.start(routine, Size.TENSE), done(routine, 0))
    )
    day = services.sessions.day(today)
    assert day is not None
    assert (day.state, day.note) == (DayState.CHOSE_REST, "On purpose.")


def test_opening_a_routine_and_leaving_says_nothing_about_the_day(
    services: Services, routine: Routine
) -> None:
    services.sessions.finish(services.sessions.start(routine, Size.ORDINARY))
    assert services.sessions.day(services.sessions.today()) is None


def test_reflecting_is_optional_in_every_part(services: Services, routine: Routine) -> None:
    session = services.sessions.finish(services.sessions.start(routine, Size.ORDINARY))
    kept = services.sessions.reflect(session.id, None, None, "")
    assert (kept.effort, kept.helped, kept.note) == (None, None, "")
    kept = services.sessions.reflect(session.id, 4, Helped.A_LITTLE, "Easier.")
    assert (kept.effort, kept.helped, kept.note) == (4, Helped.A_LITTLE, "Easier.")


def test_a_day_can_be_described_redescribed_and_made_unrecorded(services: Services) -> None:
    today = services.sessions.today()
    services.sessions.describe_day(today, DayState.LIFE_HAPPENED)
    services.sessions.describe_day(today, DayState.SMALLER, "After all.")
    with services.visits._desk.notebook.read() as unit:
        (revision,) = unit.history.of(Thing.DAY, today.isoformat())
    assert revision.earlier["state"] == "life_happened"
    services.sessions.clear_day(today)
    assert services.sessions.day(today) is None
    with pytest.raises(InvalidEntryError, match="still to come"):
        services.sessions.describe_day(today + timedelta(days=1), DayState.DID_IT)


def test_progress_counts_in_plain_numbers_and_leaves_gaps_empty(
    services: Services, routine: Routine, clock: FixedClock
) -> None:
    first = clock.now().day
    services.sessions.finish(
        services.sessions.record(services.sessions.start(routine, Size.TENSE), done(routine, 0))
    )
    clock.advance(days=28)
    services.sessions.finish(
        services.sessions.record(services.sessions.start(routine, Size.GOOD), done(routine, 0))
    )
    found = done_in(services.progress.record(first, clock.now().day))
    assert found.count == 2
    assert [dict(column.counts) for column in found.columns] == [{Size.TENSE: 1}, {}, {}, {}, {Size.GOOD: 1}]
    text = " ".join(found.sentences)
    assert "%" not in text
    assert "record" not in text


def test_the_first_questions_are_few_and_are_about_doing(services: Services) -> None:
    assert [asked.question.id for asked in services.checkins.asked()] == ["can_do", "sure"]
    assert all(question.reason for question in services.checkins.all_questions())


def test_a_check_in_keeps_only_what_was_answered(services: Services) -> None:
    kept = services.checkins.add(
        [Answer("can_do", "…", None), Answer("sure", "…", 0), Answer("helped", "…", words=" ")]
    )
    assert [answer.question_id for answer in services.checkins.get(kept.id).answers] == ["sure"]
    with pytest.raises(InvalidEntryError, match="nothing to keep"):
        services.checkins.add([], "  ")


def test_a_check_in_can_be_back_dated_edited_deleted_and_put_back(
    services: Services, clock: FixedClock
) -> None:
    day = clock.now().day - timedelta(days=3)
    kept = services.checkins.add([Answer("can_do", "How well?", 4)], "first", day)
    assert kept.at.day == day
    assert kept.written == clock.now()
    changed = services.checkins.edit(kept.id, [Answer("can_do", "How well?", 5)], "second", day, True)
    assert services.checkins.recent() == [changed]
    with services.visits._desk.notebook.read() as unit:
        (revision,) = unit.history.of(Thing.CHECK_IN, kept.id)
    assert revision.earlier == {"How well?": "4", "note": "first", "day": day.isoformat()}
    services.checkins.put_back(services.checkins.remove(kept.id))
    assert services.checkins.recent() == [changed]
    assert services.checkins.points("can_do", day, clock.now().day)[0].value == 5


def test_an_own_question_is_asked_like_any_other(services: Services) -> None:
    question = services.checkins.add_own("Did I hum today?", QuestionKind.YES_NO)
    assert services.checkins.asked()[-1].question == question
    services.checkins.choose([question.id])
    assert [asked.question for asked in services.checkins.asked()] == [question]
