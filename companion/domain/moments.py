"""When something happened, as the person lived it: local time with its UTC offset."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An aware local time, to the second.

    The calendar day is the day *there and then*: travelling or a clock change later
    never moves an entry to another day.
    """

    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a moment needs its UTC offset")

    @property
    def day(self) -> date:
        """The local calendar day."""
        return self.at.date()

    @property
    def offset_minutes(self) -> int:
        """Minutes east of UTC, e.g. 60 for Warsaw in winter."""
        offset = self.at.utcoffset() or timedelta()
        return int(offset.total_seconds() // 60)

    def text(self) -> str:
        """ISO 8601 with offset, whole seconds: ``2026-11-22T19:06:23+01:00``."""
        return self.at.isoformat(timespec="seconds")

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read :meth:`text` back. Raises ``ValueError`` when it is not such a text."""
        at = datetime.fromisoformat(text)
        offset = at.utcoffset()
        if offset is None:
            raise ValueError(f"no UTC offset in {text!r}")
        return cls(at.replace(tzinfo=timezone(offset)))

    def on(self, day: date) -> Moment:
        """The same clock time and offset on another ``day``: for back-dated entries."""
        return Moment(datetime.combine(day, self.at.timetz()))


def at_noon(day: date, offset_minutes: int) -> Moment:
    """Midday on ``day``: where an entry belongs when only its day is known."""
    return Moment(datetime.combine(day, time(12), timezone(timedelta(minutes=offset_minutes))))
