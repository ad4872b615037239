"""Visits of the sample, and the sheet for the next one."""

from __future__ import annotations

from datetime import date

import pytest

from companion.bootstrap import open_services
from companion.domain.visits import TalkKind
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock
from tests.services.samples.book import Book


def test_past_visits_were_agreed_on_and_keep_what_was_brought(book: Book) -> None:
    past = [visit for visit in book.visits if visit.happened is not None]
    assert past
    assert all(visit.agreed and visit.who for visit in past)
    assert any(visit.felt for visit in past)
    assert {item.visit_id for item in book.past_items} == {visit.id for visit in past}
    happened = {visit.id: visit.happened for visit in past}
    assert all(item.at.at < happened[item.visit_id].at for item in book.past_items)  # type: ignore[union-attr]
    assert sorted(item.kind for item in book.items) == [TalkKind.QUESTION] * 3 + [TalkKind.TALK] * 2


def test_a_line_of_the_latest_visit_is_a_suggestion_still_open(book: Book) -> None:
    latest = max((visit for visit in book.visits if visit.happened is not None), key=lambda visit: visit.day)  # type: ignore[arg-type, return-value]
    (suggested,) = (each for each in book.suggestions if each.plan.at_visit)
    assert suggested.plan.title in latest.agreed.splitlines()
    assert (suggested.plan.by, suggested.plan.written) == (latest.who, latest.day)
    assert not any(decision.suggestion_id == suggested.id for decision in book.decisions)


def test_the_sheet_of_the_latest_weeks(book: Book) -> None:
    services = open_services(book.path, clock=FixedClock())
    try:
        sheet = services.sheets.data(SheetOptions())
        visit = services.visits.next()
    finally:
        services.notebook.close()
    assert (sheet.name, sheet.sample) == ("Sam", True)
    assert [line.text for line in sheet.about][:2] == [
        "Ask me about: my tomatoes",
        "Ask me about: what Rosie said yesterday",
    ]
    assert "lottery" not in repr(sheet)  # a line below those two, and private
    assert visit is not None
    assert (visit.who, visit.day) == ("Ana", date(2026, 12, 3))
    assert sheet.talk[0].text == "The squat scares me. I'd rather not yet. Is there a step before it?"
    assert (sheet.goals[0].first, sheet.goals[0].latest) == (2, 6)
    assert [goal.words for goal in sheet.goals] == [goal.words for goal in book.goals[:2]]
    helped = sheet.tense[0]
    assert "Knee to chest helped 7 of 9 times" in helped
    assert "Heat helped 5 of 6 times" in helped
    assert "Walk to the gate helped 3 of 4 times" in helped
    assert any(
        line.text.startswith("Cat and camel: 1 × 8 → 1 × 6") and "Six feels kind." in line.text
        for line in sheet.changed
    )
    assert sheet.did_count is not None
    assert 18 <= sheet.did_count <= 40
    assert sheet.function is not None
    assert sheet.sure == ()  # private, and not ticked
    private = {check_in.note for check_in in book.check_ins if check_in.private and check_in.note}
    assert not any(note in line.text for note in private for line in sheet.notes)


@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_the_sheet_says_all_of_it_on_one_page_of_either_paper(book: Book, page: str) -> None:
    services = open_services(book.path, clock=FixedClock())
    try:
        fit = services.sheets.fit(services.sheets.data(SheetOptions(page=page)))
    finally:
        services.notebook.close()
    assert fit.fits
