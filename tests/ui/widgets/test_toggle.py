"""A yes or no with a big target."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.kit import Toggle

Show = Callable[..., QWidget]


def test_all_of_a_toggle_can_be_pressed(shown: Show, qtbot: QtBot) -> None:
    toggle = Toggle("Print this on my sheet", detail="You can change it later.")
    shown(toggle, 500, 80)
    heard: list[bool] = []
    toggle.changed.connect(lambda: heard.append(toggle.isChecked()))
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton, pos=QPoint(490, 70))
    assert heard == [True]
    toggle.set_text("")
    assert not toggle.isChecked()
    assert len(heard) == 1
