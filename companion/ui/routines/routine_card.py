"""One routine in the list: a card to pick up."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.routines import Routine, Size
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.figures import Figures
from companion.ui.look import Type
from companion.ui.navigation import Navigator
from companion.ui.routines.step_words import first_movement, movements_words, size_buttons
from companion.ui.widgets.kit import Body, Button, Card, Columns, Label, LinkButton, Row, Title

FIGURE = (230.0, 150.0)


class RoutineCard(Card):
    """Name, movements, sizes to do now, and "Open"."""

    opened = Signal(str)

    def __init__(self, routine: Routine, figures: Figures, navigator: Navigator) -> None:
        super().__init__(padding=0)
        self.routine_id = routine.id
        self.size_buttons: dict[Size, Button] = {}
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(24, 22, 24, 16)
        column.setSpacing(8)
        column.addWidget(Title(routine.name))
        column.addWidget(Body(movements_words(routine), muted=True))
        if routine.note:
            column.addWidget(Label(routine.note, Type.BODY, Token.INK, italic=True, selectable=True))
        if routine.sizes:
            row, self.size_buttons = size_buttons(routine, navigator)
            column.addSpacing(4)
            column.addWidget(row)
        self.open_button = LinkButton(tr("Open"))
        self.open_button.setAccessibleName(tr("Open the routine {name}", name=routine.name))
        self.open_button.clicked.connect(self._tell_open)
        column.addWidget(Row(self.open_button))
        column.addStretch(1)
        first = first_movement(routine)
        if first is None:
            self.body.addWidget(words)
        else:
            figure = figures.view(first.movement_id, first.movement_name, *FIGURE, tallest=200)
            self.body.addWidget(Columns(figure, words, weights=(2, 5), least=220, spacing=0))

    def _tell_open(self) -> None:
        self.opened.emit(self.routine_id)
