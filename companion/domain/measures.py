"""Measures: questions that belong together, how they become one number, and what a change of it may mean.

A measure is data (``resources/measures``). How it is scored is in ``domain/scoring.py``, what a change means in
``domain/measure_change.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from companion.domain.checkins import Question
from companion.domain.measure_change import ChangeRule


class Rule(StrEnum):
    """How answers become one number. ``NONE``: there is no number to be had."""

    SINGLE = "single"
    MEAN = "mean"
    GAS = "gas"
    NONE = "none"


class Kept(StrEnum):
    """Where the answers live. Each is kept in one place only, wherever it was asked."""

    CHECK_IN = "check_in"
    RATINGS = "ratings"
    """With the goals, as what I can do (PSFS)."""
    LADDER = "ladder"
    """With the goals, as where I stand on my own five levels (GAS)."""
    RULERS = "rulers"
    """With the goals, as how important and how sure."""
    SESSIONS = "sessions"
    """With each time through a routine (effort)."""


class Band(NamedTuple):
    """A part of a scale with a name: ``words`` for ``least`` to ``most``, both included."""

    least: float
    most: float
    words: str


class Measure(NamedTuple):
    """One measure.

    ``items`` are its questions (empty where the person's own goals are asked about). With ``separate`` each item
    stands alone: one picks among them, and each is a number by itself. ``least`` to ``most`` is the range of an
    answer, ``low`` to ``high`` that of the score. ``better`` is +1 when more is easier, −1 when less is, 0 when
    neither. ``codes`` are LOINC codes of the whole (``panel``, ``score``); those of an item are with the question.
    """

    id: str
    name: str
    items: tuple[Question, ...]
    rule: Rule = Rule.NONE
    kept: Kept = Kept.CHECK_IN
    separate: bool = False
    reason: str = ""
    recall: str = ""
    label: str = ""
    """What one should know about its number, shown beside it."""
    low_words: str = ""
    high_words: str = ""
    least: int = 0
    most: int = 10
    low: float = 0
    high: float = 10
    better: int = 0
    bands: tuple[Band, ...] = ()
    change: ChangeRule | None = None
    is_change: bool = False
    """Whether an answer is itself about a change (GROC), so that no earlier one is needed to read it."""
    source: str = ""
    licence: str = ""
    codes: Mapping[str, str] = MappingProxyType({})
    on_at_first: bool = False

    def band(self, value: float) -> Band | None:
        """The named part of the scale that ``value`` is in; none where the bands leave it out."""
        return next((band for band in self.bands if band.least <= value <= band.most), None)

    def item(self, question_id: str) -> Question | None:
        """One of its questions by id."""
        return next((item for item in self.items if item.id == question_id), None)


WHERE = "where"
"""The id of the body picture among what one may choose to be asked."""
PSFS = "psfs"
PAIN = frozenset({"nprs", "peg"})
"""The ids of those that ask how strong pain is."""
GAS = "gas"
EFFORT = "effort"
MOST_ACTIVITIES = 5
"""PSFS asks about three to five activities (Stratford 1995); fewer are fine here, more are not."""

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, "
    "Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost "
    "under the license at http://loinc.org/license. LOINC® is a registered United States trademark of "
    "Regenstrief Institute, Inc."
)
"""Goes with every file that carries LOINC codes. In English, as its terms have it."""
