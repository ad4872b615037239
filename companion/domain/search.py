"""Finding one's own words again: how what is typed becomes a search, and which letters of a text it found."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from companion.domain.text import storable

LETTERS = {
    "ł": "l",
    "Ł": "L",
    "ø": "o",
    "Ø": "O",
    "đ": "d",
    "Đ": "D",
    "ı": "i",
    "ß": "ss",
    "ẞ": "ss",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
}
"""Letters that are no letter with an accent, yet are typed as these by who does not have them on the keyboard."""
_WITHOUT_SPACES = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Japanese kana
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),  # Chinese characters
)
"""Writing that puts no spaces between words: a word there may begin anywhere."""
MOST_TERMS = 12


class Tier(IntEnum):
    """What is shown first: what holds now, then what was noted on a day, then earlier wordings."""

    NOW = 0
    NOTED = 1
    EARLIER = 2


@dataclass(frozen=True, slots=True)
class Written:
    """One text of the notebook as the search knows it.

    ``home`` and ``part`` are the table and column it stands in (for a nested value the column that holds it);
    ``thing`` and ``thing_id`` are what it is about and is shown with. ``day`` is ``None`` where none is kept.
    """

    home: str
    part: str
    thing: str
    thing_id: str
    day: date | None
    tier: Tier
    words: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that was found. ``shown`` is the part of it around the first place, ``spots`` what was found in that;
    ``title`` says what it is."""

    written: Written
    title: str
    shown: str
    spots: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, what holds now first. ``more``: there is more than was asked for."""

    hits: tuple[Hit, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A search: ``prefixes`` begin words, ``parts`` stand anywhere (writing without spaces, emoji)."""

    prefixes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for yet."""
        return not (self.prefixes or self.parts)


def query(typed: str) -> Query:
    """What to look for: every word typed must be there, its beginning is enough. Punctuation means nothing.

    >>> query('"Walk* AND river')
    Query(prefixes=('"Walk*', 'AND', 'river'), parts=())
    """
    prefixes, parts = [], []
    for term in dict.fromkeys(storable(typed).split()[:MOST_TERMS]):
        if any(_without_spaces(char) for char in term):
            parts.append(term)
        elif any(_in_words(char) for char in term):
            prefixes.append(term)
        elif any(unicodedata.category(char) in ("So", "Sc", "Sm") for char in term):
            parts.append(term)
    return Query(tuple(prefixes), tuple(parts))


def folded(text: str) -> str:
    """``text`` in small letters without accents, for comparing."""
    return _fold(text)[0]


def marks(text: str, wanted: Query) -> list[tuple[int, int]]:
    """Where ``wanted`` stands in ``text``: (start, end) of every place found, in order and apart."""
    plain, place = _fold(text)
    found: list[tuple[int, int]] = []
    for term in wanted.prefixes:
        for piece in _pieces(folded(term)):
            found += _places(plain, piece, at_start=True)
    for term in wanted.parts:
        found += _places(plain, folded(term), at_start=False)
    return _apart([(place[start], _with_accents(text, place[end - 1] + 1)) for start, end in found])


def snippet(text: str, spots: list[tuple[int, int]], room: int = 160) -> tuple[str, list[tuple[int, int]]]:
    """About ``room`` letters of ``text`` around the first of ``spots``, on one line, with the spots in it."""
    flat = "".join(" " if char.isspace() else char for char in text)
    if len(flat) <= room:
        return flat, spots
    first = spots[0][0] if spots else 0
    start = max(0, min(first - room // 3, len(flat) - room))
    end = min(len(flat), start + room)
    if start:
        start = next((i + 1 for i in range(start, min(first, start + 20)) if flat[i] == " "), start)
    if end < len(flat):
        end = next((i for i in range(end, max(end - 20, start), -1) if flat[i] == " "), end)
    head, tail = "… " if start else "", " …" if end < len(flat) else ""
    shift = len(head) - start
    inside = [(max(a, start) + shift, min(b, end) + shift) for a, b in spots if a < end and b > start]
    return head + flat[start:end] + tail, inside


def _with_accents(text: str, end: int) -> int:
    """``end`` past the accents that are letters of their own and belong to the letter before."""
    while end < len(text) and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def _without_spaces(char: str) -> bool:
    code = ord(char)
    return code >= 0x0E00 and any(low <= code <= high for low, high in _WITHOUT_SPACES)


def _in_words(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"


def _fold(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its letters the place in ``text`` it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    letters: list[str] = []
    place: list[int] = []
    for index, char in enumerate(text):
        plain = LETTERS.get(char) or "".join(
            c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn"
        )
        for letter in plain.lower():
            letters.append(letter)
            place.append(index)
    return "".join(letters), place


def _pieces(term: str) -> list[str]:
    """The words of a term: ``day's`` is ``day`` and ``s``."""
    return "".join(char if _in_words(char) else " " for char in term).split()


def _places(plain: str, piece: str, *, at_start: bool) -> list[tuple[int, int]]:
    found = []
    start = plain.find(piece) if piece else -1
    while start >= 0:
        if not at_start or start == 0 or not _in_words(plain[start - 1]):
            found.append((start, start + len(piece)))
        start = plain.find(piece, start + 1)
    return found


def _apart(spots: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spots in order, with those that touch made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spots):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
