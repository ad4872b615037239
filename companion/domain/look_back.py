"""One day as it was then: what was written and recorded on it, and the goals as they were worded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, time
from typing import Any

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import Revision, Thing
from companion.domain.recycled import Kind
from companion.domain.sessions import Day


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing written or recorded on the day. ``title`` says what it is, ``facts`` what was recorded (plain), and
    ``words`` is the person's text, verbatim. ``at`` is ``None`` where only the day is known.

    ``thing`` says where it can be opened; what has no place of its own can be put away here, as ``away``."""

    title: str
    facts: str = ""
    words: tuple[str, ...] = ()
    at: time | None = None
    thing: str = ""
    thing_id: str = ""
    away: Kind | None = None


@dataclass(frozen=True, slots=True)
class GoalThen:
    """A goal as it was at the end of that day; ``rating`` is the latest up to then, if any."""

    goal: Goal
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class DayThen:
    """All of one day. ``before`` and ``after`` are the nearest days with anything on them, if there are any."""

    day: date
    state: Day | None
    entries: tuple[Entry, ...]
    goals: tuple[GoalThen, ...]
    before: date | None
    after: date | None

    @property
    def empty(self) -> bool:
        """Whether nothing was written or recorded on the day."""
        return self.state is None and not self.entries


def goals_then(
    goals: Iterable[Goal], revisions: Sequence[Revision], ratings: Sequence[Rating], day: date
) -> tuple[GoalThen, ...]:
    """The goals that were there at the end of ``day``, as they were worded then. Deleted ones are not known."""
    later: dict[str, list[Revision]] = {}
    for revision in revisions:
        if revision.thing is Thing.GOAL and revision.at.day > day:
            later.setdefault(revision.thing_id, []).append(revision)
    latest: dict[str, Rating] = {}
    for rating in ratings:
        known = latest.get(rating.goal_id)
        if rating.at.day <= day and (known is None or rating.at.at >= known.at.at):
            latest[rating.goal_id] = rating
    return tuple(
        GoalThen(goal_then(goal, later.get(goal.id, ())), latest.get(goal.id))
        for goal in goals
        if goal.created.day <= day
    )


def goal_then(goal: Goal, later: Sequence[Revision]) -> Goal:
    """``goal`` before the changes ``later``: the oldest of them has the last word on what it said then."""
    for revision in sorted(later, key=lambda each: each.at.at, reverse=True):
        goal = replace(goal, **_earlier(goal, revision.earlier))
    return goal


def _earlier(goal: Goal, earlier: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a goal among ``earlier``; anything else in there is not the goal's own text."""
    values: dict[str, Any] = {}
    for name in {each.name for each in fields(goal)} & earlier.keys():
        if name == "state":
            values[name] = GoalState(earlier[name])
        elif isinstance(getattr(goal, name), str):
            values[name] = earlier[name]
    return values
