"""The whole notebook as plain tables, for CSV and JSON files, and the photos and videos that go beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, Connection, Table, select

from companion.domain.tables import PlainTable
from companion.storage.codec import from_json
from companion.storage.repositories.movements import SqlMovements
from companion.storage.tables import metadata, movement_media

if TYPE_CHECKING:
    from companion.services import ports


def all_tables(connection: Connection) -> dict[str, PlainTable]:
    """Every table by its name, in a stable order; its columns are named also when it is empty.

    Values are what JSON can hold: text, whole numbers, true/false, ``None``, and lists or objects for nested
    parts. Days and times are ISO texts. Columns that only help sorting are left out. Bytes are not in a table:
    the column ``file`` names the file of :class:`KeptFiles` that holds them.
    """
    tables = {table.name: _plain(connection, table) for table in metadata.sorted_tables}
    names = {media.movement_id: media.file_name for media in SqlMovements(connection).all_media()}
    media = tables[movement_media.name]
    rows = [{**row, "file": names[str(row["movement_id"])]} for row in media.rows]
    return tables | {movement_media.name: PlainTable((*media.columns, "file"), rows)}


class KeptFiles(Mapping[str, bytes]):
    """Photos and videos by file name. One is in memory at a time: each is read when it is asked for."""

    def __init__(self, movements: ports.OwnMovements) -> None:
        self._movements = movements
        self._owners = {media.file_name: media.movement_id for media in movements.all_media()}

    def __getitem__(self, name: str) -> bytes:
        data = self._movements.media_data(self._owners[name])
        if data is None:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)


def _plain(connection: Connection, table: Table) -> PlainTable:
    columns: list[Column[Any]] = [
        column for column in table.columns if "derived" not in column.info and "file" not in column.info
    ]
    nested = [column.name for column in columns if "json" in column.info]
    rows = []
    for row in connection.execute(select(*columns).order_by(*table.primary_key.columns)).mappings():
        values: dict[str, object] = dict(row)
        for name in nested:
            if (text := row[name]) is not None:
                values[name] = from_json(text)
        rows.append(values)
    return PlainTable(tuple(column.name for column in columns), rows)
