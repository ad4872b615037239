"""What was agreed becomes a step, a movement in a routine or something to keep in mind, only when asked to."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.doses import Dose
from companion.domain.goals import GoalState
from companion.domain.plans import Verdict
from companion.domain.recycled import Kind
from companion.domain.routines import Origin, Size
from companion.domain.visits import Became, Visit
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.plans import still_open
from companion.services.sheets import SheetOptions
from companion.services.visits import VisitEntry

WALK, SIT = "Walk to the gate", "Sit to stand, slowly"


@pytest.fixture
def visit(services: Services) -> Visit:
    return services.after_visits.agree(f"{WALK}\n{SIT}").visit


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


# what was suggested at the visit


@pytest.fixture
def with_ana(services: Services, visit: Visit) -> Visit:
    return services.visits.edit(
        visit.id, VisitEntry(date(2026, 7, 12), "Ana Kowalska", f"{WALK}\n{SIT}\nBridge")
    )


def printed(services: Services) -> list[str]:
    return [line.text for line in services.sheets.data(SheetOptions()).changed]


def test_a_line_is_kept_as_a_suggestion_with_who_and_when_and_nothing_is_taken(
    services: Services, with_ana: Visit
) -> None:
    made = services.agreements.suggestion(with_ana.id, SIT)
    (suggestion,) = services.plans.all()
    plan = suggestion.plan
    assert (plan.at_visit, plan.title, plan.by, plan.written) == (
        True,
        SIT,
        "Ana Kowalska",
        date(2026, 7, 12),
    )
    assert [(line.movement_name, dict(line.doses)) for line in plan.lines] == [(SIT, {})], (
        "no amount was said"
    )
    assert (made.line.became, made.line.became_id) == (Became.SUGGESTION, suggestion.id)
    assert services.routines.all() == []
    assert still_open(services.plans.picture(suggestion.id)) == 1


def test_a_suggestion_of_a_visit_stays_as_it_was_said(services: Services, with_ana: Visit) -> None:
    services.agreements.suggestion(with_ana.id, SIT)
    (before,) = services.plans.all()
    services.visits.edit(with_ana.id, VisitEntry(date(2026, 7, 13), "Bo", "Something else"))
    assert services.plans.all() == [before]
    services.visits.remove(with_ana.id)
    assert services.plans.all() == [before]


def test_it_is_taken_with_the_usual_amount_and_all_visits_share_a_routine(
    services: Services, with_ana: Visit
) -> None:
    for text in (SIT, WALK):
        suggestion = services.agreements.suggestion(with_ana.id, text).suggestion
        assert suggestion is not None
        services.plans.take(suggestion.id, "line")
    (routine,) = services.routines.all()
    assert routine.name == "What we agreed"
    assert [(step.movement_name, step.origin, step.suggested_by) for step in routine.steps] == [
        (SIT, Origin.CHOSEN, "Ana Kowalska"),
        (WALK, Origin.CHOSEN, "Ana Kowalska"),
    ]
    assert routine.steps[0].doses[Size.ORDINARY] == Dose(reps_min=8, reps_max=8)


def test_it_is_adapted_or_declined_with_a_reason_and_both_can_be_on_the_sheet(
    services: Services, with_ana: Visit
) -> None:
    adapted = services.agreements.suggestion(with_ana.id, SIT).suggestion
    declined = services.agreements.suggestion(with_ana.id, WALK).suggestion
    assert adapted is not None
    assert declined is not None
    services.plans.change(adapted.id, "line", {Size.ORDINARY: Dose(reps_min=3, reps_max=3)}, "my knee")
    services.plans.decline(declined.id, "line", "not in the dark")
    assert services.plans.picture(declined.id).decisions["line"].verdict is Verdict.RATHER_NOT
    assert printed(services) == [
        f"{SIT}: 1 × 3. “my knee”",
        f"{WALK}: rather not, for now. “not in the dark”",
    ]


def test_the_same_line_is_one_suggestion_and_undo_takes_it_off_the_list(
    services: Services, with_ana: Visit
) -> None:
    first = services.agreements.suggestion(with_ana.id, SIT)
    again = services.agreements.suggestion(with_ana.id, SIT)
    assert again.line.became_id == first.line.became_id
    services.agreements.undo(again)
    assert services.plans.all() == [first.suggestion], "it was there before"
    services.agreements.undo(first)
    assert services.plans.all() == []
    assert [entry.kind for entry in services.recycle.all()] == [Kind.PLAN]
    assert services.agreements.suggestion(with_ana.id, SIT).suggestion != first.suggestion


def test_a_line_named_like_a_movement_of_the_library_is_that_movement(
    services: Services, with_ana: Visit
) -> None:
    suggestion = services.agreements.suggestion(with_ana.id, "Bridge").suggestion
    assert suggestion is not None
    assert (suggestion.plan.lines[0].movement_id, suggestion.plan.movements) == ("bridge", ())
    step = services.plans.take(suggestion.id, "line")
    bridge = services.library.get("bridge")
    assert bridge is not None
    assert step.doses[Size.ORDINARY] == bridge.dose


def test_without_a_name_it_is_someone_at_the_visit(services: Services, visit: Visit) -> None:
    suggestion = services.agreements.suggestion(visit.id, SIT).suggestion
    assert suggestion is not None
    assert suggestion.plan.by == "someone at the visit"
