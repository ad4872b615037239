"""Which rows a thing is made of, by the tables' own foreign keys, and how they leave and come back.

Values are taken as SQLite holds them, so that what comes back is what was there, to the bit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Column, Connection, ForeignKey, Integer, Table

from companion.storage.tables import metadata

Values = dict[str, Any]

MENTIONS = (("revisions", "thing_id"), ("drafts", "key"), ("sheet_choices", "key"))
"""Columns that name a thing without a foreign key: by its id, or by a path with its id in it."""

ROWID = "rowid"


class Place(NamedTuple):
    """Where the row of a kind is: ``table``, and the column its ``thing_id`` is in.

    Rows that cannot be without it go along; those that could (``SET NULL``) only where ``takes`` names their table.
    ``ordered_in`` names the column of what holds it in order, by ``position``.
    """

    table: str
    key: str = "id"
    takes: tuple[str, ...] = ()
    ordered_in: str = ""


class Kept(NamedTuple):
    """One row that was taken out: its table and its values, ``rowid`` among them."""

    table: str
    values: Values


class Link(NamedTuple):
    """A row that stayed and pointed to one that left: ``table``, its ``rowid``, and the pointing ``column``."""

    table: str
    rowid: int
    column: str
    value: Any


class Found(NamedTuple):
    """All that belongs to a thing: its ``rows``, parents first, rows that only mention it or go along with it
    (``also``), and the rows elsewhere that point to it."""

    rows: list[Kept]
    also: list[Kept]
    links: list[Link]


class Rows:
    """Reads, deletes and writes rows of any table, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def gather(self, place: Place, thing_id: str, along: Iterable[tuple[Place, str]] = ()) -> Found:
        """Everything the thing is made of, and the things that go ``along``; no rows when it is not there."""
        found = self._of(place, thing_id)
        if found.rows:
            for other in (self._of(*one) for one in along):
                found.also.extend(other.rows)
                found.also.extend(other.also)
                found.links.extend(other.links)
        return found

    def _of(self, place: Place, thing_id: str) -> Found:
        found = Found([], [], [])
        self._add(found, metadata.tables[place.table], place.key, [thing_id], place.takes)
        if found.rows:
            ids = {thing_id, *(kept.values["id"] for kept in found.rows if "id" in kept.values)}
            found.also.extend(self._mentions({str(one) for one in ids}))
        return found

    def gather_mentions(self, thing_id: str) -> Found:
        """The story and drafts of a thing that has no row of its own. ``own:1`` is known by what is behind the colon."""
        return Found([], list(self._mentions({thing_id.rpartition(":")[2]})), [])

    def take_out(self, rows: Sequence[Kept]) -> None:
        """Delete the rows, children first."""
        for kept in reversed(rows):
            self._run(f'DELETE FROM "{kept.table}" WHERE rowid = :rowid', rowid=kept.values[ROWID])  # noqa: S608

    def has(self, place: Place, thing_id: str) -> bool:
        """Whether the thing is in its place."""
        return bool(self._rows(f'"{place.table}" WHERE "{place.key}" = :key', key=thing_id))

    def lost_parent(self, kept: Kept) -> bool:
        """Whether what the row belongs to is not there."""
        table = metadata.tables[kept.table]
        return any(
            key.ondelete != "SET NULL" and not self._is_there(key, kept.values) for key in _keys_of(table)
        )

    def close_up(self, place: Place, kept: Kept) -> None:
        """Move what came after an ordered row one place up."""
        self._shift(place, kept, "position - 1")

    def make_room(self, place: Place, kept: Kept) -> None:
        """Move what stands where an ordered row was, and what comes after it, one place on."""
        self._shift(place, kept, "position + 1")

    def _shift(self, place: Place, kept: Kept, to: str) -> None:
        """In two steps, through negative numbers: two rows may never have one position."""
        where = f'WHERE "{place.ordered_in}" = :inside AND position'
        inside, position = kept.values[place.ordered_in], kept.values["position"]
        change = f'UPDATE "{place.table}" SET position = '  # noqa: S608 - our own table's names
        self._run(f"{change}-1 - ({to}) {where} >= :position", inside=inside, position=position)
        self._run(f"{change}-1 - position {where} < 0", inside=inside)

    def put_in(self, kept: Kept, *, owned: bool = True) -> None:
        """Write a row as it was. One that is not the thing's own gives way to one that is there by now."""
        table = metadata.tables.get(kept.table)
        if table is None:
            return
        values = {column.name: _value(column, kept.values) for column in table.columns}
        for key in _keys_of(table):
            if not self._is_there(key, values):
                if key.ondelete != "SET NULL":
                    return
                values[key.parent.name] = None
        names = [ROWID, *values]
        rowid = kept.values.get(ROWID)
        taken = rowid is None or self._rows(f'"{table.name}" WHERE rowid = :rowid', rowid=rowid)
        verb = "INSERT" if owned else "INSERT OR IGNORE"
        columns = ", ".join(f'"{name}"' for name in names)
        marks = ", ".join(f":{name}" for name in names)
        self._run(
            f'{verb} INTO "{table.name}" ({columns}) VALUES ({marks})',
            **(values | {ROWID: None if taken else rowid}),
        )

    def relink(self, link: Link) -> None:
        """Let a row point to what came back, unless it points elsewhere by now."""
        self._run(
            f'UPDATE "{link.table}" SET "{link.column}" = :value '  # noqa: S608 - our own table's names
            f'WHERE rowid = :rowid AND "{link.column}" IS NULL',
            value=link.value,
            rowid=link.rowid,
        )

    def _add(
        self, found: Found, table: Table, column: str, values: Sequence[Any], takes: Sequence[str]
    ) -> None:
        rows = [
            row
            for value in values
            for row in self._rows(f'"{table.name}" WHERE "{column}" = :key', key=value)
        ]
        found.rows.extend(Kept(table.name, row) for row in rows)
        for key in _keys_to(table):
            parents = [row[key.column.name] for row in rows]
            child = key.parent.table
            if key.ondelete == "SET NULL" and child.name not in takes:
                for parent in parents:
                    where = f'"{child.name}" WHERE "{key.parent.name}" = :key'
                    pointing = self._rows(where, key=parent)
                    found.links.extend(
                        Link(child.name, row[ROWID], key.parent.name, parent) for row in pointing
                    )
            elif parents:
                self._add(found, child, key.parent.name, parents, ())

    def _mentions(self, ids: set[str]) -> Iterator[Kept]:
        for table, column in MENTIONS:
            names = self._connection.exec_driver_sql(f'SELECT rowid, "{column}" FROM "{table}"').all()  # noqa: S608
            for rowid, name in names:
                if ids.intersection(name.replace(":", "/").split("/")):
                    yield Kept(table, self._rows(f'"{table}" WHERE rowid = :rowid', rowid=rowid)[0])

    def _is_there(self, key: ForeignKey, values: Mapping[str, Any]) -> bool:
        value = values.get(key.parent.name)
        where = f'"{key.column.table.name}" WHERE "{key.column.name}" = :key'
        return value is None or bool(self._rows(where, key=value))

    def _rows(self, source: str, **values: Any) -> list[Values]:
        """Rows of ``source`` (a table and perhaps a condition, never words of the person), with their ``rowid``."""
        found = self._connection.exec_driver_sql(f"SELECT rowid AS rowid, * FROM {source}", values)  # noqa: S608
        return [dict(row) for row in found.mappings()]

    def _run(self, statement: str, **values: Any) -> None:
        self._connection.exec_driver_sql(statement, values)


def _keys_of(table: Table) -> list[ForeignKey]:
    return sorted(table.foreign_keys, key=lambda key: key.parent.name)


def _keys_to(table: Table) -> Iterator[ForeignKey]:
    for child in metadata.sorted_tables:
        yield from (key for key in _keys_of(child) if key.column.table is table)


def _value(column: Column[Any], values: Mapping[str, Any]) -> Any:
    """The value as it was; what a column gained since then says nothing."""
    if column.name in values:
        return values[column.name]
    if column.nullable:
        return None
    if isinstance(column.type, Integer | Boolean):
        return 0
    return "[]" if "json" in column.info else ""
