"""Visits: what I want to bring, and what we agreed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from companion.domain.moments import Moment


class TalkKind(StrEnum):
    """Something to talk about, or a question."""

    TALK = "talk"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class TalkItem:
    """One line for the next visit. ``visit_id`` is set once that visit took place."""

    id: str
    kind: TalkKind
    text: str
    at: Moment
    printed: bool = True
    visit_id: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit, to come or past. ``felt`` is private and never printed."""

    id: str
    day: date | None
    who: str = ""
    agreed: str = ""
    felt: str = ""
    happened: Moment | None = None
