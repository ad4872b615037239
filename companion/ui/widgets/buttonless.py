"""What numbers and times to type have in common: a line with nothing beside it, steady in a page that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSizePolicy

from companion.ui.look import LOOK_CHANGED, Type, current_look

if TYPE_CHECKING:
    Box = QAbstractSpinBox
else:
    Box = object  # the spin box itself comes with the class that this is mixed into


class Buttonless(Box):
    """Mixed into a spin box: no small buttons, words in the middle. The wheel scrolls the page instead."""

    def make_bare(self) -> None:
        """Called once it is made."""
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange):
            self._spread()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._spread()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _spread(self) -> None:
        # With a stylesheet Qt keeps room for buttons that are not there and leaves none for the words.
        self.lineEdit().setGeometry(self.rect().adjusted(6, 4, -6, -4))


def high_enough(width: int) -> QSize:
    """So wide, and as high as what one types into."""
    return QSize(width, max(48, current_look().font(Type.BODY).pixelSize() + 30))
