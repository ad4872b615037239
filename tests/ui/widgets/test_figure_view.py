"""A figure on a page: still until asked, seen from any side where it is large, and named for a screen reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.movements import View
from companion.drawing.shapes import Token
from companion.ui.look import Look, apply
from companion.ui.theme import LIGHT
from companion.ui.widgets.figure_view import KEY_DEGREES, FigureView
from companion.ui.widgets.moving_figure import ASK_MS, MovingFigure
from companion.ui.widgets.moving_picture import Eye
from tests.helpers.pictures import Film

Show = Callable[..., QWidget]
Count = Callable[[QWidget, Token], int]


@dataclass
class Source:
    """One movement, with everything that was asked of it."""

    sheet: tuple[float, float] = (200.0, 100.0)
    name: str = "Bridge"
    words: str = "Lie down. Lift your hips."
    home: View = View.SIDE
    drawn: bool = True
    moves: bool = True
    made: Film = field(default_factory=Film)
    waiting: list[MovingFigure] = field(default_factory=list)
    pixels: list[tuple[int, int]] = field(default_factory=list)

    def film(self) -> Film | None:
        return self.made if self.drawn else None

    def pixmap(self, place: tuple[int, int], *, make: bool) -> QPixmap | None:
        if make:
            self.pixels.append(place)
        if place not in self.pixels:
            return None
        pixmap = QPixmap(*place)
        pixmap.fill(LIGHT.color(Token.SKIN))
        return pixmap

    def wait(self, figure: MovingFigure) -> None:
        self.waiting.append(figure)


@pytest.fixture
def source() -> Source:
    return Source()


@pytest.fixture
def page(shown: Show) -> Callable[[FigureView], FigureView]:
    """Shows a view on a page with something else that can have the focus."""

    def put(view: FigureView) -> FigureView:
        holder = QWidget()
        holder.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(holder)
        column.addWidget(view)
        shown(holder, 440, 260)
        QTest.qWaitForWindowActive(holder)
        holder.setFocus()
        QApplication.processEvents()
        return view

    return put


Page = Callable[[FigureView], FigureView]


def enter(view: FigureView) -> None:
    here = QPointF(5, 5)
    QApplication.sendEvent(view, QEnterEvent(here, here, QPointF(view.mapToGlobal(QPoint(5, 5)))))


def leave(view: FigureView) -> None:
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def focus(view: FigureView) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()


def plays(view: FigureView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.figure.is_playing, timeout=2000)


# a thumbnail


def test_it_is_drawn_only_when_it_is_seen_and_the_window_has_time(source: Source, page: Page) -> None:
    view = FigureView(source)
    assert source.waiting == []
    page(view)
    assert source.waiting
    assert source.pixels == []
    source.waiting[0].make_ready()
    source.waiting.clear()
    view.repaint()
    assert source.waiting == []


def test_out_of_sight_it_is_not_made(source: Source, page: Page) -> None:
    view = page(FigureView(source))
    view.hide()
    assert not source.waiting[0].make_ready()
    assert source.pixels == []


def test_nothing_moves_until_it_is_pointed_at(source: Source, page: Page, qtbot: QtBot) -> None:
    view = page(FigureView(source))
    QTest.qWait(ASK_MS + 50)
    assert not view.figure.is_playing
    assert not view.figure.is_running
    enter(view)
    assert not view.figure.is_playing, "passing over it is not pointing at it"
    plays(view, qtbot)
    leave(view)
    assert not view.figure.is_playing
    assert not view.figure.is_running


def test_passing_over_it_quickly_makes_no_film(source: Source, page: Page) -> None:
    view = page(FigureView(source))
    enter(view)
    leave(view)
    QTest.qWait(ASK_MS + 50)
    assert source.made.asked == []


def test_it_begins_with_what_the_still_shows_and_then_moves(source: Source, page: Page, qtbot: QtBot) -> None:
    view = page(FigureView(source))
    enter(view)
    qtbot.waitUntil(lambda: len(source.made.asked) > 3, timeout=2000)
    assert source.made.asked[0] == (source.made.top, 0.0, 0.0)
    shares = [share for share, _turn, _tilt in source.made.asked]
    assert shares == sorted(shares)
    assert shares[-1] > shares[0]


def test_the_keyboards_focus_moves_it_until_it_goes_on(source: Source, page: Page, qtbot: QtBot) -> None:
    view = page(FigureView(source))
    focus(view)
    plays(view, qtbot)
    assert view.parentWidget() is not None
    view.parentWidget().setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[union-attr]
    assert not view.figure.is_playing


def test_without_motion_only_space_moves_it(
    source: Source, page: Page, qtbot: QtBot, qapp: QApplication, app_look: Look
) -> None:
    apply(qapp, LIGHT, 100, still=True)
    view = page(FigureView(source))
    enter(view)
    focus(view)
    QTest.qWait(ASK_MS + 50)
    assert not view.figure.is_playing
    QTest.keyClick(view, Qt.Key.Key_Space)
    plays(view, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert not view.figure.is_playing


def test_a_press_stops_it_and_starts_it(source: Source, page: Page, qtbot: QtBot) -> None:
    view = page(FigureView(source))
    enter(view)
    plays(view, qtbot)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert not view.figure.is_playing
    QTest.mouseClick(view, Qt.MouseButton.LeftButton)
    assert view.figure.is_playing


def test_hidden_it_rests_and_no_timer_runs(source: Source, page: Page, qtbot: QtBot) -> None:
    view = page(FigureView(source))
    focus(view)
    plays(view, qtbot)
    view.hide()
    assert not view.figure.is_running
    assert not view.figure.is_playing


def test_a_thumbnail_leaves_the_arrow_keys_to_the_page(source: Source, page: Page) -> None:
    view = page(FigureView(source))
    focus(view)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.figure.eye == (0.0, 0.0)


def test_a_movement_without_a_figure_is_no_stop_for_tab(source: Source, page: Page) -> None:
    source.drawn = source.moves = False
    view = page(FigureView(source))
    source.waiting[0].make_ready()
    assert view.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert view.accessibleDescription() == "Lie down. Lift your hips."


# what a screen reader says


def test_it_is_a_graphic_with_the_name_and_the_words_of_the_movement(source: Source, page: Page) -> None:
    view = page(FigureView(source))
    source.waiting[0].make_ready()
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() == QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "Bridge"
    description = interface.text(QAccessible.Text.Description)
    assert description == "Lie down. Lift your hips. Press space to see it move."


def test_focus_by_keyboard_can_be_seen(source: Source, page: Page, count_colour: Count) -> None:
    view = page(FigureView(source))
    before = count_colour(view, Token.ACCENT)
    focus(view)
    assert count_colour(view, Token.ACCENT) > before + 2 * (view.width() + view.height())


# a large one


@pytest.fixture
def large(source: Source, page: Page) -> FigureView:
    return page(FigureView(source, large=True))


def test_a_large_one_moves_only_when_told_and_stays_where_it_was_stopped(
    large: FigureView, source: Source, qtbot: QtBot
) -> None:
    enter(large)
    focus(large)
    QTest.qWait(ASK_MS + 50)
    assert not large.figure.is_playing
    QTest.keyClick(large, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(source.made.asked) > 3, timeout=2000)
    QTest.keyClick(large, Qt.Key.Key_Space)
    assert not large.figure.is_running
    stopped = source.made.asked[-1][0]
    leave(large)
    QTest.keyClick(large, Qt.Key.Key_Space)
    assert source.made.asked[-1][0] == pytest.approx(stopped, abs=0.02), "it goes on from there"


def test_arrow_keys_turn_it_and_home_turns_it_back(large: FigureView, source: Source) -> None:
    turns: list[Eye] = []
    large.figure.turned.connect(lambda: turns.append(large.figure.eye))
    focus(large)
    QTest.keyClick(large, Qt.Key.Key_Left)
    QTest.keyClick(large, Qt.Key.Key_Up)
    assert turns == [(KEY_DEGREES, 0.0), (KEY_DEGREES, KEY_DEGREES)]
    assert source.made.asked[-1] == (source.made.top, KEY_DEGREES, KEY_DEGREES)
    QTest.keyClick(large, Qt.Key.Key_Right)
    QTest.keyClick(large, Qt.Key.Key_Down)
    assert large.figure.eye == (0.0, 0.0)
    QTest.keyClick(large, Qt.Key.Key_Down)
    assert large.figure.eye == (0.0, 0.0), "not below the floor"
    QTest.keyClick(large, Qt.Key.Key_Right)
    QTest.keyClick(large, Qt.Key.Key_Home)
    assert large.figure.eye == (0.0, 0.0)
    assert large.figure.view is View.SIDE


def test_home_is_where_the_movement_is_best_seen(source: Source, page: Page) -> None:
    source.home = View.ABOVE
    view = page(FigureView(source, large=True))
    assert view.figure.eye == (0.0, 90.0)
    view.figure.look_from(View.FRONT)
    assert view.figure.view is View.FRONT
    focus(view)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.figure.view is View.ABOVE


def test_dragging_turns_it_and_is_no_press(large: FigureView) -> None:
    at = QPoint(200, 100)
    QTest.mousePress(large, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(large, at - QPoint(60, -40))
    QTest.mouseRelease(large, Qt.MouseButton.LeftButton, pos=at - QPoint(60, -40))
    assert large.figure.eye == (30.0, 20.0)
    assert not large.figure.is_playing
    QTest.mouseClick(large, Qt.MouseButton.LeftButton, pos=at)
    assert large.figure.is_playing


def test_turning_is_shown_on_the_way_unless_motion_is_left_out(
    large: FigureView, source: Source, qtbot: QtBot, qapp: QApplication
) -> None:
    large.figure.look_from(View.FRONT)
    qtbot.waitUntil(lambda: (source.made.top, 90.0, 14.0) in source.made.asked, timeout=2000)
    assert 0.0 < source.made.asked[len(source.made.asked) // 2][1] < 90.0
    source.made.asked.clear()
    apply(qapp, LIGHT, 100, still=True)
    large.figure.look_from(View.SIDE)
    assert [asked[1:] for asked in source.made.asked] in ([], [(0.0, 0.0)])
    assert not large.figure.is_running


def test_turned_back_before_it_moved_it_is_the_still_again(
    large: FigureView, source: Source, count_colour: Count
) -> None:
    source.waiting[0].make_ready()
    still = count_colour(large, Token.SKIN)
    assert still > 0
    large.turn_by(15.0, at_once=True)
    assert count_colour(large, Token.SKIN) == 0
    assert count_colour(large, Token.TOP) > 0
    large.turn_by(-15.0, at_once=True)
    assert count_colour(large, Token.SKIN) == still


def test_a_large_one_says_how_it_is_turned(large: FigureView, source: Source) -> None:
    source.waiting[0].make_ready()
    assert large.accessibleDescription().endswith(
        "Press space to see it move. The arrow keys turn it, Home turns it back."
    )


def test_a_large_one_out_of_sight_goes_on_when_it_comes_back(large: FigureView, qtbot: QtBot) -> None:
    large.figure.play()
    large.hide()
    assert not large.figure.is_running
    large.show()
    assert large.figure.is_running
