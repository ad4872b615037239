"""A killed program and a full disk: what was acknowledged stays, and nothing else is there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.goals import Goal
from companion.domain.moments import Moment
from companion.errors import NotebookError, SaveError
from companion.storage.notebook import SqlNotebook, open_notebook

At = Callable[..., Moment]
LittleRoom = Callable[[str], str]

WRITE_AND_WAIT = """
import sys
from datetime import datetime, UTC
from pathlib import Path
from companion.domain.goals import Goal
from companion.domain.moments import Moment
from companion.storage.notebook import open_notebook
book = open_notebook(Path(sys.argv[1]))
at = Moment(datetime(2026, 3, 1, tzinfo=UTC))
with book.write() as unit:
    for number in range(200):
        unit.goals.put(Goal(f"{sys.argv[2]}{number}", "words " * 500, at, at))
    if sys.argv[2] == "committed":
        unit.commit()
    print("here", flush=True)
    sys.stdin.readline()
"""


def _killed_while(path: Path, state: str) -> None:
    command = [sys.executable, "-c", WRITE_AND_WAIT, str(path), state]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        child.kill()
    assert child.returncode != 0


def _goals(path: Path) -> list[str]:
    book = open_notebook(path)
    assert not book.read_only
    with book.read() as unit:
        found = sorted({goal.id.rstrip("0123456789") for goal in unit.goals.all()})
    book.close()
    return found


def test_killed_right_after_commit_and_in_the_middle(path: Path) -> None:
    _killed_while(path, "committed")
    assert path.with_name("me.companion-wal").exists()
    _killed_while(path, "halfway")
    assert _goals(path) == ["committed"]
    assert [file.name for file in path.parent.iterdir()] == ["me.companion"]


FULL_DISK = """
from datetime import datetime, UTC
from companion.domain.goals import Goal
from companion.domain.moments import Moment
from companion.errors import SaveError
from companion.storage.notebook import open_notebook
book = open_notebook(folder / "me.companion")
at = Moment(datetime(2026, 3, 1, tzinfo=UTC))

def save(key, words):
    with book.write() as unit:
        unit.goals.put(Goal(key, words, at, at))
        unit.commit()

def kept():
    with book.read() as unit:
        return [(goal.id, len(goal.words)) for goal in unit.goals.all()]

save("first", "walk")
room(120_000)
refused = 0
for size in (200_000, 400_000, 3_000_000, 30_000_000):
    try:
        save("second", "w" * size)
    except SaveError as error:
        refused += 1
        assert error.next_step and "www" not in error.detail, error.detail
        print(error.detail.split()[0])
        assert kept() == [("first", 4)], kept()
assert refused == 4, refused
all_room()
save("second", "w" * 200_000)
assert kept() == [("first", 4), ("second", 200_000)], kept()
book.close()
book = open_notebook(folder / "me.companion")
assert kept() == [("first", 4), ("second", 200_000)]
book.close()
"""


def test_a_full_disk_takes_all_of_a_change_or_nothing(little_room: LittleRoom) -> None:
    """SQLite tells a disk that is full from a file that may not grow; the person is told what to do about both."""
    said = set(little_room(FULL_DISK).split())
    assert said in ({"SQLITE_IOERR"}, {"SQLITE_FULL"})


OPEN_WHEN_FULL = """
from companion.errors import ReadOnlyNotebookError
from companion.storage.notebook import open_notebook
open_notebook(folder / "me.companion").close()
room(0)
book = open_notebook(folder / "me.companion")
with book.read() as unit:
    assert unit.goals.all() == []
try:
    book.write()
except ReadOnlyNotebookError as error:
    print(error)
book.close()
all_room()
book = open_notebook(folder / "me.companion")
assert not book.read_only
book.close()
print(sorted(file.name for file in folder.iterdir()))
"""


def test_a_notebook_on_a_full_disk_can_still_be_read(little_room: LittleRoom) -> None:
    said, left = little_room(OPEN_WHEN_FULL).splitlines()
    assert said.startswith("The disk is full. You can read")
    assert left == "['me.companion']"


NO_ROOM_FOR_NEW = """
from companion.errors import SaveError
from companion.storage.notebook import open_notebook
room({size})
try:
    open_notebook(folder / "me.companion")
except SaveError as error:
    print(error)
print(sorted(file.name for file in folder.iterdir()))
"""


@pytest.mark.parametrize("pages", [0, 1, 3, 14])
def test_no_room_for_a_new_notebook(little_room: LittleRoom, pages: int) -> None:
    sentence, left = little_room(NO_ROOM_FOR_NEW.replace("{size}", str(pages * 4096))).splitlines()
    assert sentence.startswith("There is no room on the disk")
    assert left == "[]"


def test_a_statement_the_disk_refuses_spoils_the_whole_unit(notebook: SqlNotebook, at: At) -> None:
    """SQLite may take everything back by itself; a later commit must not look as if it had kept something."""
    with notebook.write() as unit:
        unit.goals.put(Goal("first", "walk", at(), at()))
        connection = unit._connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(SaveError, match="disk is full"):
            unit.goals.put(Goal("second", "w" * 100_000, at(), at()))
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.rollback()  # what SQLite does on its own after some disk errors
        with pytest.raises(SaveError):
            unit.commit()
    with notebook.read() as unit:
        assert unit.goals.all() == []


def test_a_drive_that_is_gone_is_said_plainly(tmp_path: Path, at: At) -> None:
    drive = tmp_path / "drive"
    book = open_notebook(drive / "me.companion")
    with book.write() as unit:
        unit.goals.put(Goal("g", "walk", at(), at()))
        unit.commit()
    book.close()
    drive.rename(tmp_path / "unplugged")
    with pytest.raises(NotebookError, match="cannot be read right now"):
        book.read().__enter__()
    with pytest.raises(SaveError, match="not saved yet"):
        book.write().__enter__()
    (tmp_path / "unplugged").rename(drive)
    with book.read() as unit:
        assert len(unit.goals.all()) == 1
    book.close()
