"""The player on another screen, such as a television: figure, name and count, large. The controls stay where they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent, QScreen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.look import current_look
from companion.ui.player.stage import Stage

MARGIN = 48


def other_screen(window: QWidget) -> QScreen | None:
    """A screen that ``window`` is not on; ``None`` where there is only one."""
    here = window.screen()
    return next((screen for screen in QApplication.screens() if screen is not here), None)


class OtherScreen(QWidget):
    """Fills ``screen``. It takes no keys: those belong to the player. ``left`` tells that it was closed."""

    left = Signal()

    def __init__(self, screen: QScreen, owner: QWidget) -> None:
        super().__init__(
            owner,
            Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAccessibleName(tr("The player on the other screen"))
        self.setWindowTitle(tr("Companion"))
        self.stage = Stage()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self.stage)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def appear(self) -> None:
        """Fills its screen. Qt's own way would ask for the keys."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.setVisible(True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed from outside, such as by its window manager: the player goes on without it."""
        super().closeEvent(event)
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_look().color(Token.PAPER))
        painter.end()
