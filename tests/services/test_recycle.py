"""What is deleted waits in the recycle list, comes back whole, and is gone to the last byte when deleted for good."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.recycled import KEPT_DAYS, Kind, lines_taken_out
from companion.domain.sessions import DayState
from companion.domain.tables import PlainTable
from companion.domain.visits import TalkKind
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.recycle_words import kind_words, put_away_words, title_words
from companion.services.reminders import When
from companion.storage.repositories.recycled import PLACES
from tests.helpers.desk import FixedClock
from tests.services.deletions import DELETIONS, WORD

PARTS_OF_THE_PLAN = (Kind.RELIEF, Kind.PLAN_TEXT)


def everything(services: Services) -> dict[str, PlainTable]:
    with services.notebook.read() as unit:
        return dict(unit.tables())


def without(tables: Mapping[str, PlainTable], *names: str) -> dict[str, PlainTable]:
    return {name: table for name, table in tables.items() if name not in names}


def what_counts(kind: Kind, tables: Mapping[str, PlainTable]) -> dict[str, PlainTable]:
    """Taking something out of the plan is a change of the plan too, and its story says so."""
    return without(tables, "revisions") if kind in PARTS_OF_THE_PLAN else dict(tables)


def the_words(services: Services, word: str = WORD) -> str:
    """The tables in which the word is, but for the list itself."""
    found = without(everything(services), "recycled", "recycled_files")
    return ", ".join(name for name, table in found.items() if word in repr(table.rows))


def test_every_kind_is_deleted_here() -> None:
    assert set(DELETIONS) == set(Kind)
    assert set(PLACES) | {*PARTS_OF_THE_PLAN, Kind.QUESTION} == set(Kind), "these are parts of something else"


@pytest.mark.parametrize("kind", DELETIONS)
def test_a_thing_deleted_is_gone_and_undo_brings_all_of_it(kind: Kind, services: Services) -> None:
    deletion = DELETIONS[kind]
    made = deletion.make(services)
    before = everything(services)
    removed = deletion.remove(services, made)
    if kind not in PARTS_OF_THE_PLAN:  # its story still says what was there
        assert the_words(services) == ""
    (entry,) = services.recycle.all()
    assert entry.kind is kind
    deletion.undo(services, made, removed)
    assert what_counts(kind, everything(services)) == what_counts(kind, before)
    assert services.recycle.all() == []


@pytest.mark.parametrize("kind", DELETIONS)
def test_a_thing_deleted_comes_back_from_the_list_as_it_was(
    kind: Kind, services: Services, clock: FixedClock
) -> None:
    deletion = DELETIONS[kind]
    made = deletion.make(services)
    before = everything(services)
    with services.notebook.read() as unit:
        files = dict(unit.files())
    deletion.remove(services, made)
    clock.advance(days=KEPT_DAYS - 1)
    (entry,) = services.recycle.all()
    services.recycle.bring_back(entry.id)
    assert what_counts(kind, everything(services)) == what_counts(kind, before)
    with services.notebook.read() as unit:
        assert dict(unit.files()) == files
    assert services.recycle.all() == []


@pytest.mark.parametrize("kind", DELETIONS)
@pytest.mark.parametrize("how", ["pressed", "thirty days"])
def test_a_thing_deleted_for_good_leaves_no_byte_of_its_words(
    kind: Kind, how: str, services: Services, clock: FixedClock
) -> None:
    deletion = DELETIONS[kind]
    made = deletion.make(services)
    deletion.remove(services, made)
    (entry,) = services.recycle.all()
    if how == "pressed":
        services.recycle.delete(entry.id)
    else:
        clock.advance(days=KEPT_DAYS)
        assert services.recycle.empty_out() == 1
    assert services.recycle.all() == []
    path = services.notebook.path
    assert WORD not in repr(everything(services))
    services.notebook.close()
    for file in path.parent.iterdir():
        assert WORD.encode() not in file.read_bytes()
        assert WORD.casefold().encode() not in file.read_bytes().lower()


# --- what is in the way --------------------------------------------------------------------------------------------


def test_thirty_days_are_thirty_days(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Sing")
    services.goals.remove(goal.id)
    clock.advance(days=KEPT_DAYS, seconds=-1)
    assert services.recycle.empty_out() == 0
    (entry,) = services.recycle.all()
    assert entry.last_day == clock.now().day
    clock.advance(seconds=1)
    assert services.recycle.all() == []
    assert services.recycle.empty_out() == 1


def test_deleting_something_else_empties_out_what_is_over(services: Services, clock: FixedClock) -> None:
    services.goals.remove(services.goals.add("Sing").id)
    clock.advance(days=KEPT_DAYS)
    services.goals.remove(services.goals.add("Dance").id)
    with services.notebook.read() as unit:
        assert [entry.title for entry in unit.recycled.all()] == ["Dance"]


def test_the_latest_comes_first_and_all_can_be_deleted(services: Services, clock: FixedClock) -> None:
    for words in ("one", "two", "three"):
        services.goals.remove(services.goals.add(words).id)
        clock.advance(minutes=1)
    assert [entry.title for entry in services.recycle.all()] == ["three", "two", "one"]
    assert services.recycle.delete_all() == 3
    assert services.recycle.all() == []


def test_a_part_waits_for_its_whole(services: Services) -> None:
    goal = services.goals.add("Sing")
    rating = services.goals.rate(goal.id, 4, "a verse")
    services.goals.remove_rating(rating)
    services.goals.remove(goal.id)
    whole, part = services.recycle.all()
    with pytest.raises(CompanionError, match="not there now") as caught:
        services.recycle.bring_back(part.id)
    assert "bring that back first" in caught.value.next_step
    assert len(services.recycle.all()) == 2
    services.recycle.bring_back(whole.id)
    services.recycle.bring_back(part.id)
    assert services.goals.ratings(goal.id) == [rating]


def test_what_was_said_since_stays_and_so_does_what_was_put_away(services: Services) -> None:
    today = services.sessions.today()
    services.sessions.describe_day(today, DayState.CHOSE_REST, "slept")
    services.sessions.clear_day(today)
    services.sessions.describe_day(today, DayState.DID_IT, "then not")
    (entry,) = services.recycle.all()
    with pytest.raises(CompanionError, match="something else about that day"):
        services.recycle.bring_back(entry.id)
    day = services.sessions.day(today)
    assert day is not None
    assert day.note == "then not"
    assert services.recycle.all() == [entry]


def test_a_reminder_comes_back_from_the_list_only_while_there_is_no_newer_one(services: Services) -> None:
    morning = When(frozenset(range(1, 8)), (time(9),))
    services.reminders.remove(services.reminders.choose_for_check_in(morning).id)
    newer = services.reminders.choose_for_check_in(morning)
    (entry,) = services.recycle.all()
    with pytest.raises(CompanionError, match="another reminder"):
        services.recycle.bring_back(entry.id)
    assert [one.reminder for one in services.reminders.all()] == [newer]
    assert services.recycle.all() == [entry]


def test_undo_after_deleting_for_good_says_that_it_is_gone(services: Services) -> None:
    goal = services.goals.add("Sing")
    services.goals.remove(goal.id)
    services.recycle.delete_all()
    with pytest.raises(CompanionError, match="no longer in your notebook"):
        services.goals.put_back(goal)


def test_a_step_comes_back_where_it_was_among_what_changed_since(services: Services) -> None:
    routine = services.routines.create("Mornings")
    for name in ("bridge", "cat_and_camel", "bird_dog"):
        movement = services.library.get(name)
        assert movement is not None
        routine = services.routines.add_step(routine.id, movement)
    first, second, third = (step.id for step in routine.steps)
    services.routines.remove_step(routine.id, second)
    services.routines.move_step(routine.id, third, -1)
    services.routines.put_step_back(second)
    assert [step.id for step in services.routines.get(routine.id).steps] == [third, second, first]


def test_a_visit_to_come_leaves_the_list_as_it_is(services: Services) -> None:
    visit = services.visits.plan_next(services.sessions.today() + timedelta(days=3), "Ana")
    services.visits.bring(TalkKind.TALK, "the stairs")
    services.visits.remove(visit.id)
    assert [item.text for item in services.visits.items()] == ["the stairs"]
    services.visits.put_back_visit(visit)
    assert services.visits.next() == visit


def test_a_plan_taken_off_takes_its_own_movements_unless_they_are_used(services: Services) -> None:
    path = Path(__file__).parents[2] / "resources" / "plans" / "low-back.plan.json"
    plan = services.plans.read(path)
    own = replace(next(iter(services.library.all())), id="plan/own", name="Own", own=True)
    line = replace(plan.lines[0], movement_id=own.id, movement_name=own.name)
    suggestion = services.plans.receive(replace(plan, lines=(line,), movements=(own,)))
    services.plans.remove(suggestion.id)
    assert services.library.get("plan/own") is None
    services.plans.put_back(suggestion)
    assert services.library.get("plan/own") == own
    services.plans.take(suggestion.id, line.key)
    services.plans.remove(suggestion.id)
    assert services.library.get("plan/own") == own
    assert services.routines.all()[0].steps[0].movement_name == "Own"


def test_a_plan_stays_as_it_came_as_long_as_it_is_there(services: Services) -> None:
    path = Path(__file__).parents[2] / "resources" / "plans" / "low-back.plan.json"
    services.plans.receive(services.plans.read(path))
    with sqlite3.connect(services.notebook.path) as raw:
        for statement in ("DELETE FROM suggestions", "UPDATE suggestions SET plan = '{}'"):
            with pytest.raises(sqlite3.IntegrityError, match="stays as it came"):
                raw.execute(statement)
    raw.close()


def test_each_is_said_in_words(services: Services, clock: FixedClock) -> None:
    assert len({kind_words(kind) for kind in Kind}) == len(Kind)
    services.checkins.remove(services.checkins.add([], "slept well").id)
    services.sessions.describe_day(clock.now().day, DayState.DID_IT)
    services.sessions.clear_day(clock.now().day)
    day, check_in = services.recycle.all()
    assert (title_words(day), title_words(check_in)) == ("How a day went, without words", "slept well")
    assert put_away_words(day) == "Put away on 22 Nov 2026. Kept until 22 Dec 2026."


# --- lines of the relief list --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "out"),
    [
        (["a", "b", "c"], ["a", "c"], [(1, "b")]),
        (["a", "b", "c"], ["a", "B", "c"], []),
        (["a", "b", "c"], [], [(0, "a"), (1, "b"), (2, "c")]),
        (["a", "b"], ["b", "a"], []),
        (["a", "b", "c"], ["a", "x"], [(2, "c")]),
        ([], ["a"], []),
    ],
)
def test_a_line_reworded_is_not_a_line_taken_out(
    before: list[str], after: list[str], out: list[tuple[int, str]]
) -> None:
    assert lines_taken_out(before, after) == out


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdefxyz"), unique=True))
def test_lines_that_stay_are_never_called_taken_out(before: list[str], after: list[str]) -> None:
    out = lines_taken_out(before, after)
    assert all(before[place] == line and line not in after for place, line in out)
    gone = [line for line in before if line not in after]
    new = [line for line in after if line not in before]
    assert len(out) >= len(gone) - len(new)
    if not new:
        assert [line for _place, line in out] == gone
