"""A plan stays a suggestion; each line becomes mine only by my choice."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.doses import Dose
from companion.domain.history import Thing
from companion.domain.plans import LineNews, Suggestion, Verdict
from companion.domain.routines import Origin, Size
from companion.errors import InvalidEntryError
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.services.plans import still_open
from tests.helpers.desk import FixedClock

PLANS = resource_dir() / "plans"


@pytest.fixture
def suggestion(services: Services) -> Suggestion:
    return services.plans.receive(services.plans.read(PLANS / "low-back.plan.json"))


def test_receiving_a_plan_changes_nothing_of_mine(services: Services, suggestion: Suggestion) -> None:
    assert services.routines.all() == []
    assert services.plans.all() == [suggestion]
    assert still_open(services.plans.picture(suggestion.id)) == len(suggestion.plan.lines)


def test_the_same_file_twice_is_one_suggestion(services: Services, suggestion: Suggestion) -> None:
    again = services.plans.receive(services.plans.read(PLANS / "low-back.plan.json"))
    assert again.id == suggestion.id
    assert len(services.plans.all()) == 1


def test_taking_every_line_makes_the_suggested_routines_in_order(
    services: Services, suggestion: Suggestion
) -> None:
    for line in reversed(suggestion.plan.lines):
        services.plans.take(suggestion.id, line.key)
    routines = {routine.name: routine for routine in services.routines.all()}
    for name in {line.routine_name for line in suggestion.plan.lines}:
        expected = [line.movement_id for line in suggestion.plan.lines if line.routine_name == name]
        assert [step.movement_id for step in routines[name].steps] == expected
    steps = [step for routine in routines.values() for step in routine.steps]
    assert {step.origin for step in steps} == {Origin.CHOSEN}
    assert {step.suggested_by for step in steps} == {suggestion.plan.by}
    assert still_open(services.plans.picture(suggestion.id)) == 0


def test_changing_a_line_keeps_the_suggestion_as_it_came(services: Services, suggestion: Suggestion) -> None:
    line = suggestion.plan.lines[0]
    mine = {Size.ORDINARY: Dose(reps_max=6)}
    step = services.plans.change(suggestion.id, line.key, mine, "Six feels kind.")
    assert (step.origin, dict(step.doses), step.because) == (Origin.CHANGED, mine, "Six feels kind.")
    assert services.plans.all()[0].plan.lines[0] == line
    decision = services.plans.picture(suggestion.id).decisions[line.key]
    assert (decision.verdict, decision.because) == (Verdict.CHANGED, "Six feels kind.")


def test_an_impossible_dose_is_not_taken_as_a_plan(services: Services, suggestion: Suggestion) -> None:
    with pytest.raises(InvalidEntryError, match="9999 is outside 1 to 100"):
        services.plans.change(
            suggestion.id, suggestion.plan.lines[0].key, {Size.ORDINARY: Dose(reps_min=9999)}, ""
        )
    assert services.routines.all() == []


def test_rather_not_is_a_full_answer(services: Services, suggestion: Suggestion) -> None:
    line = suggestion.plan.lines[-1]
    services.plans.decline(suggestion.id, line.key, "It scares me.")
    decision = services.plans.picture(suggestion.id).decisions[line.key]
    assert (decision.verdict, decision.because) == (Verdict.RATHER_NOT, "It scares me.")
    assert services.routines.all() == []
    services.plans.reopen(suggestion.id, line.key)
    assert services.plans.picture(suggestion.id).decisions[line.key].verdict is Verdict.OPEN


def test_a_newer_file_overwrites_nothing(
    services: Services, suggestion: Suggestion, clock: FixedClock
) -> None:
    for line in suggestion.plan.lines:
        services.plans.take(suggestion.id, line.key)
    before = services.routines.all()
    clock.advance(days=30)
    newer = services.plans.receive(services.plans.read(PLANS / "low-back-2.plan.json"))
    assert services.routines.all() == before
    rows = services.plans.picture(newer.id).rows
    assert {row.news for row in rows} == set(LineNews)
    assert services.plans.picture(suggestion.id).decisions != {}

    different = next(row for row in rows if row.news is LineNews.DIFFERENT)
    _routine, mine = services.plans.mine(newer.id)[different.key]
    services.plans.take(newer.id, different.key)
    _routine, changed = services.plans.mine(newer.id)[different.key]
    assert changed.id == mine.id
    assert different.now is not None
    assert dict(changed.doses) == dict(different.now.doses)
    assert len(services.routines.step_story(mine.id)) == 1

    gone = next(row for row in rows if row.news is LineNews.TAKEN_OUT)
    routines = services.routines.all()
    _routine, step = services.plans.mine(newer.id)[gone.key]
    services.plans.let_go(newer.id, gone.key, "Fine by me.")
    assert gone.key not in services.plans.mine(newer.id)

    services.plans.hold_on(newer.id, gone.key, step.id)
    assert services.routines.all() == routines
    assert services.plans.picture(newer.id).decisions[gone.key].verdict is Verdict.OPEN
    assert services.recycle.all() == []


def test_a_line_taken_again_with_my_own_note_keeps_the_note(
    services: Services, suggestion: Suggestion
) -> None:
    line = suggestion.plan.lines[0]
    step = services.plans.take(suggestion.id, line.key)
    (routine,) = services.routines.all()
    services.routines.change_step(routine.id, step.id, dict(step.doses), note="with a pillow")
    services.plans.take(suggestion.id, line.key)
    (routine,) = services.routines.all()
    assert routine.steps[0] == replace(routine.steps[0], note="with a pillow", id=step.id)


@pytest.mark.parametrize("name", ["low-back.plan.json", "shoulder.plan.json", "knee.plan.json"])
def test_every_sample_plan_can_be_taken_whole(services: Services, name: str) -> None:
    suggestion = services.plans.receive(services.plans.read(Path(PLANS / name)))
    for line in suggestion.plan.lines:
        services.plans.take(suggestion.id, line.key)
    assert sum(len(r.steps) for r in services.routines.all()) == len(suggestion.plan.lines)


def test_new_limits_alone_are_news(services: Services, suggestion: Suggestion) -> None:
    services.plans.take_all(suggestion.id)
    first = suggestion.plan.lines[0]
    plan = replace(
        suggestion.plan,
        version=2,
        sha256="2",
        lines=(replace(first, limits="Stop and call if your leg goes numb."), *suggestion.plan.lines[1:]),
    )
    later = services.plans.receive(plan)
    picture = services.plans.picture(later.id)
    assert [row.news for row in picture.rows].count(LineNews.DIFFERENT) == 1
    assert picture.rows[0].only_words
    assert still_open(picture) == 1


def test_lines_left_open_stay_open_in_a_newer_file(services: Services, suggestion: Suggestion) -> None:
    plan = replace(suggestion.plan, version=2, sha256="2", message="Hello again.")
    later = services.plans.receive(plan)
    assert still_open(services.plans.picture(later.id)) == len(plan.lines)
    services.plans.decline(suggestion.id, plan.lines[0].key)
    assert still_open(services.plans.picture(later.id)) == len(plan.lines) - 1


def test_an_older_file_received_later_is_not_the_newest(services: Services, suggestion: Suggestion) -> None:
    old = services.plans.receive(replace(suggestion.plan, version=1, sha256="old"))
    new = services.plans.receive(replace(suggestion.plan, version=3, sha256="new"))
    late = services.plans.receive(replace(suggestion.plan, version=2, sha256="late"))
    assert services.plans.picture(late.id).newer_id == new.id
    assert services.plans.picture(old.id).newer_id == new.id
    assert services.plans.picture(new.id).newer_id == ""


def test_another_clinics_plan_of_the_same_name_is_another_plan(
    services: Services, suggestion: Suggestion
) -> None:
    services.plans.take_all(suggestion.id)
    mine = services.routines.all()
    other = services.plans.receive(replace(suggestion.plan, clinic="Hill Street", sha256="other"))
    assert services.plans.mine(other.id) == {}
    services.plans.take(other.id, suggestion.plan.lines[0].key)
    assert services.routines.all()[: len(mine)] == mine


def test_a_movement_described_anew_never_changes_the_one_i_took(services: Services) -> None:
    plan = services.plans.read(PLANS / "shoulder.plan.json")
    (described,) = plan.movements
    first = services.plans.receive(plan)
    key = next(line.key for line in plan.lines if line.movement_id == described.id)
    step = services.plans.take(first.id, key)
    rough = replace(described, cues=("Push hard.",), ease_off="Never.")
    later = services.plans.receive(replace(plan, version=2, sha256="2", movements=(rough,)))
    assert services.library.get(step.movement_id) == described
    row = next(row for row in services.plans.picture(later.id).rows if row.key == key)
    assert row.news is LineNews.DIFFERENT
    again = services.plans.take(later.id, key)
    kept = services.library.get(again.movement_id)
    assert kept is not None
    assert kept.cues == ("Push hard.",)


def test_take_all_leaves_what_i_changed_or_declined(services: Services, suggestion: Suggestion) -> None:
    first, second, *rest = suggestion.plan.lines
    services.plans.change(suggestion.id, first.key, {Size.ORDINARY: Dose(reps_max=3)}, "kind")
    services.plans.decline(suggestion.id, second.key)
    assert services.plans.take_all(suggestion.id) == len(rest)
    assert services.plans.take_all(suggestion.id) == 0
    mine = services.plans.mine(suggestion.id)
    assert dict(mine[first.key][1].doses) == {Size.ORDINARY: Dose(reps_max=3)}
    assert second.key not in mine


def test_a_line_taken_brings_its_routine_back_to_today(services: Services, suggestion: Suggestion) -> None:
    first, second, *_rest = suggestion.plan.lines
    services.plans.take(suggestion.id, first.key)
    services.routines.put_away(services.routines.all()[0].id)
    services.plans.take(suggestion.id, second.key)
    assert not services.routines.all()[0].put_away


def test_a_changed_mind_keeps_the_earlier_choice_and_its_reason(
    services: Services, suggestion: Suggestion
) -> None:
    key = suggestion.plan.lines[0].key
    services.plans.decline(suggestion.id, key, "It scares me.")
    services.plans.take(suggestion.id, key)
    with services.notebook.read() as unit:
        (revision,) = unit.history.of(Thing.DECISION, f"{suggestion.id}/{key}")
    assert revision.earlier == {"verdict": "rather_not", "because": "It scares me."}


def test_take_all_leaves_what_i_declined_in_an_earlier_version(
    services: Services, suggestion: Suggestion
) -> None:
    first, *rest = suggestion.plan.lines
    services.plans.decline(suggestion.id, first.key, "It scares me.")
    later = services.plans.receive(replace(suggestion.plan, version=2, sha256="2"))
    assert services.plans.take_all(later.id) == len(rest)
    assert first.key not in services.plans.mine(later.id)


def test_take_all_takes_a_line_i_wanted_to_decide_again_and_leaves_my_step_as_it_is(
    services: Services, suggestion: Suggestion, clock: FixedClock
) -> None:
    """The same line in a newer file: open again by my own press, so "all" means it too."""
    first = suggestion.plan.lines[0]
    services.plans.take_all(suggestion.id)
    services.plans.give_reason(suggestion.id, first.key, "My legs like it.")
    later = services.plans.receive(replace(suggestion.plan, version=2, sha256="2"))
    assert services.plans.take_all(later.id) == 0
    _routine, mine = services.plans.mine(later.id)[first.key]
    services.plans.reopen(later.id, first.key)
    clock.advance(days=1)
    assert services.plans.take_all(later.id) == 1
    assert services.plans.picture(later.id).decisions[first.key].verdict is Verdict.TAKEN
    assert services.plans.mine(later.id)[first.key][1] == mine
    assert mine.because == "My legs like it."
    assert services.routines.step_story(mine.id) == []


def test_a_line_taken_again_with_another_reason_keeps_the_earlier_one_in_its_story(
    services: Services, suggestion: Suggestion
) -> None:
    key = suggestion.plan.lines[0].key
    services.plans.take(suggestion.id, key, "My legs like it.")
    again = services.plans.take(suggestion.id, key, "It lets me sleep.")
    assert again.because == "It lets me sleep."
    (revision,) = services.routines.step_story(again.id)
    assert revision.earlier["because"] == "My legs like it."
