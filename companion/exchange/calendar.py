"""Chosen times as a calendar file (iCalendar, RFC 5545) for the phone. The only importer of ``icalendar``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event, vText

from companion.domain.calendar import CalendarEvent
from companion.domain.moments import Moment
from companion.domain.text import storable
from companion.exchange.whole_files import save_files

PRODUCT = "-//Companion//Reminders//EN"
HOST = "companion.invalid"
"""The part of a UID behind the @; ``.invalid`` belongs to nobody (RFC 2606)."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def write_calendar(events: Sequence[CalendarEvent], made: Moment, path: Path) -> None:
    """Write the file whole or not at all. Raises ``ExportError``; an older file stays then."""
    save_files({path.name: calendar_bytes(events, made)}, path.parent)


def calendar_bytes(events: Sequence[CalendarEvent], made: Moment) -> bytes:
    """The file. Times carry no zone ("floating"): eight o'clock is eight o'clock wherever the phone is."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in events:
        calendar.add_component(_event(each, made))
    return bytes(calendar.to_ical())


def _event(each: CalendarEvent, made: Moment) -> Event:
    event = Event()
    event.add("uid", f"{each.uid}@{HOST}")
    event.add("dtstamp", _utc(made))
    event.add("last-modified", _utc(each.changed))
    # Calendars take the event with the higher number; minutes since 1970 stay below their limit of 2^31.
    event.add("sequence", max(0, int(each.changed.at.timestamp()) // 60))
    event.add("summary", _Words(_plain(each.title)))
    if each.note:
        event.add("description", _Words(_plain(each.note)))
    if each.at is None:
        event.add("dtstart", each.first)
    else:
        event.add("dtstart", datetime.combine(each.first, each.at))
        event.add("duration", timedelta(minutes=max(1, each.minutes)))
        event.add_component(_alarm(each))
    event.add("rrule", {"freq": "WEEKLY", "byday": [WEEKDAYS[day - 1] for day in sorted(each.days)]})
    event.add("transp", "TRANSPARENT")  # nobody is busy because of it
    event.add("class", "PRIVATE")
    return event


def _alarm(each: CalendarEvent) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta())
    alarm.add("description", _Words(_plain(each.title)))
    return alarm


class _Words(vText):  # type: ignore[misc, unused-ignore]
    """Text written as RFC 5545 (3.3.11) says. The library takes a typed backslash before an N for a new line."""

    def to_ical(self) -> bytes:
        text = str(self).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        return text.replace("\n", "\\n").encode()


def _utc(moment: Moment) -> datetime:
    return moment.at.astimezone(UTC)


def _plain(text: str) -> str:
    """``text`` without control characters, which the format has no way to write; line breaks and tabs stay."""
    return "".join(c for c in storable(text) if c in "\n\t" or (ord(c) >= 32 and ord(c) != 127))
