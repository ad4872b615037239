"""What the program says quietly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.kit import UndoBar
from companion.ui.widgets.notices import undo_keys

Show = Callable[..., QWidget]


@pytest.fixture
def bar(shown: Show) -> UndoBar:
    """An undo bar at the foot of something."""
    holder = QWidget()
    made = UndoBar()
    column = QVBoxLayout(holder)
    column.addStretch(1)
    column.addWidget(made)
    shown(holder, 700, 300)
    return made


def test_undo_happens_once_and_can_be_left(bar: UndoBar, qtbot: QtBot) -> None:
    undone: list[str] = []
    bar.offer("Taken out.", lambda: undone.append("one"))
    assert bar.isVisible()
    qtbot.mouseClick(bar.undo_button, Qt.MouseButton.LeftButton)
    bar.undo()
    assert undone == ["one"]
    assert not bar.isVisible()
    bar.offer("Taken out.", lambda: undone.append("two"))
    bar.dismiss()
    bar.undo()
    assert undone == ["one"]


def test_what_could_not_be_undone_is_still_offered(bar: UndoBar) -> None:
    answers = [False, True]
    bar.offer("Taken out.", lambda: answers.pop(0))
    bar.undo()
    assert bar.isVisible()
    bar.undo()
    assert answers == []
    assert not bar.isVisible()


def test_what_cannot_be_undone_is_not_in_the_way_of_what_was_before(bar: UndoBar) -> None:
    undone: list[str] = []
    bar.offer("One was taken out.", lambda: undone.append("one"))
    bar.offer("Two was taken out.", lambda: False)
    bar.undo()
    assert bar.words.text() == "Two was taken out."
    bar.undo()
    assert bar.words.text() == "Before that: One was taken out."
    bar.undo()
    assert undone == ["one"]
    assert not bar.isVisible()


def test_what_is_offered_while_undoing_stays(bar: UndoBar) -> None:
    again: list[str] = []
    bar.offer("Taken out.", lambda: bar.offer("Put back.", lambda: again.append("again")))
    bar.undo()
    assert bar.isVisible()
    assert bar.words.text() == "Put back."
    bar.undo()
    assert again == ["again"]


def test_the_key_is_told(bar: UndoBar) -> None:
    """``Ctrl+Z`` everywhere but on a Mac."""
    assert undo_keys() in ("Ctrl+Z", "⌘Z")
    assert undo_keys() in bar.undo_button.toolTip()
    interface = QAccessible.queryAccessibleInterface(bar.undo_button)
    assert undo_keys() in interface.text(QAccessible.Text.Description)


def test_it_tells_that_it_goes_with_the_focus(bar: UndoBar, qtbot: QtBot) -> None:
    left: list[bool] = []
    bar.leaving.connect(lambda: left.append(bar.isVisible()))
    bar.offer("Taken out.", lambda: None)
    bar.dismiss()
    assert left == [], "it did not have the focus"
    bar.offer("Taken out.", lambda: None)
    qtbot.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert left == [True], "before Qt sends the focus somewhere"
