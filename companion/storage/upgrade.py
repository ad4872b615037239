"""Bringing an older notebook up to date: all or nothing, with a copy of the old one beside it.

SQLAlchemy's migration library is only loaded here, when an upgrade is due: it costs a third of a second.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlcipher3 import dbapi2

from companion.errors import NotebookError, SaveError
from companion.storage import problems
from companion.storage.create import discard, sync, sync_folder
from companion.storage.engine import DURABLE, SAFE, connect, make_engine, writing
from companion.storage.migrations import VERSIONS
from companion.storage.schema import SCHEMA_VERSION

_UPGRADING = (
    *SAFE,
    *DURABLE,
    # Rebuilding a table with this ON would delete the rows that point to it. It only works before BEGIN.
    "PRAGMA foreign_keys=OFF",
)


class _TakenBackError(Exception):
    """The upgraded notebook is not what it should be. The text holds table names and numbers only."""


def backup_path(path: Path) -> Path:
    """Where the copy from before the upgrade is kept: ``me.companion`` → ``me.before-v3.backup``."""
    return path.with_name(f"{path.stem}.before-v{SCHEMA_VERSION}.backup")


def upgrade(path: Path) -> None:
    """Bring the notebook at ``path`` to :data:`SCHEMA_VERSION`, keeping :func:`backup_path`.

    Raises ``SaveError`` (no room), ``DamagedNotebookError`` or ``NotebookError``; the notebook is as before then.
    """
    try:
        _copy(path, backup_path(path))
        engine = make_engine(path, pragmas=_UPGRADING, mode="rw")
        try:
            with writing(engine).connect() as connection, connection.begin():
                _step_up(connection)
        finally:
            engine.dispose()
    except SaveError as error:
        raise _trouble(error.__cause__ or error, error) from error
    except (dbapi2.Error, OSError) as error:
        problem = problems.explained(error, writing=True)
        raise _trouble(error, problem or problems.not_upgraded(problems.technical(error))) from error
    except SQLAlchemyError as error:
        raise problems.not_upgraded(problems.technical(error.__cause__ or error)) from error
    except _TakenBackError as error:
        raise problems.not_upgraded(str(error)) from error


def _trouble(error: BaseException, otherwise: NotebookError) -> NotebookError:
    return problems.no_room_to_upgrade(error) if problems.no_room(error) else otherwise


def _copy(path: Path, target: Path) -> None:
    """A checked copy of the notebook; ``target`` appears in one step or not at all."""
    handle, name = tempfile.mkstemp(prefix=".companion-", suffix=".backup", dir=path.parent)
    os.close(handle)
    scratch = Path(name)
    try:
        with (
            closing(connect(path, pragmas=SAFE, mode="rw")) as source,
            closing(connect(scratch, pragmas=(), mode="rw")) as copy,
        ):
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, readable from any medium
            if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise problems.damaged("quick_check before the upgrade")
        sync(scratch)
        scratch.replace(target)
        sync_folder(target.parent)
    finally:
        discard(scratch)


def _step_up(connection: Connection) -> None:
    """Run the migrations that are due, inside the caller's transaction, and look at the result."""
    found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if found >= SCHEMA_VERSION:  # another window was quicker
        return
    from companion.storage.search_index import drop_search  # noqa: PLC0415 - rarely due

    drop_search(connection)  # a rebuilt table would lose its triggers; all of it is made anew
    before = _counts(connection)
    run_migrations(connection, found, SCHEMA_VERSION)
    after = _counts(connection)
    lost = sorted(name for name, count in before.items() if after.get(name) != count)
    if lost:
        raise _TakenBackError(f"row counts changed in {', '.join(lost)}")
    broken = sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
    if broken:
        raise _TakenBackError(f"foreign keys broken in {', '.join(broken)}")
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA_VERSION}")


def make_search(connection: Connection) -> None:
    """Make the search index of the tables as they are, for a new notebook or an upgraded one."""
    from companion.storage.search_index import make_search as make  # noqa: PLC0415 - rarely due

    make(connection)


def run_migrations(connection: Connection, found: int, wanted: int) -> None:
    """Change the tables from version ``found`` (0: none yet) to ``wanted``."""
    from alembic.migration import MigrationContext  # noqa: PLC0415 - slow to load and rarely due
    from alembic.operations import Operations  # noqa: PLC0415 - slow to load and rarely due

    with Operations.context(MigrationContext.configure(connection)):
        for name in VERSIONS[found:wanted]:
            import_module(f"companion.storage.migrations.versions.{name}").upgrade()
    if wanted == SCHEMA_VERSION:
        make_search(connection)


def _counts(connection: Connection) -> dict[str, int]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one()  # noqa: S608 - table names
        for name in names
    }
