"""A document that runs on from page to page, as data: headings, own words, lists, tables and small charts.

Texts are plain and already worded. Nothing private is in it that the person did not ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from companion.domain.series import Series


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``aside`` stands small beside it, such as a day. A ``lesser`` one is for a part of a chapter."""

    words: str
    aside: str = ""
    lesser: bool = False


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What the person wrote, set apart. The quotation marks are already there; ``small`` for less weight."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A paragraph; a ``quiet`` one explains."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines below each other."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """A table. The first cell of each row says what the row is about."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SmallChart:
    """Values over time. A gap is a gap."""

    series: Series


@dataclass(frozen=True, slots=True)
class RoomToWrite:
    """Empty lines for a pen, under a heading."""

    words: str
    lines: int = 4


Block: TypeAlias = Heading | OwnWords | Sentence | Listing | Facts | SmallChart | RoomToWrite


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document. ``foot`` says on each page what it is."""

    title: str
    subtitle: str = ""
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    printed_on: date | None = None
    language: str = "en"
    right_to_left: bool = False
    large_print: bool = False
    page: str = "A4"
    sample: bool = False
