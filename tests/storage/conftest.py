"""What the tests of the notebook file share."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from companion.domain.moments import Moment
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook

FIXTURES = Path(__file__).parent / "fixtures"
_CAPABILITY_VERSION = 0x20080522  # linux/capability.h, _LINUX_CAPABILITY_VERSION_3
_MAY_WRITE_ANYWHERE = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


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
    path.touch()
    raw = connect(path, pragmas=("PRAGMA journal_mode=WAL",), mode="rw")
    raw.executescript((FIXTURES / "notebook_v1.sql").read_text(encoding="utf-8"))
    raw.close()
    return path


@contextmanager
def _no_special_rights() -> Iterator[None]:
    """File permissions count for this thread, even when the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    rights = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice

    def call(function: Callable[..., int]) -> None:
        if function(header, rights) != 0:
            raise OSError(ctypes.get_errno(), "capabilities")

    call(libc.capget)
    before = rights[0]
    rights[0] = before & ~_MAY_WRITE_ANYWHERE
    call(libc.capset)
    try:
        yield
    finally:
        rights[0] = before
        call(libc.capset)


@pytest.fixture
def locked_folder(tmp_path: Path) -> Iterator[Callable[[], Path]]:
    """Call it, and the folder it returns (``tmp_path / "locked"``, with all in it) cannot be written any more."""
    if sys.platform != "linux":
        pytest.skip("file permissions are put to the test on Linux")
    folder = tmp_path / "locked"
    folder.mkdir()
    with _no_special_rights():

        def lock() -> Path:
            for file in folder.iterdir():
                file.chmod(0o444)
            folder.chmod(0o555)
            with pytest.raises(PermissionError):
                (folder / "probe").touch()
            return folder

        yield lock
        folder.chmod(0o755)


@pytest.fixture
def in_mount(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """``in_mount("tmpfs -o size=1m", script, …)``: run a Python script where ``tmp_path/mnt`` is so mounted.

    A mount namespace of its own keeps it from the rest of the system. Skips, saying so, where that is refused.
    """
    folder = tmp_path / "mnt"
    folder.mkdir()

    def run(mount: str, script: str) -> subprocess.CompletedProcess[str]:
        trial = ["unshare", "--mount", "sh", "-c", f'mount {mount} "$0"', str(folder)]
        try:
            refused = subprocess.run(trial, capture_output=True, text=True, check=False)
        except FileNotFoundError:
            pytest.skip("there is no unshare command here")
        if refused.returncode != 0:
            pytest.skip(f"mounting is refused here: {refused.stderr.strip()}")
        shell = f'mount {mount} "$0" && exec "$1" -W error -c "$2" "$0"'
        command = ["unshare", "--mount", "sh", "-c", shell, str(folder), sys.executable, script]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)

    return run
