"""What somebody hears who listens to the player: a stand-in for the computer's voice and loudspeaker."""

from __future__ import annotations

from companion.ui.player.script import Tone
from companion.ui.player.sound import Loudness, Sound


class Ears:
    """Both at once. ``heard`` is every sentence and tone in order; ``busy`` says that a voice is speaking."""

    def __init__(self) -> None:
        self.heard: list[str | Tone] = []
        self.able: bool | None = True
        self.busy = False
        self.closed = 0
        self.volumes: list[float] = []

    def sound(self, wanted: Loudness) -> Sound:
        """The player's sound, heard by these."""
        return Sound(wanted, self._found, self._found)

    def _found(self, volume: float) -> Ears:
        self.volumes.append(volume)
        return self

    @property
    def said(self) -> list[str]:
        """The sentences."""
        return [each for each in self.heard if not isinstance(each, Tone)]

    @property
    def tones(self) -> list[Tone]:
        """The tones."""
        return [each for each in self.heard if isinstance(each, Tone)]

    @property
    def speaking(self) -> bool:
        return self.busy

    def say(self, sentence: str) -> None:
        self.heard.append(sentence)

    def play(self, tone: Tone) -> None:
        self.heard.append(tone)

    def stop(self) -> None:
        self.busy = False

    def close(self) -> None:
        self.closed += 1
