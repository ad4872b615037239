"""With whom a visit is: a name, and those written before, one press each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import FlowLayout, LineField, LinkButton, clear_layout

MOST_NAMES = 4


class NameField(QWidget):
    """``field`` is the name; below it the names known, but for the one that stands there."""

    def __init__(self, names: list[str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: list[str] = []
        self.buttons: dict[str, LinkButton] = {}
        self.field = LineField(tr("With whom"), text=name, most=200)
        self._row = FlowLayout(spacing=20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addLayout(self._row)
        self.field.changed.connect(self._follow)
        self.set_names(names)

    def text(self) -> str:
        """The name, as typed."""
        return self.field.text()

    def set_text(self, name: str) -> None:
        """Shows a name, without telling anybody."""
        self.field.set_text(name)
        self._follow()

    def set_names(self, names: list[str]) -> None:
        """The names to offer, the likeliest first."""
        if names != self._names:
            self._names = names
            clear_layout(self._row)
            self.buttons.clear()
            for name in names[:MOST_NAMES]:
                button = LinkButton(name)
                button.setAccessibleName(tr("With {name}", name=name))
                button.clicked.connect(partial(self._choose, name))
                self.buttons[name] = button
                self._row.addWidget(button)
        self._follow()

    def _follow(self) -> None:
        for name, button in self.buttons.items():
            button.setVisible(name.casefold() != self.field.text().strip().casefold())

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.field.set_text(name)
        self.field.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.changed.emit()
        self._follow()
