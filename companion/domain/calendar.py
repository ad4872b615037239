"""A chosen time as a calendar knows it: an event that comes again each week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """Comes on ``days`` (ISO weekdays, at least one) from ``first`` on, which is one of them.

    ``at`` is a time by the clock wherever the phone is; ``None`` fills the day and rings no bell. ``uid`` stays the same
    for the same thing, so that a later file changes it instead of adding it again. ``minutes`` is its length.
    """

    uid: str
    title: str
    days: frozenset[int]
    first: date
    changed: Moment
    at: time | None = None
    note: str = ""
    minutes: int = 15
