"""A reason in own words, after a choice was made. Never asked for twice, never needed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import Field, LineField, LinkButton, Row, SecondaryButton

MOST = 2000


class HeldText(QObject):
    """Something a draft must remember though nobody types it, such as the line a reason is about."""

    changed = Signal()

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._text = text

    def text(self) -> str:
        """What is held."""
        return self._text

    def set_text(self, text: str) -> None:
        """Holds another text."""
        self._text = text


class ReasonForm(QWidget):
    """``kept`` keeps what is typed, ``left`` closes it. Return keeps, Esc closes."""

    kept = Signal()
    left = Signal()

    def __init__(self, line_key: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line_key = line_key
        self._held = HeldText(line_key, self)
        self.reason = LineField(tr("If you like, say why"), text=text, most=MOST)
        self.keep_button = SecondaryButton(tr("Keep"), compact=True)
        self.keep_button.setAccessibleName(tr("Keep the reason"))
        self.skip = LinkButton(tr("No need"))
        self.keep_button.clicked.connect(self.kept)
        self.skip.clicked.connect(self.left)
        self.reason.entered.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reason)
        column.addWidget(Row(self.keep_button, self.skip, spacing=20))
        self.setFocusProxy(self.reason)

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"line": self._held, "because": self.reason}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
