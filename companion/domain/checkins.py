"""Check-ins: the few questions a person chose, answered when they chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.body_map import BodyMap
from companion.domain.goals import Rating
from companion.domain.moments import Moment


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    YES_NO = "yes_no"
    WORDS = "words"
    CHOICE = "choice"
    PLACES = "places"
    """Where on the body."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``low``/``high`` are the words at ``least`` and ``most`` of a scale (0 and 10 unless said);
    ``reason`` says why it is asked.

    ``better`` is +1 when more is easier, −1 when less is easier, 0 when neither. ``measure`` is the id of the
    measure it belongs to (``""`` for one's own), ``code`` its LOINC code, ``source`` who first asked it so.
    """

    id: str
    text: str
    kind: QuestionKind
    reason: str = ""
    low: str = ""
    high: str = ""
    choices: tuple[str, ...] = ()
    better: int = 0
    on_at_first: bool = False
    source: str = ""
    own: bool = False
    least: int = 0
    most: int = 10
    measure: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; exactly one of ``number`` (on the question's scale, or 0/1 for yes-no) and ``words`` is set."""

    question_id: str
    question_text: str
    number: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in. Questions left out are simply not in ``answers``: missing is never zero.

    ``at`` is the moment it is about (may be back-dated); ``written`` is when it was typed. ``ratings`` are what was
    said of goals here: they live with the goals and are only named by the check-in. ``places`` is where it hurt,
    ``None`` when that was left out.
    """

    id: str
    at: Moment
    written: Moment
    answers: tuple[Answer, ...] = ()
    note: str = ""
    private: bool = True
    ratings: tuple[Rating, ...] = ()
    places: BodyMap | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is in it."""
        return not (self.answers or self.ratings or self.note.strip() or self.places is not None)

    def numbers(self) -> Mapping[str, int]:
        """Answered scales by question id."""
        return {a.question_id: a.number for a in self.answers if a.number is not None}


WEEKLY = 7
"""Days. Recording pain every day went with slower recovery (Ferrari 2015), so once a week unless the person says."""
LONGEST = 31
"""Days. An answer longer ago than this changes nothing of what is offered."""


@dataclass(frozen=True, slots=True)
class CheckInPlan:
    """What the person chose to be asked, and how often; ``paused`` stops all asking.

    ``question_ids`` holds ids of questions, and of whole measures (``peg``, ``psfs``, ``where``). ``rhythms`` maps
    such ids to days (1 to :data:`LONGEST`); it may name some that are not chosen now, to be as before if they are again.
    """

    question_ids: tuple[str, ...] = ()
    own: tuple[Question, ...] = field(default_factory=tuple)
    rhythms: Mapping[str, int] = field(default_factory=dict)
    paused: bool = False

    def days(self, choice_id: str) -> int:
        """How many days lie between two times it is offered."""
        return self.rhythms.get(choice_id, WEEKLY)

    def offers(self, choice_id: str, last: date | None, today: date) -> bool:
        """Whether it may be offered on ``today``. ``last`` is the latest day an answer is about, if there is one.

        Only the latest answer counts: what was left out before adds up to nothing.
        """
        if self.paused or choice_id not in self.question_ids:
            return False
        return last is None or (today - last).days >= self.days(choice_id)
