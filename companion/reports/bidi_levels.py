"""Which way each character runs: embedding levels of the Unicode bidirectional algorithm (UAX #9).

python-bidi hands out reordered strings only, and those cannot be shaped or wrapped any more.
Its rule functions do give levels, so they are called here one after another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar
from unicodedata import bidirectional

from bidi import algorithm

_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_STRONG = {"L": 0, "R": 1, "AL": 1}
_ISOLATES = str.maketrans({"\u2066": "\u202a", "\u2067": "\u202b", "\u2068": "\u202a", "\u2069": "\u202c"})
"""The rule functions know embeddings only; an isolate is read as the embedding of the same direction."""

Item = TypeVar("Item")


def runs_right(text: str) -> bool:
    """Whether any character asks for right-to-left treatment."""
    return not text.isascii() and _RIGHT.search(text) is not None


def base_level(text: str, right_to_left: bool) -> int:
    """0 or 1 by the first strong character; by the page when there is none."""
    if not right_to_left and not runs_right(text):
        return 0
    for char in text:
        level = _STRONG.get(bidirectional(char))
        if level is not None:
            return level
    return int(right_to_left)


def levels(text: str, base: int) -> list[int]:
    """The level of each character of one paragraph: even runs left to right, odd right to left."""
    if base == 0 and not runs_right(text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text.translate(_ISOLATES), storage)
    chars = list(storage["chars"])
    for char in chars:
        # A character newer than Python's tables has no class; a line never holds a paragraph end.
        if char["type"] in ("", "B"):
            char["type"] = "ON"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = {id(char) for char in storage["chars"]}
    found: list[int] = []
    for char in chars:
        # Marks taken out by rule X9 are invisible; they stay with the character before them.
        found.append(int(char["level"]) if id(char) in kept else (found[-1] if found else base))
    return found


def visual_order(items: Sequence[Item], item_levels: Sequence[int]) -> list[Item]:
    """Rule L2: ``items`` of one line from left to right."""
    order = list(zip(items, item_levels, strict=True))
    highest = max(item_levels, default=0)
    lowest_odd = min((level for level in item_levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if order[start][1] < level:
                start += 1
                continue
            end = start
            while end < len(order) and order[end][1] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return [item for item, _level in order]
