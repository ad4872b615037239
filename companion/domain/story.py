"""A goal's story: what was written, changed and recorded about it, in time order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from companion.domain.moments import Moment


class ChapterKind(StrEnum):
    """What a chapter is about."""

    WORDS = "words"
    STATE = "state"
    RATING = "rating"
    LADDER = "ladder"
    RULERS = "rulers"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class Chapter:
    """One or a few sentences, the person's own words in quotation marks. ``at`` is when it begins."""

    at: Moment
    kind: ChapterKind
    text: str
