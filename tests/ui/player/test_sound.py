"""What is heard is what was chosen, and a silent computer is no trouble."""

from __future__ import annotations

import pytest

from companion.ui.player.script import Sounding, Tone
from companion.ui.player.sound import Loudness, Sound
from companion.ui.preferences import VoiceChoice
from tests.ui.player.ears import Ears

OFF, WORDS, COUNT = VoiceChoice.OFF, VoiceChoice.WORDS, VoiceChoice.COUNT
REP = Sounding(counted="3", tone=Tone.BEAT)
SET = Sounding("Set 2 of 2.", "Set 2 of 2. 1", Tone.GO)
TICK = Sounding(counted="2", tone=Tone.TICK)
CUE = Sounding("Breathe.", gently=True)


@pytest.mark.parametrize(
    ("voice", "tones", "heard"),
    [
        (OFF, False, []),
        (OFF, True, [Tone.BEAT, Tone.GO, Tone.TICK]),
        (WORDS, False, ["Set 2 of 2.", "Breathe."]),
        (WORDS, True, [Tone.BEAT, Tone.GO, "Set 2 of 2.", Tone.TICK, "Breathe."]),
        (COUNT, False, ["3", "Set 2 of 2. 1", "2", "Breathe."]),
        (COUNT, True, [Tone.BEAT, "3", Tone.GO, "Set 2 of 2. 1", Tone.TICK, "Breathe."]),
    ],
)
def test_voice_and_tones_as_they_were_chosen(
    ears: Ears, voice: VoiceChoice, tones: bool, heard: list[str | Tone]
) -> None:
    ears.sound(Loudness(voice, tones)).play([REP, SET, TICK, CUE])
    assert ears.heard == heard


def test_a_cue_is_not_said_over_something_else(ears: Ears) -> None:
    sound = ears.sound(Loudness(WORDS))
    ears.busy = True
    sound.play([CUE, SET])
    assert ears.heard == ["Set 2 of 2."]


def test_nothing_is_looked_for_until_it_is_wanted(ears: Ears) -> None:
    sound = ears.sound(Loudness(OFF, tones=False))
    sound.warm_up()
    sound.play([SET])
    assert ears.volumes == []
    ears.sound(Loudness(WORDS, tones=True, volume=0.3)).warm_up()
    assert ears.volumes == [0.3, 0.3]


def test_muting_stops_in_the_middle_of_a_word(ears: Ears) -> None:
    sound = ears.sound(Loudness(WORDS, tones=True))
    sound.play([SET])
    ears.busy = True
    sound.toggle()
    assert (sound.muted, ears.busy) == (True, False)
    sound.play([SET])
    assert ears.heard == [Tone.GO, "Set 2 of 2."]
    sound.toggle()
    sound.play([CUE])
    assert ears.said == ["Set 2 of 2.", "Breathe."]


def test_one_who_has_it_off_can_have_it_for_once(ears: Ears) -> None:
    sound = ears.sound(Loudness(OFF, tones=False))
    assert sound.muted
    sound.toggle()
    sound.play([REP, SET])
    assert ears.heard == [Tone.BEAT, Tone.GO, "Set 2 of 2."]


def test_a_computer_without_voice_and_loudspeaker_stays_silent() -> None:
    asked: list[float] = []
    sound = Sound(Loudness(COUNT, tones=True), asked.append, asked.append)
    assert sound.able
    sound.play([REP, SET, TICK, CUE])
    sound.hush()
    assert not sound.able
    assert len(asked) == 2
    sound.close()


def test_without_a_loudspeaker_the_countdown_is_counted(ears: Ears) -> None:
    sound = Sound(Loudness(COUNT, tones=True), lambda _volume: ears, lambda _volume: None)
    sound.play([TICK])
    assert ears.heard == ["2"]


def test_closing_lets_go_of_both(ears: Ears) -> None:
    sound = ears.sound(Loudness(WORDS, tones=True))
    sound.warm_up()
    sound.close()
    assert ears.closed == 2
    sound.play([SET])
    assert ears.heard == []
