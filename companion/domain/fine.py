"""No longer needing this, for now: the day one said so, in one's own words."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class FineForNow:
    """``words`` are the person's, never empty. One may say it more than once."""

    id: str
    at: Moment
    words: str
