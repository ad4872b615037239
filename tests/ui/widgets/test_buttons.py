"""Buttons: colours, keys, and words exactly as given."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.ui.look import Look
from companion.ui.theme import DARK, LIGHT, Theme
from companion.ui.widgets.kit import PrimaryButton, SecondaryButton

Show = Callable[..., QWidget]
Picture = Callable[[QWidget], QImage]
SetLook = Callable[[Theme, int], Look]


def test_changing_the_theme_repaints_what_is_shown(shown: Show, set_look: SetLook, picture: Picture) -> None:
    button = PrimaryButton("Do it")
    shown(button, 160, 48)
    assert picture(button).pixelColor(80, 4) == LIGHT.color(Token.ACCENT)
    set_look(DARK, 100)
    assert picture(button).pixelColor(80, 4) == DARK.color(Token.ACCENT)


def test_return_presses_a_button_as_space_does(shown: Show, qtbot: QtBot) -> None:
    button = PrimaryButton("Save")
    presses: list[int] = []
    button.clicked.connect(lambda: presses.append(1))
    shown(button, 200, 60)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(presses) == 2


def test_an_ampersand_in_a_button_is_no_shortcut(app_look: Look) -> None:
    button = SecondaryButton("Salt & pepper &c")
    assert button.text() == "Salt & pepper &c"
    assert button.shortcut().isEmpty()
