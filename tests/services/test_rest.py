"""Visits, tense days, drafts, routines and the sample notebook."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from companion.bootstrap import open_services, write_sample_notebook
from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.routines import Origin, Size
from companion.domain.sessions import Helped
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.errors import InvalidEntryError
from companion.services.bundle import Services
from tests.helpers.desk import FixedClock


def test_what_is_agreed_closes_the_list_and_opens_a_new_one(services: Services, clock: FixedClock) -> None:
    services.visits.plan_next(clock.now().day, "Ana")
    services.visits.bring(TalkKind.QUESTION, "Can I kneel?")
    visit = services.visits.agree("Two lots of eight.", "I was heard.")
    assert (visit.who, visit.agreed, visit.felt) == ("Ana", "Two lots of eight.", "I was heard.")
    assert services.visits.items() == []
    assert services.visits.next() is None
    assert services.visits.past() == [visit]


def test_a_line_for_the_visit_can_be_reworded_taken_out_and_put_back(services: Services) -> None:
    item = services.visits.bring(TalkKind.TALK, "Stairs")
    item = services.visits.reword(item, "The stairs at work")
    services.visits.take_out(item)
    assert services.visits.items() == []
    services.visits.put_back(item)
    assert services.visits.items() == [item]


def test_the_tense_plan_keeps_my_words_and_ranks_by_my_answers(services: Services) -> None:
    services.tense.save_plan(TensePlan("signs", "first", "It passes.", "Ana", (" Heat ", "", "Walk", "Heat")))
    assert services.tense.plan().relief == ("Heat", "Walk")
    services.tense.use("Heat", Helped.NO)
    use = services.tense.use("Walk")
    assert [(c.name, c.helped, c.answered) for c in services.tense.relief()] == [
        ("Walk", 0, 0),
        ("Heat", 0, 1),
    ]
    services.tense.answer(use.id, Helped.YES)
    assert services.tense.relief()[0].helped == 1


def test_note_it_later_leaves_a_card_and_takes_it_away(services: Services) -> None:
    assert not services.tense.has_note_later()
    services.tense.note_later(True)
    assert services.tense.has_note_later()
    services.tense.note_later(False)
    assert not services.tense.has_note_later()


def test_a_draft_comes_back_and_a_blank_one_is_forgotten(services: Services) -> None:
    services.drafts.save("checkin", {"note": "half a sen"})
    assert services.drafts.load("checkin") == {"note": "half a sen"}
    services.drafts.save("checkin", {"note": "  "})
    assert services.drafts.load("checkin") is None


def test_an_own_routine_can_be_built_reordered_copied_and_taken_apart(services: Services) -> None:
    routine = services.routines.create("Mornings")
    for name in ("bridge", "cat_and_camel"):
        movement = services.library.get(name)
        assert movement is not None
        routine = services.routines.add_step(routine.id, movement)
    assert routine.sizes == (Size.ORDINARY, Size.TENSE)
    first = routine.steps[0]
    routine = services.routines.move_step(routine.id, first.id, 1)
    assert routine.steps[1] == first
    copy = services.routines.duplicate(routine.id)
    assert copy.name == "Mornings (copy)"
    assert {s.id for s in copy.steps}.isdisjoint({s.id for s in routine.steps})
    before = services.routines.remove_step(routine.id, first.id)
    assert len(services.routines.get(routine.id).steps) == 1
    services.routines.restore(before)
    assert services.routines.get(routine.id) == routine
    services.routines.remove(copy.id)
    services.routines.put_away(routine.id)
    assert [r.put_away for r in services.routines.all()] == [True]


def test_changing_my_own_dose_keeps_the_earlier_one(services: Services) -> None:
    routine = services.routines.create("Mornings")
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(routine.id, movement)
    step = routine.steps[0]
    changed = services.routines.change_step(
        routine.id, step.id, {Size.ORDINARY: Dose(reps_max=4)}, "slow", "kind"
    )
    assert changed.steps[0].origin is Origin.MINE
    assert len(services.routines.step_story(step.id)) == 1
    with pytest.raises(InvalidEntryError, match="at least one size"):
        services.routines.change_step(routine.id, step.id, {})
    with pytest.raises(InvalidEntryError, match="outside"):
        services.routines.change_step(routine.id, step.id, {Size.ORDINARY: Dose(reps_max=5, sets=99)})
    assert services.routines.get(routine.id) == changed


def facts(path: Path) -> tuple[object, ...]:
    services = open_services(path, create=False)
    try:
        with services.notebook.read() as unit:
            return tuple(sorted((name, repr(rows)) for name, rows in unit.tables().items()))
    finally:
        services.notebook.close()


def test_a_sample_is_the_same_for_the_same_seed_and_another_for_another(tmp_path: Path) -> None:
    last = date(2026, 11, 22)
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        write_sample_notebook(tmp_path / name, weeks=26, seed=seed, last=last)
    assert facts(tmp_path / "a") == facts(tmp_path / "b")
    assert facts(tmp_path / "a") != facts(tmp_path / "c")


def test_a_sample_is_believable(tmp_path: Path) -> None:
    last = date(2026, 11, 22)
    write_sample_notebook(tmp_path / "nb", weeks=52, seed=1, last=last)
    services = open_services(tmp_path / "nb")
    try:
        states = {goal.state.value for goal in services.goals.all()}
        assert states == {"active", "reached", "resting", "exploring"}
        assert services.goals.story(services.goals.all()[0].id)
        sessions = services.sessions.between(last - timedelta(weeks=60), last)
        assert {session.size for session in sessions} == set(Size)
        days = sorted({session.started.day for session in sessions})
        assert max((b - a).days for a, b in pairwise(days)) > 20
        assert any(step.origin is Origin.CHANGED for r in services.routines.all() for step in r.steps)
        assert len(services.plans.all()) == 2
        assert services.about.is_sample()
    finally:
        services.notebook.close()


def test_movements_a_plan_brought_join_the_shipped_ones_and_count_first(services: Services) -> None:
    shipped = services.library.get("bridge")
    assert shipped is not None
    mine = Movement("bridge", "My bridge", "To lift.", ("Bend.",), own=True)
    with services.notebook.write() as unit:
        unit.movements.put(mine)
        unit.commit()
    assert services.library.get("bridge") == mine
    assert sum(movement.id == "bridge" for movement in services.library.all()) == 1
