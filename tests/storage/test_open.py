"""Opening: every file that is no whole notebook of ours gets its own plain answer and stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.goals import Goal
from companion.domain.moments import Moment
from companion.errors import (
    DamagedNotebookError,
    EmptyNotebookError,
    NewerNotebookError,
    NotebookError,
    ReadOnlyNotebookError,
)
from companion.storage import create
from companion.storage import notebook as notebook_module
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from companion.storage.upgrade import make_search

At = Callable[..., Moment]


def _everything(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def _refused(path: Path, kind: type[NotebookError]) -> NotebookError:
    """Opening ``path`` raises exactly ``kind``, in full sentences, and leaves no trace."""
    before = _everything(path.parent)
    with pytest.raises(NotebookError) as caught:
        open_notebook(path)
    assert type(caught.value) is kind
    assert caught.value.sentence.endswith(".")
    assert caught.value.next_step.endswith(".")
    assert caught.value.detail
    assert _everything(path.parent) == before
    return caught.value


def _filled(path: Path, at: At) -> None:
    book = open_notebook(path)
    with book.write() as unit:
        for number in range(300):
            unit.goals.put(Goal(f"g{number}", "Walk to the river", at(), at()))
        unit.commit()
    book.close()


def test_a_new_notebook_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "Łódź # 100% ?" / "new folder" / "me.companion"
    book = open_notebook(path)
    assert book.path == path
    assert not book.read_only
    book.close()
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == SCHEMA_VERSION


def test_a_missing_file_is_said_when_none_may_be_made(path: Path) -> None:
    with pytest.raises(NotebookError, match="no notebook at") as caught:
        open_notebook(path, create=False)
    assert type(caught.value) is NotebookError
    assert not path.exists()


def test_closing_folds_everything_into_one_file(path: Path, at: At) -> None:
    _filled(path, at)
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]


def test_a_link_opens_the_notebook_it_points_to(path: Path, at: At) -> None:
    _filled(path, at)
    link = path.with_name("link.companion")
    link.symlink_to(path)
    book = open_notebook(link)
    with book.read() as unit:
        assert len(unit.goals.all()) == 300
    book.close()
    assert link.is_symlink()


def test_zero_bytes_is_never_a_new_notebook(path: Path) -> None:
    path.touch()
    assert path.name in _refused(path, EmptyNotebookError).sentence


FOREIGN = {
    "text": b"Dear diary, today I walked to the river.\n" * 50,
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(5000),
    "short": b"SQLite format 3\x00",
    "encrypted": bytes(range(256)) * 64,
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN.keys())
def test_another_kind_of_file(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _refused(path, DamagedNotebookError)


def test_the_sqlite_file_of_another_program(path: Path, at: At) -> None:
    """Even one that looks the same inside."""
    _filled(path, at)
    raw = connect(path, pragmas=(), mode="rw")
    raw.execute("PRAGMA application_id = 1196444487")  # a GeoPackage
    raw.close()
    _refused(path, DamagedNotebookError)


@pytest.mark.parametrize("part", [0.02, 0.5, 0.99])
def test_a_truncated_notebook(path: Path, at: At, part: float) -> None:
    _filled(path, at)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    _refused(path, DamagedNotebookError)


def test_a_notebook_with_a_damaged_list_of_tables(path: Path, at: At) -> None:
    _filled(path, at)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\xa5" * 3996
    path.write_bytes(content)
    _refused(path, DamagedNotebookError)


def test_a_notebook_with_a_table_gone(path: Path, at: At) -> None:
    _filled(path, at)
    raw = connect(path, pragmas=(), mode="rw")
    raw.execute("DROP TABLE days")
    raw.close()
    _refused(path, DamagedNotebookError)


def test_a_newer_notebook_is_named_and_left_alone(path: Path, at: At) -> None:
    _filled(path, at)
    raw = connect(path, pragmas=(), mode="rw")
    raw.execute("PRAGMA user_version = 41")
    raw.close()
    assert "41" in _refused(path, NewerNotebookError).sentence


def test_a_newer_version_that_still_waits_in_the_log(path: Path, at: At) -> None:
    _filled(path, at)
    raw = connect(path, mode="rw")
    raw.execute("PRAGMA user_version = 41")
    assert int.from_bytes(path.read_bytes()[60:64], "big") == SCHEMA_VERSION
    with pytest.raises(NewerNotebookError, match="41"):
        open_notebook(path)
    raw.close()


def test_a_version_that_never_was(path: Path, at: At) -> None:
    _filled(path, at)
    raw = connect(path, pragmas=(), mode="rw")
    raw.execute("PRAGMA user_version = 0")
    raw.close()
    _refused(path, DamagedNotebookError)


def test_a_folder_is_not_a_notebook(tmp_path: Path) -> None:
    (tmp_path / "me.companion").mkdir()
    with pytest.raises(NotebookError, match="not a file"):
        open_notebook(tmp_path / "me.companion")


def test_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("shopping")
    with pytest.raises(ReadOnlyNotebookError, match="cannot be made"):
        open_notebook(tmp_path / "notes" / "me.companion")
    assert (tmp_path / "notes").read_text() == "shopping"


def test_a_crash_while_a_notebook_is_made_leaves_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(create, "sync", crash)
    with pytest.raises(KeyboardInterrupt):
        open_notebook(path)
    assert list(path.parent.iterdir()) == []


def test_a_notebook_that_appears_meanwhile_is_kept(
    path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    _filled(path, at)
    monkeypatch.setattr(notebook_module, "_absent", lambda _path: True)
    book = open_notebook(path)
    with book.read() as unit:
        assert len(unit.goals.all()) == 300
    book.close()
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]


def test_a_disk_without_links_still_gets_a_notebook(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_args: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(create.os, "link", no_links)
    open_notebook(path).close()
    create_again = pytest.raises(FileExistsError)
    with create_again:
        create.create_notebook(path, make_search)
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]


def _reads_only(book: SqlNotebook, goals: int) -> None:
    assert book.read_only
    with book.read() as unit:
        assert len(unit.goals.all()) == goals
    with pytest.raises(ReadOnlyNotebookError) as caught:
        book.write()
    assert caught.value.next_step
    book.close()


def test_a_locked_folder_opens_for_reading(locked_folder: Callable[[], Path], tmp_path: Path, at: At) -> None:
    path = tmp_path / "locked" / "me.companion"
    _filled(path, at)
    before = path.read_bytes()
    locked_folder()
    _reads_only(open_notebook(path), 300)
    assert _everything(path.parent) == {"me.companion": before}


def test_a_locked_file_opens_for_reading(locked_folder: Callable[[], Path], tmp_path: Path, at: At) -> None:
    path = tmp_path / "locked" / "me.companion"
    _filled(path, at)
    path.chmod(0o444)
    _reads_only(open_notebook(path), 300)
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]


def test_a_file_only_a_write_finds_locked(
    locked_folder: Callable[[], Path], tmp_path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where permissions are not told, as on some network drives."""
    path = tmp_path / "locked" / "me.companion"
    _filled(path, at)
    path.chmod(0o444)
    monkeypatch.setattr(notebook_module, "_may_write", lambda _path: True)
    _reads_only(open_notebook(path), 300)


def test_a_locked_folder_shows_what_waits_in_the_log(
    locked_folder: Callable[[], Path], tmp_path: Path, at: At
) -> None:
    """As after a crash, with the drive then mounted for reading."""
    source, path = tmp_path / "source.companion", tmp_path / "locked" / "me.companion"
    book = open_notebook(source)
    with book.write() as unit:
        unit.goals.put(Goal("g", "Walk", at(), at()))
        unit.commit()
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).write_bytes(source.with_name(source.name + end).read_bytes())
    book.close()
    locked_folder()
    _reads_only(open_notebook(path), 1)


def test_an_old_notebook_in_a_locked_folder_says_what_to_do(
    locked_folder: Callable[[], Path], old_notebook: Path, tmp_path: Path
) -> None:
    path = tmp_path / "locked" / "me.companion"
    path.write_bytes(old_notebook.read_bytes())
    locked_folder()
    assert "Copy it" in _refused(path, ReadOnlyNotebookError).next_step


def test_no_new_notebook_in_a_locked_folder(locked_folder: Callable[[], Path]) -> None:
    folder = locked_folder()
    error = _refused(folder / "me.companion", ReadOnlyNotebookError)
    assert str(folder) in error.sentence
    with pytest.raises(ReadOnlyNotebookError):
        open_notebook(folder / "below" / "me.companion")


def test_a_file_we_may_not_read(locked_folder: Callable[[], Path], tmp_path: Path, at: At) -> None:
    path = tmp_path / "locked" / "me.companion"
    _filled(path, at)
    path.chmod(0o000)
    with pytest.raises(NotebookError, match="cannot be read right now"):
        open_notebook(path)


READ_ONLY_DISK = """
from datetime import datetime, UTC
from companion.domain.goals import Goal
from companion.domain.moments import Moment
from companion.errors import ReadOnlyNotebookError
from companion.storage.notebook import open_notebook
at = Moment(datetime(2026, 3, 1, tzinfo=UTC))
book = open_notebook(folder / "me.companion")
with book.write() as unit:
    unit.goals.put(Goal("g", "Walk to the river", at, at))
    unit.commit()
book.close()
before = {file.name: file.read_bytes() for file in folder.iterdir()}
lock()
book = open_notebook(folder / "me.companion")
assert book.read_only
with book.read() as unit:
    print(unit.goals.all()[0].words)
book.close()
try:
    open_notebook(folder / "other.companion")
except ReadOnlyNotebookError as error:
    print(error.next_step)
assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
"""


def test_a_read_only_disk(little_room: Callable[[str], str]) -> None:
    assert little_room(READ_ONLY_DISK) == "Walk to the river\nChoose a folder where you may save files.\n"
