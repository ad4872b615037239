"""Check-ins: the few questions a person chose, answered when they chose."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.moments import Moment


class QuestionKind(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    YES_NO = "yes_no"
    WORDS = "words"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``low``/``high`` are the words at 0 and 10 of a scale; ``reason`` says why it is asked.

    ``better`` is +1 when more is easier, −1 when less is easier, 0 when neither.
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


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; exactly one of ``number`` (0–10, or 0/1 for yes-no) and ``words`` is set."""

    question_id: str
    question_text: str
    number: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """One check-in. Questions left out are simply not in ``answers``: missing is never zero.

    ``at`` is the moment it is about (may be back-dated); ``written`` is when it was typed.
    """

    id: str
    at: Moment
    written: Moment
    answers: tuple[Answer, ...] = ()
    note: str = ""
    private: bool = True

    def numbers(self) -> Mapping[str, int]:
        """Answered scales by question id."""
        return {a.question_id: a.number for a in self.answers if a.number is not None}


@dataclass(frozen=True, slots=True)
class CheckInPlan:
    """What the person chose to be asked. ``every_days`` 7 is weekly; ``paused`` stops all asking."""

    question_ids: tuple[str, ...] = ()
    own: tuple[Question, ...] = field(default_factory=tuple)
    every_days: int = 7
    paused: bool = False
