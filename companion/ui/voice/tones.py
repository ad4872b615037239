"""Plays the player's tones, through Qt Multimedia. Importing this loads it: only when tones are wanted.

Raises ``ImportError`` on import where a part of Qt Multimedia is not there.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from companion.ui.player.script import Tone
from companion.ui.voice.quiet import expect_missing_sound, quietly
from companion.ui.voice.samples import wave_file


class Tones(QObject):
    """Every tone, ready to be heard. ``volume`` is 0 to 1. Raises ``OSError`` where no file can be written for them."""

    def __init__(self, volume: float) -> None:
        super().__init__()
        self._folder = QTemporaryDir()
        if not self._folder.isValid():
            raise OSError(self._folder.errorString())
        self.effects: dict[Tone, QSoundEffect] = {}
        for tone in Tone:
            file = Path(self._folder.filePath(f"{tone.value}.wav"))
            file.write_bytes(wave_file(tone))
            effect = QSoundEffect(self)
            effect.setVolume(volume)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            self.effects[tone] = effect

    def play(self, tone: Tone) -> None:
        """Lets ``tone`` be heard."""
        self.effects[tone].play()

    def close(self) -> None:
        """Falls silent and lets go of the loudspeaker."""
        for effect in self.effects.values():
            effect.stop()
        self.deleteLater()


def find_tones(volume: float) -> Tones | None:
    """The tones, or ``None`` where the computer has nothing to play them on."""
    expect_missing_sound()
    with quietly():
        if QMediaDevices.defaultAudioOutput().isNull():
            return None
        try:
            return Tones(volume)
        except OSError:
            return None
