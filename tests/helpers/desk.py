"""A clock one can set and ids one can read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone

from companion.domain.moments import Moment

WARSAW_WINTER = timezone(timedelta(hours=1))
START = Moment(datetime(2026, 11, 22, 9, 30, tzinfo=WARSAW_WINTER))


@dataclass
class FixedClock:
    """A clock that stands still until told otherwise."""

    at: Moment = START

    def now(self) -> Moment:
        return self.at

    def advance(self, **by: float) -> None:
        """Let time pass: ``days=1``, ``seconds=30``."""
        self.at = Moment(self.at.at + timedelta(**by))


@dataclass
class CountingIds:
    """Ids in a readable row."""

    count: int = field(default=0)

    def new(self) -> str:
        self.count += 1
        return f"{self.count:032x}"
