"""Tones that can be played, where there is something to play them on."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtMultimedia import QMediaDevices

from companion.ui.player.script import Tone
from companion.ui.voice.quiet import quietly
from companion.ui.voice.samples import wave_file
from companion.ui.voice.tones import Tones, find_tones


def test_every_tone_has_its_file_and_the_volume_that_was_chosen(qapp: object) -> None:
    with quietly():
        tones = Tones(0.3)
    files = {tone: Path(effect.source().toLocalFile()) for tone, effect in tones.effects.items()}
    assert {tone: file.read_bytes() for tone, file in files.items()} == {
        tone: wave_file(tone) for tone in Tone
    }
    assert [effect.volume() for effect in tones.effects.values()] == [pytest.approx(0.3)] * len(Tone)
    for tone in Tone:
        tones.play(tone)
    tones.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del tones
    gc.collect()
    assert not any(file.exists() for file in files.values())


def test_without_a_loudspeaker_there_are_none_and_nothing_is_complained_about(qapp: object) -> None:
    found = find_tones(0.6)
    with quietly():
        silent = QMediaDevices.defaultAudioOutput().isNull()
    assert (found is None) == silent
    if found is not None:
        found.close()
