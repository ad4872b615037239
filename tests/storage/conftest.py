"""What the tests of the notebook file share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from companion.domain.moments import Moment
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook
from tests.helpers.little_room import LittleRoom, little_rooms
from tests.helpers.rights import no_special_rights

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a notebook may be made."""
    return tmp_path / "me.companion"


@pytest.fixture
def notebook(path: Path) -> Iterator[SqlNotebook]:
    """A fresh notebook on disk."""
    book = open_notebook(path)
    yield book
    book.close()


@pytest.fixture
def at() -> Callable[..., Moment]:
    """``at(day)``: a moment on that day of March 2026 and after; ``offset`` in hours."""

    def make(day: int = 0, hour: int = 12, offset: float = 0) -> Moment:
        zone = timezone(timedelta(hours=offset)) if offset else UTC
        return Moment(datetime(2026, 3, 1, hour, tzinfo=zone) + timedelta(days=day))

    return make


@pytest.fixture
def old_notebook(path: Path) -> Path:
    """A populated notebook as version 1 wrote it."""
    return _as_written(path, 1)


@pytest.fixture
def second_notebook(path: Path) -> Path:
    """A populated notebook as version 2 wrote it."""
    return _as_written(path, 2)


@pytest.fixture
def third_notebook(path: Path) -> Path:
    """A populated notebook as version 3 wrote it."""
    return _as_written(path, 3)


@pytest.fixture
def fourth_notebook(path: Path) -> Path:
    """A populated notebook as version 4 wrote it."""
    return _as_written(path, 4)


@pytest.fixture
def as_written(path: Path) -> Callable[[int], Path]:
    """``as_written(version)``: a populated notebook as that version wrote it."""
    return partial(_as_written, path)


def _as_written(path: Path, version: int) -> Path:
    path.touch()
    raw = connect(path, pragmas=("PRAGMA journal_mode=WAL",), mode="rw")
    raw.executescript((FIXTURES / f"notebook_v{version}.sql").read_text(encoding="utf-8"))
    raw.close()
    return path


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Call it, and the folder it returns (``tmp_path / "locked"``, with all in it) cannot be written any more."""
    folder = tmp_path / "locked"
    folder.mkdir()
    with no_special_rights():

        def lock() -> Path:
            for file in folder.iterdir():
                file.chmod(0o444)
            folder.chmod(0o555)
            with pytest.raises(PermissionError):
                (folder / "probe").touch()
            return folder

        yield lock
        folder.chmod(0o755)


@pytest.fixture(params=little_rooms(), ids=str)
def little_room(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """``little_room(script)``: run a script of ``helpers/little_room.py`` to its good end; what it printed."""
    way: LittleRoom = request.param
    disk = tmp_path / "disk"
    disk.mkdir()

    def run(script: str) -> str:
        done = way.run(disk, script)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    return run
