"""Small steps towards a goal: a list of one's own. A step without a tick is not owed to anybody."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class SmallStep:
    """One step in own words. ``done`` is when it was ticked, ``None`` while it is not."""

    id: str
    goal_id: str
    words: str
    created: Moment
    rank: int = 0
    done: Moment | None = None
