"""Either every file arrives or the folder stays as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from companion.domain.tables import PlainTable
from companion.errors import ExportError
from companion.exchange import whole_files
from companion.exchange.tables import write_csv, write_json
from companion.exchange.whole_files import save_files


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_new_files_replace_old_ones_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "other.txt").write_text("mine")
    assert save_files({"a.txt": b"new", "b.txt": b"b"}, tmp_path) == [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert content(tmp_path) == {"a.txt": "new", "b.txt": "b", "other.txt": "mine"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_replacement_that_fails_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    old = {"a.txt": "old a", "c.txt": "old c"}
    for name, text in old.items():
        (tmp_path / name).write_text(text)
    real = os.replace
    calls = []

    def sometimes(source: Any, target: Any) -> None:
        calls.append(target)
        if len(calls) == fails_at:
            raise PermissionError(errno.EACCES, "open in a spreadsheet")
        real(source, target)

    monkeypatch.setattr(os, "replace", sometimes)
    with pytest.raises(ExportError) as caught:
        save_files({"a.txt": b"1", "b.txt": b"2", "c.txt": b"3"}, tmp_path)
    assert content(tmp_path) == old
    assert "open elsewhere" in caught.value.sentence
    assert caught.value.next_step.startswith("Nothing there was changed.")


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "There is no room left"),
        (errno.EDQUOT, "There is no room left"),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, "could not be saved"),
    ],
)
def test_a_disk_that_refuses_leaves_the_old_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    (tmp_path / "goals.csv").write_text("old")

    def refuse(_handle: int) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(os, "fsync", refuse)
    for write in (write_csv, write_json):
        with pytest.raises(ExportError) as caught:
            write({"goals": PlainTable(("a",), [{"a": 1}])}, tmp_path)
        assert sentence in caught.value.sentence
        assert caught.value.next_step
        assert caught.value.detail == errno.errorcode[code]
        assert content(tmp_path) == {"goals.csv": "old"}


def test_a_really_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``/dev/full`` stands in for the new file: the write itself fails."""
    (tmp_path / "a.txt").write_text("old")
    real = Path.open

    def opened(self: Path, *args: Any, **more: Any) -> Any:
        return real(Path("/dev/full") if self.suffix == ".new" else self, *args, **more)

    monkeypatch.setattr(Path, "open", opened)
    with pytest.raises(ExportError, match="no room left"):
        save_files({"a.txt": b"x" * 100_000}, tmp_path)
    assert content(tmp_path) == {"a.txt": "old"}


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(ExportError, match="could not be saved"):
        save_files({"a.txt": b"x"}, tmp_path / "out")
    assert content(tmp_path) == {"out": "mine"}


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(ExportError):
        save_files({"a.txt": b"1", "b.txt": b"2"}, tmp_path)
    assert (tmp_path / "a.txt").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt"]


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_more: object) -> str:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(whole_files.tempfile, "mkdtemp", refuse)
    with pytest.raises(ExportError, match="cannot be written to"):
        save_files({"a.txt": b"x"}, tmp_path)
    assert content(tmp_path) == {}
