"""What the person put away: kept for a while, so that it can come back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from companion.domain.moments import Moment

KEPT_DAYS = 30
"""How long something put away can be brought back."""


class Kind(StrEnum):
    """What can be put away. Where each is kept in the file: ``companion.storage.repositories.recycled``."""

    GOAL = "goal"
    RATING = "rating"
    ROUTINE = "routine"
    STEP = "step"
    MOVEMENT = "movement"
    MEDIA = "media"
    CHECK_IN = "check_in"
    CLINIC_SCORE = "clinic_score"
    QUESTION = "question"
    DAY = "day"
    SESSION = "session"
    VISIT = "visit"
    TALK = "talk"
    REMINDER = "reminder"
    RELIEF = "relief"
    PLAN_TEXT = "plan_text"
    RELIEF_USE = "relief_use"
    PLAN = "plan"
    RUNG = "rung"
    RULER = "ruler"
    SMALL_STEP = "small_step"
    FINE = "fine"
    SIDES = "sides"
    SIDE_LINE = "side_line"
    PORTRAIT = "portrait"
    ABOUT_WORDS = "about_words"


class Back(StrEnum):
    """What became of bringing something back."""

    DONE = "done"
    TAKEN = "taken"
    """Something is in its place by now; it stays in the list."""
    ALONE = "alone"
    """What it belonged to is not there; it stays in the list."""


@dataclass(frozen=True, slots=True)
class Recycled:
    """One thing that was put away. ``title`` is the person's own words for it, as far as it had any.

    ``rest`` is what is kept of a thing that is only a part of another, such as a line of the tense plan; everything
    else is kept as it stood in the file, out of sight.
    """

    id: str
    kind: Kind
    thing_id: str
    title: str
    at: Moment
    rest: dict[str, str] = field(default_factory=dict)

    @property
    def last_day(self) -> date:
        """The last day on which it is surely still there."""
        return self.at.day + timedelta(days=KEPT_DAYS)

    def is_over(self, now: Moment) -> bool:
        """Whether its time in the list is over: ``KEPT_DAYS`` times 24 hours."""
        return now.at - self.at.at >= timedelta(days=KEPT_DAYS)


def lines_taken_out(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, str]]:
    """The lines of ``before`` that were taken out, with their places. One that was reworded is not among them:
    between two lines that stayed, as many new lines as there are now stand for as many that were there."""
    new = Counter(above for _place, above, _line in _between(after, set(before)))
    found = []
    for place, above, line in _between(before, set(after)):
        if new[above]:
            new[above] -= 1
        else:
            found.append((place, line))
    return found


def _between(lines: Sequence[str], stayed: set[str]) -> Iterator[tuple[int, str, str]]:
    """The lines that are not in ``stayed``: place, the line above that stayed (``""``: none), and the line."""
    above = ""
    for place, line in enumerate(lines):
        if line in stayed:
            above = line
        else:
            yield place, above, line
