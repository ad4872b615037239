"""The library over a real notebook, in its window, with quick figures."""

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
from companion.ui.routines.list_page import RoutineListPage
from companion.ui.routines.routine_page import RoutinePage
from companion.ui.routines.screen import RoutinesScreen
from tests.helpers.pictures import Studio

MOVEMENTS = ("bridge", "knee_to_chest", "walking")


class Visitor:
    """Somebody at the window: presses, types, and says which page is shown."""

    def __init__(self, screen: RoutinesScreen) -> None:
        self.screen = screen

    @property
    def library(self) -> LibraryPage:
        assert isinstance(self.screen.page, LibraryPage)
        return self.screen.page

    @property
    def movement(self) -> MovementPage:
        assert isinstance(self.screen.page, MovementPage)
        return self.screen.page

    @property
    def routine(self) -> RoutinePage:
        assert isinstance(self.screen.page, RoutinePage)
        return self.screen.page

    @property
    def list(self) -> RoutineListPage:
        assert isinstance(self.screen.page, RoutineListPage)
        return self.screen.page

    def press(self, button: QWidget | None) -> None:
        assert button is not None
        button.click()  # type: ignore[attr-defined]
        QApplication.processEvents()

    def key(self, code: Qt.Key) -> QWidget:
        """Presses a key where the focus is, and says where it is then."""
        QTest.keyClick(QApplication.focusWidget(), code)
        QApplication.processEvents()
        return QApplication.focusWidget()

    def look_for(self, text: str) -> list[str]:
        """Types into the search and says what is shown."""
        self.library.filter_bar.search.set_text(text)
        self.library.filter_bar.settle()
        QApplication.processEvents()
        return list(self.library.grid.shown)

    def look_around(self) -> LibraryPage:
        """Opens the library from the list of routines."""
        self.press(self.list.library_link)
        return self.library

    def pick_for(self, routine: Routine) -> LibraryPage:
        """Opens the library from a routine."""
        self.screen.open_item(routine.id)
        self.press(self.routine.add_button)
        return self.library


@pytest.fixture
def routine(services: Services) -> Routine:
    """A routine of three movements."""
    made = services.routines.create("Back easing", "After tea.")
    for movement_id in MOVEMENTS:
        movement = services.library.get(movement_id)
        assert movement is not None
        made = services.routines.add_step(made.id, movement)
    return made


@pytest.fixture
def visit(services: Services, navigator: Navigator, shown: Callable[..., QWidget]) -> Callable[..., Visitor]:
    """Opens the routines in a window."""

    def make(width: int = 1280) -> Visitor:
        figures = Studio().figures(services.library)
        screen = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures)
        window = MainWindow(navigator, {Place.ROUTINES: lambda: screen})
        shown(window, width, 832)
        QTest.qWaitForWindowActive(window)
        window.show_place(Place.ROUTINES)
        return Visitor(screen)

    return make
