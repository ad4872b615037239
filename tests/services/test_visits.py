"""Visits: more than one, remembered names, private numbers, and what was written before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.visits import Became, Felt, TalkKind, Visit, lines_of, names_known
from companion.errors import CompanionError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.visits import VisitEntry, visit_title
from tests.helpers.desk import FixedClock


def test_another_visit_may_be_to_come_or_past(services: Services, clock: FixedClock) -> None:
    today = clock.now().day
    services.visits.plan_next(today + timedelta(days=3), "Ana")
    later = services.visits.add(VisitEntry(today + timedelta(days=30), "Bo"))
    earlier = services.visits.add(VisitEntry(today - timedelta(days=30), "Cy", "Walk.", "fine", Felt(7)))
    assert [visit.who for visit in services.visits.to_come()] == ["Ana", "Bo"]
    assert services.visits.past() == [earlier]
    assert earlier.happened is not None
    assert earlier.happened.day == earlier.day
    assert services.visits.record(earlier.id).numbers == Felt(7)
    assert later.happened is None


def test_a_visit_today_took_place_once_something_is_said_of_it(services: Services) -> None:
    today = services.visits.today()
    assert services.visits.add(VisitEntry(today, "Ana")).happened is None
    assert services.visits.add(VisitEntry(today, "Ana", "Walk.")).happened is not None
    assert services.visits.add(VisitEntry(today, "Ana", numbers=Felt(overall=3))).happened is not None


def test_a_visit_needs_a_day_or_a_name(services: Services) -> None:
    with pytest.raises(InvalidEntryError, match="when it is, or with whom"):
        services.visits.add(VisitEntry(None, "  ", "Walk."))
    services.visits.add(VisitEntry(None, "Ana"))
    assert [visit.who for visit in services.visits.to_come()] == ["Ana"]


def test_names_are_remembered_the_latest_first(services: Services) -> None:
    today = services.visits.today()
    for days, who in ((-90, "Bo"), (-60, "Ana"), (-30, "Bo"), (-120, " "), (5, "Cy")):
        services.visits.add(VisitEntry(today + timedelta(days=days), who))
    assert services.visits.names() == ["Cy", "Bo", "Ana"]


@given(st.lists(st.tuples(st.none() | st.dates(), st.sampled_from(["Ana", "Bo", "Cy ", ""]))))
def test_every_name_is_remembered_once(visits: list[tuple[object, str]]) -> None:
    found = names_known([Visit(str(index), day, who) for index, (day, who) in enumerate(visits)])  # type: ignore[arg-type]
    assert len(found) == len(set(found))
    assert set(found) == {who.strip() for _day, who in visits if who.strip()}


def test_a_visit_can_be_changed_and_what_it_was_stays_readable(services: Services, clock: FixedClock) -> None:
    services.visits.bring(TalkKind.TALK, "the stairs")
    visit = services.after_visits.agree("Walk.", "heard", numbers=Felt(7, None, 5, None)).visit
    clock.advance(days=1)
    assert visit.day is not None
    entry = VisitEntry(visit.day - timedelta(days=1), "Ana", "Walk twice.", "heard", Felt(8, None, None, 2))
    changed = services.visits.edit(visit.id, entry)
    record = services.visits.record(visit.id)
    assert (record.visit, record.numbers) == (changed, entry.numbers)
    assert changed.happened is not None
    assert changed.happened.day == entry.day
    assert [item.text for item in record.items] == ["the stairs"]
    (revision,) = record.story
    assert dict(revision.earlier) == {
        "day": visit.day.isoformat(),
        "who": "",
        "agreed": "Walk.",
        "felt_heard": "7",
        "felt_approach": "5",
        "felt_overall": "",
    }
    services.visits.edit(visit.id, entry)
    assert len(services.visits.record(visit.id).story) == 1


def test_numbers_taken_back_leave_no_row(services: Services) -> None:
    visit = services.after_visits.agree("Walk.", numbers=Felt(7)).visit
    assert visit.day is not None
    services.visits.edit(visit.id, VisitEntry(visit.day, agreed="Walk."))
    with services.notebook.read() as unit:
        assert unit.tables()["visit_felt"].rows == []
        assert unit.visits.felt(visit.id) == Felt()


@pytest.mark.parametrize("value", [-1, 11])
def test_a_number_is_from_nothing_to_ten(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        Felt(approach=value)


def test_how_it_felt_is_nowhere_near_a_visit(services: Services) -> None:
    """Whoever reads visits to print them cannot print the numbers by mistake."""
    services.after_visits.agree("Walk.", numbers=Felt(7, 7, 7, 7))
    with services.notebook.read() as unit:
        assert "heard" not in unit.tables()["visits"].columns
        assert not any("heard" in row for row in unit.tables()["visits"].rows)


def test_a_line_knows_where_it_came_from_and_is_found_again(services: Services) -> None:
    item = services.visits.bring(TalkKind.TALK, "lift Rosie", source="goal/1")
    assert services.visits.waiting("goal/1", "lift Rosie") == item
    assert services.visits.waiting("goal/2", "lift Rosie") is None
    assert services.visits.waiting("goal/1", "lift Rosie again") is None
    services.after_visits.agree("Walk.")
    assert services.visits.waiting("goal/1", "lift Rosie") is None


def test_what_was_agreed_is_read_line_by_line() -> None:
    assert lines_of(" Walk.\n\n  Sit to stand \r\nWalk.\n") == ["Walk.", "Sit to stand"]
    assert lines_of("") == []


def test_only_a_line_that_stands_there_can_become_something(services: Services) -> None:
    visit = services.after_visits.agree("Walk.\nSit.").visit
    first = services.visits.make_of(visit.id, "Walk.", Became.MYSELF)
    again = services.visits.make_of(visit.id, "Walk.", Became.GOAL_STEP, "g")
    assert services.visits.record(visit.id).became == {"Walk.": again}
    assert services.visits.to_myself() == []
    services.visits.leave_line(again)
    services.visits.keep_line(first)
    assert services.visits.to_myself() == [first]
    with pytest.raises(CompanionError, match="no longer"):
        services.visits.make_of(visit.id, "Run.", Became.MYSELF)


def test_a_visit_that_is_gone_is_said_plainly(services: Services) -> None:
    for action in (services.visits.record, services.visits.remove):
        with pytest.raises(CompanionError, match="no longer"):
            action("nobody")


def test_a_visit_is_called_by_what_is_known_of_it(services: Services) -> None:
    today = services.visits.today()
    assert visit_title(Visit("1", today, "Ana")) == "22 Nov 2026, with Ana"
    assert visit_title(Visit("1", today)) == "22 Nov 2026"
    assert visit_title(Visit("1", None, "Ana")) == "Ana"
