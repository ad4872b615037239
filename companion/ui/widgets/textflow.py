"""Plain text set in lines: what labels and buttons share.

Qt's own label guesses rich text, cannot break a very long word and sets lines too close for tired eyes.
This sets plain text with room between lines, breaks words only where nothing else helps, and allows parts
in bold, italics or another colour.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from companion.drawing.shapes import Token
from companion.ui.look import Look

LINE_SEPARATOR = "\u2028"
ENDLESS = 1_000_000.0
LONG = 4_000
"""Characters from which a text is taken to fill any width, without measuring."""
LONGEST_WORD = 500
"""Characters from which a word counts as endless: Qt would look for its end anew on every line."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a text with its own weight, slant or colour. ``None`` keeps the text's own; ``colour`` (#RRGGBB) is for the
    few colours that are no token.
    """

    text: str
    bold: bool | None = None
    italic: bool | None = None
    token: Token | None = None
    colour: str | None = None


def slants(text: str) -> bool:
    """Whether italics suit ``text``: right-to-left scripts have none, and fonts for them often lack the face."""
    return text.isascii() or not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def alignment_for(right_to_left: bool, *, centred: bool = False) -> Qt.AlignmentFlag:
    """Text starts where the window's reading starts, whatever script it is in."""
    if centred:
        return Qt.AlignmentFlag.AlignHCenter
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


class TextFlow:
    """One text in one font, laid out for a width. ``leading`` is the line pitch as a multiple of font size."""

    def __init__(
        self,
        runs: Sequence[Run],
        font: QFont,
        look: Look,
        *,
        leading: float = 1.44,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        wrap: bool = True,
    ) -> None:
        self._text = "".join(run.text for run in runs).replace("\n", LINE_SEPARATOR)
        self._pitch = font.pixelSize() * leading
        self._layout = QTextLayout(self._text, font)
        option = QTextOption(alignment)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(_wrap_mode(self._text) if wrap else QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.setFormats(_formats(runs, look))
        self._width = -1.0
        self._heights: dict[float, float] = {}
        self._natural: float | None = None

    @property
    def layout(self) -> QTextLayout:
        """The lines as Qt keeps them, for selecting."""
        return self._layout

    def natural_width(self) -> float:
        """How wide the text would like to be: its longest line unbroken, in pixels."""
        if self._natural is None:
            self._natural = ENDLESS
            if len(self._text) <= LONG:
                self._lay(ENDLESS)
                lines = (self._layout.lineAt(i) for i in range(self._layout.lineCount()))
                self._natural = max((line.naturalTextWidth() for line in lines), default=0.0)
        return self._natural

    def height_for(self, width: float) -> float:
        """How high the text is at ``width`` pixels. Remembered, because layouts ask over and over."""
        width = max(1.0, width)
        if width not in self._heights:
            self._lay(width)
        return self._heights[width]

    def lay(self, width: float) -> float:
        """Lays the text out for ``width`` pixels, ready to paint, and says how high it is."""
        width = max(1.0, width)
        if width != self._width:
            self._lay(width)
        return self._heights[width]

    def _lay(self, width: float) -> None:
        self._layout.beginLayout()
        y = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            box = max(self._pitch, line.height())
            line.setPosition(QPointF(0.0, y + (box - line.height()) / 2))
            y += box
        self._layout.endLayout()
        self._width = width
        self._heights[width] = max(y, self._pitch)

    def line_count(self) -> int:
        """How many lines it takes at the width laid out last."""
        return int(self._layout.lineCount())

    def paint(
        self,
        painter: QPainter,
        at: QPointF,
        selections: Sequence[QTextLayout.FormatRange] = (),
        clip: QRectF | None = None,
    ) -> None:
        """Paints with the painter's pen colour; only what touches ``clip`` when given."""
        self._layout.draw(painter, at, list(selections), clip or QRectF())

    def position_at(self, point: QPointF) -> int:
        """The text position nearest to ``point``."""
        for index in range(self._layout.lineCount()):
            line = self._layout.lineAt(index)
            if point.y() < line.rect().bottom() or index == self._layout.lineCount() - 1:
                return int(line.xToCursor(point.x()))
        return 0


def _wrap_mode(text: str) -> QTextOption.WrapMode:
    if len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
        return QTextOption.WrapMode.WrapAnywhere
    return QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


def _formats(runs: Sequence[Run], look: Look) -> list[QTextLayout.FormatRange]:
    ranges: list[QTextLayout.FormatRange] = []
    start = 0
    for run in runs:
        # Qt counts in UTF-16 units, so an emoji takes two places.
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        if run.bold is not None or run.italic is not None or run.token is not None or run.colour:
            part = QTextLayout.FormatRange()
            part.start, part.length = start, length
            form = QTextCharFormat()
            if run.bold is not None:
                form.setFontWeight(QFont.Weight.Bold if run.bold else QFont.Weight.Normal)
            if run.italic is not None:
                form.setFontItalic(run.italic and slants(run.text))
            if run.token is not None:
                form.setForeground(look.color(run.token))
            if run.colour:
                form.setForeground(QColor(run.colour))
            part.format = form
            ranges.append(part)
        start += length
    return ranges
