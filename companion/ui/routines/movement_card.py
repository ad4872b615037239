"""One movement of the library: figure, name, what it is for, and "Add"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from companion.domain.movements import Movement
from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.routines.figures import Figures
from companion.ui.widgets.kit import Card, Label, LinkButton, Pill, Row, SecondaryButton, Small

FIGURE = (220.0, 128.0)


class MovementCard(Card):
    """``added`` and ``opened`` tell the movement's id."""

    added = Signal(str)
    opened = Signal(str)

    def __init__(self, movement: Movement, figures: Figures, *, within: bool = False) -> None:
        super().__init__(padding=0, spacing=0)
        words = QVBoxLayout()
        words.setContentsMargins(18, 14, 18, 12)
        words.setSpacing(6)
        self.movement = movement
        self.setAccessibleName(movement.name)
        self.body.addWidget(figures.view(movement.id, movement.name, *FIGURE, tallest=150))
        self.body.addLayout(words, 1)
        words.addWidget(Label(movement.name, Type.H2, leading=1.25))
        words.addWidget(Small(movement.purpose))
        self.within = Pill(tr("in this routine"), self)
        words.addWidget(self.within)
        self.within.setVisible(within)
        words.addStretch(1)
        words.addSpacing(4)
        self.add_button = SecondaryButton(tr("Add"), compact=True)
        self.add_button.setAccessibleName(tr("Add {name}", name=movement.name))
        self.add_button.clicked.connect(self._tell_added)
        self.more_link = LinkButton(tr("More about it"))
        self.more_link.setAccessibleName(tr("More about {name}", name=movement.name))
        self.more_link.clicked.connect(self._tell_opened)
        words.addWidget(Row(self.add_button, self.more_link, spacing=18, row_spacing=2))

    def _tell_added(self) -> None:
        self.added.emit(self.movement.id)

    def _tell_opened(self) -> None:
        self.opened.emit(self.movement.id)
