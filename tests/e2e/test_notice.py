"""A notice on the desktop, over a real bus: words arrive as they are, and nothing happens where nobody listens."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from companion.ui.reminders.bus_notice import WAIT_MS
from tests.helpers import notice_rig
from tests.helpers.source import ROOT

DESKTOP = ("dbus-run-session", "--")


def run(kind: str, *before: str, **environment: str) -> dict[str, object]:
    done = subprocess.run(
        [*before, sys.executable, notice_rig.__file__, kind],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return said


def test_the_desktop_is_given_the_words_and_asked_to_be_quiet() -> None:
    said = run("service", *DESKTOP)
    assert said["told"] == [True]
    assert said["got"] == [
        "Companion",
        "",
        notice_rig.TITLE,
        "You chose this time.",
        [],
        {"desktop-entry": "companion", "suppress-sound": True, "transient": True},
        -1,
    ]


@pytest.mark.parametrize("kind", ["none", "other"])
def test_where_nobody_listens_nothing_happens(kind: str) -> None:
    assert run(kind, *DESKTOP)["told"] == [False]


def test_a_service_that_does_not_answer_holds_nobody_up() -> None:
    said = run("silent", *DESKTOP)
    assert said["told"] == [False]
    assert isinstance(said["longest"], float)
    assert said["longest"] < WAIT_MS / 1000 / 2, "the window went on meanwhile"


def test_without_any_bus_nothing_happens() -> None:
    assert run("none", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere/at/all")["told"] == [False]
