"""Check-ins of the sample."""

from __future__ import annotations

from companion.domain.history import Thing
from tests.services.samples.book import LAST, Book


def test_check_ins_are_changed_back_dated_shared_and_mostly_private(book: Book) -> None:
    assert any(check_in.written.day > check_in.at.day for check_in in book.check_ins)
    shared = [check_in for check_in in book.check_ins if not check_in.private]
    assert shared
    assert all(check_in.note for check_in in shared)
    assert len(shared) < len(book.check_ins) / 2
    for revision in book.of(Thing.CHECK_IN):
        check_in = next(each for each in book.check_ins if each.id == revision.thing_id)
        assert revision.at.at > check_in.written.at
        assert set(revision.earlier) == {*(a.question_text for a in check_in.answers), "note", "day"}
        now = {answer.question_text: str(answer.number) for answer in check_in.answers}
        assert revision.earlier != {**now, "note": check_in.note, "day": check_in.at.day.isoformat()}


def test_a_week_has_passed_since_the_latest_answers(book: Book) -> None:
    latest = max(check_in.at.day for check_in in book.check_ins if check_in.answers)
    assert (LAST - latest).days >= 7
