"""Places: shown when asked for, refreshed, left, and full-window screens over them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.ui.navigation import Navigator, Place
from companion.ui.widgets.kit import PrimaryButton
from tests.ui.main_window.conftest import Blank, Made


def test_the_first_picture_needs_no_screen(made: Made, count_colour: Callable[[QWidget, Token], int]) -> None:
    assert made.built == []
    assert count_colour(made.window, Token.RAIL) > 50_000
    made.window.show_place(Place.TODAY)
    made.window.show_place(Place.TODAY)
    assert made.built == [Place.TODAY]


def test_a_screen_is_refreshed_at_each_visit_and_change(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.TODAY)
    made.window.show_place(Place.GOALS)
    navigator.changed.emit()
    made.window.show_place(Place.TODAY)
    assert made.screen(Place.TODAY).refreshed == 2
    assert made.screen(Place.GOALS).refreshed == 2


def test_a_screen_may_ask_to_stay(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.GOALS)
    made.screen(Place.GOALS).stays = True
    qtbot.mouseClick(made.window.rail.buttons[Place.PLANS], Qt.MouseButton.LeftButton)
    assert made.window.place is Place.GOALS
    assert made.window.rail.buttons[Place.GOALS].isChecked()
    assert not made.window.rail.buttons[Place.PLANS].isChecked()
    assert not made.window.close()
    made.screen(Place.GOALS).stays = False
    assert made.window.close()


def test_a_goal_opens_in_its_place(made: Made, navigator: Navigator) -> None:
    navigator.open_goal.emit("abc")
    assert made.window.place is Place.GOALS
    assert made.screen(Place.GOALS).item == "abc"


def test_a_line_for_the_next_visit_is_one_shortcut_away_from_anywhere(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    made.window.show_place(Place.PLANS)
    navigator.bring.emit("goal/1", "lift Rosie")
    qtbot.keyClick(made.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    navigator.tense.emit()
    qtbot.keyClick(made.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert made.brought == [("goal/1", "lift Rosie"), ("", ""), ("", "")]
    made.window.rail.setEnabled(False)
    navigator.bring.emit("goal/1", "lift Rosie")
    assert len(made.brought) == 3, "no notebook is open yet"


def test_relief_is_one_press_away_from_anywhere(made: Made, navigator: Navigator, qtbot: QtBot) -> None:
    made.window.show_place(Place.PLANS)
    qtbot.keyClick(made.window, Qt.Key.Key_F2)
    assert isinstance(made.window.overlay, Blank)
    assert not made.window.rail.isVisible()
    navigator.back.emit()
    assert made.window.overlay is None
    assert made.window.rail.isVisible()
    qtbot.mouseClick(made.window.rail.tense_button, Qt.MouseButton.LeftButton)
    assert made.window.overlay is not None


def test_the_player_takes_the_window_and_gives_it_back(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.TODAY)
    made.screen(Place.TODAY).button.setFocus()
    before = made.screen(Place.TODAY).refreshed
    navigator.play.emit("r1", "tense")
    overlay = made.window.overlay
    assert made.played == [("r1", "tense")]
    assert isinstance(overlay, Blank)
    assert overlay.size() == made.window.centralWidget().size()
    gone: list[bool] = []
    overlay.destroyed.connect(lambda: gone.append(True))
    navigator.back.emit()
    QCoreApplication.sendPostedEvents(overlay, QEvent.Type.DeferredDelete.value)
    assert gone == [True]
    assert made.screen(Place.TODAY).button.hasFocus()
    assert made.screen(Place.TODAY).refreshed == before + 1


def test_relief_over_a_routine_leaves_the_routine_waiting_beneath(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.TODAY)
    under = QWidget()
    made.window.show_overlay(under)
    navigator.tense.emit()
    relief = made.window.overlay
    assert relief is not under
    navigator.tense.emit()  # pressed twice: still one screen of relief
    navigator.back.emit()
    assert made.window.overlay is under
    navigator.back.emit()
    assert made.window.overlay is None


def test_banners_come_and_go(made: Made) -> None:
    banner = made.window.set_banner("sample", "This is a sample notebook.", "Start my own")
    QApplication.processEvents()
    assert banner is not None
    assert banner.isVisible()
    assert made.window.set_banner("sample", "") is None
    assert not banner.isVisible()


def test_a_strip_of_one_s_own_comes_in_every_place_and_goes(made: Made, qtbot: QtBot) -> None:
    first, second = PrimaryButton("One"), PrimaryButton("Two")
    made.window.set_strip("own", first)
    made.window.show_place(Place.GOALS)
    QApplication.processEvents()
    assert first.isVisible()
    made.window.set_strip("own", second)
    QApplication.processEvents()
    assert (first.isVisible(), second.isVisible()) == (False, True)
    made.window.rail.tense_button.setFocus()
    qtbot.keyClick(made.window.rail.tense_button, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second, "Tab comes by it on the way to the place"
    made.window.set_strip("own", None)
    assert not second.isVisible()


def test_it_tells_which_place_is_shown(made: Made) -> None:
    told: list[Place] = []
    made.window.placed.connect(told.append)
    made.window.show_place(Place.GOALS)
    made.screen(Place.GOALS).stays = True
    made.window.show_place(Place.PLANS)
    assert told == [Place.GOALS]
