"""The rail: every place by mouse and by keys, and words that are never cut off."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.look import Look
from companion.ui.navigation import Place
from companion.ui.rail import MAIN_PLACES, MORE_PLACES
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.notices import new_keys
from tests.ui.main_window.conftest import Made

SetLook = Callable[[Theme, int], Look]


def test_the_rail_leads_everywhere(made: Made, qtbot: QtBot) -> None:
    for place in (*MAIN_PLACES, *MORE_PLACES):
        qtbot.mouseClick(made.window.rail.buttons[place], Qt.MouseButton.LeftButton)
        assert made.window.place is place
        checked = [p for p, button in made.window.rail.buttons.items() if button.isChecked()]
        assert checked == [place]


def test_the_rail_is_a_list_of_named_buttons_for_a_screen_reader(made: Made) -> None:
    made.window.show_place(Place.VISIT)
    for place, button in made.window.rail.buttons.items():
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface.text(QAccessible.Text.Name) == button.text()
        assert bool(interface.state().checked) is (place is Place.VISIT)
    tense = QAccessible.queryAccessibleInterface(made.window.rail.tense_button)
    assert tense.text(QAccessible.Text.Name) == "Things are tense"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(900, 640), (1024, 700), (1280, 832)])
def test_nothing_on_the_rail_is_cut_off(
    made: Made, set_look: SetLook, percent: int, size: tuple[int, int]
) -> None:
    set_look(LIGHT, percent)
    made.window.set_notebook_name("Wilhelmina-Antoinette’s notebook")
    made.window.resize(*size)
    made.window.show_place(Place.TODAY)
    QApplication.processEvents()
    QApplication.processEvents()
    rail = made.window.rail
    assert made.window.width() == size[0]
    assert made.window.height() == size[1]
    assert rail.width() <= size[0] * 0.4
    for button in (*rail.buttons.values(), rail.bring_button, rail.tense_button):
        assert button.height() >= button.heightForWidth(button.width())
        assert button.width() >= button.minimumSizeHint().width()
    assert rail.name.height() >= rail.name.heightForWidth(rail.name.width())
    for button in (rail.bring_button, rail.tense_button):
        assert button.isVisible()
        assert rail.rect().contains(button.geometry())


@pytest.mark.parametrize("place", [*MAIN_PLACES, *MORE_PLACES])
def test_a_line_for_the_next_visit_is_one_press_away_in_every_place(made: Made, place: Place) -> None:
    made.window.show_place(place)
    button = made.window.rail.bring_button
    assert button.text().startswith("For my next visit")
    assert button.text().endswith(new_keys())
    assert button.accessibleName() == "For my next visit"
    assert button.height() >= 44
    button.click()
    assert made.brought == [("", "")]
    assert made.window.place is place


def test_the_rail_stands_on_the_right_in_right_to_left(made: Made, right_to_left: None) -> None:
    QApplication.processEvents()
    assert made.window.rail.geometry().right() == made.window.width() - 1
