"""The whole notebook as plain tables, for CSV and JSON files, and the photos and videos that go beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import Column, Connection, Table, select

from companion.domain.about import PORTRAIT_NAME
from companion.domain.tables import PlainTable
from companion.storage.codec import from_json
from companion.storage.repositories.about import SqlAbout
from companion.storage.repositories.movements import SqlMovements
from companion.storage.repositories.recycled import SqlRecycled
from companion.storage.tables import metadata, movement_media, portrait


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
    picture = tables[portrait.name]
    mine = [{**row, "file": PORTRAIT_NAME} for row in picture.rows]
    return tables | {
        movement_media.name: PlainTable((*media.columns, "file"), rows),
        portrait.name: PlainTable((*picture.columns, "file"), mine),
    }


class KeptFiles(Mapping[str, bytes]):
    """Photos and videos by file name, also those put away. One is in memory at a time: each is read when asked for."""

    def __init__(self, connection: Connection) -> None:
        movements, about, recycled = SqlMovements(connection), SqlAbout(connection), SqlRecycled(connection)
        self._readers: dict[str, Callable[[], bytes | None]] = {
            media.file_name: partial(movements.media_data, media.movement_id)
            for media in movements.all_media()
        }
        if about.portrait() is not None:
            self._readers[PORTRAIT_NAME] = about.portrait_data
        self._readers |= {name: partial(recycled.file, name) for name in recycled.file_names()}

    def __getitem__(self, name: str) -> bytes:
        data = self._readers[name]()
        if data is None:
            raise KeyError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)


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
