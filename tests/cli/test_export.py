"""``companion export``: everything in a notebook as files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.cli.commands import Companion, is_plain


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_export_writes_everything_and_names_each_file(companion: Companion, sample: Path, kind: str) -> None:
    folder = sample.with_name("out")
    said = companion("export", "--notebook", sample, "--format", kind, folder)
    assert said.code == 0, said.err
    named = [Path(line) for line in said.out.splitlines()]
    assert sorted(named) == sorted(folder.iterdir())
    assert {path.suffix for path in named} <= {f".{kind}", ".txt", ".md"}
    everything = "".join(path.read_text("utf-8-sig") for path in named)
    assert "I want to lift Rosie out of her cot" in everything
    if kind == "json":
        for path in named:
            json.loads(path.read_text("utf-8"))
    else:
        for path in named:
            rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True)))
            assert len({len(row) for row in rows}) == 1, path.name


def test_an_empty_notebook_says_what_each_file_would_hold(companion: Companion, empty: Path) -> None:
    folder = empty.with_name("out")
    said = companion("export", "--notebook", empty, "--format", "csv", folder)
    assert said.code == 0, said.err
    heads = {path.stem: path.read_text("utf-8-sig").splitlines() for path in folder.iterdir()}
    assert all(len(lines) == 1 for lines in heads.values())
    assert heads["goals"] == [
        '"id","words","created","since","why","activity","state","state_reason","rank","noticed"'
    ]
    assert heads["days"] == ['"day","state","at","note"']


def test_export_where_nothing_can_be_written(companion: Companion, sample: Path) -> None:
    file = sample.with_name("a file, no folder")
    file.write_bytes(b"keep me")
    for folder in (file, file / "out"):
        said = companion("export", "--notebook", sample, "--format", "json", folder)
        assert said.code == 1, folder
        assert is_plain(said)
    assert file.read_bytes() == b"keep me"
