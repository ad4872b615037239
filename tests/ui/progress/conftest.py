"""The progress screen over a real notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.progress.facts_in_span import Readers
from companion.ui.progress.screen import ProgressScreen


@pytest.fixture
def open_screen(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget]
) -> Callable[[], ProgressScreen]:
    """Makes the screen and shows it, as the window does; again for a second start of the program."""

    def make() -> ProgressScreen:
        readers = Readers(services.progress, services.measures, services.tense)
        screen = ProgressScreen(readers, navigator)
        screen.refresh()
        shown(screen, 1048, 832)
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
