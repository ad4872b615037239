"""The whole notebook as plain tables, for CSV and JSON files."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Connection, Table, select

from companion.domain.tables import PlainTable
from companion.storage.codec import from_json
from companion.storage.tables import metadata


def all_tables(connection: Connection) -> dict[str, PlainTable]:
    """Every table by its name, in a stable order; its columns are named also when it is empty.

    Values are what JSON can hold: text, whole numbers, true/false, ``None``, and lists or objects for nested
    parts. Days and times are ISO texts. Columns that only help sorting are left out.
    """
    return {table.name: _plain(connection, table) for table in metadata.sorted_tables}


def _plain(connection: Connection, table: Table) -> PlainTable:
    columns: list[Column[Any]] = [column for column in table.columns if "derived" not in column.info]
    nested = [column.name for column in columns if "json" in column.info]
    rows = []
    for row in connection.execute(select(*columns).order_by(*table.primary_key.columns)).mappings():
        values: dict[str, object] = dict(row)
        for name in nested:
            if (text := row[name]) is not None:
                values[name] = from_json(text)
        rows.append(values)
    return PlainTable(tuple(column.name for column in columns), rows)
