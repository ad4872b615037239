"""A voice of the computer, through Qt's engine for tests in the very program that speaks; and computers without one."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from companion.ui.voice import speech
from companion.ui.voice.helper import PRETENDING, Helper, find_engine
from companion.ui.voice.speech import Speaker, find_speaker

from PySide6.QtCore import QCoreApplication  # isort: skip
from PySide6.QtTextToSpeech import QTextToSpeech  # isort: skip

TEN = "one two three four five six seven eight nine ten"


@pytest.fixture
def speaker(qapp: object) -> Iterator[Speaker]:
    made = Speaker("en_GB", 0.6, [PRETENDING])
    yield made
    made.close()


def test_it_says_what_it_is_told_though_the_voice_is_not_there_yet(speaker: Speaker, qtbot: QtBot) -> None:
    assert speaker.able is None
    speaker.say("Change sides now")
    assert speaker.speaking
    qtbot.waitUntil(lambda: speaker.able is True, timeout=10_000)
    qtbot.waitUntil(lambda: not speaker.speaking, timeout=10_000)


def test_telling_it_something_never_takes_time(qapp: object) -> None:
    """Not even while the speech service is looked for."""
    began = time.perf_counter()
    speaker = Speaker("en_GB", 0.6, [PRETENDING])
    for _ in range(20):
        speaker.say(TEN)
    assert time.perf_counter() - began < 0.25
    speaker.close()


def test_it_falls_silent_at_once(speaker: Speaker, qtbot: QtBot) -> None:
    speaker.say(" ".join([TEN] * 20))
    qtbot.waitUntil(lambda: speaker.able is True, timeout=10_000)
    speaker.stop()
    qtbot.waitUntil(lambda: not speaker.speaking, timeout=2_000)


def test_closing_it_ends_the_program_that_spoke(qapp: object, qtbot: QtBot) -> None:
    speaker = find_speaker("en_GB", 0.6, [PRETENDING])
    assert speaker is not None
    process = speaker._process
    pid = process.processId()
    speaker.say(" ".join([TEN] * 20))
    speaker.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_voice_that_dies_is_none(speaker: Speaker, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: speaker.able is True, timeout=10_000)
    os.kill(speaker._process.processId(), signal.SIGKILL)
    qtbot.waitUntil(lambda: speaker.able is False, timeout=5_000)
    speaker.say("Hold")
    assert not speaker.speaking


def test_a_speech_service_that_hangs_is_given_up(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One was seen to hang for good, in a way that stops every thread of its program."""
    monkeypatch.setattr(speech, "PATIENCE_MS", 500)
    monkeypatch.setattr(speech, "HELPER", "this")  # a program that never says that it is ready
    monkeypatch.setattr(sys, "executable", "/bin/cat")
    began = time.perf_counter()
    assert find_speaker("en_GB", 0.6) is None
    assert time.perf_counter() - began < 3


@pytest.mark.parametrize(
    ("language", "engines"),
    [("ja_JP", [PRETENDING]), ("en_GB", ["no such engine"])],
    ids=["no voice of the language", "an engine that does not start"],
)
def test_without_a_voice_there_is_none(qapp: object, language: str, engines: list[str]) -> None:
    assert find_speaker(language, 0.6, engines) is None


# --- The program itself --------------------------------------------------------------------------------------


@pytest.fixture
def find(qapp: object) -> Callable[..., QTextToSpeech | None]:
    return find_engine


def test_every_word_is_said_and_the_beginning_and_the_end_are_told(
    qapp: QCoreApplication, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = find_engine("en_GB", 0.6, [PRETENDING])
    assert engine is not None
    words: list[str] = []
    engine.sayingWord.connect(lambda word, *_place: words.append(word))
    helper = Helper(engine, qapp)
    helper.asked.emit('{"say": "Change sides now"}')
    qtbot.waitUntil(lambda: len(words) == 3, timeout=5_000)
    qtbot.waitUntil(lambda: engine.state() is QTextToSpeech.State.Ready, timeout=5_000)
    assert words == ["Change", "sides", "now"]
    helper.asked.emit(f'{{"say": "{TEN}"}}')
    helper.asked.emit('{"say": "Hold"}')
    qtbot.waitUntil(lambda: words[-1] == "Hold", timeout=5_000)
    assert "ten" not in words
    helper.asked.emit('{"stop": true}')
    qtbot.waitUntil(lambda: engine.state() is QTextToSpeech.State.Ready, timeout=5_000)
    told = capsys.readouterr().out.split()
    assert told[:2] == ["began", "ended"]
    assert told[-1] == "ended"


@pytest.mark.parametrize(
    ("language", "spoken"), [("en_GB", "en_GB"), ("en_US", "en_US"), ("en_AU", "en_"), ("nb_NO", "nb_NO")]
)
def test_it_speaks_the_language_of_that_country_or_the_nearest(
    find: Callable[..., QTextToSpeech | None], language: str, spoken: str
) -> None:
    engine = find(language, 0.3, [PRETENDING])
    assert engine is not None
    assert engine.locale().name().startswith(spoken)
    assert engine.volume() == pytest.approx(0.3)


def test_the_engine_that_only_pretends_is_never_taken_by_itself(qapp: object) -> None:
    assert PRETENDING in QTextToSpeech.availableEngines()
    speaker = find_speaker("en_GB", 0.6, [])
    if speaker is not None:  # a computer with a voice: then it is a real one that can be told to be silent
        speaker.close()
