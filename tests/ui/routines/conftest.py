"""The routines screen over a real notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.routines.screen import RoutinesScreen
from tests.helpers.pictures import Studio

MOVEMENTS = ("bridge", "knee_to_chest", "walking")


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
def open_screen(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget]
) -> Callable[..., RoutinesScreen]:
    """Makes the screen and shows it, as the window does; again for a second start of the program."""

    def make(width: int = 1048) -> RoutinesScreen:
        figures = Studio().figures(services.library)
        screen = RoutinesScreen(services.routines, services.library, services.drafts, navigator, figures)
        screen.refresh()
        shown(screen, width, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make


@pytest.fixture
def press() -> Callable[[QWidget], None]:
    """Presses a button and lets the window settle."""

    def do(button: QWidget) -> None:
        button.click()  # type: ignore[attr-defined]
        QApplication.processEvents()

    return do
