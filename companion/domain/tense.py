"""The plan for tense days, written when things are calm."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.moments import Moment
from companion.domain.sessions import Helped


@dataclass(frozen=True, slots=True)
class TensePlan:
    """My tense plan, all in own words; any part may be empty. ``written`` is ``None`` before the first time.

    ``signs`` tell that it begins, ``triggers`` what may bring it on; ``first`` is for the first 48 hours, ``passes``
    to remember that it passes, ``call`` whom to call or tell, ``relief`` what eases, a line each. ``stepping_up``
    is the way back to ordinary days, ``learned`` what to know next time.
    """

    signs: str = ""
    first: str = ""
    passes: str = ""
    call: str = ""
    relief: tuple[str, ...] = ()
    written: Moment | None = None
    triggers: str = ""
    stepping_up: str = ""
    learned: str = ""


TEXT_PARTS = ("signs", "triggers", "first", "passes", "call", "stepping_up", "learned")
"""The parts of a :class:`TensePlan` that are one text each."""


@dataclass(frozen=True, slots=True)
class ReliefUse:
    """One time something from the relief list was used. ``helped`` stays ``None`` when not said."""

    id: str
    name: str
    at: Moment
    helped: Helped | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReliefCount:
    """How often something helped, by the person's own answers: ``helped`` of ``answered`` times."""

    name: str
    helped: int
    answered: int


def ranked(names: tuple[str, ...], uses: list[ReliefUse]) -> list[ReliefCount]:
    """The relief list with counts, most helpful first; ties and the untried keep the person's order.

    "A little" counts as helped. Uses without an answer are left out: missing is never zero.
    """
    counts = []
    for name in names:
        answered = [use for use in uses if use.name == name and use.helped is not None]
        counts.append(ReliefCount(name, sum(use.helped is not Helped.NO for use in answered), len(answered)))
    return sorted(counts, key=most_helpful)


def most_helpful(count: ReliefCount) -> float:
    """For sorting, most helpful first: one lucky try does not outrank seven of nine."""
    return -(count.helped + 1) / (count.answered + 2)
