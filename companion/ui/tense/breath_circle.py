"""The breath as one sees it: soft rings that grow and shrink."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.breathing import Rhythm
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED, current_look

SMALLEST = 0.42


class BreathCircle(QWidget):
    """Three soft rings that grow and shrink. With motion off they stand still and only the words change."""

    def __init__(self, rhythm: Rhythm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rhythm = rhythm
        self.seconds = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("A circle that grows as you breathe in and shrinks as you breathe out"))

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def show_at(self, seconds: float) -> None:
        """Show the breath at ``seconds``."""
        self.seconds = seconds
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        full = 0.5 if look.still else self.rhythm.fullness(self.seconds)
        most = min(self.width(), self.height()) / 2 - 4
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(self.width() / 2, self.height() / 2)
        reach = SMALLEST + (1 - SMALLEST) * full
        accent = look.color(Token.ACCENT)
        for share, opacity in ((1.0, 0.14), (0.72, 0.26), (0.44, 1.0)):
            accent.setAlphaF(opacity)
            painter.setBrush(accent)
            painter.drawEllipse(centre, most * reach * share, most * reach * share)
        painter.end()
