"""The first lines of Today: a greeting, and the person's own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from companion.domain.goals import Goal
from companion.domain.text import first_line
from companion.i18n import tr

MORNING, NOON, EVENING = 5, 12, 18
"""The hours at which the greeting changes."""

QUOTE_LENGTH = 200


def greeting(hour: int, name: str) -> str:
    """``Good morning, Sam``; without a name the greeting alone."""
    name = first_line(name)
    if MORNING <= hour < NOON:
        return tr("Good morning, {name}", name=name) if name else tr("Good morning")
    if NOON <= hour < EVENING:
        return tr("Good afternoon, {name}", name=name) if name else tr("Good afternoon")
    return tr("Good evening, {name}", name=name) if name else tr("Good evening")


def goal_of_the_day(goals: Sequence[Goal], day: date) -> Goal | None:
    """One of the open goals; another one each day. ``None`` when none is open."""
    open_goals = [goal for goal in goals if goal.state.is_open]
    return open_goals[day.toordinal() % len(open_goals)] if open_goals else None


def goal_words(goal: Goal | None) -> str:
    """The goal's first line, cut with an ellipsis only when very long."""
    return first_line(goal.words, QUOTE_LENGTH) if goal else ""
