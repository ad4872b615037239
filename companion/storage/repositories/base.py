"""What every repository does: run a statement, and insert-or-replace a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    CursorResult,
    Executable,
    Integer,
    Row,
    Table,
    literal_column,
)
from sqlalchemy.dialects.sqlite import Insert, insert

from companion.domain.text import storable

AGE: ColumnElement[int] = literal_column("rowid", Integer)
"""The order in which rows came, for what happened in the same second."""


@cache
def upsert(table: Table) -> Insert:
    """Insert a row, or replace the one with its key without deleting it (children stay)."""
    statement = insert(table)
    keys = list(table.primary_key.columns)
    others = {column.name: statement.excluded[column.name] for column in table.columns if column not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=others)


def clean(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` without what no file can hold: half of an emoji must not stop an autosave."""
    return {key: storable(value) if isinstance(value, str) else value for key, value in values.items()}


class Repository:
    """One noun's rows, inside one transaction."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _run(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        return self._connection.execute(statement, values)

    def _rows(self, statement: Executable, **values: Any) -> Sequence[Row[Any]]:
        return self._connection.execute(statement, values).all()

    def _row(self, statement: Executable, **values: Any) -> Row[Any] | None:
        return self._connection.execute(statement, values).first()

    def _put(self, table: Table, values: Mapping[str, Any]) -> None:
        self._connection.execute(upsert(table), clean(values))

    def _add_all(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), [clean(row) for row in rows])
