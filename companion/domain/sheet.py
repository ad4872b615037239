"""The sheet for a visit, as data: already worded, already chosen, nothing private in it.

Window, PDF, FHIR and the small code on the page are all made from one :class:`SheetData`, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from companion.domain.goals import GoalState
from companion.domain.moments import Moment
from companion.domain.series import CountColumn, Series


class Section(StrEnum):
    """The parts of the sheet, in printing order."""

    ABOUT = "about"
    TALK = "talk"
    GOALS = "goals"
    DID = "did"
    CHANGED = "changed"
    TENSE = "tense"
    SURE = "sure"
    FUNCTION = "function"
    SIDES = "sides"
    QUESTIONS = "questions"
    NOTES = "notes"


NAME_KEY, DID_KEY, TENSE_KEY, FUNCTION_KEY = "about:name", "did", "tense", "function"
"""Keys of what is printed as one thing: the name at the top, and three sections that are made of counts."""
PORTRAIT_KEY = "about:portrait"
"""The key of the picture of me."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as printed. ``key`` says what it came from and stays the same from day to day.

    ``lead`` is the beginning of ``text`` that lines next to each other may share on paper; ``""`` for none.
    """

    key: str
    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """One number the person gave: when, and how much on a scale of 0-10."""

    at: Moment
    value: int


@dataclass(frozen=True, slots=True)
class SheetLadder:
    """Where a goal stands on its ladder of five. ``now`` is -2…+2; ``hoped_words`` are those of level 0."""

    now: int
    now_words: str
    hoped_words: str = ""
    since: Moment | None = None


@dataclass(frozen=True, slots=True)
class SheetGoal:
    """One goal as printed. ``first``/``latest`` are ratings 0-10 of one and the same activity, ``None`` when never
    rated; ``ratings`` are all of them by time, and ``series`` the same as days for the chart."""

    key: str
    words: str
    why: str
    rated_as: str
    first: int | None
    latest: int | None
    change_words: str
    source: str
    state_words: str
    series: Series
    state: GoalState = GoalState.ACTIVE
    since: Moment | None = None
    ratings: tuple[Measured, ...] = ()
    ladder: SheetLadder | None = None

    @property
    def why_key(self) -> str:
        """The key of the reason alone."""
        return f"why:{self.key.removeprefix('goal:')}"

    @property
    def ladder_key(self) -> str:
        """The key of the ladder alone."""
        return f"ladder:{self.key.removeprefix('goal:')}"

    def line_keys(self) -> tuple[str, ...]:
        """What of this goal can be left out: all of it, its reason, its ladder."""
        parts = ((True, self.key), (bool(self.why), self.why_key), (self.ladder is not None, self.ladder_key))
        return tuple(key for there, key in parts if there)

    def without(self, key: str) -> SheetGoal:
        """The same goal without its reason or its ladder."""
        if key == self.why_key:
            return replace(self, why="")
        return replace(self, ladder=None) if key == self.ladder_key else self


@dataclass(frozen=True, slots=True)
class DiaryEntry:
    """One line of the appendix."""

    day: date
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SheetData:
    """Everything on the sheet. Texts are plain; renderers escape them. Dates are worded by the service.

    ``portrait`` is the picture of me as JPEG, empty for none. ``more`` are lines the person moved from the one page to the
    appendix, and ``left_out`` says so on the page in a sentence ("3 more notes are in the appendix."). ``code`` is the
    text of the small code to scan, ``""`` for none. ``answers`` are the numbers behind ``function``. ``made`` is noon of
    ``printed_on``: the hour does not matter, and the same day shall give the same bytes.
    """

    name: str
    heading: str
    portrait: bytes = field(default=b"", repr=False)
    about: tuple[SheetLine, ...] = ()
    talk: tuple[SheetLine, ...] = ()
    goals: tuple[SheetGoal, ...] = ()
    did_count: int | None = None
    did: tuple[str, ...] = ()
    did_columns: tuple[CountColumn, ...] = ()
    changed: tuple[SheetLine, ...] = ()
    tense: tuple[str, ...] = ()
    sure: tuple[SheetLine, ...] = ()
    function: Series | None = None
    function_words: tuple[str, ...] = ()
    answers: tuple[Measured, ...] = ()
    sides: tuple[SheetLine, ...] = ()
    questions: tuple[SheetLine, ...] = ()
    notes: tuple[SheetLine, ...] = ()
    left_out: str = ""
    more: tuple[SheetLine, ...] = ()
    diary: tuple[DiaryEntry, ...] = ()
    code: str = ""
    first: date | None = None
    last: date | None = None
    printed_on: date | None = None
    made: Moment | None = None
    language: str = "en"
    right_to_left: bool = False
    large_print: bool = False
    page: str = "A4"
    sample: bool = False

    def keys(self) -> tuple[str, ...]:
        """The key of everything on the page that can be left out, in printing order."""
        found = [NAME_KEY] if self.name else []
        found += [PORTRAIT_KEY] if self.portrait else []
        found += [line.key for line in (*self.about, *self.talk)]
        found += [key for goal in self.goals for key in goal.line_keys()]
        found += [DID_KEY] if self.did_count is not None or self.did else []
        found += [line.key for line in self.changed]
        found += [TENSE_KEY] if self.tense else []
        found += [line.key for line in self.sure]
        found += [FUNCTION_KEY] if self.function is not None or self.function_words else []
        found += [line.key for line in (*self.sides, *self.questions, *self.notes)]
        return tuple(found)

    def without(self, key: str) -> SheetData:
        """The same sheet without one line; unchanged when ``key`` is not on it."""
        if key == NAME_KEY:
            return replace(self, name="")
        if key == PORTRAIT_KEY:
            return replace(self, portrait=b"")
        if key == DID_KEY:
            return replace(self, did_count=None, did=(), did_columns=())
        if key == TENSE_KEY:
            return replace(self, tense=())
        if key == FUNCTION_KEY:
            return replace(self, function=None, function_words=(), answers=())
        return replace(
            self,
            about=_but(self.about, key),
            talk=_but(self.talk, key),
            goals=tuple(goal.without(key) for goal in self.goals if goal.key != key),
            changed=_but(self.changed, key),
            sure=_but(self.sure, key),
            sides=_but(self.sides, key),
            questions=_but(self.questions, key),
            notes=_but(self.notes, key),
        )


def _but(lines: tuple[SheetLine, ...], key: str) -> tuple[SheetLine, ...]:
    return tuple(line for line in lines if line.key != key)


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether all that was chosen fits, printed in full. Lengths in points (1/72 inch).

    ``pages`` is what the sheet takes without its appendix, of ``allowed`` (one; two in large print). ``over`` is how
    much too tall it is, 0 when it fits. ``gives`` says for each line key how much leaving it out gives back, at least
    0; it may be empty when everything fits.
    """

    pages: int
    over: float = 0.0
    gives: Mapping[str, float] = field(default_factory=dict)
    allowed: int = 1

    @property
    def fits(self) -> bool:
        return self.over <= 0


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside the PDF: what the page says, for another program to read."""

    name: str
    media_type: str
    data: bytes
    description: str
