"""The tones are what they should be: of their pitch, never clipped, without a click at either end."""

from __future__ import annotations

import wave
from io import BytesIO
from itertools import pairwise

import pytest

from companion.ui.player.script import Tone
from companion.ui.voice.samples import NOTES, RATE, Note, samples, wave_file


def crossings(values: list[int]) -> int:
    """How often the sound goes through zero upwards."""
    return sum(before < 0 <= after for before, after in pairwise(values))


@pytest.mark.parametrize("hertz", [440.0, 880.0])
def test_a_note_has_its_pitch_and_length(hertz: float) -> None:
    values = list(samples((Note(hertz, 0.5, 0.5),)))
    assert len(values) == RATE // 2
    assert crossings(values) == pytest.approx(hertz * 0.5, abs=2)


@pytest.mark.parametrize("tone", Tone)
def test_no_tone_clicks_or_is_cut_off_at_the_top(tone: Tone) -> None:
    values = list(samples(NOTES[tone]))
    assert abs(values[0]) < 50
    assert max(abs(value) for value in values[-20:]) < 400
    assert 5_000 < max(abs(value) for value in values) < 32_000
    assert len(values) / RATE < 0.6


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_is_a_wave_file_others_can_read(tone: Tone) -> None:
    with wave.open(BytesIO(wave_file(tone))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.getnframes() == len(samples(NOTES[tone]))
