"""The window: places, keys, full-window screens, large text, and closing while something is being saved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.drawing.shapes import Token
from companion.ui.look import Look
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.rail import MAIN_PLACES, MORE_PLACES
from companion.ui.tasks import Tasks
from companion.ui.theme import LIGHT, Theme
from companion.ui.widgets.kit import Body, Page, PrimaryButton

Show = Callable[..., QWidget]
SetLook = Callable[[Theme, int], Look]


class Blank(Screen):
    """A screen that counts."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.refreshed = 0
        self.stays = False
        self.item = ""
        self.button = PrimaryButton("Do it")
        page = Page()
        page.add(self.button)
        page.add(Body("line\n" * 80))
        layout = QVBoxLayout(self)
        layout.addWidget(page)

    def refresh(self) -> None:
        self.refreshed += 1

    def leave(self) -> bool:
        return not self.stays

    def open_item(self, item_id: str) -> None:
        self.item = item_id


class Made:
    """A window over blank screens, and what it built."""

    def __init__(self, navigator: Navigator, tasks: Tasks) -> None:
        self.built: list[Place] = []
        self.played: list[tuple[str, str]] = []
        self.window = MainWindow(
            navigator,
            {place: partial(self.make, place) for place in Place},
            player=self.player,
            relief=self.relief,
            tasks=tasks,
        )

    def make(self, place: Place) -> Screen:
        self.built.append(place)
        return Blank(place)

    def player(self, routine_id: str, size: str) -> QWidget:
        self.played.append((routine_id, size))
        return Blank(Place.TODAY)

    def relief(self) -> QWidget:
        return Blank(Place.TODAY)

    def screen(self, place: Place) -> Blank:
        screen = self.window.screen_of(place)
        assert isinstance(screen, Blank)
        return screen


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def made(navigator: Navigator, tasks: Tasks, shown: Show) -> Made:
    made = Made(navigator, tasks)
    shown(made.window, 1280, 832)
    return made


def test_the_first_picture_needs_no_screen(made: Made, count_colour: Callable[[QWidget, Token], int]) -> None:
    assert made.built == []
    assert count_colour(made.window, Token.RAIL) > 50_000
    made.window.show_place(Place.TODAY)
    made.window.show_place(Place.TODAY)
    assert made.built == [Place.TODAY]


def test_the_rail_leads_everywhere(made: Made, qtbot: QtBot) -> None:
    for place in (*MAIN_PLACES, *MORE_PLACES):
        qtbot.mouseClick(made.window.rail.buttons[place], Qt.MouseButton.LeftButton)
        assert made.window.place is place
        checked = [p for p, button in made.window.rail.buttons.items() if button.isChecked()]
        assert checked == [place]


def test_alt_and_a_digit_lead_to_the_seven_places(made: Made, qtbot: QtBot) -> None:
    for index, place in enumerate(MAIN_PLACES):
        key = Qt.Key(Qt.Key.Key_1.value + index)
        qtbot.keyClick(made.window, key, Qt.KeyboardModifier.AltModifier)
        assert made.window.place is place


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
    navigator.for_next_visit.emit("the squat")
    assert made.screen(Place.VISIT).item == "the squat"


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


def test_a_quiet_word_and_an_undo_show_over_the_content(made: Made, navigator: Navigator) -> None:
    made.window.show_place(Place.TODAY)
    undone: list[int] = []
    navigator.say("Saved")
    assert made.window.status.isVisible()
    assert made.window.status.words.text() == "Saved"
    navigator.offer_undo("Taken out.", lambda: undone.append(1))
    made.window.undo_bar.undo()
    assert undone == [1]
    navigator.offer_undo("Taken out.", lambda: undone.append(2))
    made.window.show_place(Place.GOALS)
    assert not made.window.undo_bar.isVisible()


def test_banners_come_and_go(made: Made) -> None:
    banner = made.window.set_banner("sample", "This is a sample notebook.", "Start my own")
    QApplication.processEvents()
    assert banner is not None
    assert banner.isVisible()
    assert made.window.set_banner("sample", "") is None
    assert not banner.isVisible()


def test_page_keys_scroll_while_the_rail_has_focus(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    QApplication.processEvents()
    made.window.rail.buttons[Place.TODAY].setFocus()
    qtbot.keyClick(made.window.rail.buttons[Place.TODAY], Qt.Key.Key_PageDown)
    page = made.screen(Place.TODAY).findChild(Page)
    assert page.verticalScrollBar().value() > 0


def test_tab_goes_down_the_rail_and_then_into_the_screen(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    rail = made.window.rail
    rail.buttons[Place.TODAY].setFocus()
    order: list[QWidget | None] = []
    for _ in range(len(rail.buttons) + 1):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        order.append(QApplication.focusWidget())
    wanted = [rail.buttons[place] for place in (*MAIN_PLACES, *MORE_PLACES)][1:]
    assert order == [*wanted, rail.tense_button, made.screen(Place.TODAY).button]


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
    for button in (*rail.buttons.values(), rail.tense_button):
        assert button.height() >= button.heightForWidth(button.width())
        assert button.width() >= button.minimumSizeHint().width()
    assert rail.name.height() >= rail.name.heightForWidth(rail.name.width())
    assert rail.tense_button.isVisible()
    assert rail.rect().contains(rail.tense_button.geometry())


def test_the_rail_stands_on_the_right_in_right_to_left(made: Made, right_to_left: None) -> None:
    QApplication.processEvents()
    assert made.window.rail.geometry().right() == made.window.width() - 1


def test_closing_waits_for_what_is_being_saved(made: Made, tasks: Tasks) -> None:
    saved: list[str] = []
    gate = threading.Event()

    def save(_progress: object) -> str:
        gate.wait(5)
        return "kept"

    tasks.run(save, saved.append, lambda _error: None)
    threading.Timer(0.15, gate.set).start()
    closing: list[bool] = []
    made.window.closing.connect(lambda: closing.append(True))
    assert made.window.close()
    assert saved == ["kept"]
    assert closing == [True]


def test_closing_stays_open_when_saving_takes_too_long(
    made: Made, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.main_window.LEAVE_WAIT_MS", 50)
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), lambda _done: None, lambda _error: None)
    assert not made.window.close()
    assert made.window.isVisible()
    assert "stays open" in made.window.status.words.text()
    gate.set()
    assert tasks.wait_idle()
    assert made.window.close()


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


def test_a_shortcut_takes_the_focus_along(made: Made, qtbot: QtBot) -> None:
    made.window.show_place(Place.TODAY)
    made.screen(Place.TODAY).button.setFocus()
    for index, place in enumerate(MAIN_PLACES, start=1):
        qtbot.keyClick(made.window, Qt.Key(Qt.Key.Key_0 + index), Qt.KeyboardModifier.AltModifier)
        assert made.window.place is place
        assert made.window.rail.buttons[place].hasFocus()
