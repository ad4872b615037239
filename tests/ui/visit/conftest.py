"""Next visit and its sheet, in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from companion.services.bundle import Services
from companion.ui.navigation import Navigator
from companion.ui.tasks import Tasks
from companion.ui.visit.screen import VisitScreen
from companion.ui.visit.sheet_page import SheetPage


@pytest.fixture
def tasks(qapp: object) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def make_page(services: Services, navigator: Navigator, tasks: Tasks) -> Callable[[], SheetPage]:
    """Makes the page of the sheet."""

    def make() -> SheetPage:
        return SheetPage(
            services.sheets, services.sheet_files, services.sheet_habits, services.drafts, tasks, navigator
        )

    return make


@pytest.fixture
def make_screen(
    services: Services, navigator: Navigator, make_page: Callable[[], SheetPage]
) -> Callable[[], VisitScreen]:
    """Makes the screen."""

    def make() -> VisitScreen:
        return VisitScreen(
            services.visits,
            services.sessions,
            services.drafts,
            navigator,
            make_page(),
            services.agreements,
            services.after_visits,
        )

    return make


@pytest.fixture
def screen(make_screen: Callable[[], VisitScreen], shown: Callable[..., QWidget]) -> VisitScreen:
    made = make_screen()
    made.refresh()
    shown(made, 1048, 832)
    return made
