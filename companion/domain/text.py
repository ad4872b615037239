"""What a typed text may be. Words are kept exactly as typed; only what no file can hold is taken out."""

from __future__ import annotations

MAX_TEXT = 200_000
"""Longest single text, in characters: about sixty printed pages."""

_FULL_STOPS = frozenset(".。．।॥։።۔")
_ENDS = _FULL_STOPS | frozenset("!?…！？｡؟፧‼⁇⁈⁉‽")
_MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CLOSERS = "”’\"'»«›‹“‘„」』）)] \t\r\n" + _MARKS
"""What may stand between the end of a quoted text and the full stop of the sentence around it."""


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


def one_stop(sentence: str) -> str:
    """``sentence`` without its full stop where the words it ends with, quoted or not, bring an end of their own:
    ``You wrote “It worked.”`` and not ``“It worked.”.``, in any script."""
    body = sentence.rstrip(_MARKS)
    if body[-1:] not in _FULL_STOPS:
        return sentence
    told = body[:-1].rstrip(_CLOSERS)
    return body[:-1] + sentence[len(body) :] if told and told[-1] in _ENDS else sentence
