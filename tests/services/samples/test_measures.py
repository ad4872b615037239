"""What Sam measured."""

from __future__ import annotations

from companion.domain.measures import WHERE
from companion.domain.scoring import mean_of_all
from companion.services.sample_measures import PEG
from tests.services.samples.book import LAST, Book


def test_sam_marked_where_it_hurt_and_it_became_less(book: Book) -> None:
    marked = [check_in for check_in in book.check_ins if check_in.places is not None]
    assert marked
    assert all(check_in.private for check_in in marked)
    first, last = marked[0].places, marked[-1].places
    assert first is not None
    assert last is not None
    assert len(last.marks) <= max(1, len(first.marks))


def test_sam_answered_peg_now_and_then_and_left_one_out_at_times(book: Book) -> None:
    answered = [c for c in book.check_ins if PEG[0] in c.numbers()]
    assert len(answered) < len(book.check_ins)
    scores = [mean_of_all([c.numbers().get(key) for key in PEG]).value for c in answered]
    given = [score for score in scores if score is not None]
    assert all(0 <= score <= 10 for score in given)
    if len(book.check_ins) > 40:
        assert None in scores
        assert given[-1] < given[0]


def test_the_numbers_of_the_clinic_are_there(book: Book) -> None:
    names = {score.name for score in book.clinic_scores}
    assert len(names) == 2
    assert all(book.first <= score.at.day < LAST for score in book.clinic_scores)


def test_the_picture_is_among_what_sam_chose(book: Book) -> None:
    assert book.check_in_plan is not None
    assert WHERE in book.check_in_plan.question_ids
