"""What a command says, whatever the terminal, and also when it is our own mistake."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from companion import cli, outside
from tests.cli.commands import PLAN, SECRET, Companion, run_apart
from tests.helpers.source import ROOT


def test_a_bug_is_told_in_a_sentence_with_places_and_no_values(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(outside, "read_plan_file", broken)
    said = companion("plan", "show", PLAN)
    assert said.code == 1
    assert said.out == ""
    assert said.err.startswith("Something went wrong inside the program. ")
    assert re.search(r"^tests/cli/test_answers\.py:\d+ broken$", said.err, re.MULTILINE)
    assert said.err.endswith("\nKeyError\n")
    for hidden in ("Traceback", SECRET, PLAN.name, "raise "):
        assert hidden not in said.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_lacks_letters_is_no_problem(tmp_path: Path, encoding: str) -> None:
    document = json.loads(PLAN.read_text("utf-8")) | {"title": SECRET}
    path = tmp_path / "odd.plan.json"
    path.write_text(json.dumps(document), "utf-8")
    env = {"PYTHONIOENCODING": f"{encoding}:strict"}
    shown = run_apart("plan", "show", path, env=env)
    assert shown.code == 0, shown.err
    assert "d\\u017a, my words \\U0001f600" in shown.out
    machine = run_apart("plan", "show", "--json", path, env=env)
    assert machine.code == 0, machine.err
    assert machine.json()["title"] == SECRET
    missing = run_apart("plan", "show", tmp_path / f"{SECRET}.json", env=env)
    assert missing.code == 1
    assert "Traceback" not in missing.err


def test_started_without_any_terminal_problems_are_no_crash(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert cli.main(["plan", "check", str(PLAN), "nowhere"]) == 1


def test_a_reader_that_leaves_early_is_no_problem(sample: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m companion plan show --json "$1" | head -n 1', sys.executable, str(PLAN)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr
