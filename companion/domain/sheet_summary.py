"""What a sheet says in numbers: goals, ratings and days. What another program, or this one, reads back from paper.

:func:`everything` holds all that the attachment carries of these, :func:`summary` the little that fits the small code.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from companion.domain.goals import GoalState
from companion.domain.sheet import Measured, SheetData
from companion.domain.text import first_line

CODED_GOALS = 3
"""So many goals are in the code."""
CODED_LENGTH = 44
"""So many characters of each goal's words are in the code, and at most :data:`CODED_BYTES` bytes (UTF-8): the code
has to stay small enough to be read from a page scanned at 150 dots an inch."""
CODED_BYTES = 56


@dataclass(frozen=True, slots=True)
class DayValue:
    """A value 0-10 on a day. ``at`` is the moment with its offset, where that is known."""

    day: date
    value: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class SummaryGoal:
    """One goal: the person's words, how it stands, and its ratings by time."""

    words: str
    state: GoalState = GoalState.ACTIVE
    ratings: tuple[DayValue, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet in numbers. ``function`` are answers to the weekly question of what one could do; ``more_goals`` is how
    many goals there are beyond ``goals``."""

    printed_on: date
    first: date
    last: date
    goals: tuple[SummaryGoal, ...] = ()
    function: tuple[DayValue, ...] = ()
    more_goals: int = 0


def everything(data: SheetData) -> SheetSummary:
    """All goals with all their ratings, and all answers. The sheet must be dated, as the service's are."""
    if data.printed_on is None or data.first is None or data.last is None:
        raise ValueError("a sheet without its days")
    return SheetSummary(
        printed_on=data.printed_on,
        first=data.first,
        last=data.last,
        goals=tuple(SummaryGoal(goal.words, goal.state, _values(goal.ratings)) for goal in data.goals),
        function=_values(data.answers),
    )


def shortened(whole: SheetSummary) -> SheetSummary:
    """The first goals with the beginning of their words, and the first and latest value of everything."""
    goals = whole.goals[:CODED_GOALS]
    return replace(
        whole,
        goals=tuple(SummaryGoal(coded_words(goal.words), goal.state, _ends(goal.ratings)) for goal in goals),
        function=_ends(whole.function),
        more_goals=whole.more_goals + len(whole.goals) - len(goals),
    )


def summary(data: SheetData) -> SheetSummary:
    """What of ``data`` is in the small code."""
    return shortened(everything(data))


def coded_words(words: str) -> str:
    """The beginning of the person's words, on one line, every run of spaces as one."""
    line = first_line(" ".join(words.split()), CODED_LENGTH)
    if len(line.encode()) <= CODED_BYTES:
        return line
    while len(line.encode()) > CODED_BYTES - len("…".encode()):
        line = line[:-1]
    return f"{line.rstrip()}…"


def _values(measured: tuple[Measured, ...]) -> tuple[DayValue, ...]:
    return tuple(DayValue(each.at.day, each.value, each.at.text()) for each in measured)


def _ends(values: tuple[DayValue, ...]) -> tuple[DayValue, ...]:
    ends = values if len(values) < 2 else (values[0], values[-1])
    return tuple(DayValue(each.day, each.value) for each in ends)
