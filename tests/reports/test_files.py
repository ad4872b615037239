"""Saving a PDF: whole, or the old file stays as it was."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from companion.errors import ExportError
from companion.reports.files import save_pdf
from tests.helpers.little_room import LittleRoom, little_rooms


def test_saves_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "my sheet.pdf"
    save_pdf(b"one", target)
    save_pdf(b"two", target)
    assert target.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_refuses_at_the_last_moment_leaves_the_old_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError) as raised:
        save_pdf(b"new", target)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    assert raised.value.next_step
    assert str(tmp_path) not in raised.value.detail


SAVE_WITHOUT_ROOM = """
from companion.errors import ExportError
from companion.reports.files import save_pdf
target = folder / "sheet.pdf"
save_pdf(b"old", target)
room(100_000)
try:
    save_pdf(b"new" * 100_000, target)
except ExportError as error:
    print(error.detail)
assert target.read_bytes() == b"old"
assert list(folder.iterdir()) == [target]
all_room()
save_pdf(b"new" * 100_000, target)
assert target.read_bytes() == b"new" * 100_000
"""


@pytest.mark.parametrize("way", little_rooms(), ids=str)
def test_a_really_full_disk_leaves_the_old_file_and_no_litter(tmp_path: Path, way: LittleRoom) -> None:
    done = way.run(tmp_path, SAVE_WITHOUT_ROOM)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout in (f"OSError {errno.EFBIG}\n", f"OSError {errno.ENOSPC}\n")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        save_pdf(b"new", tmp_path / "nowhere" / "sheet.pdf")


def test_a_target_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").mkdir()
    with pytest.raises(ExportError):
        save_pdf(b"new", tmp_path / "sheet.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["sheet.pdf"]


def test_a_new_file_is_private_and_an_old_one_keeps_its_rights(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    save_pdf(b"one", target)
    assert target.stat().st_mode & 0o077 == 0
    target.chmod(0o644)
    save_pdf(b"two", target)
    assert target.stat().st_mode & 0o777 == 0o644
