"""The plan format, version 1, as pydantic models: the one definition behind reader and JSON Schema.

Texts in ``description`` end up in the schema, for people who write plan files; they are not shown in the window.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from companion.domain.doses import LIMITS, MAX_LOAD_TEXT, Dose, Side, problems
from companion.domain.movements import Area, Position
from companion.domain.text import storable

FORMAT_VERSION = 1
MAX_NAME = 200
MAX_WORDS = 5_000
MAX_CUE = 500
MAX_VERSION = 100_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MINUS_NUMBER = re.compile(r"\s*[-−–]\s*[0-9]")
_KEY_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
_LINE_BREAKS = frozenset("\n\r\t")
_USUAL = Dose()


def _no_controls(text: str, allowed: frozenset[str]) -> str:
    """Control characters have no look of their own and can steer a terminal: they are not words."""
    for char in text:
        if char not in allowed and unicodedata.category(char) in {"Cc", "Zl", "Zp"}:
            raise PydanticCustomError("control_character", "control character {code}", {"code": ord(char)})
    return text


def _one_line(text: str) -> str:
    line = _no_controls(storable(text), frozenset()).strip()
    if not line:
        raise PydanticCustomError("blank", "blank")
    return line


def _line_or_nothing(text: str) -> str:
    return _one_line(text) if text.strip() else ""


def _load(text: str) -> str:
    line = _line_or_nothing(text)
    if _MINUS_NUMBER.match(line):
        raise PydanticCustomError("minus_load", "minus load")
    return line


def _words(text: str) -> str:
    return _no_controls(storable(text), _LINE_BREAKS)


def _said(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "blank")
    return text


def _day(value: object) -> object:
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # such as 30 February: told below
    raise PydanticCustomError("not_a_day", "not a day")


Name = Annotated[str, StringConstraints(min_length=1, max_length=MAX_NAME), AfterValidator(_one_line)]
Cue = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CUE), AfterValidator(_one_line)]
Words = Annotated[str, StringConstraints(max_length=MAX_WORDS), AfterValidator(_words)]
Said = Annotated[Words, AfterValidator(_said)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=_KEY_PATTERN)]
Day = Annotated[
    date,
    BeforeValidator(_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": f"^{_DAY.pattern}$"}),
]
# Enums are written as their plain word, which strict mode alone would not take.
AnySide = Annotated[Side, Field(strict=False)]
AnyArea = Annotated[Area, Field(strict=False)]
AnyPosition = Annotated[Position, Field(strict=False)]


def _range(name: str) -> object:
    low, high = LIMITS[name]
    return Field(ge=low, le=high)


class Strict(BaseModel):
    """No guessing: a number is a number, an unknown name is a typing slip."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class DoseModel(Strict):
    """How much. Seconds everywhere. Repetitions are per side and per set. Leave out what is not said."""

    sets: Annotated[int, _range("sets")] = _USUAL.sets
    reps_min: Annotated[int, _range("reps_min")] | None = None
    reps_max: Annotated[int, _range("reps_max")] | None = None
    hold_s: Annotated[int, _range("hold_s")] = _USUAL.hold_s
    rest_s: Annotated[int, _range("rest_s")] = _USUAL.rest_s
    tempo_s: Annotated[int, _range("tempo_s")] = _USUAL.tempo_s
    duration_s: Annotated[int, _range("duration_s")] | None = None
    side: AnySide = _USUAL.side
    load: Annotated[str, StringConstraints(max_length=MAX_LOAD_TEXT), AfterValidator(_load)] = _USUAL.load
    times_per_day: Annotated[int, _range("times_per_day")] | None = None
    days_per_week: Annotated[int, _range("days_per_week")] | None = None
    as_needed: bool = False
    effort_max: Annotated[int, _range("effort_max")] | None = None
    comfort_max: Annotated[int, _range("comfort_max")] | None = None

    def dose(self) -> Dose:
        """The same as the program's own dose."""
        return Dose(**self.model_dump())

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        """The rules between fields; the ranges of single fields were checked before."""
        found = problems(self.dose())
        if found:
            raise PydanticCustomError("dose", "dose", {"problems": found})
        return self


class DosesModel(Strict):
    """How much on a good, an ordinary and a tense day. At least one; a size left out skips the step that day."""

    good: DoseModel | None = None
    ordinary: DoseModel | None = None
    tense: DoseModel | None = None

    @model_validator(mode="after")
    def _any(self) -> Self:
        if self.good is None and self.ordinary is None and self.tense is None:
            raise PydanticCustomError("no_size", "no size")
        return self


class MovementModel(Strict):
    """A movement that the file describes itself, for what the library does not have."""

    id: Key = Field(description="Named by the steps of this file only.")
    name: Name
    purpose: Name = Field(description="What it is for, in one line.")
    cues: Annotated[list[Cue], Field(min_length=1, max_length=20)] = Field(description="How to do it.")
    position: AnyPosition = Position.STANDING
    area: AnyArea = Area.WHOLE_BODY
    may_feel: Words = ""
    ease_off: Words = ""
    equipment: Annotated[list[Name], Field(max_length=20)] = Field(default_factory=list)


class StepModel(Strict):
    """One suggested movement."""

    key: Key = Field(
        description="Stays the same in later versions of the plan, so that changes can be shown."
    )
    movement: Key = Field(description="A movement of this file, or else the id of one in the library.")
    why: Said = Field(description="Why this helps, in plain words.")
    doses: DosesModel
    progression: Words = Field(
        default="", description="What to try when this is easy. Offered, never applied."
    )
    limits: Words = Field(default="", description="When to do less, stop, or call.")

    @field_validator("movement")
    @classmethod
    def _known(cls, movement: str, info: ValidationInfo) -> str:
        known = info.context
        if known is not None and movement not in known:
            raise PydanticCustomError("unknown_movement", "unknown movement")
        return movement


class RoutineModel(Strict):
    """Steps that are done together, in order."""

    key: Key = Field(description="Stays the same in later versions of the plan.")
    name: Name
    steps: Annotated[list[StepModel], Field(min_length=1, max_length=50)]


class PlanModel(Strict):
    """A plan that a clinician suggests. The person takes from it what fits."""

    format_version: Literal[1]
    plan_id: Key = Field(description="Stays the same in later versions of the plan.")
    version: Annotated[int, Field(ge=1, le=MAX_VERSION)] = Field(description="Grows with each version.")
    title: Name
    by: Name = Field(description="Who suggests it.")
    clinic: Annotated[str, StringConstraints(max_length=MAX_NAME), AfterValidator(_line_or_nothing)] = ""
    written: Day
    message: Words = Field(default="", description="A letter to the person, in plain words.")
    movements: Annotated[list[MovementModel], Field(max_length=100)] = Field(default_factory=list)
    routines: Annotated[list[RoutineModel], Field(min_length=1, max_length=20)]
