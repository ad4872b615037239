"""Readable from the floor; nothing clipped when text is large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine, Size
from companion.services.bundle import Services
from companion.ui.look import Look, Type
from companion.ui.player.large_label import LargeLabel, kept_together
from companion.ui.theme import CONTRAST, LIGHT, Theme
from companion.ui.widgets.kit import Button, Label
from tests.ui.player.conftest import READY_S, Table


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
    player.wait(READY_S + 1)
    QApplication.processEvents()
    stage = player.screen.stage
    font, _beside = stage.count._fitted()
    assert font.pixelSize() >= 200
    assert stage.figure.isVisible()
    assert stage.figure.width() > 500


def test_the_seconds_of_a_hold_are_larger_than_the_cue(routine: Routine, table: Callable[..., Table]) -> None:
    player = table(1280, 832)
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 2)
    stage = player.screen.stage
    assert stage.state.text().startswith("Hold… ")
    assert stage.state.pixels >= 36 > stage.cue.pixels


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("left side · set 1 of 2", ["left~side · ", "set~1~of~2"]),
        ("   set 1 of 2", ["   ", "set~1~of~2"]),
        ("3 × 8 to 12, hold 10 seconds, each side", ["3~×~8~to~12, ", "hold~10~seconds, ", "each~side"]),
        ("as many as feel good to me today", ["as many as feel good to me today"]),
        ("", [""]),
    ],
)
def test_lines_end_between_what_belongs_together(text: str, lines: list[str]) -> None:
    assert kept_together(text) == "".join(lines).replace("~", "\u00a0")


def test_a_line_that_is_broken_shows_the_same_words(qapp: QApplication, app_look: Look) -> None:
    label = LargeLabel(Type.PLAYER_CUE, leading=1.3, together=True)
    label.setText("left side · set 1 of 2")
    label.set_pixels(36)
    assert label.text() == "left side · set 1 of 2"
    whole = label.height_of(label.text(), 1000, 36)
    assert label.height_of(label.text(), 250, 36) == 2 * whole


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
    for seconds in (1, READY_S, 3):
        player.wait(seconds)
        QApplication.processEvents()
        assert_whole(player.screen)


@pytest.mark.parametrize("theme", [LIGHT, CONTRAST])
@pytest.mark.parametrize("size", [(1024, 700), (900, 640)])
def test_the_largest_text_in_a_small_window_keeps_the_figure_and_a_readable_count(
    routine: Routine,
    table: Callable[..., Table],
    set_look: Callable[[Theme, int], Look],
    theme: Theme,
    size: tuple[int, int],
) -> None:
    player = table(*size)
    set_look(theme, 200)
    player.screen.play(routine.id, Size.ORDINARY)
    for seconds in (1, READY_S, 2):
        player.wait(seconds)
        QApplication.processEvents()
        stage = player.screen.stage
        font, _beside = stage.count._fitted()
        assert font.pixelSize() >= 200
        assert stage.figure.isVisible()
        assert stage.figure.height() >= 170
        assert_whole(player.screen)


def test_no_words_push_the_buttons_about(routine: Routine, table: Callable[..., Table]) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    controls = player.screen.controls
    buttons = (controls.back, controls.pause, controls.next, controls.rather_not)

    def places() -> list[QRect]:
        QApplication.processEvents()
        return [place(each, player.screen) for each in buttons]

    before = places()
    assert controls.pause.text() == "I am ready · space"
    player.wait(READY_S + 1)
    assert (controls.pause.text(), places()) == ("Pause · space", before)
    player.screen.toggle_pause()
    assert (controls.pause.text(), places()) == ("Go on · space", before)
    player.screen.next()
    assert not controls.smaller.isVisible()
    assert places() == before


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("width", [900, 1024, 1280, 1920])
def test_the_header_and_the_buttons_are_whole_at_any_width(
    routine: Routine,
    table: Callable[..., Table],
    set_look: Callable[[Theme, int], Look],
    percent: int,
    width: int,
) -> None:
    player = table(width, 700)
    set_look(LIGHT, percent)
    player.screen.play(routine.id, Size.ORDINARY)
    player.screen.header.show_other(offered=True, shown=False)
    QApplication.processEvents()
    assert_whole(player.screen)
    for link in player.screen.header.findChildren(Button):
        if link.isVisible():
            assert min(link.width(), link.height()) >= 44
            assert link.text() or link.accessibleName()


def test_the_count_stays_where_it_is_while_moving_and_holding(
    routine: Routine, table: Callable[..., Table]
) -> None:
    player = table(1280, 832)
    player.screen.play(routine.id, Size.ORDINARY)
    count = player.screen.stage.count
    places = set()
    for seconds in (1, READY_S - 0.5, 1, 3):
        player.wait(seconds)
        places.add(tuple(count.geometry().getRect()))
    assert player.state == "And back"
    assert len(places) == 1
