"""What I keep in mind from visits: my suggestions to myself, each with a way to its visit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import AgreedLine
from companion.i18n import dated, tr
from companion.ui.widgets.kit import Card, LinkButton, Row, Small, Words


class InMind(QWidget):
    """``opened`` names the visit of a line."""

    opened = Signal(str)

    def __init__(self, lines: Sequence[AgreedLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, LinkButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for line in lines:
            card = Card(padding=16, spacing=4)
            card.body.addWidget(Words(line.text))
            card.body.addWidget(Small(tr("A suggestion to myself, since {day}.", day=dated(line.at.day))))
            button = LinkButton(tr("Open the visit"))
            button.setAccessibleName(tr("Open the visit of: {words}", words=line.text))
            button.clicked.connect(partial(self._tell_opened, line.visit_id))
            self.buttons[line.id] = button
            card.body.addWidget(Row(button))
            layout.addWidget(card)

    def _tell_opened(self, visit_id: str, _checked: bool = False) -> None:
        self.opened.emit(visit_id)
