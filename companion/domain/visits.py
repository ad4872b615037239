"""Visits: what I want to bring, what we agreed, and how it felt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.moments import Moment


class TalkKind(StrEnum):
    """Something to talk about, or a question."""

    TALK = "talk"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class TalkItem:
    """One line for the next visit. ``visit_id`` is set once that visit took place.

    ``source`` names the thing it was put on the list from, such as ``goal/ID``; ``""`` when it was typed.
    """

    id: str
    kind: TalkKind
    text: str
    at: Moment
    printed: bool = True
    visit_id: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit, to come or past. ``felt`` is private and never printed."""

    id: str
    day: date | None
    who: str = ""
    agreed: str = ""
    felt: str = ""
    happened: Moment | None = None


FELT_PARTS = ("heard", "goals", "approach", "overall")
"""The numbers of a :class:`Felt`, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Felt:
    """How a visit felt, in numbers from 0 to 10. Private, never printed; any may be left out.

    The questions are the program's own words and no published scale; they are never added up.
    """

    heard: int | None = None
    goals: int | None = None
    approach: int | None = None
    overall: int | None = None

    def __post_init__(self) -> None:
        if any(value is not None and not 0 <= value <= 10 for value in self.values()):
            raise ValueError("a number is from 0 to 10")

    def values(self) -> tuple[int | None, ...]:
        """The numbers, in the order of :data:`FELT_PARTS`."""
        return (self.heard, self.goals, self.approach, self.overall)

    @property
    def says_nothing(self) -> bool:
        """Whether no number was given."""
        return all(value is None for value in self.values())


class Became(StrEnum):
    """What the person made of a line that was agreed on."""

    MYSELF = "myself"
    """A suggestion to myself, to come back to."""
    SUGGESTION = "suggestion"
    """Something the clinician suggested; it is among the plans, to be taken, changed or left."""
    GOAL_STEP = "goal_step"
    ROUTINE_STEP = "routine_step"


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """Something that was made of a line of ``Visit.agreed``. ``became_id`` names the suggestion it is now, or the goal
    or routine it is with; ``""`` for a suggestion to myself."""

    id: str
    visit_id: str
    text: str
    became: Became
    became_id: str
    at: Moment


def lines_of(agreed: str) -> list[str]:
    """The lines of what was agreed, without blank ones, and each once."""
    return list(dict.fromkeys(line.strip() for line in agreed.splitlines() if line.strip()))


def names_known(visits: Sequence[Visit]) -> list[str]:
    """Whom the visits were with, each once, the latest first; visits without a day count as the latest."""
    ordered = sorted(visits, key=lambda visit: visit.day or date.max, reverse=True)
    return list(dict.fromkeys(visit.who.strip() for visit in ordered if visit.who.strip()))
