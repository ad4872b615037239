"""Chosen times on the phone: each once, under a steady name, and on just the days that were chosen."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from companion.domain.moments import Moment
from companion.domain.reminders import EVERY_DAY, Reminder, Subject, occurrences
from companion.domain.routines import Routine
from companion.errors import InvalidEntryError
from companion.exchange.calendar import calendar_bytes
from companion.services.bundle import Services
from companion.services.phone import events_of
from companion.services.reminders import When
from tests.helpers.desk import FixedClock


@pytest.fixture
def routine(services: Services) -> Routine:
    movement = services.library.get("bridge")
    assert movement is not None
    return services.routines.add_step(services.routines.create("Back easing <b>").id, movement)


def test_the_calendar_file_has_each_time_once_under_a_steady_name(
    services: Services, routine: Routine, tmp_path: Path, clock: FixedClock
) -> None:
    services.reminders.choose_for_routine(routine.id, When(frozenset({1, 7}), (time(8), time(20))))
    services.reminders.choose_own("Roses;\nor tulips", When(frozenset({3}), (), "after breakfast"))
    path = tmp_path / "reminders.ics"
    assert services.phone.save(path) == 3
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [(str(each["summary"]), each["dtstart"].dt) for each in events] == [
        ("Back easing <b>", datetime(2026, 11, 23, 8)),  # noqa: DTZ001 - floating; 8:00 has passed today
        ("Back easing <b>", datetime(2026, 11, 22, 20)),  # noqa: DTZ001
        ("Roses; – after breakfast", date(2026, 11, 25)),
    ]
    names = [str(each["uid"]) for each in events]
    assert len(set(names)) == 3
    clock.advance(days=9)
    services.reminders.choose_for_routine(routine.id, When(frozenset({1, 7}), (time(9), time(20))))
    services.phone.save(path)
    again = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(each["uid"]) for each in again] == names, "the phone changes them instead of adding more"
    assert int(again[0]["sequence"]) > int(events[0]["sequence"])


def test_how_long_it_takes_is_the_routine_s_own(services: Services, routine: Routine) -> None:
    services.reminders.choose_for_routine(routine.id, When(EVERY_DAY, (time(10),)))
    (event,) = services.phone.events()
    assert 1 <= event.minutes <= 10


def test_without_reminders_there_is_no_file(services: Services, tmp_path: Path) -> None:
    with pytest.raises(InvalidEntryError):
        services.phone.save(tmp_path / "reminders.ics")
    assert list(tmp_path.glob("*.ics")) == []


moments = st.builds(
    lambda wall, hours: Moment(wall.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))),
    st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)),  # noqa: DTZ001 - a clock on the wall
    st.integers(-11, 13),
)
times = st.lists(st.times().map(lambda at: at.replace(second=0, microsecond=0)), max_size=8, unique=True)


@given(moments, moments, st.frozensets(st.integers(1, 7), min_size=1), times)
def test_the_phone_comes_on_just_the_days_and_times_that_come_up_here(
    chosen: Moment, now: Moment, days: frozenset[int], at: list[time]
) -> None:
    """The file's own rule, spread out by dateutil, against what comes up here from now on."""
    reminder = Reminder(
        "r", Subject.OWN, chosen, days, tuple(sorted(at)), "" if at else "after tea", words="Roses"
    )
    data = calendar_bytes(events_of(reminder, "Roses", None, now), now)
    wall = now.at.replace(tzinfo=None)
    until = datetime.combine(now.day + timedelta(days=40), time.max)
    found = []
    for event in Calendar.from_ical(data).walk("VEVENT"):
        start = event["dtstart"].dt
        begin = start if isinstance(start, datetime) else datetime.combine(start, time.min)
        found += rrulestr(event["rrule"].to_ical().decode(), dtstart=begin).between(begin, until, inc=True)
    coming = occurrences(reminder, now.day, until.date())
    assert sorted(found) == [each.wall for each in coming if each.at is None or each.wall > wall]
