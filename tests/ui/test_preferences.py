"""Preferences survive, and a damaged file never stops the start."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.drawing.person_colours import Hair, Skin
from companion.errors import SaveError
from companion.ui.preferences import (
    TEXT_PERCENTS,
    MotionChoice,
    NoticeChoice,
    Preferences,
    PreferencesFile,
    ThemeChoice,
    config_dir,
)


def test_the_folder_can_be_named(tmp_path: Path) -> None:
    assert config_dir() == tmp_path / "config"


def test_nothing_saved_means_defaults_and_writes_nothing() -> None:
    file = PreferencesFile()
    assert file.load() == Preferences()
    assert not file.path.exists()


def test_everything_comes_back() -> None:
    wanted = Preferences(
        ThemeChoice.CONTRAST, 175, MotionChoice.OFF, "ar", "112", "/home/ł/notebook", Skin.DEEP, Hair.NONE,
        NoticeChoice.WORDS,
    )  # fmt: skip
    PreferencesFile().save(wanted)
    assert PreferencesFile().load() == wanted


def test_a_person_nobody_can_be_drawn_as_is_the_usual_one() -> None:
    file = PreferencesFile()
    file.path.parent.mkdir(parents=True)
    file.path.write_text(json.dumps({"skin": "green", "hair": ["black"], "text_percent": 150}), "utf-8")
    assert file.load() == Preferences(text_percent=150)


def test_a_notice_nobody_knows_says_the_least() -> None:
    file = PreferencesFile()
    file.path.parent.mkdir(parents=True)
    file.path.write_text(json.dumps({"notice": "everything", "language": "pl"}), "utf-8")
    assert file.load() == Preferences(language="pl", notice=NoticeChoice.NAME)


def test_one_change_leaves_the_rest() -> None:
    file = PreferencesFile()
    file.save(Preferences(language="pl"))
    assert file.change(text_percent=200) == Preferences(language="pl", text_percent=200)
    assert file.load() == Preferences(language="pl", text_percent=200)
    with pytest.raises(TypeError):
        file.change(colour="teal")


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b"\xff\xfe\x00", b'{"theme": ', b"[" * 100_000])
def test_a_damaged_file_is_set_aside(content: bytes) -> None:
    file = PreferencesFile()
    file.path.parent.mkdir(parents=True)
    file.path.write_bytes(content)
    assert file.load() == Preferences()
    assert not file.path.exists()
    assert file.path.with_suffix(".damaged.json").read_bytes() == content
    file.save(Preferences(text_percent=150))
    assert file.load().text_percent == 150


def test_parts_that_make_no_sense_are_passed_over() -> None:
    file = PreferencesFile()
    file.path.parent.mkdir(parents=True)
    strange = {
        "theme": ["dark"],
        "text_percent": 1000,
        "motion": None,
        "language": 7,
        "emergency_number": "911",
    }
    file.path.write_text(json.dumps(strange), "utf-8")
    assert file.load() == Preferences(emergency_number="911")
    assert file.path.exists()


@given(
    st.dictionaries(
        st.sampled_from(["theme", "text_percent", "motion", "language", "last_notebook"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4),
    )
)
def test_whatever_the_file_says_the_result_makes_sense(data: dict[str, object]) -> None:
    file = PreferencesFile()
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_text(json.dumps(data), "utf-8")
    loaded = file.load()
    assert loaded.text_percent in TEXT_PERCENTS
    assert loaded.theme in tuple(ThemeChoice)
    assert loaded.motion in tuple(MotionChoice)
    assert isinstance(loaded.language, str)
    assert replace(loaded) == loaded


def test_a_disk_that_refuses_is_told_and_the_old_file_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    file = PreferencesFile()
    file.save(Preferences(language="pl"))

    def refuse(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(SaveError) as caught:
        file.save(Preferences(language="ar"))
    assert caught.value.next_step
    assert file.load() == Preferences(language="pl")
    assert [path.name for path in file.path.parent.iterdir()] == [file.path.name]
