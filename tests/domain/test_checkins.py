"""When a question may be offered: its own rhythm counts from the latest answer, and nothing adds up."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checkins import LONGEST, WEEKLY, CheckInPlan

TODAY = date(2026, 11, 22)
rhythms = st.integers(1, LONGEST)
ago = st.integers(0, 400)


def offered(days: int, days_ago: int | None, *, later: int = 0, paused: bool = False) -> bool:
    """Whether a question asked every ``days`` and last answered ``days_ago`` is offered ``later`` than today."""
    last = None if days_ago is None else TODAY - timedelta(days=days_ago)
    plan = CheckInPlan(("sleep",), rhythms={"sleep": days}, paused=paused)
    return plan.offers("sleep", last, TODAY + timedelta(days=later))


def test_a_question_is_weekly_unless_the_person_says() -> None:
    plan = CheckInPlan(("sleep", "peg"), rhythms={"peg": 28})
    assert (plan.days("sleep"), plan.days("peg"), WEEKLY) == (7, 28, 7)
    a_week_ago = TODAY - timedelta(days=7)
    assert plan.offers("sleep", a_week_ago, TODAY)
    assert not plan.offers("peg", a_week_ago, TODAY)


@given(days=rhythms, later=st.integers(0, 60))
def test_what_was_answered_is_not_offered_within_its_rhythm_and_is_from_then_on(
    days: int, later: int
) -> None:
    assert offered(days, 0, later=later) is (later >= days)


@given(short=rhythms, long=rhythms, days_ago=ago)
def test_a_longer_rhythm_never_offers_earlier(short: int, long: int, days_ago: int) -> None:
    short, long = sorted((short, long))
    assert offered(short, days_ago) or not offered(long, days_ago)


@given(days=rhythms, days_ago=st.none() | ago)
def test_paused_offers_nothing_and_neither_does_what_is_not_chosen(days: int, days_ago: int | None) -> None:
    assert not offered(days, days_ago, paused=True)
    assert not CheckInPlan(rhythms={"sleep": days}).offers("sleep", None, TODAY)


@given(days=rhythms)
def test_what_was_never_answered_may_be_offered(days: int) -> None:
    assert offered(days, None)


@given(days=rhythms, days_ago=st.integers(LONGEST, 4000))
def test_answers_longer_ago_than_the_longest_rhythm_are_as_none(days: int, days_ago: int) -> None:
    assert offered(days, days_ago) == offered(days, None)
