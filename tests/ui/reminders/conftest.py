"""Reminders over a real notebook, on a Sunday at half past nine."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.routines import Routine
from companion.services.bundle import Services
from companion.ui.look import Appearance
from companion.ui.navigation import Navigator
from companion.ui.preferences import PreferencesFile
from companion.ui.reminders.screen import RemindersScreen
from companion.ui.tasks import Tasks

Undos = list[tuple[str, Callable[[], object]]]


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def routine(services: Services) -> Routine:
    """A routine with two sizes."""
    movement = services.library.get("bridge")
    assert movement is not None
    return services.routines.add_step(services.routines.create("Back easing").id, movement)


@pytest.fixture
def undos(navigator: Navigator) -> Undos:
    """What could be undone, in order."""
    found: Undos = []
    navigator.undoable.connect(lambda sentence, undo: found.append((sentence, undo)))
    return found


@pytest.fixture
def said(navigator: Navigator) -> list[str]:
    """What was said, in order."""
    words: list[str] = []
    navigator.said.connect(words.append)
    return words


@pytest.fixture
def open_screen(
    qapp: QApplication, services: Services, navigator: Navigator, tasks: Tasks, shown: Callable[..., QWidget]
) -> Callable[[], RemindersScreen]:
    """Makes the page with all reminders and shows it; again for a second start of the program."""

    def make() -> RemindersScreen:
        file = PreferencesFile()
        screen = RemindersScreen(
            services.reminders,
            services.phone,
            services.routines,
            services.drafts,
            Appearance(qapp, file.load()),
            file,
            tasks,
            navigator,
        )
        screen.refresh()
        shown(screen, 1048, 832)
        QTest.qWaitForWindowActive(screen)
        return screen

    return make
