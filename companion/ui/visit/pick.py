"""Pick one of a few, by one press."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import Dialog, LinkButton, SecondaryButton


class PickDialog(Dialog):
    """``chosen`` is the key of the one pressed; ``""`` for leaving."""

    def __init__(self, title: str, options: Sequence[tuple[str, str]], parent: QWidget | None) -> None:
        super().__init__(title, parent)
        self.chosen = ""
        self.buttons: dict[str, SecondaryButton] = {}
        for key, words in options:
            button = SecondaryButton(words)
            button.clicked.connect(partial(self._choose, key))
            self.buttons[key] = button
            self.add(button)
        self.add_button(LinkButton(tr("Leave it")), leaves=True)

    def _choose(self, key: str, _checked: bool = False) -> None:
        self.chosen = key
        self.accept()
