"""The sheet for a visit, as data: already worded, already chosen, nothing private in it.

Window, PDF and (later) FHIR are all drawn from one :class:`SheetData`, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.series import CountColumn, Series


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
