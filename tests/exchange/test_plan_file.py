"""Reading a good plan, and refusing a file as a whole with one clear reason."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.plans import PlanFile, SuggestedLine
from companion.domain.routines import Size
from companion.errors import PlanFileError
from companion.exchange.plan_file import read_plan

Read = Callable[..., PlanFile]
Problems = Callable[..., tuple[str, ...]]


def test_a_plan_arrives_whole(read: Read, document: dict[str, Any]) -> None:
    plan = read(document, "from Ana.json")
    assert (plan.plan_id, plan.version, plan.title) == ("riverside-sam", 1, "A plan")
    assert (plan.by, plan.clinic, plan.written) == ("Ana", "Riverside Physio", date(2026, 9, 10))
    assert plan.message == "You said the cot is the thing."
    assert plan.file_name == "from Ana.json"
    assert [line.key for line in plan.lines] == ["back-easing/bridge", "back-easing/walk", "lifting/basket"]
    assert plan.lines[0] == SuggestedLine(
        key="back-easing/bridge",
        routine_key="back-easing",
        routine_name="Back easing",
        movement_id="bridge",
        movement_name="Bridge",
        doses={Size.GOOD: Dose(reps_max=9), Size.TENSE: Dose(hold_s=5)},
        why="Hips help.",
    )


def test_a_movement_of_the_file_gets_a_name_of_its_own(read: Read, document: dict[str, Any]) -> None:
    plan = read(document)
    assert plan.movements == (
        Movement(
            "plan:riverside-sam:basket_lift",
            "Lift a basket",
            "To practise",
            ("Bend",),
            author="Ana",
            own=True,
        ),
    )
    assert plan.lines[2].movement_id == "plan:riverside-sam:basket_lift"
    assert plan.lines[2].movement_name == "Lift a basket"


def test_the_files_own_movement_comes_before_the_librarys(read: Read, document: dict[str, Any]) -> None:
    document["movements"][0]["id"] = "bridge"
    document["routines"][1]["steps"][0]["movement"] = "bridge"
    assert {line.movement_id for line in read(document).lines} == {"plan:riverside-sam:bridge", "walking"}


def test_the_hash_is_of_the_exact_bytes(read: Read, document: dict[str, Any]) -> None:
    data = b"\xef\xbb\xbf" + json.dumps(document).encode() + b"\n\n"
    assert read(data).sha256 == hashlib.sha256(data).hexdigest()


def test_words_are_kept_exactly_and_names_are_trimmed(read: Read, document: dict[str, Any]) -> None:
    words = "  a < b <img src=x> =1+1 Łódź 😀 مرحبا\r\n\tagain  "
    document["message"] = document["routines"][0]["steps"][0]["why"] = words
    document["by"] = "  Łucja  "
    plan = read(document)
    assert (plan.message, plan.lines[0].why, plan.by) == (words, words, "Łucja")


def unreadable(line: int, column: int) -> str:
    return (
        f"The text cannot be read at line {line}, column {column}. "
        "The file may be damaged, or it may be another kind of file."
    )


DEEP = b'{"a":' * 65 + b"1" + b"}" * 65

WHOLE_FILE = {
    "nothing": (b"", "The file is empty."),
    "blanks": (b" \n\t ", "The file is empty."),
    "UTF-16": (
        '{"a": 1}'.encode("utf-16"),
        "The text is saved as UTF-16 or UTF-32. A plan file needs UTF-8.",
    ),
    "UTF-16 without mark": (
        '{"a": 1}'.encode("utf-16-le"),
        "The text is saved as UTF-16 or UTF-32. A plan file needs UTF-8.",
    ),
    "UTF-32": (
        '{"a": 1}'.encode("utf-32-be"),
        "The text is saved as UTF-16 or UTF-32. A plan file needs UTF-8.",
    ),
    "Latin-1": (b'{"title": "caf\xe9"}', "The text is not UTF-8: byte 15 does not fit."),
    "raw NUL": (b'{"title": "a\x00b"}', "The text has a NUL character in it."),
    "escaped NUL": (b'{"title": ["a\\u0000b"]}', "The text has a NUL character in it."),
    "NUL in a name": (b'{"a\\u0000b": 1}', "The text has a NUL character in it."),
    "surrogate": (
        b'{"title": "\\ud83d"}',
        "The text has a broken character in it (half of a surrogate pair).",
    ),
    "twice": (b'{"title": "a", "by": "b", "title": "c"}', "The name “title” is given twice in one group."),
    "twice, deeper": (b'{"a": [{"b": 1, "b": 1}]}', "The name “b” is given twice in one group."),
    "twice, escaped": (b'{"a": 1, "\\u0061": 2}', "The name “a” is given twice in one group."),
    "NaN": (b'{"version": NaN}', "“NaN” is not a number that a plan can use."),
    "Infinity": (b'{"version": -Infinity}', "“-Infinity” is not a number that a plan can use."),
    "1e999": (b'{"version": 1e999}', "“1e999” is not a number that a plan can use."),
    "huge number": (b'{"version": ' + b"9" * 5000 + b"}", "A number is too long: 5,000 digits."),
    "19 digits": (b'{"version": -' + b"9" * 19 + b"}", "A number is too long: 19 digits."),
    "deep groups": (DEEP, "Its groups are nested too deep: more than 64 levels."),
    "deep lists": (b"[" * 100_000, "Its groups are nested too deep: more than 64 levels."),
    "a list": (b"[1]", "It is not a plan file: the text should be a group in curly brackets."),
    "a picture": (b"<svg/>", unreadable(1, 1)),
    "cut off": (b'{"title":\n "A pl', unreadable(2, 2)),
    "quotes without end": (b'{"' + b'\\"' * 400_000, unreadable(1, 2)),
    "too large": (b" " * 2_000_001, "It is too large for a plan file."),
}


@pytest.mark.parametrize(("data", "reason"), WHOLE_FILE.values(), ids=WHOLE_FILE.keys())
def test_a_file_refused_as_a_whole_says_one_reason(problems: Problems, data: bytes, reason: str) -> None:
    assert problems(data) == (reason,)


def test_sixty_four_levels_are_still_read(problems: Problems) -> None:
    told = problems(DEEP[5:-1])
    assert "a: is not a name that a plan file knows" in told
    assert "format_version: is missing" in told


def test_brackets_inside_words_are_not_levels(read: Read, document: dict[str, Any]) -> None:
    words = '\\"[{' * 100
    assert read(document | {"message": words}).message == words


def test_a_newer_format_is_refused_by_name(problems: Problems, document: dict[str, Any]) -> None:
    document |= {"format_version": 2, "something": "new"}
    assert problems(document) == ("format_version: 2 is newer than 1, the newest that this program reads",)


def test_a_newer_format_asks_for_an_update(read: Read, document: dict[str, Any]) -> None:
    with pytest.raises(PlanFileError) as caught:
        read(document | {"format_version": 7}, "Ana.careplan")
    assert caught.value.sentence == "“Ana.careplan” was made for a newer version of this program."
    assert "Update the program" in caught.value.next_step


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "gone.json", tmp_path / "odd\x00name"):
        with pytest.raises(PlanFileError) as caught:
            read_plan(path, {})
        assert caught.value.problems == ("The file is not there.",)


def test_what_is_not_a_file_is_not_opened(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)  # opening it would wait for ever
    for path in (pipe, tmp_path):
        with pytest.raises(PlanFileError) as caught:
            read_plan(path, {})
        assert caught.value.problems == ("It is a folder or a device, not a file.",)


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "no"), "You do not have the right to read this file."),
        (OSError(5, "io"), "The file cannot be read from where it is stored."),
    ],
)
def test_a_disk_that_refuses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, error: OSError, reason: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(b"{}")

    def broken(*_args: object, **_more: object) -> object:
        raise error

    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(PlanFileError) as caught:
        read_plan(path, {})
    assert caught.value.problems == (reason,)
    assert caught.value.detail == type(error).__name__
