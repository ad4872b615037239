"""Typed text made ready for paper: nothing is markup, and nothing is drawn as an empty box."""

from __future__ import annotations

import re
import unicodedata

from companion.domain.text import storable
from companion.reports.fonts import Fonts

_LINE_ENDS = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b\ufeff]")
JOINERS = frozenset("\u200c\u200d\u034f")
_ZERO_WIDTH = ("Cf", "Mn", "Me", "Mc")


def lines_of(text: str, limit: int | None = None) -> list[str]:
    """The typed lines without control characters, composed (NFC); at most ``limit`` characters are looked at."""
    if limit is not None and len(text) > limit:
        text = text[:limit]
    if text.isascii() and text.isprintable():
        return [text]
    composed = unicodedata.normalize("NFC", storable(text))
    return [_CONTROLS.sub("", _SPACES.sub(" ", line)) for line in _LINE_ENDS.split(composed)]


def extends(char: str) -> bool:
    """Whether ``char`` belongs to the character before it: marks, joiners, variation and skin-tone signs."""
    return unicodedata.category(char) in _ZERO_WIDTH or "\U0001f3fb" <= char <= "\U0001f3ff"


def named(char: str) -> str:
    """The name shown for a character that no font has: ``[U+1F9FF]``."""
    return f"[U+{ord(char):04X}]"


def spelled(text: str, fonts: Fonts) -> str:
    """``text`` with characters that no font draws spelled out by number, and invisible ones left out."""
    if text.isascii():
        return text
    strange = {char for char in set(text) if not char.isascii() and not fonts.knows(char)}
    if not strange:
        return text
    table = {ord(char): _instead(char) for char in strange}
    return text.translate(table)


def _instead(char: str) -> str:
    """Formatting signs are invisible by nature; anything else must not vanish without a trace."""
    invisible = unicodedata.category(char) == "Cf" or "\ufe00" <= char <= "\ufe0f" or char in JOINERS
    if invisible:
        return (
            char if char in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" else ""
        )
    return named(char)
