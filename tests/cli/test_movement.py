"""``companion movement``: list, show, check and draw movements."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from companion.resources_path import resource_dir
from tests.cli.commands import Companion, is_plain, run_apart

MOVEMENTS = resource_dir() / "movements"
BRIDGE = MOVEMENTS / "bridge.toml"


def test_the_list_is_what_the_files_say(companion: Companion) -> None:
    listed = {entry["id"]: entry for entry in companion("movement", "list", "--json").json()}
    files = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in MOVEMENTS.glob("*.toml")}
    assert listed.keys() == files.keys()
    for movement_id, raw in files.items():
        said = listed[movement_id]
        assert set(said) == {"id", "name", "area", "position", "equipment", "tense"}
        assert (said["name"], said["area"], said["position"]) == (raw["name"], raw["area"], raw["position"])
        assert said["tense"] is raw.get("tense", False)
        assert said["equipment"] == raw.get("equipment", [])


def test_the_list_in_words_has_a_line_for_each(companion: Companion) -> None:
    said = companion("movement", "list")
    assert said.code == 0
    assert len(said.out.splitlines()) == len(list(MOVEMENTS.glob("*.toml")))
    assert "bridge: Bridge · Low back" in said.out


def test_one_is_shown_in_full(companion: Companion) -> None:
    raw = tomllib.loads(BRIDGE.read_text("utf-8"))
    said = companion("movement", "show", "bridge")
    for text in (
        raw["name"],
        raw["purpose"],
        *raw["cues"],
        raw["may_feel"],
        raw["ease_off"],
        *raw["sources"],
    ):
        assert text in said.out
    document = companion("movement", "show", "bridge", "--json").json()
    assert document["cues"] == raw["cues"]
    assert document["licence"] == raw["licence"]


@pytest.mark.parametrize("name", ["nope", "../plans/knee", "BRIDGE", "bridge.toml"])
def test_an_unknown_one_is_told_in_a_sentence(companion: Companion, name: str) -> None:
    said = companion("movement", "show", name)
    assert said.code == 1
    assert is_plain(said)
    assert "companion movement list" in said.err


def test_check_finds_the_library_sound(companion: Companion) -> None:
    results = companion("movement", "check", "--json").json()
    assert len(results) == len(list(MOVEMENTS.glob("*.toml")))
    assert all(result["ok"] for result in results)


def test_check_names_every_problem_with_its_place(companion: Companion, tmp_path: Path) -> None:
    wrong = tmp_path / "bridge.toml"
    text = re.sub(
        r"^knee = .*$", "knee = 190\nkneee = 4", BRIDGE.read_text("utf-8"), count=1, flags=re.MULTILINE
    )
    wrong.write_text(re.sub(r"cues = \[.*?\n\]", 'cues = ["One."]', text, flags=re.DOTALL), "utf-8")
    said = companion("movement", "check", wrong, BRIDGE)
    assert said.code == 1
    for place in ("figure.poses[1].angles.knee", "figure.poses[1].angles.kneee", "cues: there are 1"):
        assert place in said.err
    assert said.out == f"{BRIDGE}: all is well.\n"
    assert companion("movement", "check", wrong, "--json").code == 1


def test_check_of_a_file_that_is_not_there(companion: Companion, tmp_path: Path) -> None:
    said = companion("movement", "check", tmp_path / "none.toml")
    assert said.code == 1
    assert is_plain(said)


@pytest.mark.parametrize("options", [(), ("--view", "front"), ("--view", "top", "--at", "0.5")])
def test_it_is_drawn_as_each_kind_of_file(
    companion: Companion, tmp_path: Path, options: tuple[str, ...]
) -> None:
    for kind in ("png", "pdf", "svg"):
        said = companion("movement", "render", "bridge", "-o", tmp_path / f"bridge.{kind}", *options)
        assert (said.code, said.err) == (0, "")
    with Image.open(tmp_path / "bridge.png") as image:
        assert image.size == (900, 700)
        assert len(image.convert("L").getcolors(256) or []) > 8
    with pikepdf.open(tmp_path / "bridge.pdf") as pdf:
        (page,) = pdf.pages
        assert b" c" in page.Contents.read_bytes()
    drawn = (tmp_path / "bridge.svg").read_text("utf-8")
    assert drawn.startswith("<svg ")
    assert drawn.count("<path ") > 15


def test_the_start_and_the_end_look_different_and_the_same_moment_the_same(
    companion: Companion, tmp_path: Path
) -> None:
    for name, at in (("start", "0"), ("again", "0"), ("end", "1")):
        companion("movement", "render", "bridge", "-o", tmp_path / f"{name}.svg", "--at", at)
    start, again, end = ((tmp_path / f"{name}.svg").read_bytes() for name in ("start", "again", "end"))
    assert start == again
    assert start != end


@pytest.mark.parametrize("at", ["2", "-0.1", "nan", "half"])
def test_a_moment_outside_the_movement_is_wrong_usage(companion: Companion, tmp_path: Path, at: str) -> None:
    assert companion("movement", "render", "bridge", "-o", tmp_path / "b.png", "--at", at).code == 2
    assert list(tmp_path.iterdir()) == []


def test_another_kind_of_file_is_told_and_nothing_is_written(companion: Companion, tmp_path: Path) -> None:
    said = companion("movement", "render", "bridge", "-o", tmp_path / "bridge.gif")
    assert said.code == 1
    assert is_plain(said)
    assert list(tmp_path.iterdir()) == []


def test_a_picture_needs_no_screen(tmp_path: Path) -> None:
    said = run_apart("movement", "render", "bridge", "-o", tmp_path / "bridge.png")
    assert (said.code, said.err) == (0, "")
    assert (tmp_path / "bridge.png").read_bytes().startswith(b"\x89PNG")
