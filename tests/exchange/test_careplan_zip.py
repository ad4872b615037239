"""The ZIP form of a plan file: fixed names, counted reads, nothing unpacked."""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from companion.domain.plans import PlanFile
from companion.errors import PlanFileError
from companion.exchange import careplan_zip
from companion.exchange.plan_document import pack_careplan, plan_bytes

Read = Callable[..., PlanFile]
Problems = Callable[..., tuple[str, ...]]

DAMAGED = "The file is damaged: it cannot be unpacked."


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


@pytest.fixture
def plan(document: dict[str, Any]) -> tuple[str, bytes]:
    return ("plan.json", plan_bytes(document))


def test_a_careplan_reads_like_the_plan_in_it(read: Read, plan: tuple[str, bytes]) -> None:
    from_zip = read(
        zipped(plan, ("media/", b""), ("media/bridge-1.png", b"x"), ("signature.json", b"{}")), "Ana.careplan"
    )
    bare = read(plan[1], "Ana.careplan")
    assert from_zip == bare, "the hash is of plan.json, not of the ZIP"


def test_the_same_document_packs_to_the_same_bytes(
    read: Read, tmp_path: Path, document: dict[str, Any]
) -> None:
    pack_careplan(document, tmp_path / "a.careplan")
    pack_careplan(document, tmp_path / "b.careplan")
    packed = (tmp_path / "a.careplan").read_bytes()
    assert packed == (tmp_path / "b.careplan").read_bytes()
    assert read(packed).title == "A plan"
    with zipfile.ZipFile(tmp_path / "a.careplan") as archive:
        assert [(item.filename, item.date_time[0]) for item in archive.infolist()] == [("plan.json", 1980)]


def unreadable(line: int, column: int) -> str:
    return (
        f"The text cannot be read at line {line}, column {column}. "
        "The file may be damaged, or it may be another kind of file."
    )


def refusals(plan: tuple[str, bytes]) -> dict[str, tuple[bytes, str]]:
    good = zipped(plan)
    end = good.rindex(b"PK\x05\x06")
    central = good.index(b"PK\x01\x02")
    locked = bytearray(good)
    locked[6] |= 1
    locked[central + 8] |= 1
    lying = bytearray(good)
    lying[central + 24 : central + 28] = struct.pack("<L", 10)
    strange = bytearray(good)
    strange[8:10] = strange[central + 10 : central + 12] = struct.pack("<H", 99)
    crowded = bytearray(good)
    crowded[end + 12 : end + 16] = struct.pack("<L", 2**31)
    nul = zipped(plan, ("media/aXexe.png", b"")).replace(b"media/aXexe.png", b"media/a\x00exe.png")
    chatty = bytearray(good)
    chatty[end + 20] = 5
    modern = bytearray(good)
    modern[central + 6] = 200
    misspelt = zipped(plan, ("media/é.png", b"")).replace("é".encode(), b"\xff\xff")
    start = 30 + len("plan.json")
    far = bytearray(good)
    far[central + 42 : central + 46] = b"\xff" * 4
    far[central + 30 : central + 32] = struct.pack("<H", 12)
    far[central + 46 + 9 : central + 46 + 9] = struct.pack("<HHQ", 1, 8, 2**63 - 1)
    far[-10:-6] = struct.pack("<L", struct.unpack("<L", far[-10:-6])[0] + 12)
    return {
        "no plan": (zipped(("media/a.png", b"x")), "There is no plan.json in it."),
        "nothing": (zipped(), "There is no plan.json in it."),
        "unknown": (
            zipped(plan, ("run.exe", b"x")),
            "It has a file in it that does not belong there: “run.exe”.",
        ),
        "svg": (
            zipped(plan, ("media/a.svg", b"x")),
            "It has a file in it that does not belong there: “media/a.svg”.",
        ),
        "up": (
            zipped(plan, ("../plan.json", b"x")),
            "It has a file in it that does not belong there: “../plan.json”.",
        ),
        "media up": (
            zipped(plan, ("media/../../a.png", b"x")),
            "It has a file in it that does not belong there: “media/../../a.png”.",
        ),
        "root": (
            zipped(plan, ("/etc/passwd", b"x")),
            "It has a file in it that does not belong there: “/etc/passwd”.",
        ),
        "backslash": (
            zipped(plan, ("media\\a.png", b"x")),
            "It has a file in it that does not belong there: “media\\a.png”.",
        ),
        "NUL in the name": (nul, "It has a file in it that does not belong there: “media/a\\u0000exe.png”."),
        "bomb": (zipped(("plan.json", b" " * 60_000_000)), "The file “plan.json” in it is too large."),
        "big signature": (
            zipped(plan, ("signature.json", b" " * 16_385)),
            "The file “signature.json” in it is too large.",
        ),
        "big picture": (
            zipped(plan, ("media/a.png", b" " * 10_000_001)),
            "The file “media/a.png” in it is too large.",
        ),
        "full folder": (zipped(plan, ("media/", b"x")), "The file “media/” in it is too large."),
        "locked": (bytes(locked), "It is locked with a password. A plan file must open without one."),
        "lies about its size": (bytes(lying), DAMAGED),
        "unknown packing": (bytes(strange), "The file “plan.json” in it is packed in an unknown way."),
        "crowded": (
            zipped(plan, *((f"media/{number}.png", b"") for number in range(200))),
            "It has too many files in it.",
        ),
        "claims a huge directory": (bytes(crowded), "It has too many files in it."),
        "cut off": (good[:-30], DAMAGED),
        "only a beginning": (b"PK\x03\x04", DAMAGED),
        "something after it": (good + b"x", DAMAGED),
        "promises a comment": (bytes(chatty), DAMAGED),
        "packed by a later tool": (bytes(modern), DAMAGED),
        "a name in no alphabet": (misspelt, DAMAGED),
        "a plan beyond the end": (bytes(far), DAMAGED),
        "packed data destroyed": (good[:start] + b"\xff" * 8 + good[start + 8 :], DAMAGED),
        "damaged inside": (good[:60] + b"\x00" * 8 + good[68:], DAMAGED),
        "bad JSON": (zipped(("plan.json", b"{")), unreadable(1, 2)),
        "empty plan": (zipped(("plan.json", b"")), "The file is empty."),
    }


CASES = refusals(("plan.json", b'{"format_version": 1}' * 20))


@pytest.mark.parametrize(("data", "reason"), CASES.values(), ids=CASES.keys())
def test_a_zip_that_is_not_a_careplan_says_why(problems: Problems, data: bytes, reason: str) -> None:
    assert problems(data, "bad.careplan") == (reason,)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_may_be_there_once(problems: Problems, plan: tuple[str, bytes]) -> None:
    assert problems(zipped(plan, plan), "x.careplan") == ("It has the file “plan.json” twice.",)


def test_many_allowed_pictures_may_still_be_too_much(
    problems: Problems, plan: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(careplan_zip, "MAX_TOTAL_BYTES", 20_000)
    pictures = (("media/a.png", b" " * 9_000), ("media/b.png", b" " * 9_000), ("media/c.png", b" " * 9_000))
    assert problems(zipped(plan, *pictures), "x.careplan") == ("It is too large for a plan file.",)
    stored = zipped(plan, *pictures, method=zipfile.ZIP_STORED)
    assert problems(stored, "x.careplan") == ("It is too large for a plan file.",)


def test_only_the_plan_is_unpacked(
    read: Read, plan: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    real = zipfile.ZipFile.open

    def watched(self: zipfile.ZipFile, member: zipfile.ZipInfo, *args: Any, **more: Any) -> Any:
        opened.append(member.filename)
        return real(self, member, *args, **more)

    data = zipped(("media/a.png", b"x"), plan)
    monkeypatch.setattr(zipfile.ZipFile, "open", watched)
    read(data)
    assert opened == ["plan.json"]


def test_problems_inside_a_careplan_keep_their_places(problems: Problems, document: dict[str, Any]) -> None:
    document["version"] = 0
    data = zipped(("plan.json", json.dumps(document).encode()))
    assert problems(data, "x.careplan") == ("version: 0 is under 1",)


def test_a_careplan_that_cannot_be_read_is_told(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> object:
        raise OSError(5, "io")

    monkeypatch.setattr(careplan_zip, "_read", broken)
    with pytest.raises(PlanFileError) as caught:
        read(zipped(("plan.json", b"{}")))
    assert caught.value.problems == ("The file cannot be read from where it is stored.",)


def test_a_larger_directory_elsewhere_is_never_followed(
    problems: Problems, plan: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A ZIP64 locator would point to a second, unbounded list of members."""

    def never(*_args: object) -> object:
        raise AssertionError("the reader was reached")

    good = zipped(plan)
    end = good.rindex(b"PK\x05\x06")
    monkeypatch.setattr(zipfile, "ZipFile", never)
    assert problems(good[:end] + b"PK\x06\x07" + b"\x00" * 16 + good[end:], "x.careplan") == (DAMAGED,)


def test_the_file_itself_may_not_be_too_large(
    problems: Problems, plan: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(careplan_zip, "MAX_TOTAL_BYTES", 20_000)
    padded = b"PK\x03\x04" + b" " * 20_000 + zipped(plan)
    assert problems(padded, "x.careplan") == ("It is too large for a plan file.",)


@pytest.mark.parametrize(
    "kind", [zipfile.BadZipFile, zlib.error, struct.error, EOFError, OverflowError, ValueError]
)
def test_whatever_the_zip_reader_trips_over_is_damage(
    problems: Problems, plan: tuple[str, bytes], monkeypatch: pytest.MonkeyPatch, kind: type[Exception]
) -> None:
    def trips(*_args: object) -> object:
        raise kind("odd bytes")

    monkeypatch.setattr(careplan_zip, "_read", trips)
    assert problems(zipped(plan), "x.careplan") == (DAMAGED,)
