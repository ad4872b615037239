"""A new notebook: made whole under another name, then put in its place in one step."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from sqlalchemy import Connection

from companion.errors import SaveError
from companion.storage import problems
from companion.storage.engine import SAFE, make_engine, writing
from companion.storage.schema import APPLICATION_ID, SCHEMA_VERSION
from companion.storage.tables import metadata

Complete: TypeAlias = Callable[[Connection], None]

_SCRATCH = ("PRAGMA journal_mode=MEMORY", "PRAGMA synchronous=OFF")
"""Nobody knows the file yet; it is synced once, when it is whole."""


def create_notebook(path: Path, complete: Complete) -> None:
    """Make an empty notebook at ``path`` in the present schema. A crash leaves either nothing there or all of it.

    ``complete`` adds what is made of the tables (the search index) before the file gets its name.
    Missing folders are made. Raises ``ReadOnlyNotebookError`` when nothing may be written there and
    ``SaveError`` when the disk is full. Raises ``FileExistsError`` when a file appeared meanwhile.
    """
    scratch: Path | None = None
    try:
        _make_folder(path.parent)
        handle, name = tempfile.mkstemp(prefix=".companion-", suffix=".new", dir=path.parent)
        os.close(handle)
        scratch = Path(name)
        _fill(scratch, complete)
        sync(scratch)
        _put_in_place(scratch, path)
    except FileExistsError:
        raise
    except SaveError as error:
        raise problems.no_room_for_new(error.__cause__ or error) from error
    except OSError as error:
        if problems.no_room(error):
            raise problems.no_room_for_new(error) from error
        raise problems.not_creatable(path, error) from error
    finally:
        if scratch is not None:
            discard(scratch)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:  # a file has the folder's name
        raise NotADirectoryError(errno.ENOTDIR, "not a folder") from error


def _fill(path: Path, complete: Complete) -> None:
    engine = make_engine(path, pragmas=_SCRATCH + SAFE, mode="rw")
    try:
        with writing(engine).connect() as connection, connection.begin():
            create_tables(connection, complete)
    finally:
        engine.dispose()


def create_tables(connection: Connection, complete: Complete) -> None:
    """All tables of the present schema, with the marks that say whose file it is and in which version."""
    metadata.create_all(connection, checkfirst=False)
    complete(connection)
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def _put_in_place(scratch: Path, path: Path) -> None:
    """Give ``scratch`` its name, never over a file that is there. The folder is synced, so the name lasts."""
    try:
        os.link(scratch, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as a USB stick's
        if path.exists():
            raise FileExistsError(path) from None
        scratch.replace(path)
    sync_folder(path.parent)


def discard(scratch: Path) -> None:
    """Remove a file that was only on its way, with what SQLite may have left beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        scratch.with_name(scratch.name + end).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until ``path`` is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in ``folder`` are on the disk, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
