"""A notice where the desktop shows them for an icon in its tray: Windows and macOS."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSystemTrayIcon

from companion.drawing.shapes import Token
from companion.ui.icons import icon
from companion.ui.reminders.notice import Words

SHOWN_MS = 15_000


class TrayNotifier(QObject):
    """The icon is in the tray only as long as the notice; nothing stays there or runs on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tray: QSystemTrayIcon | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(SHOWN_MS)
        self._gone.timeout.connect(self._hide)

    def shown(self) -> bool:
        """Whether the icon is in the tray."""
        return self._tray is not None and self._tray.isVisible()

    def show(self, words: Words) -> None:
        """Shows it; nothing happens where there is no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("leaf", Token.ACCENT), self)
        self._tray.setToolTip(words.title)
        self._tray.show()
        self._tray.showMessage(words.title, words.line, self._tray.icon(), SHOWN_MS)
        self._gone.start()

    def _hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()
