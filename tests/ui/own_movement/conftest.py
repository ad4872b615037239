"""The pages of one's own movements in a screen of their own, over a real notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import draw_movement, make_bench, move_movement
from companion.domain.movements import Area, Figure, Movement, Pose, Position
from companion.services.bundle import Services
from companion.services.library import OwnEntry
from companion.ui.figures import Figures
from companion.ui.navigation import Navigator
from companion.ui.one_page import OnePageScreen
from companion.ui.own_movement.form import OwnForm
from companion.ui.own_movement.movement_page import OwnMovementPage
from companion.ui.own_movement.pages import OwnMovements
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import Page
from tests.helpers.videos import movie

ENTRY = OwnEntry(
    "Rocking with Rosie",
    "To get my back used to <b>lifting</b>",
    ("Sit back.", "Rock & breathe."),
    "A stretch",
    "When it catches",
    Area.LOW_BACK,
    Position.SITTING,
    ("Rosie", "a chair"),
    figure=Figure((Pose({"hip": 10.0}), Pose({"hip": 80.0}))),
)


class Film(QWidget):
    """Stands in for the player of videos."""

    failed = Signal()

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self.data, self.name, self.stopped = data, name, False

    def stop(self) -> None:
        self.stopped = True


class Said:
    """What the window was told."""

    def __init__(self, navigator: Navigator) -> None:
        self.words: list[str] = []
        self.undo: list[Callable[[], object]] = []
        self.changes = 0
        navigator.said.connect(self.words.append)
        navigator.undoable.connect(self._offer)
        navigator.changed.connect(self._count)

    def _offer(self, sentence: str, undo: Callable[[], object]) -> None:
        self.words.append(sentence)
        self.undo.append(undo)

    def _count(self) -> None:
        self.changes += 1


class Host(OnePageScreen[Page]):
    """A screen with nothing but these pages."""


class Room:
    """The screen, the pages, and what one does there."""

    def __init__(self, host: Host, own: OwnMovements, said: Said, tasks: Tasks, qtbot: QtBot) -> None:
        self.host, self.own, self.said, self._tasks, self._qtbot = host, own, said, tasks, qtbot
        self.left: list[str] = []
        self.wanted: list[str] = []
        own.left.connect(self.left.append)
        own.add_wanted.connect(self.wanted.append)

    @property
    def form(self) -> OwnForm:
        QApplication.processEvents()
        assert isinstance(self.host.page, OwnForm)
        return self.host.page

    @property
    def page(self) -> OwnMovementPage:
        QApplication.processEvents()
        assert isinstance(self.host.page, OwnMovementPage)
        return self.host.page

    def settle(self) -> None:
        self._qtbot.waitUntil(lambda: not self._tasks.busy(), timeout=10_000)
        QApplication.processEvents()

    def dialog(self) -> QDialog:
        """The message in front, taken away."""
        (dialog,) = [each for each in self.host.window().findChildren(QDialog) if each.isVisible()]
        dialog.reject()
        return dialog


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def films() -> list[Film]:
    """Every video that was shown."""
    return []


@pytest.fixture
def open_room(
    services: Services,
    navigator: Navigator,
    tasks: Tasks,
    films: list[Film],
    shown: Callable[..., QWidget],
    qtbot: QtBot,
) -> Callable[..., Room]:
    """Makes the screen and shows it; again for a second start of the program."""

    def film(data: bytes, name: str) -> QWidget:
        films.append(Film(data, name))
        return films[-1]

    def make(video_for: Callable[[bytes, str], QWidget] = film) -> Room:
        host = Host(services.drafts, navigator)
        figures = Figures(services.library, draw_movement, move_movement)
        own = OwnMovements(host, services.library, tasks, navigator, figures, video_for, make_bench, host)
        room = Room(host, own, Said(navigator), tasks, qtbot)
        shown(host, 1048, 832)
        QTest.qWaitForWindowActive(host)
        return room

    return make


@pytest.fixture
def room(open_room: Callable[..., Room]) -> Room:
    return open_room()


@pytest.fixture
def made(services: Services) -> Movement:
    """A movement of one's own, with a figure."""
    return services.library.make(ENTRY)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.jpg"
    Image.new("RGB", (300, 200), "teal").save(path)
    return path


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "clinic.avi"
    path.write_bytes(movie())
    return path
