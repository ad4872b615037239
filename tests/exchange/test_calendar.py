"""The calendar file: read back by the library's own reader, and line by line as RFC 5545 wants it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from companion.domain.calendar import CalendarEvent
from companion.domain.moments import Moment
from companion.errors import ExportError
from companion.exchange.calendar import calendar_bytes, write_calendar

MADE = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=1))))
MONDAY = date(2026, 11, 23)
AWKWARD = (
    "Back easing; knees, hips \\ and “more”",
    "two\nlines",
    "Łódź, مرحبا 🌹👩🏽‍🦽 " * 12,
    "END:VEVENT\r\nBEGIN:VALARM\r\nACTION:AUDIO",
    "x" * 400,
    "BEGIN:VEVENT",
)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def event(**changes: object) -> CalendarEvent:
    parts: dict[str, object] = {
        "uid": "0a",
        "title": "Back easing",
        "days": frozenset({1, 3, 5}),
        "first": MONDAY,
        "changed": MADE,
        "at": time(8, 5),
    }
    return CalendarEvent(**{**parts, **changes})  # type: ignore[arg-type]


def unfolded(data: bytes) -> list[str]:
    """Content lines after undoing the folding, by the RFC's own words: remove each CRLF followed by a blank."""
    assert data.endswith(b"\r\n")
    return data.replace(b"\r\n ", b"").decode("utf-8").removesuffix("\r\n").split("\r\n")


def test_a_time_of_the_wall_clock_each_chosen_weekday() -> None:
    lines = unfolded(calendar_bytes([event(note="You chose this.", minutes=13)], MADE))
    assert lines[:4] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Companion//Reminders//EN",
        "METHOD:PUBLISH",
    ]
    assert sorted(lines[4:]) == sorted([
        "BEGIN:VEVENT",
        "UID:0a@companion.invalid",
        "DTSTAMP:20261122T083000Z",
        "LAST-MODIFIED:20261122T083000Z",
        "SEQUENCE:29922270",
        "SUMMARY:Back easing",
        "DESCRIPTION:You chose this.",
        "DTSTART:20261123T080500",
        "DURATION:PT13M",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "TRANSP:TRANSPARENT",
        "CLASS:PRIVATE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:P0D",  # at its time
        "DESCRIPTION:Back easing",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ])  # fmt: skip


def test_without_a_time_it_fills_the_day_and_rings_no_bell() -> None:
    lines = unfolded(calendar_bytes([event(at=None)], MADE))
    assert "DTSTART;VALUE=DATE:20261123" in lines
    assert not any(line.startswith(("BEGIN:VALARM", "DURATION", "DTEND")) for line in lines)


def test_a_later_choice_has_the_higher_number() -> None:
    later = Moment(MADE.at + timedelta(minutes=1))
    one, two = (
        next(line for line in unfolded(calendar_bytes([event(changed=at)], MADE)) if "SEQUENCE" in line)
        for at in (MADE, later)
    )
    assert int(two.split(":")[1]) == int(one.split(":")[1]) + 1


@pytest.mark.parametrize("words", AWKWARD)
def test_words_come_back_and_stay_words(words: str) -> None:
    data = calendar_bytes([event(title=words, note=words)], MADE)
    assert data.count(b"\r\nBEGIN:VEVENT\r\n") == data.count(b"\r\nEND:VEVENT\r\n") == 1
    assert data.count(b"\r\nBEGIN:VALARM\r\n") == 1
    (read,) = Calendar.from_ical(data).walk("VEVENT")
    assert str(read["summary"]) == str(read["description"]) == words.replace("\r", "")


# The reader (icalendar) takes a typed backslash before an N for a new line; the file itself is right.
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120).filter(
    lambda text: "\\N" not in text
)
events = st.builds(
    CalendarEvent,
    uid=st.uuids().map(lambda key: key.hex),
    title=texts,
    days=st.frozensets(st.integers(1, 7), min_size=1),
    first=st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    changed=st.integers(0, 4_000_000_000).map(lambda second: Moment(datetime.fromtimestamp(second, UTC))),
    at=st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    note=texts | st.just(""),
    minutes=st.integers(1, 600),
)


def physical(data: bytes) -> Iterator[bytes]:
    yield from data.removesuffix(b"\r\n").split(b"\r\n")


@settings(max_examples=100, deadline=None)
@given(st.lists(events, max_size=4))
def test_whatever_was_chosen_is_read_back(made: list[CalendarEvent]) -> None:
    data = calendar_bytes(made, MADE)
    for line in physical(data):
        assert 0 < len(line) <= 75, "RFC 5545, 3.1: no line longer than 75 octets"
        assert not any(octet < 32 and octet != 9 for octet in line)
    read = Calendar.from_ical(data)
    assert read["version"] == "2.0"
    found = list(read.walk("VEVENT"))
    assert len(found) == len(made)
    for there, here in zip(found, made, strict=True):
        assert str(there["uid"]) == f"{here.uid}@companion.invalid"
        assert str(there["summary"]) == here.title
        assert str(there.get("description", "")) == here.note
        start = there["dtstart"].dt
        if here.at is None:
            assert start == here.first
            assert list(there.walk("VALARM")) == []
        else:
            assert start == datetime.combine(here.first, here.at)
            assert start.tzinfo is None, "floating: by the clock wherever the phone is"
            assert there["duration"].dt == timedelta(minutes=here.minutes)
            (alarm,) = there.walk("VALARM")
            assert (str(alarm["action"]), alarm["trigger"].dt) == ("DISPLAY", timedelta())
        rule = there["rrule"]
        assert rule["FREQ"] == ["WEEKLY"]
        assert {DAYS.index(str(day)) + 1 for day in rule["BYDAY"]} == here.days
        assert there["last-modified"].dt == here.changed.at


def test_characters_no_calendar_can_hold_are_left_out() -> None:
    (read,) = Calendar.from_ical(calendar_bytes([event(title="a\x00\x0bb\x7f\ud83cc")], MADE)).walk("VEVENT")
    assert str(read["summary"]) == "abc"


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "new" / "reminders.ics"
    write_calendar([event()], MADE, path)
    assert path.read_bytes() == calendar_bytes([event()], MADE)
    assert [file.name for file in path.parent.iterdir()] == ["reminders.ics"]
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError):
        write_calendar([event()], MADE, tmp_path / "file" / "reminders.ics")


def test_a_backslash_is_written_as_one() -> None:
    changed = Moment(datetime(2026, 1, 1, tzinfo=UTC))
    event = CalendarEvent(
        uid="a", title="C:\\Notes; a, b", days=frozenset({1}), first=date(2026, 1, 5), changed=changed
    )
    assert b"SUMMARY:C:\\\\Notes\\; a\\, b\r\n" in calendar_bytes([event], changed)
