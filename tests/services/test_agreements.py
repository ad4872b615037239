"""What was agreed becomes a step, a movement in a routine or something to keep in mind, only when asked to."""

from __future__ import annotations

import pytest

from companion.domain.goals import GoalState
from companion.domain.visits import Became, Visit
from companion.errors import CompanionError
from companion.services.bundle import Services

WALK, SIT = "Walk to the gate", "Sit to stand, slowly"


@pytest.fixture
def visit(services: Services) -> Visit:
    return services.visits.agree(f"{WALK}\n{SIT}")


def test_nothing_is_made_by_itself(services: Services, visit: Visit) -> None:
    assert services.visits.record(visit.id).became == {}
    assert services.routines.all() == []
    assert services.agreements.to_myself() == []


def test_a_line_becomes_a_small_step_in_its_own_words(services: Services, visit: Visit) -> None:
    goal = services.goals.add("Walk to the river")
    made = services.agreements.goal_step(visit.id, WALK, goal.id)
    assert [step.words for step in services.small_steps.all(goal.id)] == [WALK]
    assert (made.line.became, made.line.became_id) == (Became.GOAL_STEP, goal.id)
    assert services.visits.record(visit.id).visit.agreed == f"{WALK}\n{SIT}"
    services.agreements.undo(made)
    assert services.small_steps.all(goal.id) == []
    assert services.visits.record(visit.id).became == {}


def test_a_line_goes_into_a_routine_that_is_there(services: Services, visit: Visit) -> None:
    routine = services.routines.create("Mornings")
    made = services.agreements.routine_step(visit.id, SIT, routine.id)
    (step,) = services.routines.get(routine.id).steps
    assert step.movement_name == SIT
    movement = services.library.get(step.movement_id)
    assert movement is not None
    assert (movement.name, movement.mine) == (SIT, True)
    services.agreements.undo(made)
    assert services.routines.get(routine.id).steps == ()
    assert services.library.get(step.movement_id) is None


def test_a_line_goes_into_a_new_routine_which_undo_takes_back(services: Services, visit: Visit) -> None:
    made = services.agreements.routine_step(visit.id, SIT, name="What we agreed")
    (routine,) = services.routines.all()
    assert (routine.name, made.line.became_id) == ("What we agreed", routine.id)
    services.agreements.undo(made)
    assert services.routines.all() == []


def test_what_is_kept_in_mind_can_still_become_a_step_and_comes_back(
    services: Services, visit: Visit
) -> None:
    kept = services.agreements.keep_for_myself(visit.id, WALK)
    assert [line.text for line in services.agreements.to_myself()] == [WALK]
    goal = services.goals.add("Walk to the river")
    made = services.agreements.goal_step(visit.id, WALK, goal.id)
    assert services.agreements.to_myself() == []
    services.agreements.undo(made)
    assert services.agreements.to_myself() == [kept.line]
    services.agreements.leave(kept.line)
    assert services.agreements.to_myself() == []
    services.agreements.keep(kept.line)
    assert services.agreements.to_myself() == [kept.line]


def test_only_what_is_open_is_offered(services: Services) -> None:
    services.goals.add("Sing", state=GoalState.RESTING)
    dance = services.goals.add("Dance")
    services.routines.put_away(services.routines.create("Old").id)
    mornings = services.routines.create("Mornings")
    assert services.agreements.open_goals() == [dance]
    assert services.agreements.offered_routines() == [mornings]


def test_a_goal_that_is_gone_takes_no_step_and_nothing_is_noted(services: Services, visit: Visit) -> None:
    with pytest.raises(CompanionError):
        services.agreements.goal_step(visit.id, WALK, "nobody")
    assert services.visits.record(visit.id).became == {}
