"""Reminders in plain words: what was chosen, in the order and by the clock of the language."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from babel.dates import format_datetime
from hypothesis import given
from hypothesis import strategies as st

from companion import i18n
from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Mark, Occurrence, Pause, Reminder, Subject
from companion.services.reminder_words import (
    again_words,
    chosen_words,
    days_words,
    heading_words,
    pause_words,
    week,
    when_words,
)

SUNDAY = date(2026, 11, 22)
LANGUAGES = ("en_GB", "en_US", "pl", "de", "fr_CA", "ar", "he", "ja", "pt_BR")


def _reminder(days: set[int], *times: time, anchor: str = "") -> Reminder:
    at = Moment(datetime(2026, 11, 22, tzinfo=UTC))
    return Reminder("r", Subject.ROUTINE, at, frozenset(days), times, anchor)


def test_days_and_times_in_words() -> None:
    assert when_words(_reminder(set(EVERY_DAY), time(8), time(20))) == "Every day, at 08:00 and 20:00"
    assert when_words(_reminder({1, 2, 3, 4, 5}, time(8))) == "Monday to Friday, at 08:00"
    assert when_words(_reminder({7, 2}, time(8))) == "Tuesday and Sunday, at 08:00"
    assert when_words(_reminder({6}, anchor="after <b>tea</b>")) == "Saturday, “after <b>tea</b>”"
    i18n.use(i18n.load("en_US"))
    assert days_words({7, 2}) == "Sunday and Tuesday"
    assert week() == [7, 1, 2, 3, 4, 5, 6]


def test_cards_say_what_was_chosen_and_nothing_of_what_was_not_done() -> None:
    reminder = _reminder({7}, time(8))
    mark = Mark("r", Occurrence(SUNDAY, time(8)), reminder.chosen)
    assert heading_words(Subject.ROUTINE, "Back easing") == "If you like: Back easing"
    assert heading_words(Subject.OWN, "Roses") == "Roses"
    assert chosen_words(reminder, mark, SUNDAY) == "You chose 08:00."
    assert chosen_words(reminder, mark, SUNDAY + timedelta(days=1)) == "You chose 08:00 on Sunday."
    anchored = _reminder({7}, anchor="after tea")
    assert chosen_words(anchored, Mark("r", Occurrence(SUNDAY), reminder.chosen), SUNDAY) == (
        "You chose: “after tea”."
    )
    assert again_words("Roses", Moment(datetime(2026, 11, 22, 8, 10, tzinfo=UTC))) == (
        "Roses comes again at 08:10."
    )
    assert pause_words(Pause(reminder.chosen)) == "Reminders rest until you say so."
    assert pause_words(Pause(reminder.chosen, SUNDAY)).endswith("on Sunday 22 November.")


@pytest.mark.parametrize(
    ("language", "at", "said"),
    [
        ("en_GB", time(20, 5), "20:05"),
        ("en_US", time(20, 5), "8:05 PM"),
        ("en_US", time(0, 5), "12:05 AM"),
        ("en_US", time(12), "12:00 PM"),
        ("pl", time(0, 5), "00:05"),
        ("fr_CA", time(8), "08 h 00"),
    ],
)
def test_times_are_said_by_the_clock_of_the_language(language: str, at: time, said: str) -> None:
    i18n.use(i18n.load(language))
    # Some languages put a narrow space before AM and PM, so that no line breaks there.
    assert when_words(_reminder(set(EVERY_DAY), at)).replace("\u202f", " ") == f"Every day, at {said}"


@given(st.sampled_from(LANGUAGES), st.frozensets(st.integers(1, 7), min_size=1))
def test_the_days_said_are_the_days_chosen_in_the_order_of_a_calendar(
    language: str, days: frozenset[int]
) -> None:
    i18n.use(i18n.load(language))
    names = {
        each.isoweekday(): format_datetime(each, "cccc", locale=language)
        for each in (SUNDAY + timedelta(days=number) for number in range(7))
    }
    said = days_words(days)
    first = week()[0]
    order = sorted(range(1, 8), key=lambda day: (day - first) % 7)
    assert week() == order
    if days == EVERY_DAY:
        assert said == "Every day"
    elif days == {1, 2, 3, 4, 5}:
        assert said == f"{names[1]} to {names[5]}"
    else:
        places = [said.index(names[day]) for day in order if day in days]
        assert places == sorted(places)
        assert not [day for day in EVERY_DAY - days if names[day] in said]
