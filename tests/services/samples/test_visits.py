"""Visits of the sample, and the sheet for the next one."""

from __future__ import annotations

from datetime import date

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


def test_the_sheet_of_the_latest_weeks(book: Book) -> None:
    services = open_services(book.path, clock=FixedClock())
    try:
        sheet = services.sheets.data(SheetOptions())
        visit = services.visits.next()
    finally:
        services.notebook.close()
    assert (sheet.name, sheet.sample) == ("Sam", True)
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
