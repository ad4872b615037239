"""Opening a notebook file, and everything that may be in the way."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlcipher3 import dbapi2

from companion.errors import NotebookError
from companion.storage import problems
from companion.storage.create import create_notebook
from companion.storage.engine import SAFE, connect, make_engine, writing
from companion.storage.header import log_file, read_header
from companion.storage.problems import technical
from companion.storage.schema import SCHEMA_VERSION
from companion.storage.tables import metadata
from companion.storage.unit import UnitOfWork
from companion.storage.upgrade import make_search, upgrade

_READING = (*SAFE, "PRAGMA query_only=ON")


class SqlNotebook:
    """An open notebook file. ``path`` is absolute; leave every unit before :meth:`close`."""

    def __init__(
        self, path: Path, engine: Engine, *, read_only: bool, because: dbapi2.Error | None = None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._because = because
        self._reader = engine
        self._writer = writing(engine)

    def read(self) -> UnitOfWork:
        """A unit that sees one unchanging state of the notebook."""
        return UnitOfWork(self._reader, writes=False)

    def write(self) -> UnitOfWork:
        """A unit that may commit. Raises ``ReadOnlyNotebookError`` on a read-only notebook."""
        if self.read_only:
            raise problems.read_only(self._because)
        return UnitOfWork(self._writer, writes=True)

    def close(self) -> None:
        """Let go of the file; the last one out folds the ``-wal`` file back in."""
        self._reader.dispose()


def open_notebook(path: Path, *, create: bool = True) -> SqlNotebook:
    """Open the notebook at ``path``; make an empty one when there is none and ``create`` says so.

    A place that cannot be written gives a notebook with ``read_only`` set. An older notebook is upgraded first,
    with a copy beside it. Raises ``EmptyNotebookError``, ``DamagedNotebookError``, ``NewerNotebookError``,
    ``ReadOnlyNotebookError`` (no new file may be made there), ``SaveError`` (no room), ``NotebookError``;
    a file that is refused is left exactly as it is.
    """
    path = path.absolute()
    file = path.resolve()  # SQLite keeps its -wal beside the real file, not beside a link to it
    if create and _absent(file):
        with suppress(FileExistsError):  # another window was quicker; its notebook is as good
            create_notebook(file, make_search)
    header = read_header(file)
    if not header.waiting:
        _look(file, header.version)
    if not _may_write(file):
        return SqlNotebook(path, _reading_engine(file), read_only=True)
    engine = make_engine(file, mode="rw")
    try:
        version = _take_place(engine)
    except dbapi2.Error as error:
        engine.dispose()
        if problems.primary_code(error) in problems.NOT_WRITABLE:
            return SqlNotebook(path, _reading_engine(file, error), read_only=True, because=error)
        raise _plain(error) from error
    if version != SCHEMA_VERSION:
        engine.dispose()
        if version > SCHEMA_VERSION:
            raise problems.newer(version, SCHEMA_VERSION)
        upgrade(file)
        engine = make_engine(file, mode="rw")
    return SqlNotebook(path, engine, read_only=False)


def _absent(file: Path) -> bool:
    try:
        return not file.exists()
    except OSError as error:
        raise problems.unreadable(error) from error


def _may_write(file: Path) -> bool:
    """What the file's permissions say. SQLite would leave files beside one it may only read."""
    return os.access(file, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _plain(error: dbapi2.Error) -> NotebookError:
    return problems.explained(error, writing=False) or problems.damaged(technical(error))


def _look(file: Path, version: int) -> None:
    """See whether the inside holds together, by a connection that cannot leave a trace beside the file."""
    try:
        raw = connect(file, pragmas=_READING, mode="ro", immutable=1)
        try:
            found = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            for name in found & metadata.tables.keys():
                raw.execute(f'SELECT 1 FROM "{name}" NOT INDEXED LIMIT 1').fetchall()  # noqa: S608 - our own table names
        finally:
            raw.close()
    except dbapi2.Error as error:
        raise _plain(error) from error
    if version == SCHEMA_VERSION and not metadata.tables.keys() <= found:
        raise problems.damaged("tables are not there")


def _take_place(engine: Engine) -> int:
    """Open for writing and give the schema version. The connection stays open in the pool.

    Raises the driver's error where nothing can be written, ``NotebookError`` for other trouble.
    """
    pooled = engine.raw_connection()
    try:
        raw: Any = pooled.dbapi_connection
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
        try:
            raw.execute("BEGIN IMMEDIATE").close()
            try:
                # BEGIN alone is granted on a file that cannot be written; only a write tells.
                raw.execute(f"PRAGMA user_version={version}").close()
            finally:
                raw.rollback()
        except dbapi2.OperationalError as error:
            if problems.primary_code(error) not in (problems.BUSY, problems.LOCKED):
                raise
    finally:
        pooled.close()
    return version


def _reading_engine(file: Path, because: dbapi2.Error | None = None) -> Engine:
    """An engine that only reads, for a place that cannot be written (``because``, when the disk was asked)."""
    ways: list[dict[str, str | int]] = [{"mode": "ro", "immutable": 1}]
    if log_file(file).exists():
        ways.insert(0, {"mode": "ro"})  # only this way shows the changes that wait in the log
    trouble: dbapi2.Error | None = None
    for parameters in ways:
        try:
            raw = connect(file, pragmas=_READING, **parameters)
            try:
                version = int(raw.execute("PRAGMA user_version").fetchone()[0])
                raw.execute("SELECT count(*) FROM sqlite_master").fetchall()
            finally:
                raw.close()
        except dbapi2.Error as error:
            trouble = error
            continue
        if version > SCHEMA_VERSION:
            raise problems.newer(version, SCHEMA_VERSION)
        if version < SCHEMA_VERSION:
            raise problems.too_old_to_read_here(version, SCHEMA_VERSION, because)
        return make_engine(file, pragmas=_READING, **parameters)
    raise _plain(trouble) from trouble
