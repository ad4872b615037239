"""The plan for tense days, written when things are calm."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from companion.domain.history import Revision
from companion.domain.moments import Moment
from companion.domain.recycled import Kind, Recycled
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


def texts_of(plan: TensePlan) -> dict[str, str]:
    """Every part as one text, by name: what the story of the plan keeps. The relief list has a line each."""
    return {name: getattr(plan, name) for name in TEXT_PARTS} | {"relief": "\n".join(plan.relief)}


def texts_emptied(before: TensePlan, after: TensePlan) -> dict[str, str]:
    """The texts of ``before`` that are blank in ``after``, by part. What was only worded anew is not among them."""
    then, now = texts_of(before), texts_of(after)
    return {name: then[name] for name in TEXT_PARTS if then[name].strip() and not now[name].strip()}


def brought_in(plan: TensePlan, out: Iterable[Recycled]) -> TensePlan:
    """``plan`` with what was taken out of it. Nothing that was written since is lost.

    A line stands where it stood, or at the end; a text stands above what was written in its part since. What is there
    already stays as it is.
    """
    for entry in sorted(out, key=_place):
        if entry.kind is Kind.RELIEF and entry.title not in plan.relief:
            lines = list(plan.relief)
            lines.insert(_place(entry), entry.title)
            plan = replace(plan, relief=tuple(lines))
        elif entry.kind is Kind.PLAN_TEXT:
            plan = _with_text(plan, entry.thing_id, entry.title)
    return plan


def _with_text(plan: TensePlan, part: str, text: str) -> TensePlan:
    now = getattr(plan, part)
    if f"\n{text}\n" in f"\n{now}\n":
        return plan
    together: dict[str, Any] = {part: f"{text}\n{now}" if now.strip() else text}
    return replace(plan, **together)


def _place(entry: Recycled) -> int:
    return int(entry.rest.get("place", 10**6))


def said_before(plan: TensePlan, story: Sequence[Revision]) -> list[tuple[Moment, dict[str, str]]]:
    """What other words each part had, the latest first, with the moment until which it had them.

    ``story`` is oldest first and holds every part each time; only what the next version says otherwise is given.
    """
    found = []
    after = texts_of(plan)
    for revision in reversed(story):
        other = {
            name: words
            for name, words in revision.earlier.items()
            if words.strip() and words != after.get(name, "")
        }
        if other:
            found.append((revision.at, other))
        after = after | dict(revision.earlier)
    return found
