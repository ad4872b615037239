"""What the person decided about the lines of the next sheet. It is for that one sheet: the notebook stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """Where a line goes. ``BEHIND`` is the appendix: the one page was full, and the line shall not be lost."""

    PRINTED = "printed"
    BEHIND = "behind"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class LineChoice:
    """One decision, by the key of its line. Each part may be absent: ``standing`` ``None`` is as the line starts,
    ``words`` ``""`` as it was written, ``place`` ``None`` where it stands by itself (0 is first in its section)."""

    key: str
    standing: Standing | None = None
    words: str = ""
    place: int | None = None


def over(older: LineChoice, newer: LineChoice | None) -> LineChoice:
    """One decision of two on a line: of each part the newer, where it says something."""
    if newer is None:
        return older
    return LineChoice(
        newer.key,
        newer.standing or older.standing,
        newer.words or older.words,
        older.place if newer.place is None else newer.place,
    )
