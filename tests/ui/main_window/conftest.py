"""Windows over blank screens, to try what the window itself does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from companion.ui.main_window import MainWindow
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import Body, LineField, Page, PrimaryButton

Show = Callable[..., QWidget]


class Blank(Screen):
    """A screen that counts."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.refreshed = 0
        self.stays = False
        self.item = ""
        self.button = PrimaryButton("Do it")
        self.field = LineField("Words")
        self.last = PrimaryButton("Keep it")
        self.page = page = Page()
        page.add(self.button)
        page.add(self.field)
        page.add(Body("line\n" * 80))
        page.add(self.last)
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
        self.brought: list[tuple[str, str]] = []
        self.window = MainWindow(
            navigator,
            {place: partial(self.make, place) for place in Place},
            player=self.player,
            relief=self.relief,
            bring=self.bring,
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

    def bring(self, source: str, words: str) -> None:
        self.brought.append((source, words))

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
