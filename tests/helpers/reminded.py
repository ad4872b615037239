"""Somebody with reminders, whose program looks at the clock now and then: rules without a notebook or a window."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from companion.domain.moments import Moment
from companion.domain.reminders import (
    EVERY_DAY,
    Due,
    Log,
    Mark,
    Occurrence,
    Reminder,
    Reply,
    Subject,
    due,
    replied,
)

SUNDAY = date(2026, 11, 22)


def at(hour: int, minute: int = 0, *, day: int = 0, offset: float = 1) -> Moment:
    """A moment ``day`` days after the Sunday, by a clock ``offset`` hours ahead of UTC."""
    zone = timezone(timedelta(hours=offset))
    return Moment(datetime.combine(SUNDAY + timedelta(days=day), time(hour, minute), zone))


def reading(instant: datetime, zone: str) -> Moment:
    """What a computer in ``zone`` tells at ``instant``: local time with the offset in force."""
    local = instant.astimezone(ZoneInfo(zone))
    return Moment(local.replace(tzinfo=timezone(local.utcoffset() or timedelta())))


def routine(*times: time, days: Iterable[int] = EVERY_DAY, anchor: str = "", key: str = "r") -> Reminder:
    """A reminder chosen long ago."""
    chosen = Moment(datetime(2000, 1, 1, tzinfo=UTC))
    return Reminder(key, Subject.ROUTINE, chosen, frozenset(days), times, anchor, routine_id=f"routine {key}")


@dataclass
class Person:
    """Somebody whose program looks at the clock now and then and keeps the marks."""

    reminders: list[Reminder]
    log: Log = field(default_factory=Log)
    looked: Moment | None = None
    came: list[tuple[Moment, str, Occurrence]] = field(default_factory=list)

    def look(self, now: Moment) -> list[Due]:
        found = due(self.reminders, self.looked or now, now, self.log)
        for one in found:
            if one.fresh:
                self.came.append((now, one.reminder.id, one.mark.occurrence))
                self.keep(one.mark)
        self.looked = now
        return found

    def keep(self, mark: Mark) -> None:
        self.log = replace(self.log, marks={**self.log.marks, mark.reminder_id: mark})

    def press(self, reply: Reply, until: Moment | None = None, key: str = "r") -> None:
        self.keep(replied(self.log.marks[key], reply, until))

    def shown(self, now: Moment) -> list[Occurrence]:
        return [one.mark.occurrence for one in self.look(now)]
