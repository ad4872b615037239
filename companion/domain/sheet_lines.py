"""The lines that may be printed, as they stand now: what the window lists and the sheet is made of."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.sheet import Section
from companion.domain.sheet_choices import Standing


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """One line that may be printed, as it stands now. ``key`` is stable; ``private`` lines start out.

    ``label`` names it in one line; ``words`` are those that may be put another way (``""`` where there are only
    counts), ``written`` the same as in the notebook. ``first`` and ``last`` say whether it can move up or down, ``below``
    that it belongs to the line above it.
    """

    key: str
    section: Section
    label: str
    standing: Standing
    private: bool = False
    words: str = ""
    written: str = ""
    first: bool = True
    last: bool = True
    below: bool = False

    @property
    def included(self) -> bool:
        """Whether it is on the page itself."""
        return self.standing is Standing.PRINTED

    @property
    def reworded(self) -> bool:
        """Whether this sheet says it another way than the notebook."""
        return self.words != self.written


@dataclass(frozen=True, slots=True)
class RoomOffer:
    """A line that could go: the ``points`` this would give back, and which share (0-1) of what is too much that is;
    1 is enough alone."""

    choice: SheetChoice
    points: float
    share: float
