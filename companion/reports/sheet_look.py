"""How the sheet looks: letter sizes, distances, and how much of everything is shown when room is short."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from companion.drawing.shapes import Token
from companion.reports.paper_canvas import PageSize
from companion.reports.text_lines import Style

CENTIMETRE = 72 / 2.54
CODE_SIDE = 2.4 * CENTIMETRE
"""Width and height of the small code to scan."""
CODE_QUIET = 15.0
"""Points kept white beside the code."""
PORTRAIT_SIDE = 1.8 * CENTIMETRE
"""Most width and height of the picture of the person at the head."""
SMALLEST_BOX = 5 * CENTIMETRE
"""Least height of the empty box "What we agreed"."""


_TALL = 12.0


@dataclass(frozen=True, slots=True)
class Look:
    """Font heights and distances in points. ``label`` is the font height of the labels of a chart."""

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
    label: float = 8.25

    @property
    def has_tall_foot(self) -> bool:
        """Whether the two parts of the foot have no room beside each other."""
        return self.footer >= _TALL

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
            label=self.label * share,
        )

    def style(
        self, size: float, fill: Token = Token.INK, *, bold: bool = False, italic: bool = False
    ) -> Style:
        return Style(size, fill, bold, italic)


LARGE = Look(
    name=24.0,
    heading=16.0,
    title=16.0,
    talk=17.0,
    quote=19.0,
    goal=17.0,
    body=16.0,
    small=16.0,
    big=22.0,
    footer=16.0,
    gap=15.0,
    label=16.0,
)
"""Large print: nothing is smaller than 16 points; what matters more is bolder rather than larger."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Around the page. ``start`` leaves room for the holes of a two-hole binder."""

    start: float = 57.0
    end: float = 42.0
    top: float = 42.0
    bottom: float = 52.0

    def width(self, page: PageSize) -> float:
        return page.width - self.start - self.end

    def foot(self, page: PageSize, look: Look) -> float:
        """How far down the content may reach."""
        return page.height - self.bottom - (look.footer if look.has_tall_foot else 0.0)


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
