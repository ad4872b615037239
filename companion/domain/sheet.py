"""The sheet for a visit, as data: already worded, already chosen, nothing private in it.

Window, PDF and (later) FHIR are all drawn from one :class:`SheetData`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.routines import Size


class Section(StrEnum):
    """The parts of the sheet, in printing order."""

    ABOUT = "about"
    TALK = "talk"
    GOALS = "goals"
    DID = "did"
    CHANGED = "changed"
    TENSE = "tense"
    FUNCTION = "function"
    QUESTIONS = "questions"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """One line that may be printed. ``key`` is stable; ``private`` lines start unticked."""

    key: str
    section: Section
    label: str
    included: bool
    private: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One recorded value on a day. There is no point for a day without a record."""

    day: date
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Recorded values over a span, on a 0-10 style scale. Days between points are simply not recorded.

    ``gap_days``: a longer pause than this between two points breaks the line.
    """

    title: str
    points: tuple[Point, ...]
    first: date
    last: date
    low: float = 0
    high: float = 10
    gap_days: int = 21


@dataclass(frozen=True, slots=True)
class CountColumn:
    """What was done in the week or month from ``start``, by size. Sizes not done are absent; so are whole gaps."""

    start: date
    counts: Mapping[Size, int]


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """One goal as printed. ``first``/``latest`` are ratings 0-10 or ``None`` when never rated."""

    words: str
    why: str
    rated_as: str
    first: int | None
    latest: int | None
    change_words: str
    source: str
    state_words: str
    series: Series


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One line of the appendix."""

    day: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetData:
    """Everything on the sheet. Texts are plain; renderers escape them. Dates are worded by the service."""

    name: str
    heading: str
    about: tuple[str, ...] = ()
    talk: tuple[str, ...] = ()
    goals: tuple[SheetGoal, ...] = ()
    did_count: int | None = None
    did: tuple[str, ...] = ()
    did_columns: tuple[CountColumn, ...] = ()
    changed: tuple[str, ...] = ()
    tense: tuple[str, ...] = ()
    function: Series | None = None
    function_words: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    diary: tuple[DiaryEntry, ...] = ()
    first: date | None = None
    last: date | None = None
    printed_on: date | None = None
    language: str = "en"
    right_to_left: bool = False
    large_print: bool = False
    page: str = "A4"
    sample: bool = False
