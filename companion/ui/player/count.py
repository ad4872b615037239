"""The big count: a number one can read from the floor, and a few words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from companion.drawing.shapes import Token
from companion.ui.look import LOOK_CHANGED, Type, current_look

GAP = 24
LEAST_BESIDE = 28
DIGIT_SHARE = 0.74
"""Height of a digit with a little air, as a share of its font size."""


class Count(QAbstractSlider):
    """``6`` of 10. It has a value by nature, so that a screen reader gets each count without a word said.

    The number is ``pixels`` high (font size) unless its width needs it smaller; it does not follow the text size,
    as it is far larger from the start.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = ""
        self._beside = ""
        self._quiet = False
        self._pixels = int(Type.COUNT.pixels)
        self._widest: tuple[tuple[str, str], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def words(self) -> str:
        """What is shown, as one text."""
        return f"{self._number} {self._beside}".strip()

    def show_count(self, number: str, beside: str, value: int, most: int, *, quiet: bool = False) -> None:
        """Shows ``number`` and the words ``beside`` it; ``value`` of ``most`` is for a screen reader."""
        self.setRange(0, max(1, most))
        self.setValue(min(value, most))
        if (number, beside, quiet) == (self._number, self._beside, self._quiet):
            return
        self._number, self._beside, self._quiet = number, beside, quiet
        self.setAccessibleName(self.words)
        self.update()

    def set_pixels(self, pixels: int) -> None:
        """Sets the font size of the number."""
        if pixels != self._pixels:
            self._pixels = pixels
            self.update()

    def height_of(self, pixels: int) -> int:
        """How high the widget is with a number of ``pixels``."""
        beside = self._beside_font(pixels).pixelSize() * 1.3
        return int(max(pixels * DIGIT_SHARE, beside)) + 12

    def set_widest(self, counts: Sequence[tuple[str, str]]) -> None:
        """Numbers and the words beside them that are to be shown from now on: :meth:`least_width` is for these."""
        self._widest = tuple(counts)

    def least_width(self, pixels: int) -> int:
        """The width at which a number of ``pixels`` keeps its size, with the words beside it as small as they may be."""
        font, beside = self._number_font(), self._beside_font()
        font.setPixelSize(pixels)
        beside.setPixelSize(LEAST_BESIDE)
        number, words = QFontMetricsF(font), QFontMetricsF(beside)
        return max(
            (
                int(number.horizontalAdvance(each) + (GAP + words.horizontalAdvance(text) if text else 0)) + 2
                for each, text in self._widest
            ),
            default=0,
        )

    def text_width(self) -> int:
        """The width at which number and words stand side by side in full size."""
        gap = GAP if self._beside else 0
        return int(self._width(self._number_font()) + gap + self._beside_width(self._beside_font())) + 2

    def sizeHint(self) -> QSize:
        return QSize(self.text_width(), self.height_of(self._pixels))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 60)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Only the player counts."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        font, beside = self._fitted()
        baseline = self.height() - 8 - QFontMetricsF(beside).descent() * 0.25
        width = self._width(font)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - width if rtl else 0.0
        painter.setFont(font)
        painter.setPen(look.color(Token.MUTED if self._quiet else Token.ACCENT))
        painter.drawText(QPointF(x, baseline), self._number)
        if self._beside:
            words = self._beside_width(beside)
            x = self.width() - width - GAP - words if rtl else width + GAP
            painter.setFont(beside)
            painter.setPen(look.color(Token.MUTED))
            painter.drawText(QPointF(x, baseline), self._beside)
        painter.end()

    def _fitted(self) -> tuple[QFont, QFont]:
        """The fonts at which both fit side by side: the words give way first, then the number."""
        font, beside = self._number_font(), self._beside_font()
        gap = GAP if self._beside else 0
        room = self.width() - gap - self._width(font)
        words = self._beside_width(beside)
        if words > room:
            share = max(0.0, room) / words
            beside.setPixelSize(max(LEAST_BESIDE, int(beside.pixelSize() * share)))
        room = self.width() - gap - self._beside_width(beside)
        if self._width(font) > room > 0:
            font.setPixelSize(max(48, int(font.pixelSize() * room / self._width(font))))
        return font, beside

    def _number_font(self) -> QFont:
        font = current_look().font(Type.COUNT)
        font.setPixelSize(self._pixels)
        return font

    def _beside_font(self, pixels: int = 0) -> QFont:
        """The words grow with the number in a large window."""
        font = current_look().font(Type.PLAYER_OF)
        growth = (pixels or self._pixels) / Type.COUNT.pixels
        font.setPixelSize(round(font.pixelSize() * max(1.0, growth)))
        return font

    def _width(self, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(self._number)

    def _beside_width(self, font: QFont) -> float:
        return QFontMetricsF(font).horizontalAdvance(self._beside)
