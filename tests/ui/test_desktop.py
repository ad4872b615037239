"""Starting and closing: paint first, then the notebook; trouble is said plainly and nothing is written over."""

from __future__ import annotations

import gc
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import time
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from companion.bootstrap import (
    NOTEBOOK_NAME,
    draw_movement,
    first_start,
    make_places,
    make_trouble,
    open_for_window,
    open_services,
    run_window,
    window_start,
)
from companion.domain.about import AboutMe
from companion.domain.goals import GoalState
from companion.domain.reminders import EVERY_DAY
from companion.services.bundle import Services
from companion.services.reminders import When
from companion.ui.desktop import BELL_AFTER_MS, Desktop, Places, Start
from companion.ui.navigation import Place
from companion.ui.player.screen import PlayerScreen
from companion.ui.preferences import PreferencesFile
from companion.ui.tasks import Progress
from companion.ui.tense.screen import TenseScreen
from companion.ui.trouble.screen import TroubleScreen
from companion.ui.welcome.screen import WelcomeScreen
from companion.ui.widgets.labels import Label
from tests.helpers.desk import FixedClock
from tests.helpers.wardrobe import open_at

Opener = Callable[..., Desktop]


@pytest.fixture
def open_desktop(qapp: QApplication, qtbot: QtBot) -> Iterator[Opener]:
    """Opens a window on a path and waits until it can be used."""
    made: list[Desktop] = []

    def open_on(start: Path | Start) -> Desktop:
        if isinstance(start, Path):
            start = window_start(start)
        desktop = Desktop(qapp, start, PreferencesFile())
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


def test_a_fresh_start_asks_the_two_questions_over_today(
    open_desktop: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path / "new"))
    desktop = open_desktop(first_start(None, ""))
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
    other = welcomed(tmp_path / "other")
    with qtbot.waitSignal(desktop.ready, timeout=10_000):
        trouble.chosen.emit(other)
    assert desktop.window.overlay is None
    assert desktop.services is not None
    assert desktop.services.notebook.path == tmp_path / "other"


# --- Which notebook --------------------------------------------------------------------------------------------


def pick(monkeypatch: pytest.MonkeyPatch, dialog: str, path: Path) -> None:
    """The person's answer to a file dialog."""
    monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(path), ""))


def troubled(desktop: Desktop) -> TroubleScreen:
    trouble = desktop.window.overlay
    assert isinstance(trouble, TroubleScreen)
    return trouble


def click(qtbot: QtBot, desktop: Desktop, button: QAbstractButton) -> None:
    with qtbot.waitSignal(desktop.ready, timeout=10_000):
        button.click()


def remembered() -> str:
    return PreferencesFile().load().last_notebook


@pytest.mark.parametrize("way", ["another", "new"])
def test_the_notebook_chosen_after_trouble_is_the_one_next_time(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    (tmp_path / "nb.companion").write_bytes(b"")
    desktop = open_desktop(tmp_path / "nb.companion")
    assert remembered() == ""
    mine = tmp_path / "mine.companion"
    if way == "another":
        pick(monkeypatch, "getOpenFileName", welcomed(mine))
        click(qtbot, desktop, troubled(desktop).open_button)
    else:
        pick(monkeypatch, "getSaveFileName", mine)
        click(qtbot, desktop, troubled(desktop).new_button)
        assert isinstance(desktop.window.overlay, WelcomeScreen)
    assert desktop.services is not None
    assert remembered() == str(mine)
    assert first_start(None, remembered()).path == mine


def test_a_choice_that_does_not_open_is_not_remembered(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("nb.companion", "worse.companion"):
        (tmp_path / name).write_bytes(b"")
    desktop = open_desktop(tmp_path / "nb.companion")
    pick(monkeypatch, "getOpenFileName", tmp_path / "worse.companion")
    click(qtbot, desktop, troubled(desktop).open_button)
    assert "worse.companion" in troubled(desktop).accessibleName()
    assert remembered() == ""


def test_what_was_not_chosen_in_the_window_is_not_remembered(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path / "usual"))
    open_desktop(first_start(None, ""))
    open_desktop(first_start(welcomed(tmp_path / "named.companion"), ""))
    path = tmp_path / "nb.companion"
    path.write_bytes(b"")
    desktop = open_desktop(path)
    path.unlink()
    welcomed(path)
    click(qtbot, desktop, troubled(desktop).again_button)
    assert desktop.services is not None
    trial = Start(tmp_path / "trial" / "gone", open_for_window, make_places, make_trouble)
    desktop = open_desktop(trial)
    with qtbot.waitSignal(desktop.ready, timeout=10_000):
        troubled(desktop).chosen.emit(path)
    assert desktop.services is not None
    assert remembered() == ""


def test_a_choice_that_cannot_be_remembered_is_said_and_open_all_the_same(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "nb.companion").write_bytes(b"")
    desktop = open_desktop(tmp_path / "nb.companion")
    (tmp_path / "config").write_bytes(b"a file where the folder should be")
    said: list[str] = []
    desktop.tools.navigator.said.connect(said.append)
    pick(monkeypatch, "getOpenFileName", welcomed(tmp_path / "mine.companion"))
    click(qtbot, desktop, troubled(desktop).open_button)
    assert desktop.services is not None
    assert said == ["Your settings could not be saved."]


@pytest.mark.parametrize("how", ["named", "remembered", "remembered, folder still there"])
def test_a_notebook_on_a_stick_that_is_out_is_waited_for(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, how: str
) -> None:
    stick = tmp_path / "media" / "STICK"
    path = stick / "mine.companion"
    if "there" in how:
        stick.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    desktop = open_desktop(first_start(path, "") if how == "named" else first_start(None, str(path)))
    words = " ".join(label.text() for label in troubled(desktop).findChildren(Label))
    assert "not there" in troubled(desktop).accessibleName()
    assert "USB stick" in words
    assert str(path) in words
    click(qtbot, desktop, troubled(desktop).again_button)
    assert sorted(tmp_path.rglob("*")) == before
    stick.mkdir(parents=True, exist_ok=True)
    welcomed(path)
    click(qtbot, desktop, troubled(desktop).again_button)
    assert desktop.window.overlay is None
    assert desktop.services is not None
    assert desktop.services.notebook.path == path


def test_a_new_one_may_be_started_in_the_place_of_one_that_is_gone(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.companion"
    desktop = open_desktop(first_start(None, str(path)))
    pick(monkeypatch, "getSaveFileName", path)
    click(qtbot, desktop, troubled(desktop).new_button)
    assert isinstance(desktop.window.overlay, WelcomeScreen)
    assert path.exists()


def test_a_new_name_in_a_folder_that_is_there_begins_a_notebook(open_desktop: Opener, tmp_path: Path) -> None:
    desktop = open_desktop(first_start(tmp_path / "new.companion", ""))
    assert isinstance(desktop.window.overlay, WelcomeScreen)
    assert (tmp_path / "new.companion").exists()


def test_the_usual_place_is_made_again_even_when_it_was_chosen_once(
    open_desktop: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_DATA_DIR", str(tmp_path / "usual"))
    open_desktop(first_start(None, str(tmp_path / "usual" / NOTEBOOK_NAME)))
    assert (tmp_path / "usual" / NOTEBOOK_NAME).exists()


def test_asking_twice_opens_once(open_desktop: Opener, tmp_path: Path, qtbot: QtBot) -> None:
    opened: list[Path] = []

    def opening(path: Path) -> Services:
        opened.append(path)
        return open_for_window(path, awaited=True)

    path = tmp_path / "nb.companion"
    desktop = open_desktop(Start(path, opening, make_places, make_trouble))
    welcomed(path)
    again = troubled(desktop).again_button
    with qtbot.waitSignal(desktop.ready, timeout=10_000):
        again.click()
        again.click()
    assert len(opened) == 2  # at the start, and again


# --- Looking for garbage ---------------------------------------------------------------------------------------


@pytest.fixture
def not_collecting() -> Iterator[None]:
    """As the program starts."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("not_collecting")
@pytest.mark.parametrize("well", [True, False], ids=["opened", "not opened"])
def test_garbage_is_looked_for_again_once_the_window_can_be_used(
    open_desktop: Opener, tmp_path: Path, well: bool
) -> None:
    path = tmp_path / "nb.companion"
    if not well:
        path.write_bytes(b"")
    desktop = open_desktop(path)
    assert (desktop.services is not None) is well
    assert gc.isenabled()


@pytest.mark.usefixtures("not_collecting")
def test_garbage_is_looked_for_again_when_the_first_screen_cannot_be_built(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    def broken(*_: object) -> Places:
        raise RuntimeError("a bug")

    with qtbot.capture_exceptions() as seen:
        open_desktop(Start(welcomed(tmp_path / "nb"), open_for_window, broken, make_trouble))
    assert [str(error) for _kind, error, _trace in seen] == ["a bug"]
    assert gc.isenabled()


@pytest.mark.usefixtures("not_collecting")
def test_garbage_is_looked_for_again_when_the_window_does_not_even_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("a bug")

    monkeypatch.setattr("companion.ui.desktop.run", broken)
    with pytest.raises(RuntimeError):
        run_window(None)
    assert gc.isenabled()


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


# --- Reminders --------------------------------------------------------------------------------------------------


def test_what_the_person_chose_comes_up_while_the_window_is_open(
    open_desktop: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    clock = FixedClock()
    path = welcomed(tmp_path / "nb")
    desktop = open_desktop(Start(path, partial(open_at, clock=clock), make_places, make_trouble))
    services = desktop.services
    assert services is not None
    services.reminders.choose_own("Roses", When(EVERY_DAY, (time(10),)))
    desktop.window.show_place(Place.GOALS)
    qtbot.waitUntil(lambda: desktop._bell is not None, timeout=BELL_AFTER_MS + 2000)
    clock.advance(hours=1)
    bell = desktop._bell
    assert bell is not None
    qtbot.waitUntil(bell._timer.isActive, timeout=2000)
    bell._timer.timeout.emit()
    assert bell.strip is not None
    assert bell.strip.view.title == "Roses"
    desktop.window.show_place(Place.TODAY)
    assert "Roses" in [label.text() for label in desktop.window.findChildren(Label) if label.isVisible()]
    desktop.close()
    assert not bell._timer.isActive(), "the notebook is closed"


def test_nothing_slow_is_loaded_for_reminders_at_the_start(tmp_path: Path) -> None:
    """The first screen tells what came up; the bell, the form and the calendar come after it or not at all."""
    path = welcomed(tmp_path / "nb")
    code = (
        "import sys\nfrom companion import bootstrap\nfrom pathlib import Path\n"
        f"services = bootstrap.open_for_window(Path({str(path)!r}))\n"
        "slow = ('icalendar', 'dateutil', 'PySide6.QtDBus', 'companion.ui.reminders.bell',"
        " 'companion.ui.reminders.replies', 'companion.ui.today.reminder_card',"
        " 'companion.ui.reminders.form', 'companion.ui.widgets.clock', 'companion.exchange.calendar',"
        " 'companion.services.phone')\n"
        "print(sorted(set(slow) & set(sys.modules)), 'companion.ui.today.screen' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[] True"), done.stderr
