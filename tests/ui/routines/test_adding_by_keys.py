"""Adding a movement to a routine by keyboard: down the page in order, and back with Esc."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.library.movement_page import MovementPage
from companion.ui.library.page import LibraryPage
from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from tests.helpers.pictures import Studio


@pytest.fixture
def screen(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget], routine: Routine
) -> RoutinesScreen:
    """The library, opened from a routine, in its window."""
    figures = Studio().figures(services.library)
    made = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures)
    window = MainWindow(navigator, {Place.ROUTINES: lambda: made})
    shown(window, 1280, 832)
    window.show_place(Place.ROUTINES)
    made.open_item(routine.id)
    assert isinstance(made.page, RoutinePage)
    made.page.add_button.click()
    QApplication.processEvents()
    return made


def library(screen: RoutinesScreen) -> LibraryPage:
    assert isinstance(screen.page, LibraryPage)
    return screen.page


def key(code: Qt.Key) -> QWidget:
    """Presses a key where the focus is, and says where it is then."""
    QTest.keyClick(QApplication.focusWidget(), code)
    QApplication.processEvents()
    return QApplication.focusWidget()


def test_escape_goes_back_to_the_routine(screen: RoutinesScreen) -> None:
    assert library(screen).filter_bar.search.editor.hasFocus()
    key(Qt.Key.Key_Escape)
    assert isinstance(screen.page, RoutinePage)
    assert screen.page.add_button.hasFocus()


def test_escape_goes_back_from_a_movement_to_where_it_was_found(screen: RoutinesScreen) -> None:
    library(screen).cards["bridge"].tile.click()
    assert isinstance(screen.page, MovementPage)
    key(Qt.Key.Key_Escape)
    assert library(screen).cards["bridge"].tile.hasFocus()


def test_tab_goes_from_the_search_to_the_filters_to_what_was_found_and_back(screen: RoutinesScreen) -> None:
    page = library(screen)
    bar = page.filter_bar
    QTest.keyClicks(bar.search.editor, "bridge")
    bar.settle()
    QApplication.processEvents()
    first = page.cards[page.grid.shown[0]]
    wanted = [bar.area.editor, bar.position.editor, bar.needs.editor, bar.tense]
    wanted += [*first.stops(), page.done_button]
    assert [key(Qt.Key.Key_Tab) for _ in wanted] == wanted
    assert key(Qt.Key.Key_Backtab) is first.stops()[-1]


def test_return_in_the_search_goes_to_the_first_one_found(screen: RoutinesScreen) -> None:
    page = library(screen)
    QTest.keyClicks(page.filter_bar.search.editor, "bridge")
    assert key(Qt.Key.Key_Return) is page.cards[page.grid.shown[0]].add_button
