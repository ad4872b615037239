"""What Sam measured."""

from __future__ import annotations

from companion.bootstrap import open_services
from companion.domain.measures import PSFS, WHERE
from companion.domain.scoring import mean_of_all
from companion.services.sample_measures import PEG
from tests.helpers.desk import START, FixedClock
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


def test_sam_is_asked_some_things_weekly_and_others_less_often(book: Book) -> None:
    plan = book.check_in_plan
    assert plan is not None
    assert set(plan.rhythms) == set(plan.question_ids)
    (own,) = plan.own
    assert (plan.days("can_do"), plan.days(PSFS), plan.days(own.id)) == (7, 14, 14)
    assert (plan.days("peg"), plan.days(WHERE)) == (28, 28)


def test_sam_answered_a_question_of_her_own_now_and_then(book: Book) -> None:
    plan = book.check_in_plan
    assert plan is not None
    (own,) = plan.own
    answers = [a for c in book.check_ins for a in c.answers if a.question_id == own.id]
    assert answers
    assert len(answers) < len(book.check_ins)
    assert {answer.question_text for answer in answers} == {own.text}
    assert {answer.number for answer in answers} <= {0, 1}
    if len(book.check_ins) > 40:
        assert {answer.number for answer in answers} == {0, 1}


def test_on_the_last_day_some_questions_wait_and_some_do_not(book: Book) -> None:
    services = open_services(book.path, create=False, clock=FixedClock(START))
    assert services.checkins.today() == LAST
    asked = services.checkins.asked()
    services.notebook.close()
    waits = {each.question.id for each in asked if each.waits}
    assert {"can_do", "sure"} <= waits
    assert WHERE not in waits
    assert any(each.question.measure == PSFS for each in asked)
