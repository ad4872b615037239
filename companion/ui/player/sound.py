"""The player's sound as it was chosen: which words are said, whether tones are heard, and nothing while it is muted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from companion.ui.player.script import Sounding, Tone
from companion.ui.preferences import VoiceChoice


class Speaker(Protocol):
    """A voice of the computer."""

    @property
    def able(self) -> bool | None:
        """Whether there is a voice; ``None`` until that is known."""

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""

    def say(self, sentence: str) -> None:
        """Says ``sentence`` now; what was being said gives way."""

    def stop(self) -> None:
        """Falls silent."""

    def close(self) -> None:
        """Lets go of the voice."""


class Chime(Protocol):
    """Plays tones."""

    def play(self, tone: Tone) -> None:
        """Lets ``tone`` be heard."""

    def close(self) -> None:
        """Lets go of the loudspeaker."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """What the person wants to hear. ``volume`` is 0 to 1."""

    voice: VoiceChoice = VoiceChoice.OFF
    tones: bool = False
    volume: float = 0.6

    @property
    def silent(self) -> bool:
        """Whether nothing is to be heard."""
        return self.voice is VoiceChoice.OFF and not self.tones


class Sound:
    """Plays what a script says. Where the computer has no voice or no loudspeaker, that part stays silent.

    ``find_speaker`` and ``find_chime`` look for them at the given volume, when something is to be heard for the first
    time; they return ``None`` where there is none.
    """

    def __init__(
        self,
        wanted: Loudness | None = None,
        find_speaker: Callable[[float], Speaker | None] | None = None,
        find_chime: Callable[[float], Chime | None] | None = None,
    ) -> None:
        self._wanted = wanted or Loudness()
        self._find_speaker = find_speaker
        self._find_chime = find_chime
        self._speaker: Speaker | None = None
        self._chime: Chime | None = None
        self._looked = False
        self.muted = self._wanted.silent

    def toggle(self) -> None:
        """Mutes, or sounds again. One who has all of it off in Settings hears words and tones until the player closes."""
        if self.muted and self._wanted.silent:
            self._wanted = replace(self._wanted, voice=VoiceChoice.WORDS, tones=True)
        self.muted = not self.muted
        if self.muted:
            self.hush()

    @property
    def able(self) -> bool:
        """Whether anything may be heard: something of what is wanted is there, or not known to be missing."""
        return not self._looked or self.has_voice or self.has_tones

    @property
    def has_voice(self) -> bool:
        """Whether there is a voice, or that is not known yet."""
        return self._speaker is not None and self._speaker.able is not False

    @property
    def known(self) -> bool:
        """Whether all is known of what there is."""
        return self._speaker is None or self._speaker.able is not None

    @property
    def has_tones(self) -> bool:
        """Whether there is something to play tones on."""
        return self._chime is not None

    def warm_up(self) -> None:
        """Looks for what will be heard, so that the first of it comes in time."""
        if self.muted:
            return
        self._looked = True
        if self._wanted.voice is not VoiceChoice.OFF and self._find_speaker is not None:
            find, self._find_speaker = self._find_speaker, None
            self._speaker = find(self._wanted.volume)
        if self._wanted.tones and self._find_chime is not None:
            ring, self._find_chime = self._find_chime, None
            self._chime = ring(self._wanted.volume)

    def play(self, soundings: Iterable[Sounding]) -> None:
        """Lets all of them be heard that are wanted."""
        if self.muted:
            return
        self.warm_up()
        for sounding in soundings:
            if self._wanted.tones and sounding.tone is not None and self._chime is not None:
                self._chime.play(sounding.tone)
            self._say(sounding)

    def hush(self) -> None:
        """Stops in the middle of a word."""
        if self._speaker is not None:
            self._speaker.stop()

    def close(self) -> None:
        """Falls silent for good."""
        self.muted = True
        for each in (self._speaker, self._chime):
            if each is not None:
                each.close()
        self._speaker = self._chime = None

    def _say(self, sounding: Sounding) -> None:
        """Words by voice. A countdown is counted by the tones alone where there are some."""
        voice, speaker = self._wanted.voice, self._speaker
        if voice is VoiceChoice.OFF or speaker is None:
            return
        ticks = sounding.tone is Tone.TICK and self._wanted.tones and self._chime is not None
        counted = sounding.counted if voice is VoiceChoice.COUNT and not ticks else ""
        words = counted or sounding.words
        if words and not (sounding.gently and speaker.speaking):
            speaker.say(words)
