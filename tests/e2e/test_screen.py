"""The screen of these tests keeps its promise: a window gets the keys, whatever became of its window manager."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion import bootstrap
from tests.e2e.person import App, Keyboard
from tests.e2e.screen import Screen


@pytest.fixture
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """One of its own: what happens to it here is nobody else's trouble."""
    with Screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "mine.companion"
    services = bootstrap.open_services(path)
    services.about.set_welcomed()
    services.notebook.close()
    return path


def test_a_window_manager_that_died_is_replaced(
    screen: Screen, start: Callable[..., App], notebook: Path
) -> None:
    end_manager(screen)
    app = start(notebook)
    Keyboard(app).go("goals")
    assert app.close() == 0, "closing asks the manager"


def test_without_the_help_of_a_manager_the_window_gets_the_keys_all_the_same(
    screen: Screen, start: Callable[..., App], notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "have_manager", lambda: None)
    end_manager(screen)
    app = start(notebook)
    Keyboard(app).go("goals")


def test_a_program_that_is_gone_is_told_with_its_last_words(
    start: Callable[..., App], notebook: Path
) -> None:
    app = start(notebook)
    app.errors.write_text("its last words", "utf-8")
    app.kill()
    with pytest.raises(AssertionError, match="the program is gone; it said: its last words"):
        app.state()


def end_manager(screen: Screen) -> None:
    assert screen._manager is not None
    screen._manager.kill()
    screen._manager.wait(10)
