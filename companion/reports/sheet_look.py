"""How the sheet looks: letter sizes, distances, and how much of everything is shown when room is short."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from companion.drawing.shapes import Token
from companion.reports.paper_canvas import PageSize
from companion.reports.text_lines import Style

CENTIMETRE = 72 / 2.54
SMALLEST_BOX = 5 * CENTIMETRE
"""Least height of the empty box "What we agreed"."""


@dataclass(frozen=True, slots=True)
class Look:
    """Font heights and distances in points."""

    name: float = 21.0
    heading: float = 10.2
    title: float = 9.0
    talk: float = 11.6
    quote: float = 14.8
    goal: float = 12.0
    body: float = 10.2
    small: float = 8.8
    big: float = 17.0
    footer: float = 8.0
    gap: float = 14.0

    def scaled(self, share: float) -> Look:
        """Everything but the foot a little smaller or larger."""
        return Look(
            name=self.name * share,
            heading=self.heading * share,
            title=self.title * share,
            talk=self.talk * share,
            quote=self.quote * share,
            goal=self.goal * share,
            body=self.body * share,
            small=self.small * share,
            big=self.big * share,
            footer=self.footer,
            gap=self.gap * share,
        )

    def style(
        self, size: float, fill: Token = Token.INK, *, bold: bool = False, italic: bool = False
    ) -> Style:
        return Style(size, fill, bold, italic)


LARGE = Look(26.0, 16.0, 16.0, 18.0, 21.0, 18.0, 16.0, 14.0, 25.0, 11.0, 18.0)
"""Large print: nothing the person wrote is smaller than 16 points."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Around the page. ``start`` leaves room for the holes of a two-hole binder."""

    start: float = 57.0
    end: float = 42.0
    top: float = 42.0
    bottom: float = 52.0

    def width(self, page: PageSize) -> float:
        return page.width - self.start - self.end

    def foot(self, page: PageSize) -> float:
        """How far down the content may reach."""
        return page.height - self.bottom


@dataclass(frozen=True, slots=True)
class Limit:
    """The most one section shows: so many entries, and printed lines of each."""

    items: int = 60
    lines: int = 60


class Charts(IntEnum):
    """Which small charts are drawn when room is short; each level keeps those below it."""

    NONE = 0
    ONE = 1
    FUNCTION = 2
    COUNTS = 3
