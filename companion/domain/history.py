"""Earlier versions: what was written before, by whom, when and why it changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.moments import Moment


class Thing(StrEnum):
    """What can have earlier versions."""

    GOAL = "goal"
    ROUTINE = "routine"
    STEP = "step"
    DECISION = "decision"
    CHECK_IN = "check_in"
    DAY = "day"
    SESSION = "session"
    VISIT = "visit"
    TALK = "talk"
    ABOUT = "about"
    TENSE_PLAN = "tense_plan"
    MOVEMENT = "movement"
    REMINDER = "reminder"
    CLINIC_SCORE = "clinic_score"
    SMALL_STEP = "small_step"
    SIDES = "sides"
    SIDE_LINE = "side_line"
    RATING = "rating"
    RUNG = "rung"
    RULER = "ruler"
    QUESTION = "question"


ME = "me"
"""The ``who`` of a change made by the person."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One earlier version. ``earlier`` maps field names to the texts that were replaced."""

    id: str
    thing: Thing
    thing_id: str
    at: Moment
    who: str
    why: str
    earlier: Mapping[str, str] = field(default_factory=dict)
