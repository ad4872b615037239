"""Where a session goes on after a cut-off is kept with what was done, and forgotten with the session's end."""

from __future__ import annotations

import pytest

from companion.domain.doses import Side
from companion.domain.drafts import place_key
from companion.domain.routines import Routine, Size
from companion.domain.sessions import Outcome, Session, StepDone
from companion.domain.spot import Spot
from companion.services.bundle import Services


@pytest.fixture
def routine(services: Services) -> Routine:
    made = services.routines.create("Back easing")
    movement = services.library.get("bridge")
    assert movement is not None
    return services.routines.add_step(made.id, movement)


@pytest.fixture
def session(services: Services, routine: Routine) -> Session:
    return services.sessions.start(routine, Size.ORDINARY)


def part(routine: Routine, reps: int, outcome: Outcome = Outcome.PART) -> StepDone:
    step = routine.steps[0]
    return StepDone(step.id, step.movement_id, step.movement_name, outcome, 1, reps, 3 * reps)


def spot(routine: Routine) -> Spot:
    return Spot(routine.steps[0].id, Size.TENSE, 2, Side.RIGHT, 3, 0.0, 1, 12, 37.25)


def test_a_part_and_its_place_are_kept_together_and_come_back(
    services: Services, routine: Routine, session: Session
) -> None:
    session = services.sessions.record(session, part(routine, 12), spot(routine))
    assert services.sessions.unfinished() == session
    assert services.sessions.spot(session) == spot(routine)


def test_the_place_alone_can_be_kept(services: Services, routine: Routine, session: Session) -> None:
    assert services.sessions.record(session, None, spot(routine)) == session
    assert services.sessions.spot(session) == spot(routine)
    assert services.sessions.unfinished() == session


def test_a_step_kept_without_a_place_takes_the_old_one_away(
    services: Services, routine: Routine, session: Session
) -> None:
    session = services.sessions.record(session, part(routine, 12), spot(routine))
    session = services.sessions.record(session, part(routine, 16, Outcome.DONE))
    assert services.sessions.spot(session) is None
    assert [done.reps for done in session.steps] == [16]


@pytest.mark.parametrize("end", ["finish", "discard"])
def test_the_place_goes_with_the_session(
    services: Services, routine: Routine, session: Session, end: str
) -> None:
    session = services.sessions.record(session, part(routine, 12), spot(routine))
    getattr(services.sessions, end)(session)
    assert services.drafts.load(place_key(session.id)) is None


def test_a_place_that_cannot_be_read_is_none(services: Services, session: Session) -> None:
    services.drafts.save(place_key(session.id), {"step": "?", "set": "two"})
    assert services.sessions.spot(session) is None
