"""A line that unfolds to what is under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kit import Body


def test_a_fold_is_closed_at_first_and_tells_how_it_stands(
    shown: Callable[..., QWidget], qtbot: QtBot
) -> None:
    inner = Body("under it")
    fold = Fold("More", inner)
    told: list[bool] = []
    fold.opened.connect(lambda: told.append(fold.is_open))
    shown(fold, 400, 200)
    assert (fold.is_open, inner.isVisible(), fold.button.accessibleDescription()) == (False, False, "folded")
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert (fold.is_open, inner.isVisible(), fold.button.accessibleDescription()) == (True, True, "open")
    qtbot.keyClick(fold.button, Qt.Key.Key_Space)
    assert (fold.is_open, told) == (False, [True])
