"""Visits, tense days, drafts, routines and the sample notebook."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion import i18n
from companion.domain.doses import Dose
from companion.domain.history import Thing
from companion.domain.movements import Movement
from companion.domain.routines import Origin, Size
from companion.domain.sessions import Helped, Outcome, StepDone
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.errors import InvalidEntryError
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.services.emergency import local_number
from companion.services.words import dose_words, seconds_words
from tests.helpers.desk import FixedClock


def test_what_is_agreed_closes_the_list_and_opens_a_new_one(services: Services, clock: FixedClock) -> None:
    services.visits.plan_next(clock.now().day, "Ana")
    services.visits.bring(TalkKind.QUESTION, "Can I kneel?")
    visit = services.after_visits.agree("Two lots of eight.", "I was heard.").visit
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
    assert services.routines.remove_step(routine.id, first.id) == first
    assert len(services.routines.get(routine.id).steps) == 1
    services.routines.put_step_back(first.id)
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


def test_movements_a_plan_brought_join_the_shipped_ones_and_count_first(services: Services) -> None:
    shipped = services.library.get("bridge")
    assert shipped is not None
    mine = Movement("bridge", "My bridge", "To lift.", ("Bend.",), own=True)
    with services.notebook.write() as unit:
        unit.movements.put(mine)
        unit.commit()
    assert services.library.get("bridge") == mine
    assert sum(movement.id == "bridge" for movement in services.library.all()) == 1


def test_a_visit_nobody_wrote_about_is_closed_not_overwritten(services: Services, clock: FixedClock) -> None:
    first = clock.now().day
    services.visits.plan_next(first, "Ana")
    clock.advance(days=20)
    services.visits.plan_next(clock.now().day + timedelta(days=5), "Ben")
    (past,) = services.visits.past()
    assert (past.day, past.who) == (first, "Ana")
    coming = services.visits.next()
    assert coming is not None
    assert coming.who == "Ben"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(45, "45 seconds"), (60, "1 minute"), (90, "90 seconds"), (150, "2 min 30 s"), (300, "5 minutes")],
)
def test_a_time_is_said_as_it_is_played(seconds: int, words: str) -> None:
    assert seconds_words(seconds) == words


def test_a_dose_says_its_ceilings() -> None:
    text = dose_words(Dose(sets=2, reps_max=8, effort_max=5, comfort_max=3))
    assert text == "2 × 8, effort up to 5 of 10, ease off above 3 of 10"


def test_a_note_on_a_suggested_step_does_not_make_it_changed(services: Services) -> None:
    plan = services.plans.read(resource_dir() / "plans" / "knee.plan.json")
    suggestion = services.plans.receive(plan)
    step = services.plans.take(suggestion.id, plan.lines[0].key, "Good idea.")
    (routine,) = services.routines.all()
    routine = services.routines.change_step(routine.id, step.id, dict(step.doses), note="slowly")
    assert (routine.steps[0].origin, routine.steps[0].because) == (Origin.CHOSEN, "Good idea.")


def test_what_a_routine_was_called_stays_in_the_story_and_a_step_taken_out_takes_its_own_along(
    services: Services,
) -> None:
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Mornings", "slow").id, movement)
    services.routines.rename(routine.id, "Evenings", "")
    step = routine.steps[0]
    services.routines.change_step(routine.id, step.id, dict(step.doses), note="slowly")
    services.routines.remove_step(routine.id, step.id)
    with services.notebook.read() as unit:
        (named,) = unit.history.of(Thing.ROUTINE, routine.id)
    assert named.earlier == {"name": "Mornings", "note": "slow"}
    assert services.routines.step_story(step.id) == []
    services.routines.put_step_back(step.id)
    assert len(services.routines.step_story(step.id)) == 1


def test_a_session_cut_off_and_ended_later_lasted_as_long_as_it_was_done(
    services: Services, clock: FixedClock
) -> None:
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Mornings").id, movement)
    session = services.sessions.start(routine, Size.ORDINARY)
    session = services.sessions.record(session, StepDone("s", "bridge", "Bridge", Outcome.DONE, 1, 8, 90))
    clock.advance(days=3)
    ended = services.sessions.finish(session).ended
    assert ended is not None
    assert ended.at - session.started.at == timedelta(seconds=90)


@pytest.mark.parametrize(
    ("language", "number"), [("en_GB", "999"), ("en_US", "911"), ("de_DE", "112"), ("en", "")]
)
def test_the_emergency_number_follows_the_country(language: str, number: str) -> None:
    i18n.use(i18n.load(language))
    assert local_number() == number
