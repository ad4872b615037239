"""A line that unfolds to what is under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.buttons import LinkButton


class Fold(QWidget):
    """Something that is there when one asks for it. ``opened`` tells that it is."""

    opened = Signal()

    def __init__(self, words: str, inner: QWidget) -> None:
        super().__init__()
        self.button = LinkButton(words, icon_name="caret-right")
        self.inner = inner
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button)
        column.addWidget(inner)
        self.button.clicked.connect(self.turn)
        self.set_open(False)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return self.inner.isVisibleTo(self)

    def turn(self) -> None:
        """Opens, or closes."""
        self.set_open(not self.is_open)

    def set_open(self, is_open: bool) -> None:
        """Shows what is inside, or not."""
        self.inner.setVisible(is_open)
        self.button.set_icon("caret-down" if is_open else "caret-right")
        self.button.setAccessibleDescription(tr("open") if is_open else tr("folded"))
        if is_open:
            self.opened.emit()
