"""The plans screen over a real notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.plans.screen import PlansScreen
from companion.ui.tasks import Tasks
from tests.helpers.pictures import Studio


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Work off the window's thread."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def open_screen(
    services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> Callable[..., PlansScreen]:
    """Makes the screen and shows it, as the window does; again for a second start of the program."""

    def make(width: int = 1048) -> PlansScreen:
        screen = PlansScreen(
            services.plans,
            services.drafts,
            tasks,
            navigator,
            Studio().figures(services.library),
            services.library,
            services.agreements,
        )
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
