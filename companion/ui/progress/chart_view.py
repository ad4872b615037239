"""A chart in the window: drawn for the room it has, so that its labels are as large as other small text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.drawing.shapes import Drawing
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.painter import paint_drawing

Draw: TypeAlias = Callable[[float, float], Drawing]
"""Makes the chart for a width and a height in drawing units (pixels at 100 %)."""

LEAST_WIDTH = 220


class ChartView(QWidget):
    """Draws when it first comes into view, and again when its room changes.

    ``words`` say the same as the picture, for a screen reader. ``height`` is in pixels at 100 %.
    """

    def __init__(self, draw: Draw, words: str, *, height: int = 190, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draw = draw
        self._tall = height
        self._drawing: Drawing | None = None
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def drawing(self) -> Drawing:
        """The chart for the room there is now."""
        room = self._room()
        if self._drawing is None or (self._drawing.width, self._drawing.height) != room:
            self._drawing = self._draw(*room)
        return self._drawing

    def sizeHint(self) -> QSize:
        look = current_look()
        return QSize(look.with_text(LEAST_WIDTH), look.with_text(self._tall))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH // 2, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_drawing(
            painter, self.drawing(), QRectF(self.rect()), current_look().theme, right_to_left=rtl
        )  # fmt: skip
        painter.end()

    def _room(self) -> tuple[float, float]:
        scale = current_look().text_percent / 100
        return max(1.0, self.width() / scale), max(1.0, self.height() / scale)
