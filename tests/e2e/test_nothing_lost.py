"""Words survive a power cut and a closed window; a notebook that cannot be opened is left as it is."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from companion import bootstrap, sampling
from companion.services.bundle import Services
from tests.e2e.person import App, Keyboard
from tests.e2e.screen import Screen
from tests.helpers.source import ROOT

WORDS = "walk to the sea and back"


@pytest.fixture(scope="module")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.companion"
    sampling.write_sample_notebook(path, weeks=8, seed=1, last=date(2026, 11, 22))
    return path


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_once, tmp_path / "mine.companion"))


def opened(path: Path) -> Services:
    return bootstrap.open_services(path, create=False)


def test_words_typed_a_second_before_a_power_cut_are_there_again(
    start: Callable[..., App], sample: Path
) -> None:
    app = start(sample)
    hands = Keyboard(app)
    hands.go("goals")
    hands.press("Write a new goal")
    hands.fill("What do you want to be able to do?", WORDS)
    time.sleep(1)
    app.kill()

    again = start(sample)
    hands = Keyboard(again)
    hands.go("goals")
    hands.press("Write a new goal")
    found = again.wait(lambda state: state["focus"]["text"] == WORDS, "the words to be back")
    assert found["focus"]["name"] == "What do you want to be able to do?"
    assert again.close() == 0
    services = opened(sample)
    try:
        assert WORDS not in [goal.words for goal in services.goals.all()]
    finally:
        services.notebook.close()


def test_the_last_words_before_the_window_closes_are_kept(start: Callable[..., App], sample: Path) -> None:
    app = start(sample)
    hands = Keyboard(app)
    hands.go("goals")
    hands.press("Write a new goal")
    hands.enter("What do you want to be able to do?")
    hands.write(WORDS)
    assert app.close() == 0
    services = opened(sample)
    try:
        draft = services.drafts.load("goal/new")
    finally:
        services.notebook.close()
    assert draft is not None
    assert WORDS in draft.values()


def test_closing_while_a_file_is_being_saved_waits_for_it(
    start: Callable[..., App], sample: Path, tmp_path: Path
) -> None:
    app = start(sample, "--slow-disk", "1.5")
    hands = Keyboard(app)
    hands.go("visit")
    hands.press("Look at the sheet")
    app.wait(lambda state: any(thing["name"] == "Save as PDF" for thing in state["things"]), "the preview")
    hands.press("Save as PDF")
    sheet = tmp_path / "sheet.pdf"
    began = time.monotonic()
    hands.pick_file(sheet)
    assert not sheet.exists(), "the disk was to be slow, so that the window closes while it saves"
    assert app.close() == 0
    assert time.monotonic() - began > 1.5
    assert sheet.read_bytes().rstrip().endswith(b"%%EOF")
    assert [path.name for path in tmp_path.glob("*.part")] == []


def damage(path: Path) -> str:
    """Overwrites a page in the middle of a real notebook."""
    data = bytearray(path.read_bytes())
    data[100:3000] = b"\xa5" * 2900
    path.write_bytes(data)
    return "This file cannot be read as a notebook."


def empty(path: Path) -> str:
    path.write_bytes(b"")
    return "is empty."


def another_program(path: Path) -> str:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    return "This file cannot be read as a notebook."


def newer(path: Path) -> str:
    data = bytearray(path.read_bytes())
    data[60:64] = (999).to_bytes(4, "big")  # where SQLite keeps user_version
    path.write_bytes(data)
    return "A newer Companion wrote this notebook."


@pytest.mark.parametrize("spoil", [damage, empty, another_program, newer], ids=lambda spoil: spoil.__name__)
def test_a_notebook_that_cannot_be_opened_is_told_and_left_alone(
    start: Callable[..., App], sample: Path, spoil: Callable[[Path], str]
) -> None:
    sentence = spoil(sample)
    before = sample.read_bytes()
    beside = sorted(sample.parent.glob("mine*"))
    app = start(sample)
    state = app.wait(lambda state: state["overlay"] == "TroubleScreen", "the trouble screen")
    assert any(sentence in words for words in state["words"])
    names = [thing["name"] for thing in state["things"]]
    assert {"Open another notebook", "Start a new one", "Try again"} <= set(names)
    hands = Keyboard(app)
    hands.press("Try again")
    app.wait_for_words(sentence)
    assert app.close() == 0
    assert sample.read_bytes() == before
    assert sorted(sample.parent.glob("mine*")) == beside


def test_the_command_itself_opens_the_window(screen: Screen, sample: Path, tmp_path: Path) -> None:
    """Without the witness of the other tests: ``python -m companion --notebook FILE``."""
    environment = {
        **screen.environment,
        "COMPANION_CONFIG_DIR": str(tmp_path / "config"),
        "COMPANION_LANGUAGE": "en_GB",
        "QT_QPA_PLATFORM": "xcb",
    }
    program = subprocess.Popen(
        [sys.executable, "-m", "companion", "--notebook", str(sample)], cwd=ROOT, env=environment
    )
    try:
        until = time.monotonic() + 10
        while not screen.xdotool("search", "--onlyvisible", "--name", "Sam’s notebook"):
            assert time.monotonic() < until, "no window with the notebook's name came up"
            assert program.poll() is None, "the program left"
            time.sleep(0.05)
        screen.xdotool("key", "--clearmodifiers", "alt+F4")
        assert program.wait(10) == 0
    finally:
        program.kill()
        program.wait(10)
