"""Into which routine a movement goes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Routine
from companion.i18n import tr
from companion.ui.widgets.kit import Button, Dialog, LinkButton, SecondaryButton


class RoutineChoice(Dialog):
    """``chosen`` tells a routine's id, or ``""`` for a new one. Esc or "Not now" leaves."""

    chosen = Signal(str)

    def __init__(self, movement: Movement, routines: Sequence[Routine], parent: QWidget | None) -> None:
        super().__init__(tr("Add {name} to which routine?", name=movement.name), parent)
        self.buttons: dict[str, Button] = {}
        for routine in routines:
            self._offer(routine.id, SecondaryButton(routine.name))
        self._offer("", SecondaryButton(tr("A new routine"), icon_name="plus"))
        self.add_button(LinkButton(tr("Not now")), leaves=True)
        next(iter(self.buttons.values())).setFocus()

    def _offer(self, routine_id: str, button: Button) -> None:
        button.clicked.connect(partial(self._choose, routine_id))
        self.buttons[routine_id] = button
        self.add(button)

    def _choose(self, routine_id: str, _checked: bool = False) -> None:
        self.accept()
        self.chosen.emit(routine_id)


def open_choice(movement: Movement, offered: Sequence[Routine], parent: QWidget) -> RoutineChoice:
    """Asks in front of ``parent``, without stopping anything else."""
    dialog = RoutineChoice(movement, offered, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog
