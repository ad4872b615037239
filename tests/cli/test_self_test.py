"""``companion self-test``: every part is tried, whatever the others did."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion import self_test
from tests.cli.commands import run_apart


def test_self_test_tries_every_part_without_a_screen(tmp_path: Path) -> None:
    """Also where one is named that is not there, which would end Qt and with it the whole self-test."""
    said = run_apart(
        "self-test",
        env={
            "COMPANION_CONFIG_DIR": str(tmp_path),
            "COMPANION_DATA_DIR": str(tmp_path),
            "DISPLAY": ":77777",
        },
    )
    assert said.code == 0, said.out + said.err
    parts = said.out.strip().splitlines()
    assert len([line for line in parts if line.endswith(": works.")]) == 4
    assert float(re.findall(r"[\d.]+", parts[-1])[0]) < 30


def test_self_test_tries_every_part_when_one_does_not_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_place: Path) -> None:
        raise ZeroDivisionError

    tried: list[Path] = []
    for name in ("_notebook", "_sheet"):
        monkeypatch.setattr(self_test, name, broken)
    for name in ("_plan", "_window"):
        monkeypatch.setattr(self_test, name, tried.append)
    said: list[str] = []
    complained: list[str] = []
    assert self_test.run(said.append, complained.append) == 1
    assert len(tried) == 2
    assert [line.endswith(": works.") for line in said] == [True, True, False]
    assert [line.endswith(": did not work. ZeroDivisionError") for line in complained] == [True, True]


def test_self_test_tries_the_rest_where_qt_is_broken(tmp_path: Path) -> None:
    said = run_apart(
        code="""
import sys
sys.modules["PySide6"] = None  # what a missing system library looks like
from companion.cli import main
sys.exit(main(["self-test"]))
""",
        env={"COMPANION_CONFIG_DIR": str(tmp_path), "COMPANION_DATA_DIR": str(tmp_path)},
    )
    assert said.code == 1, said.out
    assert said.out.count(": works.") == 3
    assert said.err.startswith("Open the window and look at every place: did not work. ")
    assert "PySide6" in said.err
    assert "Traceback" not in said.err
