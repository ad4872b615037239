"""What the window says quietly, and what it brings back: in sight, in nobody's way, from any place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.look import Look
from companion.ui.main_window import LEAST_SIZE
from companion.ui.navigation import Navigator, Place
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets import notices
from companion.ui.widgets.kit import LineField, TextField
from tests.ui.main_window.conftest import Blank, Made

SetLook = Callable[[Theme, int], Look]
CONTROL = Qt.KeyboardModifier.ControlModifier


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def spot(widget: QWidget, within: QWidget) -> tuple[int, int]:
    """Top and bottom of ``widget`` in ``within``."""
    top = widget.mapTo(within, QPoint(0, 0)).y()
    return top, top + widget.height()


def test_a_quiet_word_is_shown_and_said(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.TODAY)
    navigator.say("Saved")
    assert made.window.status.isVisible()
    assert made.window.status.words.text() == "Saved"


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_said_covers_nothing(
    made: Made, navigator: Navigator, set_look: SetLook, percent: int
) -> None:
    set_look(LIGHT, percent)
    made.window.resize(LEAST_SIZE)
    made.window.show_place(Place.TODAY)
    settle()
    screen = made.screen(Place.TODAY)
    screen.page.scroll_by_key(Qt.Key.Key_End)
    screen.last.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    navigator.offer_undo("The check-in of 22 November was deleted.", lambda: None)
    navigator.say("Saved")
    settle()
    window = made.window
    _, end = spot(screen, window)
    status, undo = spot(window.status, window), spot(window.undo_bar, window)
    assert end <= status[0] < status[1] <= undo[0] < undo[1] <= window.height()
    for label in (window.status.words, window.undo_bar.words):
        assert label.height() >= label.heightForWidth(label.width())
    top, bottom = spot(screen.last, window)
    assert spot(screen.page, window)[0] <= top
    assert bottom <= end, "what has the focus stays in view"


def test_undo_is_offered_in_every_place_until_it_is_answered(made: Made, navigator: Navigator) -> None:
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    navigator.offer_undo("The goal was taken out.", lambda: undone.append(1))
    made.window.show_place(Place.PLANS)
    assert made.window.undo_bar.isVisible()
    navigator.tense.emit()
    navigator.back.emit()
    assert made.window.undo_bar.isVisible()
    made.window.undo_bar.undo()
    assert undone == [1]
    assert not made.window.undo_bar.isVisible()


def test_each_can_be_undone_the_latest_first(made: Made, navigator: Navigator) -> None:
    undone: list[int] = []
    bar = made.window.undo_bar
    made.window.show_place(Place.GOALS)
    for number in (1, 2, 3):
        navigator.offer_undo(f"{number} was taken out.", partial(undone.append, number))
    assert bar.words.text() == "3 was taken out."
    bar.undo()
    assert (undone, bar.words.text()) == ([3], "Before that: 2 was taken out.")
    bar.undo()
    navigator.offer_undo("4 was taken out.", partial(undone.append, 4))
    assert bar.words.text() == "4 was taken out."
    bar.undo()
    assert bar.words.text() == "Before that: 1 was taken out."
    bar.undo()
    bar.undo()
    assert undone == [3, 2, 4, 1]
    assert not bar.isVisible()


def test_a_line_that_was_closed_leaves_things_as_they_are(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    for number in (1, 2):
        navigator.offer_undo(f"{number} was taken out.", partial(undone.append, number))
    qtbot.mouseClick(made.window.undo_bar.close_button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(made.screen(Place.GOALS).button, Qt.Key.Key_Z, CONTROL)
    assert undone == []
    assert not made.window.undo_bar.isVisible()


def test_two_quick_presses_take_back_one_thing(
    made: Made, navigator: Navigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    for number in (1, 2):
        navigator.offer_undo(f"{number} was taken out.", partial(undone.append, number))
    monkeypatch.setattr(notices, "NOT_TWICE_MS", 60_000)
    button = made.window.undo_bar.undo_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [2]
    monkeypatch.setattr(notices, "NOT_TWICE_MS", 0)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == [2, 1]


@pytest.mark.parametrize("kind", [LineField, TextField])
def test_a_field_keeps_the_keys_only_while_it_has_typing_to_take_back(
    made: Made, navigator: Navigator, qtbot: QtBot, kind: type[LineField] | type[TextField]
) -> None:
    """After taking out a line the focus stands in the empty field for the next one: the keys are not lost there."""
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    field = kind("A small step")
    made.screen(Place.GOALS).page.add(field)
    field.editor.setFocus()
    settle()
    assert field.editor.hasFocus()
    navigator.offer_undo("A line was taken out.", lambda: undone.append(1))
    qtbot.keyClicks(field.editor, "Put on boots")
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, CONTROL)
    assert (field.text(), undone) == ("", [])
    qtbot.keyClick(field.editor, Qt.Key.Key_Z, CONTROL)
    assert undone == [1]


def test_undone_from_another_place_a_word_says_so_and_the_focus_stays(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    window = made.window
    window.show_place(Place.GOALS)
    # A screen puts the focus on what came back; out of sight it must not have it.
    navigator.offer_undo("The goal was taken out.", made.screen(Place.GOALS).last.setFocus)
    window.show_place(Place.TODAY)
    made.screen(Place.TODAY).last.setFocus()
    qtbot.keyClick(made.screen(Place.TODAY).last, Qt.Key.Key_Z, CONTROL)
    assert window.place is Place.TODAY
    assert QApplication.focusWidget() is made.screen(Place.TODAY).last
    assert window.status.words.text() == "It is back."
    window.show_place(Place.GOALS)
    navigator.offer_undo("Taken out.", made.screen(Place.GOALS).button.setFocus)
    window.show_place(Place.TODAY)
    window.rail.focus_place()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert QApplication.focusWidget() is window.rail.buttons[Place.TODAY]
    made.screen(Place.TODAY).last.setFocus()
    navigator.offer_undo("Taken out.", lambda: None)
    qtbot.mouseClick(window.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is made.screen(Place.TODAY).last, "back from the bar, which is gone"


def test_undone_from_another_place_that_is_set_anew_the_focus_is_on_it(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    window = made.window
    window.show_place(Place.TODAY)
    screen = made.screen(Place.TODAY)
    window.show_place(Place.GOALS)

    def undo() -> None:
        made.screen(Place.GOALS).last.setFocus()
        screen.last.hide()  # as a screen does that builds its page again

    navigator.offer_undo("The goal was taken out.", undo)
    window.show_place(Place.TODAY)
    screen.last.setFocus()
    qtbot.keyClick(screen.last, Qt.Key.Key_Z, CONTROL)
    assert QApplication.focusWidget() is screen.button


def test_undone_where_it_was_the_screen_has_the_last_word_on_the_focus(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    window = made.window
    window.show_place(Place.GOALS)
    screen = made.screen(Place.GOALS)
    screen.button.setFocus()
    navigator.offer_undo("The goal was taken out.", screen.last.setFocus)
    qtbot.mouseClick(window.undo_bar.undo_button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is screen.last
    assert not window.status.isVisible()


def test_closing_the_line_leaves_the_focus_on_the_screen(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    made.window.show_place(Place.GOALS)
    made.screen(Place.GOALS).last.setFocus()
    navigator.offer_undo("The goal was taken out.", lambda: None)
    qtbot.mouseClick(made.window.undo_bar.close_button, Qt.MouseButton.LeftButton)
    assert not made.window.undo_bar.isVisible()
    assert QApplication.focusWidget() is made.screen(Place.GOALS).last


def test_what_could_not_be_undone_can_be_tried_again(made: Made, navigator: Navigator) -> None:
    answers = [False, True]
    made.window.show_place(Place.GOALS)
    navigator.offer_undo("The goal was taken out.", lambda: answers.pop(0))
    made.window.show_place(Place.TODAY)
    made.window.undo_bar.undo()
    assert made.window.undo_bar.isVisible()
    assert not made.window.status.isVisible(), "it is not back"
    made.window.undo_bar.undo()
    assert answers == []
    assert not made.window.undo_bar.isVisible()
    assert made.window.status.words.text() == "It is back."


def test_the_undo_key_does_what_the_line_offers_while_it_does(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    button = made.screen(Place.GOALS).button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Z, CONTROL)
    navigator.offer_undo("One was taken out.", lambda: undone.append(1))
    qtbot.keyClick(button, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(button, Qt.Key.Key_Z, CONTROL)
    assert undone == [1]
    navigator.offer_undo("Two was taken out.", lambda: undone.append(2))
    made.window.undo_bar.dismiss()
    qtbot.keyClick(button, Qt.Key.Key_Z, CONTROL)
    assert undone == [1]


# --- over the whole window -----------------------------------------------------------------------------------------


def covered(made: Made, navigator: Navigator) -> Blank:
    """A full-window screen over My goals."""
    made.window.show_place(Place.GOALS)
    navigator.tense.emit()
    settle()
    overlay = made.window.overlay
    assert isinstance(overlay, Blank)
    return overlay


@pytest.mark.parametrize("percent", [100, 200])
def test_on_a_full_window_screen_it_is_said_below_it_and_covers_nothing(
    made: Made, navigator: Navigator, set_look: SetLook, percent: int
) -> None:
    set_look(LIGHT, percent)
    window = made.window
    window.resize(LEAST_SIZE)
    overlay = covered(made, navigator)
    navigator.offer_undo("3 lines were taken out of your plan.", lambda: None)
    navigator.say("Saved")
    settle()
    _, end = spot(overlay, window)
    status, undo = spot(window.status, window), spot(window.undo_bar, window)
    assert window.undo_bar.undo_button.visibleRegion().boundingRect() == window.undo_bar.undo_button.rect()
    assert end <= status[0] < status[1] <= undo[0] < undo[1] <= window.height()
    for label in (window.status.words, window.undo_bar.words):
        assert label.height() >= label.heightForWidth(label.width())


def test_on_a_full_window_screen_every_key_reaches_it(made: Made, navigator: Navigator, qtbot: QtBot) -> None:
    window, overlay = made.window, covered(made, navigator)
    overlay.button.setFocus()
    qtbot.keyClick(overlay.button, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is overlay.button, "nowhere to go"
    undone: list[int] = []
    navigator.offer_undo("Taken out.", lambda: undone.append(1))
    qtbot.keyClick(overlay.button, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is window.undo_bar.undo_button
    qtbot.keyClick(window.undo_bar.undo_button, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is overlay.button
    overlay.last.setFocus()
    qtbot.keyClick(overlay.last, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is window.undo_bar.undo_button
    qtbot.keyClick(window.undo_bar.undo_button, Qt.Key.Key_Space)
    assert undone == [1]
    assert QApplication.focusWidget() is overlay.last, "back from the bar, which is gone"
    assert not window.status.isVisible(), "it can be seen that it is back"
    navigator.offer_undo("Taken out.", lambda: undone.append(2))
    qtbot.keyClick(overlay.last, Qt.Key.Key_Z, CONTROL)
    assert undone == [1, 2]


def test_what_was_done_on_it_can_be_undone_when_it_is_closed(made: Made, navigator: Navigator) -> None:
    window = made.window
    covered(made, navigator)
    navigator.offer_undo("Taken out.", lambda: None)
    navigator.back.emit()
    settle()
    assert window.undo_bar.isVisible()
    top, bottom = spot(window.undo_bar, window)
    assert spot(made.screen(Place.GOALS), window)[1] <= top < bottom <= window.height()
    assert window.undo_bar.mapTo(window, QPoint(0, 0)).x() >= window.rail.width(), "beside the rail again"
    window.undo_bar.undo()
    assert window.status.words.text() == "It is back.", "it is not in sight here"


def test_what_was_done_before_waits_till_the_full_window_screen_is_closed(
    made: Made, navigator: Navigator, qtbot: QtBot
) -> None:
    undone: list[int] = []
    made.window.show_place(Place.GOALS)
    navigator.offer_undo("The goal was taken out.", lambda: undone.append(1))
    overlay = covered(made, navigator)
    assert not made.window.undo_bar.isVisible()
    qtbot.keyClick(overlay.button, Qt.Key.Key_Z, CONTROL)
    assert undone == []
    navigator.back.emit()
    assert made.window.undo_bar.isVisible()
    made.window.undo_bar.undo()
    assert undone == [1]
    assert not made.window.status.isVisible()


def test_a_screen_over_the_one_it_was_done_on_does_not_offer_it(made: Made, navigator: Navigator) -> None:
    covered(made, navigator)
    navigator.offer_undo("Taken out.", lambda: None)
    navigator.cover.emit(QWidget())
    assert not made.window.undo_bar.isVisible()
    navigator.back.emit()
    assert made.window.undo_bar.isVisible()


def test_a_full_window_screen_offers_only_what_was_done_on_it_also_after_an_undo(
    made: Made, navigator: Navigator
) -> None:
    undone: list[str] = []
    made.window.show_place(Place.GOALS)
    navigator.offer_undo("A goal was taken out.", partial(undone.append, "goal"))
    covered(made, navigator)
    navigator.offer_undo("A line was taken out.", partial(undone.append, "line"))
    made.window.undo_bar.undo()
    assert undone == ["line"]
    assert not made.window.undo_bar.isVisible()
    navigator.back.emit()
    settle()
    assert made.window.undo_bar.isVisible()


def test_a_key_held_down_takes_back_one_thing(
    made: Made, navigator: Navigator, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone: list[int] = []
    monkeypatch.setattr(notices, "NOT_TWICE_MS", 60_000)
    made.window.show_place(Place.GOALS)
    for number in (1, 2, 3):
        navigator.offer_undo(f"{number} was taken out.", partial(undone.append, number))
    button = made.screen(Place.GOALS).button
    button.setFocus()
    for _ in range(3):
        qtbot.keyClick(button, Qt.Key.Key_Z, CONTROL)
    assert undone == [3]
