"""Closing while something is being saved."""

from __future__ import annotations

import threading

import pytest

from companion.ui.tasks import Tasks
from tests.ui.main_window.conftest import Made


def test_closing_waits_for_what_is_being_saved(made: Made, tasks: Tasks) -> None:
    saved: list[str] = []
    gate = threading.Event()

    def save(_progress: object) -> str:
        gate.wait(5)
        return "kept"

    tasks.run(save, saved.append, lambda _error: None)
    threading.Timer(0.15, gate.set).start()
    closing: list[bool] = []
    made.window.closing.connect(lambda: closing.append(True))
    assert made.window.close()
    assert saved == ["kept"]
    assert closing == [True]


def test_closing_stays_open_when_saving_takes_too_long(
    made: Made, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.main_window.LEAVE_WAIT_MS", 50)
    gate = threading.Event()
    tasks.run(lambda _progress: gate.wait(5), lambda _done: None, lambda _error: None)
    assert not made.window.close()
    assert made.window.isVisible()
    assert "stays open" in made.window.status.words.text()
    gate.set()
    assert tasks.wait_idle()
    assert made.window.close()
