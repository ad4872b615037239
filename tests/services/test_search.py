"""Finding one's own words again."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.about import AboutMe
from companion.domain.checkins import QuestionKind
from companion.domain.goals import GoalState
from companion.domain.search import Tier
from companion.i18n import tr
from companion.services.bundle import Services
from companion.services.search_words import part_words
from companion.storage.search_sources import SOURCES
from tests.helpers.desk import FixedClock


def test_a_hit_says_what_it_is_and_marks_what_was_found(services: Services, clock: FixedClock) -> None:
    services.checkins.add([], "Walked to the river.\nThen back.", day=clock.now().day - timedelta(days=3))
    [hit] = services.search.find("riv walk").hits
    assert hit.title == "Note in a check-in"
    assert hit.shown == "Walked to the river. Then back."
    assert [hit.shown[start:end] for start, end in hit.spots] == ["Walk", "riv"]
    assert hit.written.words == "Walked to the river.\nThen back."
    assert hit.written.day == clock.now().day - timedelta(days=3)


def test_nothing_typed_finds_nothing(services: Services) -> None:
    services.goals.add("Walk")
    assert services.search.find("  ").hits == ()
    assert services.search.find('"*').hits == ()


def test_a_reason_kept_twice_is_shown_once(services: Services) -> None:
    goal = services.goals.add("Walk")
    services.goals.set_state(goal.id, GoalState.RESTING, "my knee is sore")
    [hit] = services.search.find("knee").hits
    assert (hit.title, hit.written.tier) == ("Goal: where it stands", Tier.NOW)


def test_all_of_a_question_of_ones_own_is_found(services: Services) -> None:
    services.checkins.add_own(
        "What is my knee like?",
        QuestionKind.CHOICE,
        choices=["like a rusty hinge", "like an old friend"],
        reason="Ana wondered whether rain does it",
    )
    for typed in ("knee", "rusty", "friend", "rain"):
        [hit] = services.search.find(typed).hits
        assert (hit.title, hit.written.thing) == ("My own question", "question")


def test_there_is_more_than_asked_for(services: Services) -> None:
    for number in range(5):
        services.checkins.add([], f"walk {number}")
    found = services.search.find("walk", limit=3)
    assert (len(found.hits), found.more) == (3, True)
    assert not services.search.find("walk", limit=5).more


def test_earlier_words_are_named_by_what_they_were(services: Services) -> None:
    services.about.save(AboutMe(matters="my garden"))
    services.about.save(AboutMe(matters="my roses"))
    [hit] = services.search.find("garden").hits
    assert hit.title == "About me, as it was before"
    assert (hit.written.thing, hit.written.tier) == ("about", Tier.EARLIER)


def test_a_step_is_found_in_its_routine(services: Services) -> None:
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Mornings").id, movement)
    [hit] = services.search.find(movement.name.split()[0]).hits
    assert (hit.written.thing, hit.written.thing_id) == ("routine", routine.id)
    assert services.search.routine_of_step(routine.steps[0].id) == routine.id
    assert services.search.routine_of_step("gone") == ""


def test_everything_that_is_searched_has_a_name(services: Services) -> None:
    for source in SOURCES:
        for column in source.columns:
            thing = "goal" if source.table == "revisions" else ""
            assert part_words(source.table, column.name, thing) != tr("Something you wrote"), (
                source.table,
                column.name,
            )
