"""Readable from the floor; nothing clipped when text is large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine, Size
from companion.services.bundle import Services
from companion.ui.look import Look
from companion.ui.player.words import Words
from companion.ui.theme import CONTRAST, LIGHT, Theme
from companion.ui.widgets.kit import Button, Label
from tests.ui.player.conftest import Table


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def assert_whole(window: QWidget) -> None:
    """Every visible text has its full height and lies inside the window."""
    for kind in (Label, Button):
        for widget in window.findChildren(kind):
            if not widget.isVisible() or not widget.text():
                continue
            assert widget.height() >= widget.heightForWidth(widget.width()) - 1, widget.text()
            assert window.rect().contains(place(widget, window)), widget.text()


def test_the_count_is_at_least_200_pixels_high_beside_the_figure(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table(1280, 832)
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(6)
    QApplication.processEvents()
    stage = player.screen.stage
    font, _beside = stage.words.count._fitted()
    assert font.pixelSize() >= 200
    assert stage.figure.isVisible()
    assert stage.figure.width() > 500


@pytest.mark.parametrize(("theme", "percent"), [(LIGHT, 100), (CONTRAST, 150), (CONTRAST, 200)])
def test_nothing_is_clipped_in_a_small_window(
    services: Services,
    routine: Routine,
    table: Callable[..., Table],
    set_look: Callable[[Theme, int], Look],
    theme: Theme,
    percent: int,
) -> None:
    step = routine.steps[0]
    services.routines.change_step(routine.id, step.id, step.doses, note="Slowly, with a towel under the head")
    player = table(1024, 700)
    set_look(theme, percent)
    player.screen.play(routine.id, Size.ORDINARY)
    for seconds in (1, 5, 3):
        player.wait(seconds)
        QApplication.processEvents()
        assert_whole(player.screen)


def test_the_figure_gives_way_before_the_words(
    routine: Routine, table: Callable[..., Table], set_look: Callable[[Theme, int], Look]
) -> None:
    player = table(1024, 700)
    set_look(LIGHT, 200)
    player.screen.play(routine.id, Size.ORDINARY)
    QApplication.processEvents()
    assert not player.screen.stage.figure.isVisible()
    assert player.screen.stage.words.name.isVisible()


def test_the_count_stays_where_it_is_while_moving_and_holding(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table(1280, 832)
    player.screen.play(routine.id, Size.ORDINARY)
    words: Words = player.screen.stage.words
    player.wait(6)
    moving = words.count.geometry()
    player.wait(2)
    assert player.state.startswith("Hold")
    assert words.count.geometry() == moving
