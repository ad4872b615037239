"""The sound, the whole screen, and another screen: by key and by press."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.domain.routines import Routine, Size
from companion.ui.player.sound import Loudness
from companion.ui.preferences import VoiceChoice
from tests.helpers.source import ROOT
from tests.ui.player.conftest import READY_S, Table
from tests.ui.player.ears import Ears


def told(folder: Path, screens: int) -> dict[str, Any]:
    """What a player on that many screens says."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.player.two_screens", str(folder), str(screens)],
        cwd=ROOT,
        env={**os.environ, "COMPANION_CONFIG_DIR": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def test_the_other_screen_shows_the_figure_and_the_count_and_the_controls_stay(tmp_path: Path) -> None:
    said = told(tmp_path, 2)
    there = said["there"]
    assert said["offered"]
    assert (there["screen"], there["size"]) == ("television", [1920, 1080])
    assert (there["name"], there["count"], there["same"]) == ("Bridge", "1 of 8–10", True)
    assert there["figure"]
    assert there["count pixels"] > 300
    assert not there["takes keys"]
    assert said["words"] == "Only here · S"
    assert not said["afterwards"]
    assert said["closed from outside"]
    assert not said["at the end"]


def test_with_one_screen_there_is_nothing_to_offer(tmp_path: Path) -> None:
    said = told(tmp_path, 1)
    assert not said["offered"]
    assert "there" not in said


def test_what_can_be_muted_can_be_by_key_and_by_press(
    routine: Routine, table: Callable[..., Table], ears: Ears
) -> None:
    player = table(sound=ears.sound(Loudness(VoiceChoice.WORDS, tones=True)))
    player.screen.play(routine.id, Size.ORDINARY)
    QApplication.processEvents()
    link = player.screen.header.sound
    assert (link.isVisible(), link.text(), link.accessibleName()) == (True, "Mute · M", "Turn the sound off")
    link.click()
    assert (link.text(), link.accessibleName()) == ("Sound on · M", "Turn the sound on")
    player.key(Qt.Key.Key_M)
    assert link.text() == "Mute · M"


def test_pausing_stops_the_voice_in_the_middle_of_a_word(
    routine: Routine, table: Callable[..., Table], ears: Ears
) -> None:
    player = table(sound=ears.sound(Loudness(VoiceChoice.WORDS)))
    player.screen.play(routine.id, Size.ORDINARY)
    player.wait(READY_S + 1)
    ears.busy = True
    player.key(Qt.Key.Key_Space)
    assert not ears.busy
    said = len(ears.said)
    player.wait(30)
    assert len(ears.said) == said


def test_a_voice_that_turns_out_to_be_missing_is_no_longer_offered(
    routine: Routine, table: Callable[..., Table], ears: Ears, qtbot: Any
) -> None:
    ears.able = None
    player = table(sound=ears.sound(Loudness(VoiceChoice.WORDS)))
    player.screen.play(routine.id, Size.ORDINARY)
    QApplication.processEvents()
    assert player.screen.header.sound.isVisible()
    ears.able = False
    qtbot.waitUntil(lambda: not player.screen.header.sound.isVisible(), timeout=5_000)
    assert not player.screen.around._until_known.isActive()


@pytest.mark.parametrize("how", ["key", "press"])
def test_the_whole_screen(routine: Routine, table: Callable[..., Table], how: str) -> None:
    player = table()
    player.screen.play(routine.id, Size.ORDINARY)
    if how == "key":
        player.key(Qt.Key.Key_F)
    else:
        player.screen.header.full.click()
    assert player.screen.isFullScreen()
    player.key(Qt.Key.Key_F)
    assert not player.screen.isFullScreen()
