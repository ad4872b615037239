"""Choosing one of a few, by keys and by pressing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
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


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_confirming_what_the_arrows_chose_keeps_it(shown: Show, qtbot: QtBot, key: Qt.Key) -> None:
    scale = ScaleInput("How sure am I?", "not at all", "completely")
    heard: list[int | None] = []
    scale.changed.connect(lambda: heard.append(scale.value()))
    shown(scale, 900, 200)
    scale.pills()["0"].setFocus(Qt.FocusReason.TabFocusReason)
    for pressed in (Qt.Key.Key_Right, Qt.Key.Key_Right, key, key):
        qtbot.keyClick(QApplication.focusWidget(), pressed)
    assert scale.value() == 1
    assert heard == [0, 1], "nothing changed when it was confirmed"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_one_under_focus_can_be_chosen_by_confirming_it(shown: Show, qtbot: QtBot, key: Qt.Key) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B")])
    shown(row, 600, 100)
    row.pills()["a"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(row.pills()["a"], key)
    assert row.value() == "a"


def test_a_hand_that_presses_twice_still_answers(shown: Show, qtbot: QtBot) -> None:
    row = ChoiceRow("How was it?", [("a", "Did it"), ("b", "Chose rest")])
    heard: list[str] = []
    row.chosen.connect(heard.append)
    shown(row, 600, 100)
    for value in ("a", "b", "b"):
        qtbot.mouseClick(row.pills()[value], Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(row.pills()["b"], Qt.MouseButton.LeftButton)
    assert row.value() == "b"
    assert heard == ["a", "b"]


def test_a_row_and_a_scale_say_how_an_answer_is_taken_back(shown: Show, qtbot: QtBot) -> None:
    row, scale = (
        ChoiceRow("How was it?", [("a", "Did it"), ("b", "Chose rest")]),
        ScaleInput("How sure am I?"),
    )
    both = shown(Row(row, scale), 700, 360)
    for asked, value in ((row, "b"), (scale, "7")):
        heard: list[str] = []
        asked.changed.connect(partial(_note, heard, asked))
        assert asked.take_back is not None
        assert not asked.take_back.isVisible()
        qtbot.mouseClick(asked.pills()[value], Qt.MouseButton.LeftButton)
        assert asked.take_back.isVisible()
        assert (asked.take_back.text(), asked.take_back.accessibleDescription()) == (
            "Take my answer back",
            asked.accessibleName(),
        )
        asked.take_back.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(asked.take_back, Qt.Key.Key_Return)
        assert heard == [value, ""]
        assert not asked.take_back.isVisible()
        assert both.focusWidget() is asked.pills()[value], "the keyboard stays with what was asked"


def test_the_row_keeps_its_height_when_answered(shown: Show) -> None:
    row = ChoiceRow("How was it?", [("a", "Did it"), ("b", "Chose rest")])
    shown(row, 260, 200)
    before = row.heightForWidth(260)
    row.set_value("a")
    assert row.heightForWidth(260) == before


def test_what_must_be_one_of_them_cannot_be_taken_back(shown: Show, qtbot: QtBot) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B")], clearable=False)
    shown(row, 600, 100)
    qtbot.mouseClick(row.pills()["a"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(row.pills()["a"], Qt.Key.Key_Delete)
    assert row.value() == "a"
    assert row.take_back is None


def test_other_options_keep_the_choice_they_still_offer(app_look: Look) -> None:
    row = ChoiceRow("Which?", [("a", "A"), ("b", "B")])
    row.set_value("b")
    row.set_options([("b", "B"), ("c", "C")])
    assert row.value() == "b"
    row.set_options([("c", "C")])
    assert row.value() == ""


def test_other_options_come_before_the_way_to_take_one_back(shown: Show) -> None:
    row = ChoiceRow("Which?", [("a", "A")])
    shown(row, 600, 100)
    row.set_options([("b", "B"), ("c", "C")])
    row.set_value("c")
    QApplication.processEvents()
    assert row.take_back is not None
    assert row.take_back.x() > row.pills()["c"].x() > row.pills()["b"].x()


def _note(heard: list[str], asked: ChoiceRow | ScaleInput) -> None:
    heard.append(asked.text())


@pytest.mark.parametrize("kind", ["row", "scale"])
def test_keys_on_the_link_that_takes_an_answer_back_give_no_other_answer(
    shown: Show, qtbot: QtBot, kind: str
) -> None:
    made = (
        ChoiceRow("How?", [(str(n), str(n)) for n in range(4)]) if kind == "row" else ScaleInput("How sure?")
    )
    shown(made, 700, 200)
    qtbot.mouseClick(made.pills()["1"], Qt.MouseButton.LeftButton)
    assert made.take_back is not None
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_3, Qt.Key.Key_0):
        made.take_back.setFocus()
        qtbot.keyClick(made.take_back, key)
        assert str(made.value()) == "1", key
    made.take_back.setFocus()
    qtbot.keyClick(made.take_back, Qt.Key.Key_Space)
    assert made.value() in (None, "")
