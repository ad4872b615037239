"""Goals in the person's own words, and how they rate what they can do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.moments import Moment


class GoalState(StrEnum):
    """Where a goal stands. None of these is better than another."""

    EXPLORING = "exploring"
    ACTIVE = "active"
    RESTING = "resting"
    REACHED = "reached"
    LET_GO = "let_go"

    @property
    def is_open(self) -> bool:
        """Whether the goal is shown as something going on now."""
        return self in (GoalState.EXPLORING, GoalState.ACTIVE)


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal. ``words`` is verbatim and never empty; ``activity`` is what is rated 0–10 (may be empty:
    then the goal itself is rated); ``noticed`` is what the person would notice first; ``since`` is when it entered
    its present ``state``."""

    id: str
    words: str
    created: Moment
    since: Moment
    why: str = ""
    activity: str = ""
    state: GoalState = GoalState.ACTIVE
    state_reason: str = ""
    rank: int = 0
    noticed: str = ""

    @property
    def was_moved(self) -> bool:
        """Whether it came to its present state later than it was written, or something was said about that."""
        return self.since != self.created or bool(self.state_reason)

    @property
    def rated_as(self) -> str:
        """The words shown beside the 0–10 scale."""
        return self.activity or self.words


@dataclass(frozen=True, slots=True)
class Rating:
    """What I can do today: 0 (unable) to 10 (as before), PSFS method (Stratford 1995)."""

    id: str
    goal_id: str
    at: Moment
    value: int
    note: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 10:
            raise ValueError("a rating is from 0 to 10")


PSFS_SINGLE_ACTIVITY = 3
"""Points beyond everyday ups and downs (MDC90) for one activity. Source: Stratford 1995."""
PSFS_SOURCE = "PSFS, Stratford 1995"


@dataclass(frozen=True, slots=True)
class Change:
    """First rating to latest. ``beyond_everyday`` compares with :data:`PSFS_SINGLE_ACTIVITY`."""

    first: Rating
    latest: Rating

    @property
    def points(self) -> int:
        """Latest minus first, −10…10; more is easier."""
        return self.latest.value - self.first.value

    @property
    def beyond_everyday(self) -> bool:
        """Whether the change is larger than everyday ups and downs."""
        return abs(self.points) >= PSFS_SINGLE_ACTIVITY


def change(ratings: Sequence[Rating]) -> Change | None:
    """First → latest by time, or ``None`` with fewer than two ratings."""
    if len(ratings) < 2:
        return None
    ordered = sorted(ratings, key=lambda rating: rating.at.at)
    return Change(ordered[0], ordered[-1])
