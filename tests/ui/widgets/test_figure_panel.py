"""The large figure's buttons: play, turn, and look from another side."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.movements import Movement, View
from companion.services.bundle import Services
from companion.ui.look import Look, apply
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.figure_panel import FigurePanel
from companion.ui.widgets.kit import Button
from tests.helpers.pictures import Studio

Show = Callable[..., QWidget]
SetLook = Callable[[Theme, int], Look]


@pytest.fixture
def bridge(services: Services) -> Movement:
    movement = services.library.get("bridge")
    assert movement is not None
    return movement


@pytest.fixture
def panel(services: Services, shown: Show, bridge: Movement, qapp: QApplication) -> FigurePanel:
    made = FigurePanel(Studio().figures(services.library).of(bridge, 400.0, 300.0))
    apply(qapp, LIGHT, 100, still=True)
    shown(made, 520, 520)
    return made


def test_play_becomes_pause_and_says_of_what(panel: FigurePanel) -> None:
    assert panel.play_button.text() == "Play"
    assert panel.play_button.accessibleName() == "Play: Bridge"
    panel.play_button.click()
    assert panel.figure.is_playing
    assert panel.play_button.text() == "Pause"
    assert panel.play_button.accessibleName() == "Pause: Bridge"
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.play_button.text() == "Play"


def test_the_views_turn_it_and_follow_it(panel: FigurePanel) -> None:
    assert panel.views.value() == "side"
    panel.views.pills()["front"].click()
    assert panel.figure.view is View.FRONT
    panel.turn_button.click()
    assert panel.figure.eye == (135.0, 14.0)
    assert panel.views.value() == "", "none of the named ones"
    panel.figure.look_home()
    assert panel.views.value() == "side"


@pytest.mark.parametrize("percent", [100, 200])
def test_every_button_is_easy_to_hit(panel: FigurePanel, set_look: SetLook, percent: int) -> None:
    set_look(LIGHT, percent)
    QApplication.processEvents()
    buttons = [button for button in panel.findChildren(Button) if button.isVisible()]
    assert len(buttons) == 5
    assert min(min(button.width(), button.height()) for button in buttons) >= 44


def test_without_a_figure_there_is_nothing_to_press(services: Services, shown: Show) -> None:
    own = Movement("rocking", "Rocking", "", ())
    panel = FigurePanel(Studio().figures(services.library).of(own, 400.0, 300.0))
    shown(panel, 520, 520)
    assert [button for button in panel.findChildren(Button) if button.isVisible()] == []
