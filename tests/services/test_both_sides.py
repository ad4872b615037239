"""Both sides: verbatim, in any order, and private line by line."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.both_sides import Quadrant
from companion.domain.history import Thing
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services

STRANGE = "<img src=x> Łódź 😀 مرحبا\n“quoted”"


def test_every_line_begins_private_and_in_the_words_typed(services: Services) -> None:
    page = services.both_sides.begin(STRANGE)
    line = services.both_sides.add(page.id, Quadrant.STAY_GOOD, STRANGE)
    assert (line.text, line.shared) == (STRANGE, False)
    shown = services.both_sides.get(page.id)
    assert (shown.about, shown.lines) == (STRANGE, (line,))
    assert services.both_sides.chosen_lines() == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(marks=st.lists(st.tuples(st.sampled_from(Quadrant), st.booleans()), max_size=8))
def test_only_lines_chosen_one_by_one_may_be_printed(
    services: Services, marks: list[tuple[Quadrant, bool]]
) -> None:
    page = services.both_sides.begin("stairs?")
    wanted = []
    for number, (quadrant, shared) in enumerate(marks):
        line = services.both_sides.add(page.id, quadrant, f"line {number}")
        if shared:
            wanted.append(services.both_sides.share(line.id, shared=True))
    found = [each.line for each in services.both_sides.chosen_lines() if each.line.sides_id == page.id]
    assert sorted(found, key=lambda line: line.id) == sorted(wanted, key=lambda line: line.id)
    for line in wanted:
        services.both_sides.share(line.id, shared=False)
    assert not any(each.line.sides_id == page.id for each in services.both_sides.chosen_lines())


def test_a_goal_has_one_page_and_it_is_about_the_goal_as_it_reads_now(services: Services) -> None:
    goal = services.goals.add("pick up the baby")
    assert services.both_sides.of_goal(goal.id) is None
    empty = services.both_sides.about_goal(goal.id)
    assert (empty.about, empty.is_written, services.both_sides.all()) == ("pick up the baby", False, [])
    line = services.both_sides.add_for(goal.id, Quadrant.CHANGE_GOOD, "She laughs")
    assert services.both_sides.add_for(goal.id, Quadrant.STAY_GOOD, "rest").sides_id == line.sides_id
    services.goals.reword(goal.id, "lift Rosie", "", "")
    shown = services.both_sides.of_goal(goal.id)
    assert shown is not None
    assert shown == services.both_sides.about_goal(goal.id) == services.both_sides.get(line.sides_id)
    assert shown.about == "lift Rosie"
    services.both_sides.share(line.id, shared=True)
    (chosen,) = services.both_sides.chosen_lines()
    assert (chosen.about, chosen.goal_id, chosen.line.text) == ("lift Rosie", goal.id, "She laughs")


def test_my_lines_on_what_is_good_about_changing_can_be_read_back(services: Services) -> None:
    goal = services.goals.add("walk")
    assert services.both_sides.good_about_changing(goal.id) == ()
    for quadrant in Quadrant:
        services.both_sides.add_for(goal.id, quadrant, quadrant.value)
    assert [line.text for line in services.both_sides.good_about_changing(goal.id)] == ["change_good"]


def test_rewording_stays_private_and_keeps_what_was_there(services: Services) -> None:
    page = services.both_sides.begin("no?")
    services.both_sides.rename(page.id, "Say no?")
    line = services.both_sides.add(page.id, Quadrant.CHANGE_LESS, "hard")
    changed = services.both_sides.reword(line.id, "hard on Thursdays")
    assert (changed.text, changed.shared) == ("hard on Thursdays", False)
    with services.notebook.read() as unit:
        assert [r.earlier for r in unit.history.of(Thing.SIDES, page.id)] == [{"title": "no?"}]
        assert [r.earlier for r in unit.history.of(Thing.SIDE_LINE, line.id)] == [{"text": "hard"}]


def test_a_line_put_away_and_brought_back_is_where_and_as_it_was(services: Services) -> None:
    page = services.both_sides.begin("no?")
    lines = [services.both_sides.add(page.id, Quadrant.STAY_GOOD, words) for words in "abc"]
    services.both_sides.share(lines[1].id, shared=True)
    before = services.both_sides.get(page.id)
    removed = services.both_sides.remove_line(lines[1].id)
    assert [line.text for line in services.both_sides.get(page.id).lines] == ["a", "c"]
    assert services.both_sides.chosen_lines() == []
    services.both_sides.put_back_line(removed)
    assert services.both_sides.get(page.id) == before


def test_a_page_put_away_takes_its_lines_along(services: Services) -> None:
    page = services.both_sides.begin("no?")
    services.both_sides.add(page.id, Quadrant.STAY_GOOD, "a")
    before = services.both_sides.all()
    removed = services.both_sides.remove(page.id)
    assert services.both_sides.all() == []
    services.both_sides.put_back(removed)
    assert services.both_sides.all() == before


def test_blank_words_and_pages_that_are_gone_are_refused(services: Services) -> None:
    page = services.both_sides.begin("no?")
    with pytest.raises(InvalidEntryError, match="few words"):
        services.both_sides.begin(" ")
    with pytest.raises(InvalidEntryError, match="few words"):
        services.both_sides.add(page.id, Quadrant.STAY_GOOD, "\t")
    with pytest.raises(CompanionError, match="no longer"):
        services.both_sides.about_goal("nope")
    with pytest.raises(CompanionError, match="no longer"):
        services.both_sides.add_for("nope", Quadrant.STAY_GOOD, "a")
    with pytest.raises(CompanionError, match="no longer"):
        services.both_sides.add("nope", Quadrant.STAY_GOOD, "a")
    assert [shown.lines for shown in services.both_sides.all()] == [()]
