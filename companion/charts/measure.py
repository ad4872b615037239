"""How much room a text may need. Charts know no fonts, so every estimate is on the generous side."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from companion.drawing.shapes import Anchor, Text

_NARROW = frozenset(" ijlft.,:;|!'`()[]/-Ir“”‘’\"")
_WIDE = frozenset("mwMW%@—…&")
_DOUBLE = frozenset("ŒœÆæĲĳŉ")
_BOLD = 1.12
_ASCENT, _DESCENT = 0.8, 0.28


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    """Widest plausible advance of one character, in font heights."""
    if char in _NARROW:
        return 0.46
    if char in _WIDE:
        return 1.0
    if "0" <= char <= "9":
        return 0.66
    if "a" <= char <= "z":
        return 0.6
    if char.isascii():
        return 0.78 if char.isupper() else 0.72
    code, kind = ord(char), unicodedata.category(char)
    if code < 0x0180 and char not in _DOUBLE:
        return 0.85 if char.islower() else 1.0
    if code < 0x0530 and not 0x03E2 <= code <= 0x03EF:
        return 0.4 if kind == "Mn" else 1.15 if 0x0370 <= code <= 0x045F else 1.45
    if 0x0590 <= code <= 0x06FF and kind[0] in "LN":
        return 1.35
    # A character without a font is spelled out as [U+10FFFF]; ideographs may be, on paper.
    if code < 0x0530 or kind.startswith("C") or unicodedata.east_asian_width(char) in "WF":
        return 6.0
    return 2.2


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """An upper estimate of the width of ``text`` at font height ``size``, in the unit of ``size``."""
    return sum(map(_em, text)) * size * (_BOLD if bold else 1.0)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from ``(x0, y0)`` top left to ``(x1, y1)`` bottom right."""

    x0: float
    y0: float
    x1: float
    y1: float

    def meets(self, other: Box, gap: float = 0.0) -> bool:
        """Whether the two come closer than ``gap``."""
        return (
            self.x0 < other.x1 + gap
            and other.x0 < self.x1 + gap
            and self.y0 < other.y1 + gap
            and other.y0 < self.y1 + gap
        )

    def inside(self, other: Box) -> bool:
        """Whether this box lies within ``other`` (a hair of rounding allowed)."""
        hair = 1e-6
        return (
            self.x0 >= other.x0 - hair
            and self.y0 >= other.y0 - hair
            and self.x1 <= other.x1 + hair
            and self.y1 <= other.y1 + hair
        )

    def crossed_by(self, x0: float, y0: float, x1: float, y1: float) -> bool:
        """Whether the straight stroke between the two points touches this box."""
        dx, dy = x1 - x0, y1 - y0
        enter, leave = 0.0, 1.0
        for step, near, far in ((dx, self.x0 - x0, self.x1 - x0), (dy, self.y0 - y0, self.y1 - y0)):
            if step == 0:
                if near > 0 or far < 0:
                    return False
                continue
            a, b = sorted((near / step, far / step))
            enter, leave = max(enter, a), min(leave, b)
        return enter <= leave


def text_box(text: Text, *, right_to_left: bool = False) -> Box:
    """The room ``text`` may take, by the estimate of :func:`text_width`."""
    width = text_width(text.text, text.size, bold=text.bold)
    anchor = text.anchor
    if right_to_left and anchor is not Anchor.MIDDLE:
        anchor = Anchor.END if anchor is Anchor.START else Anchor.START
    left = {Anchor.START: text.x, Anchor.MIDDLE: text.x - width / 2, Anchor.END: text.x - width}[anchor]
    return Box(left, text.y - text.size * _ASCENT, left + width, text.y + text.size * _DESCENT)
