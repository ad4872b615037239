"""The page to look back on, over a real notebook."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from companion.services.bundle import Services
from companion.ui.look_back.screen import LookBackScreen
from companion.ui.navigation import Navigator


@pytest.fixture
def open_screen(
    services: Services, navigator: Navigator, shown: Callable[..., QWidget]
) -> Callable[[], LookBackScreen]:
    """Makes the screen and shows it, as the window does."""

    def make() -> LookBackScreen:
        screen = LookBackScreen(services.look_back, services.search, navigator, services.recycle)
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make
