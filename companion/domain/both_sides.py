"""Both sides of a goal or a choice: what is good, and less good, about changing and about staying.

Nothing here is summed up, counted or weighed. All of it is private, line by line, until the person says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.moments import Moment


class Quadrant(StrEnum):
    """The four corners, in reading order."""

    CHANGE_GOOD = "change_good"
    CHANGE_LESS = "change_less"
    STAY_GOOD = "stay_good"
    STAY_LESS = "stay_less"


@dataclass(frozen=True, slots=True)
class BothSides:
    """One page: about a goal (``goal_id``) or about a choice of one's own, named by ``title``."""

    id: str
    title: str
    created: Moment
    goal_id: str = ""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line in one corner, verbatim. ``shared``: the person chose that it may go on the sheet."""

    id: str
    sides_id: str
    quadrant: Quadrant
    text: str
    at: Moment
    rank: int = 0
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A line that may be printed: ``about`` is the goal or choice it was written about, in the person's words."""

    line: SideLine
    about: str
    goal_id: str = ""


def in_corner(lines: Iterable[SideLine], quadrant: Quadrant) -> tuple[SideLine, ...]:
    """The lines of one corner, in the order given."""
    return tuple(line for line in lines if line.quadrant is quadrant)


def chosen(pages: Iterable[tuple[BothSides, str]], lines: Sequence[SideLine]) -> list[ChosenLine]:
    """The lines marked as shared and no other. ``pages`` come with what each is about, in words."""
    return [
        ChosenLine(line, about, page.goal_id)
        for page, about in pages
        for line in lines
        if line.sides_id == page.id and line.shared
    ]
