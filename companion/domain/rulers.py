"""How important a goal is to me and how sure I am of it, 0–10, each time I was asked or wanted to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.moments import Moment


class Ruler(StrEnum):
    """Which of the two."""

    IMPORTANCE = "importance"
    CONFIDENCE = "confidence"


@dataclass(frozen=True, slots=True)
class RulerMark:
    """One answer: 0 (not at all) to 10 (as much as can be). ``why`` answers "why not lower?" (may be empty).

    Method: the rulers of motivational interviewing; no score is made of them.
    """

    id: str
    goal_id: str
    ruler: Ruler
    at: Moment
    value: int
    why: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.value <= 10:
            raise ValueError("a ruler goes from 0 to 10")


def latest(marks: Iterable[RulerMark], ruler: Ruler) -> RulerMark | None:
    """The latest answer on one ruler; of two at the same moment, the one that came later."""
    found: RulerMark | None = None
    for mark in marks:
        if mark.ruler is ruler and (found is None or mark.at.at >= found.at.at):
            found = mark
    return found
