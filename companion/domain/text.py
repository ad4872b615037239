"""What a typed text may be. Words are kept exactly as typed; only what no file can hold is taken out."""

from __future__ import annotations

MAX_TEXT = 200_000
"""Longest single text, in characters: about sixty printed pages."""


def storable(text: str) -> str:
    """``text`` without NUL and lone surrogates, which neither UTF-8 nor a PDF can carry."""
    if text.isascii() and "\x00" not in text:
        return text
    return "".join(c for c in text if c != "\x00" and not 0xD800 <= ord(c) <= 0xDFFF)


def first_line(text: str, limit: int = 80) -> str:
    """The first non-empty line, cut at a word with an ellipsis when longer than ``limit``."""
    line = next((part.strip() for part in text.splitlines() if part.strip()), "")
    if len(line) <= limit:
        return line
    cut = line[: limit - 1].rstrip()
    head, space, _tail = cut.rpartition(" ")
    return (head if space and len(head) > limit // 2 else cut) + "…"
