"""The contract of names, help, options and exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from companion import __version__
from tests.cli.commands import COMMANDS, PLAN, Companion, Said, run_apart


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(companion: Companion, command: str) -> None:
    said = companion(*command.split(), "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: companion {command}".rstrip())
    assert said.err == ""


def test_help_names_every_command(companion: Companion) -> None:
    words = companion("--help").out + companion("plan", "--help").out + companion("movement", "--help").out
    words += companion("sheet", "--help").out + companion("measure", "--help").out
    for command in COMMANDS:
        assert re.search(rf"^\s+{command.split()[-1]}\b", words, re.MULTILINE), command


def test_version(companion: Companion) -> None:
    assert companion("--version") == Said(0, f"companion {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("--dance",),
        ("sample",),
        ("sample", "x.companion", "--years", "0"),
        ("sample", "x.companion", "--years", "31"),
        ("sample", "x.companion", "--years", "one"),
        ("sample", "x.companion", "--seed", "blue"),
        ("sample", "x.companion", "--until", "22.11.2026"),
        ("sample", "x.companion", "--until", "0001-01-01"),
        ("sample", "x.companion", "--until", "1969-12-31"),
        ("sample", "x.companion", "--until", "2201-01-01"),
        ("sample", "x.companion", "--until", "9999-12-31"),
        ("try", "--years", "-1"),
        ("plan",),
        ("plan", "check"),
        ("plan", "show"),
        ("plan", "import", "x.plan.json"),
        ("plan", "import", "x.plan.json", "--notebook", "n", "--adopt", "some"),
        ("sheet", "--notebook", "n"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--page", "A3"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--password", "a", "--password-file", "b"),
        ("sheet", "read"),
        ("sheet", "write"),
        ("--notebook", "n", "sheet", "read", "x.pdf"),
        ("sheet", "-o", "x.pdf"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--from", "yesterday"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--from", "0001-01-01"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--to", "0001-01-02"),
        ("--notebook", "n", "sheet"),
        ("--notebook", "n", "try"),
        ("--notebook", "n", "sample", "x.companion"),
        ("--notebook", "n", "self-test"),
        ("--notebook", "n", "plan", "check", "x.plan.json"),
        ("--notebook", "n", "plan", "show", "x.plan.json"),
        ("export", "--notebook", "n", "folder"),
        ("export", "--notebook", "n", "--format", "xml", "folder"),
        ("export", "--format", "csv", "folder"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_says_how(
    companion: Companion, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = companion(*words)
    assert said.code == 2
    assert said.out == ""
    assert "usage: companion" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_that_would_not_be_used_is_said_and_not_ignored(companion: Companion) -> None:
    said = companion("--notebook", "n", "self-test")
    assert said.err.endswith("This command does not open a notebook of yours. Leave out --notebook.\n")


def test_the_notebook_may_be_named_before_or_after_the_command(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    for words in (
        ("sheet", "-o", out),
        ("plan", "import", PLAN),
        ("export", "--format", "csv", sample.parent),
    ):
        before = companion("--notebook", sample, *words)
        after = companion(*words, "--notebook", sample)
        assert before.code == after.code == 0, before.err + after.err
        assert before == after
    # The one that is nearer to the command counts.
    assert companion("--notebook", "nowhere", "sheet", "-o", out, "--notebook", sample).code == 0


def test_the_first_and_the_last_day_are_taken(companion: Companion, sample: Path, tmp_path: Path) -> None:
    for day in ("1970-01-01", "2200-12-31"):
        said = companion("sample", tmp_path / f"{day}.companion", "--until", day)
        assert said.code == 0, said.err
    out = sample.with_name("sheet.pdf")
    for words in (("--to", "1970-01-01"), ("--from", "2200-12-31", "--to", "2200-12-31")):
        said = companion("sheet", "--notebook", sample, "-o", out, *words)
        assert said.code == 0, said.err


def test_as_a_module_it_leaves_with_the_code_of_the_command(tmp_path: Path) -> None:
    assert run_apart("plan", "check", PLAN).code == 0
    said = run_apart("plan", "check", tmp_path / "no.plan.json")
    assert said.code == 1
    assert "Traceback" not in said.err
