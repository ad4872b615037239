"""What one wants to hear is chosen, tried and kept."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from companion.ui.player.script import Tone
from companion.ui.player.sound import Loudness, Sound
from companion.ui.preferences import Preferences, PreferencesFile, VoiceChoice
from companion.ui.settings.player_choice import PlayerChoice
from companion.ui.voice.usual import voice_of
from tests.ui.player.ears import Ears

CHOSEN = Preferences(voice=VoiceChoice.WORDS)
BRIDGE = "Get ready: Bridge. 2 sets of 8."


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def choice(ears: Ears, shown: Callable[..., QWidget]) -> PlayerChoice:
    made = PlayerChoice(CHOSEN, ears.sound)
    shown(made, 700, 600)
    return made


def test_it_shows_what_was_chosen_and_tells_of_changes(choice: PlayerChoice) -> None:
    assert (choice.voice, choice.tones.isChecked(), choice.volume, choice.get_ready_s) == (
        VoiceChoice.WORDS,
        True,
        60,
        10,
    )
    told: list[bool] = []
    choice.changed.connect(lambda: told.append(True))
    choice.voice_row.pills()["count"].click()
    choice.tones.click()
    choice.volume_row.pills()["30"].click()
    choice.ready_row.pills()["30"].click()
    assert len(told) == 4
    assert (choice.voice, choice.tones.isChecked(), choice.volume, choice.get_ready_s) == (
        VoiceChoice.COUNT,
        False,
        30,
        30,
    )


def test_it_can_be_heard_as_it_is_chosen(choice: PlayerChoice, ears: Ears) -> None:
    choice.volume_row.pills()["100"].click()
    choice.hear_button.click()
    assert ears.heard == [Tone.GO, BRIDGE]
    assert ears.volumes == [1.0, 1.0]
    assert not choice.missing.isVisible()
    choice.tones.click()
    choice.hear_button.click()
    assert ears.heard == [Tone.GO, BRIDGE, BRIDGE]
    choice.voice_row.pills()["off"].click()
    assert not choice.hear_button.isEnabled()


def test_a_computer_without_a_voice_says_so_and_that_nothing_else_is_missing(
    shown: Callable[..., QWidget],
) -> None:
    def silent(wanted: Loudness) -> Sound:
        return Sound(wanted, lambda _volume: None, lambda _volume: None)

    choice = PlayerChoice(CHOSEN, silent)
    shown(choice, 700, 600)
    choice.hear_button.click()
    assert choice.missing.isVisible()
    assert choice.missing.text() == (
        "This computer has no voice for your language. There is nothing to play tones on just now. "
        "The player does all the rest without it."
    )


def test_what_was_chosen_survives_and_nonsense_is_left_out(tmp_path: object) -> None:
    file = PreferencesFile()
    file.change(voice=VoiceChoice.COUNT, tones=False, volume=30, get_ready_s=20)
    kept = PreferencesFile().load()
    assert (kept.voice, kept.tones, kept.volume, kept.get_ready_s) == (VoiceChoice.COUNT, False, 30, 20)
    document = json.loads(file.path.read_text("utf-8"))
    document.update(voice="shout", tones="yes", volume=400, get_ready_s=-1)
    file.path.write_text(json.dumps(document), "utf-8")
    usual = Preferences()
    kept = PreferencesFile().load()
    assert (kept.voice, kept.tones, kept.volume, kept.get_ready_s) == (
        None,
        usual.tones,
        usual.volume,
        usual.get_ready_s,
    )


@pytest.mark.parametrize(
    ("chosen", "screen_reader", "voice"),
    [
        (None, False, VoiceChoice.WORDS),
        (None, True, VoiceChoice.OFF),
        (VoiceChoice.COUNT, True, VoiceChoice.COUNT),
        (VoiceChoice.OFF, False, VoiceChoice.OFF),
    ],
)
def test_nobody_hears_everything_twice_unless_they_want_to(
    qapp: object, chosen: VoiceChoice | None, screen_reader: bool, voice: VoiceChoice
) -> None:
    was_active = QAccessible.isActive()
    QAccessible.setActive(screen_reader)
    try:
        assert voice_of(replace(CHOSEN, voice=chosen)) is voice
    finally:
        QAccessible.setActive(was_active)
