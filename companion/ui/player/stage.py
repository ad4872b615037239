"""Where figure and words share the window. When room is short, the figure gives way first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from companion.drawing.shapes import Drawing
from companion.ui.look import LOOK_CHANGED
from companion.ui.player.moment import Moment
from companion.ui.player.words import Words
from companion.ui.widgets.kit import DrawingView
from companion.ui.widgets.mirrored import mirrored

READABLE = 200
"""The least size of the count, in pixels, before the figure gives way."""
LEAST_FIGURE = 150
COMPROMISES = ((READABLE, 0.43), (READABLE, 0.52), (READABLE, 0.6), (140, 0.52))
"""Size of the count in pixels and the words' share of the width, the calmest first. With the longest words a
smaller count is better than no figure."""
ALONE_WIDTH = 900
GAP = 24


class Stage(QWidget):
    """A figure beside the words; above them in a narrow window; gone when the words need all the room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = DrawingView(None, self, largest=8.0)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self.words = Words()
        self._scroll.setWidget(self.words)
        self.words.setAutoFillBackground(False)

    def set_step(self, name: str, cues: Sequence[str], drawing: Drawing | None) -> None:
        """Begins a step: its name, every cue it may show, and its figure if there is one."""
        self.words.set_step(name, cues)
        self.figure.set_drawing(drawing)
        self.arrange()

    def show_moment(self, moment: Moment, *, quiet: bool = False) -> None:
        """Shows ``moment``; ``quiet`` while paused."""
        if self.words.show_moment(moment, quiet=quiet):
            self.arrange()

    def arrange(self) -> None:
        """Shares out the room."""
        width, height = self.width(), self.height()
        if width < 50 or height < 50:
            return
        figure, words, beside = self._shares(width, height)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.figure.setVisible(not figure.isEmpty())
        self.figure.setGeometry(mirrored(direction, self.rect(), figure))
        self._scroll.setGeometry(mirrored(direction, self.rect(), words))
        needed = self.words.arrange(words.width(), words.height(), beside=beside)
        if needed > words.height():
            bar = self._scroll.verticalScrollBar().sizeHint().width()
            self.words.arrange(words.width() - bar, words.height(), beside=beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange) and hasattr(self, "words"):
            self.arrange()

    def _shares(self, width: int, height: int) -> tuple[QRect, QRect, bool]:
        """Figure, words, and whether the state stands beside the count."""
        if self.figure.drawing() is not None:
            for count, share in COMPROMISES:
                column = round(width * share)
                if self.words.height_for(column, count, beside=False) <= height:
                    figure = QRect(0, 0, width - column - GAP, height)
                    return figure, QRect(width - column, 0, column, height), False
            needed = self.words.height_for(width, READABLE, beside=True)
            if height - needed - GAP >= LEAST_FIGURE:
                top = height - needed - GAP
                return QRect(0, 0, width, top), QRect(0, top + GAP, width, needed), True
        alone = min(width, ALONE_WIDTH)
        if self.words.height_for(alone, READABLE, beside=False) <= height:
            return QRect(), QRect((width - alone) // 2, 0, alone, height), False
        return QRect(), QRect(0, 0, width, height), True
