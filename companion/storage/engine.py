"""The connection to the notebook file: SQLCipher's SQLite behind SQLAlchemy Core, with careful settings."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from companion.storage import problems

WRITES = "companion_writes"
"""Execution option of an engine whose transactions write."""

BUSY_S = 5.0
"""How long to wait for another writer, in seconds."""

SAFE = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",  # a doctored file must not run functions from its schema
    "PRAGMA cell_size_check=ON",
    "PRAGMA temp_store=MEMORY",  # no health data in temporary files
)
DURABLE = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # an acknowledged entry survives a power cut
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten
)


def file_uri(path: Path, **parameters: str | int) -> str:
    """``path`` as an SQLite URI; ``parameters`` such as ``mode`` and ``immutable``."""
    place = path.absolute().as_posix()
    if not place.startswith("/"):  # a Windows drive letter
        place = f"/{place}"
    query = "&".join(f"{key}={value}" for key, value in parameters.items())
    return f"file://{quote(os.fsencode(place))}?{query}"


def connect(path: Path, *, pragmas: tuple[str, ...] = SAFE + DURABLE, **parameters: str | int) -> Any:
    """A raw connection without implicit transactions. Raises the driver's errors."""
    raw = dbapi2.connect(
        file_uri(path, **parameters),
        uri=True,
        timeout=BUSY_S,
        isolation_level=None,
        check_same_thread=False,  # the window's thread and one worker share the pool, never a unit
    )
    try:
        for pragma in pragmas:
            raw.execute(pragma).close()
    except BaseException:
        raw.close()
        raise
    return raw


def _begin(connection: Connection) -> None:
    """Writers take their place at once: a reader that later wants to write would be refused half-way."""
    writes = connection.get_execution_options().get(WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _explain(context: ExceptionContext) -> None:
    """Raise the plain problem in place of the driver's, where there is one."""
    engine = context.engine  # there before any connection is
    writes = bool(engine and engine.get_execution_options().get(WRITES, False))
    problem = problems.explained(context.original_exception, writing=writes)
    if problem is not None:
        raise problem


def make_engine(path: Path, *, pragmas: tuple[str, ...] = SAFE + DURABLE, **parameters: str | int) -> Engine:
    """An engine on ``path``. Nothing is opened before its first connection.

    Errors never show values (``hide_parameters``): they may be the person's words.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=partial(connect, path, pragmas=pragmas, **parameters),
        module=dbapi2,
        poolclass=QueuePool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _explain)
    return engine


def writing(engine: Engine) -> Engine:
    """``engine`` with the same pool, for transactions that write."""
    return engine.execution_options(**{WRITES: True})
