"""Changing one short line where it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.widgets.kit import LineField, LinkButton, Row, SecondaryButton


class LineEditor(QWidget):
    """``kept`` gives the words, ``left`` closes it."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, label: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = LineField(label, text=text, most=20_000)
        self.save = SecondaryButton(tr("Keep it"), compact=True)
        self.cancel = LinkButton(tr("Leave it"))
        self.field.entered.connect(self._tell)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(Row(self.save, self.cancel, spacing=24))

    def focus_first(self) -> None:
        """Goes to the words."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self.field.set_problem(str(error))

    def _tell(self) -> None:
        self.kept.emit(self.field.text())
