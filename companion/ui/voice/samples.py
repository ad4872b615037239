"""The tones of the player, made here: soft sines that swell and fade, so that nothing clicks or startles."""

from __future__ import annotations

import math
import wave
from array import array
from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from companion.ui.player.script import Tone

RATE = 44_100
"""Samples a second."""
LOUDEST = 32_767
SWELL_S = 0.012


class Note(NamedTuple):
    """A sine of ``hertz`` for ``seconds``; ``loud`` is 0 to 1."""

    hertz: float
    seconds: float
    loud: float


NOTES: dict[Tone, tuple[Note, ...]] = {
    Tone.TICK: (Note(587.33, 0.11, 0.5),),
    Tone.GO: (Note(880.0, 0.32, 0.6),),
    Tone.BEAT: (Note(440.0, 0.09, 0.35),),
    Tone.DONE: (Note(659.25, 0.16, 0.5), Note(523.25, 0.34, 0.5)),
}
"""Each lies between 440 and 880 Hz, which most people hear longest as they grow older."""


def samples(notes: Sequence[Note]) -> array[int]:
    """``notes`` one after another, as 16-bit samples."""
    found = array("h")
    for note in notes:
        count = round(note.seconds * RATE)
        swell = SWELL_S * RATE
        for place in range(count):
            fade = (1 - place / count) ** 1.6
            loud = note.loud * min(1.0, place / swell) * fade
            found.append(round(LOUDEST * loud * math.sin(2 * math.pi * note.hertz * place / RATE)))
    return found


def wave_file(tone: Tone) -> bytes:
    """``tone`` as the bytes of a WAV file."""
    made = BytesIO()
    data = samples(NOTES[tone])
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())
    return made.getvalue()
