"""A ladder of five self-written levels for one goal, and where one stood on it (goal attainment scaling).

Method: Kiresuk & Sherman 1968. Level 0 is what one hopes for, −2…+2 are below and above it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from companion.domain.moments import Moment

LEVELS = (-2, -1, 0, 1, 2)
"""Lowest first."""
OUTWARDS = (0, 1, -1, 2, -2)
"""The order in which a ladder is best written: what one hopes for, then a little more, a little less, and on."""


class LadderWords(NamedTuple):
    """The words of the five levels, lowest first. Any may be empty."""

    much_less: str = ""
    less: str = ""
    hoped: str = ""
    more: str = ""
    much_more: str = ""


UNWRITTEN = LadderWords()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder of one goal; without any words it is not written yet."""

    goal_id: str
    texts: LadderWords = UNWRITTEN

    def words(self, level: int) -> str:
        """What is written at ``level`` (−2…+2). Raises ``ValueError`` for any other."""
        return self.texts[LEVELS.index(level)]

    def with_words(self, level: int, words: str) -> Ladder:
        """The same ladder with other words at ``level``."""
        return replace(self, texts=self.texts._replace(**{LadderWords._fields[LEVELS.index(level)]: words}))

    @property
    def is_written(self) -> bool:
        """Whether any level has words."""
        return any(text.strip() for text in self.texts)


@dataclass(frozen=True, slots=True)
class Rung:
    """Where I was on my ladder at ``at``: a ``level`` of −2…+2, with what it said then (may be empty)."""

    id: str
    goal_id: str
    at: Moment
    level: int
    words: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError("a level is from -2 to +2")
