"""Days of the sample: what was done and recorded on them, by British clocks."""

from __future__ import annotations

from datetime import date

import pytest

from companion.domain.routines import Size
from companion.domain.sessions import DayState, Helped, Outcome
from companion.services.sample_life import summer
from tests.services.samples.book import Book


def test_days_are_rest_tense_smaller_or_not_recorded_and_some_have_words(book: Book) -> None:
    states = {day.state for day in book.days}
    assert states >= {DayState.DID_IT, DayState.TENSE_DAY, DayState.CHOSE_REST, DayState.LIFE_HAPPENED}
    assert any(day.note for day in book.days)
    assert len(book.days) < 0.75 * 7 * book.weeks


def test_sessions_differ_and_leave_things_unsaid(book: Book) -> None:
    assert {session.size for session in book.sessions} == set(Size)
    assert all(session.steps and session.ended is not None for session in book.sessions)
    assert {s.effort is None for s in book.sessions} == {True, False}
    assert {None, Helped.YES} <= {session.helped for session in book.sessions}
    done = [step for s in book.sessions for step in s.steps if step.outcome is Outcome.DONE]
    assert all(step.seconds > 0 for step in done)


def test_relief_is_used_on_days_without_a_session_too(book: Book) -> None:
    with_session = {session.started.day for session in book.sessions}
    days = {use.at.day for use in book.uses}
    assert days & with_session
    assert days - with_session
    assert {use.helped for use in book.uses} >= {None, Helped.YES, Helped.NO}
    assert {use.name for use in book.uses} == set(book.tense.relief)


@pytest.mark.parametrize(
    ("day", "is_summer"),
    [
        (date(2016, 3, 26), False),
        (date(2016, 3, 27), True),
        (date(2016, 10, 29), True),
        (date(2016, 10, 30), False),
        (date(2024, 3, 31), True),
        (date(2026, 3, 28), False),
        (date(2026, 3, 29), True),
        (date(2026, 10, 24), True),
        (date(2026, 10, 25), False),
        (date(2026, 1, 1), False),
        (date(2026, 7, 1), True),
    ],
)
def test_summer_time_is_kept_in_britain(day: date, is_summer: bool) -> None:
    assert summer(day) is is_summer


def test_entries_are_in_summer_and_in_winter_time(book: Book) -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    assert {moment.offset_minutes for moment in book.moments()} == {0, 60}
    lived = (
        [s.started for s in book.sessions]
        + [use.at for use in book.uses]
        + [c.written for c in book.check_ins]
    )
    this_year = [moment for moment in lived if moment.day >= date(2026, 1, 1)]
    assert all((moment.offset_minutes == 60) is (spring <= moment.day < autumn) for moment in this_year)
