"""Shapes in a drawing's own units (pixels at 100 %, x to the right, y down), coloured by token.

Two thin painters speak this tongue: ``ui/painter.py`` and ``reports/painter.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Token(StrEnum):
    """A colour by what it is for. Themes and paper give each one a value."""

    PAPER = "paper"
    RAIL = "rail"
    SURFACE = "surface"
    INK = "ink"
    MUTED = "muted"
    LINE = "line"
    ACCENT = "accent"
    SOFT = "soft"
    AMBER = "amber"
    AMBER_GROUND = "amber_ground"
    LIMB_NEAR = "limb_near"
    LIMB_FAR = "limb_far"
    TOP = "top"
    TOP_FAR = "top_far"
    SLEEVE = "sleeve"
    SHOE = "shoe"
    SKIN = "skin"
    SKIN_FAR = "skin_far"
    SKIN_EDGE = "skin_edge"
    HAIR = "hair"
    GHOST = "ghost"
    PROP = "prop"
    LINEN = "linen"
    GEAR = "gear"


class Anchor(StrEnum):
    """Which point of a text sits at its x: the reading-order start, the middle, or the end."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Path:
    """A path of commands ``("M", x, y)``, ``("L", x, y)``, ``("C", x1, y1, x2, y2, x, y)``, ``("Z",)``."""

    commands: tuple[tuple[str | float, ...], ...]
    fill: Token | None = None
    stroke: Token | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around ``(x, y)``."""

    x: float
    y: float
    radius: float
    fill: Token | None = None
    stroke: Token | None = None
    width: float = 1.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of plain text; ``y`` is the baseline, ``size`` the font height in drawing units."""

    x: float
    y: float
    text: str
    size: float
    fill: Token = Token.INK
    anchor: Anchor = Anchor.START
    bold: bool = False
    italic: bool = False


Shape: TypeAlias = Path | Circle | Text


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes from back to front on a ``width`` × ``height`` sheet. ``words`` says the same for those who cannot see it."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    words: str = ""


def line(x1: float, y1: float, x2: float, y2: float, stroke: Token, width: float = 1.0) -> Path:
    """A straight stroke."""
    return Path((("M", x1, y1), ("L", x2, y2)), stroke=stroke, width=width)


def polygon(points: tuple[tuple[float, float], ...], fill: Token) -> Path:
    """A filled, closed shape through ``points``."""
    start, *rest = points
    return Path((("M", *start), *(("L", *p) for p in rest), ("Z",)), fill=fill)
