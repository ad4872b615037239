"""A text as large as the window allows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.ui.look import Type, current_look
from companion.ui.widgets.kit import Label, Run
from companion.ui.widgets.textflow import TextFlow, alignment_for

BREAKS = re.compile(r"( {2,}| · |, )")
SHORT = 24
"""Letters: a few words this short are not torn apart."""
NO_BREAK = "\u00a0"


def kept_together(text: str) -> str:
    """``left side · set 1 of 2``, to be broken at the dot only."""
    parts = BREAKS.split(text)
    return "".join(
        part.replace(" ", NO_BREAK) if len(part) <= SHORT and not BREAKS.fullmatch(part) else part
        for part in parts
    )


class LargeLabel(Label):
    """A label whose font size is set in pixels. It can also say how high it would be with other words or sizes.

    With ``together``, lines end between its parts.
    """

    def __init__(
        self, kind: Type, parent: QWidget | None = None, *, leading: float, together: bool = False
    ) -> None:
        self._pixels = 0
        self._together = together
        super().__init__("", kind, Token.INK, parent, leading=leading)

    @property
    def pixels(self) -> int:
        """The font size."""
        return self._pixels or current_look().font(self._kind).pixelSize()

    def set_pixels(self, pixels: int) -> None:
        """Sets the font size."""
        if pixels != self._pixels:
            self._pixels = pixels
            self._renew()

    def height_of(self, words: str, width: int, pixels: int) -> int:
        """How high ``words`` are at ``width`` in ``pixels``."""
        return int(self._flow_of((Run(words),), pixels).height_for(width) + 0.999)

    def _lines(self) -> TextFlow:
        if self._flow is None:
            self._flow = self._flow_of(self.runs, self.pixels)
        return self._flow

    def _pitch(self) -> float:
        return self.pixels * self._leading

    def _flow_of(self, runs: Sequence[Run], pixels: int) -> TextFlow:
        look = current_look()
        font = look.font(self._kind)
        font.setPixelSize(pixels)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._together:
            runs = [replace(run, text=kept_together(run.text)) for run in runs]
        return TextFlow(runs, font, look, leading=self._leading, alignment=alignment_for(rtl))
