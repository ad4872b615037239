"""The window by keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.navigation import Navigator, Place
from companion.ui.rail import MAIN_PLACES, MORE_PLACES
from companion.ui.widgets.kit import Body, Page, PrimaryButton
from tests.ui.main_window.conftest import Made


def test_alt_and_a_digit_lead_to_the_seven_places(made: Made, qtbot: QtBot) -> None:
    for index, place in enumerate(MAIN_PLACES):
        key = Qt.Key(Qt.Key.Key_1.value + index)
        qtbot.keyClick(made.window, key, Qt.KeyboardModifier.AltModifier)
        assert made.window.place is place


def test_the_key_for_finding_leads_to_looking_back(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.LOOK_BACK)
    made.screen(Place.LOOK_BACK).item = "2026-05-03"
    made.window.show_place(Place.TODAY)
    qtbot.keyClick(made.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert made.window.place is Place.LOOK_BACK
    assert made.screen(Place.LOOK_BACK).item == ""


def test_finding_leaves_a_full_window_screen_alone(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    made.window.navigator.tense.emit()
    over = made.window.overlay
    assert over is not None
    qtbot.keyClick(made.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert made.window.overlay is over
    assert made.window.place is Place.TODAY


def test_a_shortcut_takes_the_focus_along(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    made.screen(Place.TODAY).button.setFocus()
    for index, place in enumerate(MAIN_PLACES, start=1):
        qtbot.keyClick(made.window, Qt.Key(Qt.Key.Key_0 + index), Qt.KeyboardModifier.AltModifier)
        assert made.window.place is place
        assert made.window.rail.buttons[place].hasFocus()


def test_page_keys_scroll_while_the_rail_has_focus(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    QApplication.processEvents()
    made.window.rail.buttons[Place.TODAY].setFocus()
    qtbot.keyClick(made.window.rail.buttons[Place.TODAY], Qt.Key.Key_PageDown)
    page = made.screen(Place.TODAY).findChild(Page)
    assert page.verticalScrollBar().value() > 0


def test_page_keys_scroll_the_page_in_sight_not_one_behind_it(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    screen = made.screen(Place.TODAY)
    behind = screen.findChild(Page)
    behind.hide()
    page = Page()
    page.add(Body("line\n" * 80))
    screen.layout().addWidget(page)
    QApplication.processEvents()
    made.window.rail.buttons[Place.TODAY].setFocus()
    qtbot.keyClick(made.window.rail.buttons[Place.TODAY], Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0


def test_tab_stops_at_the_place_shown_at_relief_and_then_on_the_screen(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.PLANS)
    rail, screen = made.window.rail, made.screen(Place.PLANS)
    rail.focus_place()
    order: list[QWidget | None] = [QApplication.focusWidget()]
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    shown = rail.buttons[Place.PLANS]
    on_rail = [rail.bring_button, rail.tense_button]
    assert order == [shown, *on_rail, screen.button, screen.field.editor, screen.last, shown]


def test_up_and_down_go_from_place_to_place_and_return_opens(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    rail = made.window.rail
    rail.focus_place()
    places = [*MAIN_PLACES, *MORE_PLACES]
    for place in [*places[1:], places[-1]]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
        assert QApplication.focusWidget() is rail.buttons[place]
        assert made.window.place is Place.TODAY
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is rail.buttons[Place.SETTINGS]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is rail.bring_button, "on from where one is"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert made.window.place is Place.SETTINGS


def test_f6_goes_between_the_rail_and_the_screen(made: Made, navigator: Navigator, qtbot: QtBot) -> None:
    made.window.show_place(Place.GOALS)
    rail, screen, bar = made.window.rail, made.screen(Place.GOALS), made.window.undo_bar
    rail.focus_place()

    def press(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QWidget | None:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, modifier)
        return QApplication.focusWidget()

    assert press() is screen.button
    screen.last.setFocus()
    assert press() is rail.buttons[Place.GOALS]
    assert press() is screen.last, "where one was"
    assert press(Qt.KeyboardModifier.ShiftModifier) is rail.buttons[Place.GOALS]
    navigator.offer_undo("Taken out.", lambda: None)
    assert press(Qt.KeyboardModifier.ShiftModifier) is bar.undo_button
    assert press(Qt.KeyboardModifier.ShiftModifier) is screen.last
    navigator.tense.emit()
    before = QApplication.focusWidget()
    assert press() is before, "a full-window screen has no rail beside it"


def test_tab_reaches_what_was_added_in_the_middle(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.GOALS)
    screen = made.screen(Place.GOALS)
    late = PrimaryButton("Added later")
    screen.page.body.insertWidget(screen.page.body.indexOf(screen.button) + 1, late)
    QApplication.processEvents()
    screen.button.setFocus()
    qtbot.keyClick(screen.button, Qt.Key.Key_Tab)
    assert late.hasFocus()
    qtbot.keyClick(late, Qt.Key.Key_Tab)
    assert screen.field.editor.hasFocus()
    qtbot.keyClick(screen.field.editor, Qt.Key.Key_Backtab)
    assert late.hasFocus()


def test_the_focus_goes_on_to_the_first_thing_of_the_next_place(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.GOALS)
    made.window.show_place(Place.TODAY)
    page = made.screen(Place.GOALS).page
    page.add(PrimaryButton("Stands last"))
    first = PrimaryButton("Made last, stands first")
    page.body.insertWidget(0, first)
    made.screen(Place.TODAY).button.setFocus()
    navigator.go.emit(Place.GOALS)
    QApplication.processEvents()
    assert first.hasFocus()
