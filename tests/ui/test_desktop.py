"""Starting and closing: paint first, then the notebook; trouble is said plainly and nothing is written over."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.bootstrap import draw_movement, open_services, window_start
from companion.domain.about import AboutMe
from companion.domain.goals import GoalState
from companion.services.bundle import Services
from companion.ui.desktop import Desktop
from companion.ui.navigation import Place
from companion.ui.player.screen import PlayerScreen
from companion.ui.preferences import PreferencesFile
from companion.ui.tasks import Progress
from companion.ui.tense.screen import TenseScreen
from companion.ui.trouble.screen import TroubleScreen
from companion.ui.welcome.screen import WelcomeScreen

Opener = Callable[..., Desktop]


@pytest.fixture
def open_desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Opener]:
    """Opens a window on a path and waits until it can be used."""
    made: list[Desktop] = []

    def open_on(path: Path) -> Desktop:
        desktop = Desktop(qapp, window_start(path), PreferencesFile())
        made.append(desktop)
        with qtbot.waitSignal(desktop.ready, timeout=10_000):
            desktop.show()
        return desktop

    yield open_on
    for desktop in made:
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()
        desktop.deleteLater()


def welcomed(path: Path) -> Path:
    services = open_services(path)
    services.about.set_welcomed()
    services.notebook.close()
    return path


def test_a_fresh_start_asks_the_two_questions_over_today(open_desktop: Opener, tmp_path: Path) -> None:
    desktop = open_desktop(tmp_path / "new" / "notebook.companion")
    assert isinstance(desktop.window.overlay, WelcomeScreen)
    assert desktop.window.place is Place.TODAY
    assert (tmp_path / "new" / "notebook.companion").exists()


def test_after_the_two_questions_today_is_there_and_the_name_is_on_the_rail(
    open_desktop: Opener, tmp_path: Path
) -> None:
    desktop = open_desktop(tmp_path / "nb")
    services = desktop.services
    welcome = desktop.window.overlay
    assert services is not None
    assert isinstance(welcome, WelcomeScreen)
    services.about.save(AboutMe(name="Sam"))
    welcome.finished.emit()
    assert desktop.window.overlay is None
    assert "Sam’s notebook" in desktop.window.windowTitle()


def test_the_second_start_goes_straight_to_today(open_desktop: Opener, tmp_path: Path) -> None:
    desktop = open_desktop(welcomed(tmp_path / "nb"))
    assert desktop.window.overlay is None
    assert desktop.window.place is Place.TODAY
    assert desktop.window.rail.isEnabled()


def test_every_place_and_both_full_screens_open(open_desktop: Opener, tmp_path: Path) -> None:
    path = welcomed(tmp_path / "nb")
    desktop = open_desktop(path)
    for place in Place:
        assert desktop.window.show_place(place)
        assert desktop.window.place is place
    desktop.tools.navigator.tense.emit()
    assert isinstance(desktop.window.overlay, TenseScreen)
    desktop.tools.navigator.back.emit()
    services = desktop.services
    assert services is not None
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Mornings").id, movement)
    desktop.tools.navigator.play.emit(routine.id, "ordinary")
    assert isinstance(desktop.window.overlay, PlayerScreen)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "empty"),
        (b"%PDF-1.4 not a notebook at all" * 50, "notebook"),
        (b"SQLite format 3\x00" + b"\x01" * 900, ""),
    ],
    ids=["empty", "foreign", "damaged"],
)
def test_a_file_that_cannot_be_opened_is_explained_and_left_alone(
    open_desktop: Opener, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "nb.companion"
    path.write_bytes(content)
    desktop = open_desktop(path)
    trouble = desktop.window.overlay
    assert isinstance(trouble, TroubleScreen)
    assert sentence in trouble.accessibleName()
    assert path.read_bytes() == content
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("nb")) == ["nb.companion"]


def test_after_trouble_another_notebook_can_be_opened(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "nb.companion"
    path.write_bytes(b"")
    desktop = open_desktop(path)
    trouble = desktop.window.overlay
    assert isinstance(trouble, TroubleScreen)
    with qtbot.waitSignal(desktop.ready, timeout=10_000):
        trouble.chosen.emit(welcomed(tmp_path / "other"))
    assert desktop.window.overlay is None
    assert desktop.services is not None
    assert desktop.services.notebook.path == tmp_path / "other"


def test_closing_while_something_saves_waits_for_it(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    desktop = open_desktop(welcomed(tmp_path / "nb"))
    services = desktop.services
    assert services is not None
    go_on = threading.Event()

    def save(_progress: Progress) -> None:
        go_on.wait(5)
        services.goals.add("Lift Rosie", state=GoalState.EXPLORING)

    desktop.tools.tasks.run(save, print, print)
    threading.Timer(0.2, go_on.set).start()
    desktop.window.close()
    desktop.close()
    again = open_services(tmp_path / "nb")
    assert [goal.words for goal in again.goals.all()] == ["Lift Rosie"]
    again.notebook.close()


def test_the_name_of_the_notebook_follows_about_me(open_desktop: Opener, tmp_path: Path) -> None:
    desktop = open_desktop(welcomed(tmp_path / "nb"))
    services = desktop.services
    assert services is not None
    assert "My notebook" in desktop.window.windowTitle()
    about = services.about.get()
    services.about.save(type(about)(name="<b>Sam</b>"))
    desktop.tools.navigator.changed.emit()
    assert "<b>Sam</b>’s notebook" in desktop.window.windowTitle()


def test_a_movement_without_a_figure_is_an_empty_drawing(services: Services) -> None:
    movement = services.library.get("bridge")
    assert movement is not None
    assert draw_movement(movement, 320, 190).shapes
