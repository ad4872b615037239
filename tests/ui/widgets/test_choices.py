"""Choosing one of a few, by keys and by pressing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.look import Look
from companion.ui.widgets.kit import ChoiceRow, PrimaryButton, Row, ScaleInput

Show = Callable[..., QWidget]


def test_a_scale_starts_empty_and_is_answered_by_keys(shown: Show, qtbot: QtBot) -> None:
    scale = ScaleInput("How sure am I?", "not at all", "completely")
    heard: list[int | None] = []
    scale.changed.connect(lambda: heard.append(scale.value()))
    shown(scale, 900, 200)
    assert scale.value() is None
    pills = scale.pills()
    pills["0"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.value() == 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert scale.value() == 2
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert scale.value() == 10
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_7)
    assert scale.value() == 7
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_0)
    assert scale.value() == 10
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert scale.value() is None
    assert heard == [0, 1, 2, 10, 7, 1, 10, None]


def test_a_scale_says_what_its_ends_mean(app_look: Look) -> None:
    scale = ScaleInput("How sure am I?", "not at all", "completely")
    names = [pill.accessibleName() for pill in scale.pills().values()]
    assert names[0] == "0: not at all"
    assert names[10] == "10: completely"
    assert names[4] == "4 of 10"
    interface = QAccessible.queryAccessibleInterface(scale.pills()["4"])
    assert interface.role() == QAccessible.Role.RadioButton


def test_tab_stops_once_in_a_scale(shown: Show, qtbot: QtBot) -> None:
    scale = ScaleInput("How sure am I?")
    after = PrimaryButton("Next")
    shown(Row(scale, after), 900, 200)
    scale.set_value(4)
    scale.pills()["4"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(scale.pills()["4"], Qt.Key.Key_Tab)
    assert QApplication.focusWidget() not in scale.pills().values()


def test_arrows_follow_what_is_seen_in_right_to_left(shown: Show, qtbot: QtBot, right_to_left: None) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B"), ("c", "C")])
    shown(row, 600, 100)
    row.set_value("a")
    row.pills()["a"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.pills()["a"], Qt.Key.Key_Left)
    assert row.value() == "b"


def test_a_choice_is_taken_back_by_pressing_it_again(shown: Show, qtbot: QtBot) -> None:
    row = ChoiceRow("How was it?", [("a", "Did it"), ("b", "Chose rest")])
    heard: list[str] = []
    row.chosen.connect(heard.append)
    shown(row, 600, 100)
    for value in ("a", "b", "b", "b"):
        qtbot.mouseClick(row.pills()[value], Qt.MouseButton.LeftButton)
    assert heard == ["a", "b", "", "b"]
    firm = ChoiceRow("Which?", [("a", "A"), ("b", "B")], clearable=False)
    shown(firm, 600, 100)
    qtbot.mouseClick(firm.pills()["a"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(firm.pills()["a"], Qt.MouseButton.LeftButton)
    assert firm.value() == "a"


def test_other_options_keep_the_choice_they_still_offer(app_look: Look) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B")])
    row.set_value("b")
    row.set_options([("b", "B"), ("c", "C")])
    assert row.value() == "b"
    row.set_options([("c", "C")])
    assert row.value() == ""
