"""A look at a file's first bytes, without opening it: is it a notebook of ours, and a whole one?

The first 100 bytes of an SQLite file: https://sqlite.org/fileformat2.html#the_database_header
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from companion.storage import problems
from companion.storage.schema import APPLICATION_ID, SCHEMA_VERSION

_LENGTH = 100
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says. ``version`` may be behind when changes still wait in the ``-wal`` file."""

    version: int
    waiting: bool
    """Whether there is a ``-wal`` file: the notebook is open elsewhere, or was not closed."""


def log_file(path: Path) -> Path:
    """Where SQLite keeps changes that are committed but not yet in the main file."""
    return path.with_name(f"{path.name}-wal")


def read_header(path: Path) -> Header:
    """Check ``path``, leaving it untouched. Raises ``NotebookError``, ``EmptyNotebookError``,
    ``DamagedNotebookError`` or ``NewerNotebookError``."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise problems.not_a_file(path)
        if found.st_size == 0:
            raise problems.empty(path)
        with path.open("rb") as file:
            head = file.read(_LENGTH)
        waiting = log_file(path).exists()
    except FileNotFoundError:
        raise problems.missing(path) from None
    except OSError as error:
        raise problems.unreadable(error) from error
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise problems.damaged("no SQLite header")
    if _number(head, 68) != APPLICATION_ID:
        raise problems.damaged("another application_id")
    version = _number(head, 60)
    if version > SCHEMA_VERSION:
        raise problems.newer(version, SCHEMA_VERSION)
    if version < 1:
        raise problems.damaged(f"user_version {version}")
    if not waiting and found.st_size < _number(head, 28) * _page_size(head):
        raise problems.damaged("shorter than its header says")
    return Header(version, waiting)


def _number(head: bytes, place: int) -> int:
    return int.from_bytes(head[place : place + 4], "big")


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    return 65536 if size == 1 else size
