"""The index of everything written: an SQLite FTS5 table, kept by triggers within the transaction that writes.

``search_texts`` has one row for each text, ``search_index`` its words. Both are made from the other tables and
hold nothing of their own, so they are no part of the schema's steps: an upgrade throws them away and makes them
anew from :data:`companion.storage.search_sources.SOURCES`.

A deleted word leaves the index too: ``secure-delete`` takes it out at once instead of noting that it is gone
(https://sqlite.org/fts5.html#the_secure_delete_configuration_option).
"""

# ruff: noqa: S608 - the names in these statements are our own tables and columns

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from companion.domain.search import LETTERS
from companion.storage.search_sources import LISTED, NOT_IN_MAPS, SOURCES, Column, Source

TEXTS, INDEX = "search_texts", "search_index"
MINE = (TEXTS, INDEX)
_BLANK = "' ' || char(9) || char(10) || char(11) || char(12) || char(13)"


def is_search(name: str) -> bool:
    """Whether a table, index or trigger belongs to the search."""
    return name.startswith("search_")


def make_search(connection: Connection) -> None:
    """Make the index for the tables as they are now, with all that is written in them."""
    for statement in (*_tables(), *_fill(), *_keep()):
        connection.exec_driver_sql(statement)


def drop_search(connection: Connection) -> None:
    """Take the index and its triggers away; nothing the person wrote is in them alone."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    for name in [name for name in names if is_search(name)]:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    for name in reversed(MINE):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def _tables() -> Iterator[str]:
    yield (
        f"CREATE TABLE {TEXTS} (id INTEGER PRIMARY KEY, home TEXT NOT NULL, row_key TEXT NOT NULL, "
        "part TEXT NOT NULL, thing TEXT NOT NULL, thing_id TEXT NOT NULL, day TEXT NOT NULL, "
        "tier INTEGER NOT NULL, words TEXT NOT NULL)"
    )
    yield f"CREATE INDEX search_texts_row ON {TEXTS} (home, row_key)"
    yield f"CREATE INDEX search_texts_day ON {TEXTS} (day)"
    yield (
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5(words, content='{TEXTS}', content_rowid='id', "
        "tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3')"
    )
    yield f"INSERT INTO {INDEX}({INDEX}, rank) VALUES ('secure-delete', 1)"


def _keep() -> Iterator[str]:
    """The triggers. What goes into the index is taken out again by the very same words, as FTS5 asks."""
    yield (
        f"CREATE TRIGGER search_texts_come AFTER INSERT ON {TEXTS} BEGIN "
        f"INSERT INTO {INDEX}(rowid, words) VALUES (new.id, {_plain('new.words')}); END"
    )
    yield (
        f"CREATE TRIGGER search_texts_go AFTER DELETE ON {TEXTS} BEGIN "
        f"INSERT INTO {INDEX}({INDEX}, rowid, words) VALUES ('delete', old.id, {_plain('old.words')}); END"
    )
    for source in SOURCES:
        yield from _triggers(source)


def _fill() -> Iterator[str]:
    for source in SOURCES:
        yield from _inserts(source, "r", source.table)
    yield f"INSERT INTO {INDEX}(rowid, words) SELECT id, {_plain('words')} FROM {TEXTS}"


def _triggers(source: Source) -> Iterator[str]:
    name = source.table
    take = f"DELETE FROM {TEXTS} WHERE home = '{name}' AND row_key = {source.key.format(r='old')}"
    put = "; ".join(_inserts(source, "new"))
    used = dict.fromkeys([column.name for column in source.columns] + list(source.also))
    changed = " OR ".join(f"old.{column} IS NOT new.{column}" for column in used)
    yield f"CREATE TRIGGER search_{name}_come AFTER INSERT ON {name} BEGIN {put}; END"
    yield f"CREATE TRIGGER search_{name}_go AFTER DELETE ON {name} BEGIN {take}; END"
    yield f"CREATE TRIGGER search_{name}_change AFTER UPDATE ON {name} WHEN {changed} BEGIN {take}; {put}; END"


def _inserts(source: Source, row: str, table: str = "") -> Iterator[str]:
    """One statement for each column: of the row ``row`` in a trigger, of all rows of ``table`` without one."""
    for column in source.columns:
        words, nested, wanted = _words(column, row)
        tables = [f"{table} AS {row}"] if table else []
        tables += [nested] if nested else []
        conditions = [f"trim({words}, {_BLANK}) <> ''", *wanted]
        conditions += [source.only.format(r=row)] if source.only else []
        values = (
            f"'{source.table}', {source.key.format(r=row)}, '{column.name}', {source.thing.format(r=row)}, "
            f"{source.thing_id.format(r=row)}, {source.day.format(r=row)}, {int(source.tier)}, {words}"
        )
        yield (
            f"INSERT INTO {TEXTS}(home, row_key, part, thing, thing_id, day, tier, words) SELECT {values}"
            + (f" FROM {', '.join(tables)}" if tables else "")
            + f" WHERE {' AND '.join(conditions)}"
        )


def _words(column: Column, row: str) -> tuple[str, str, list[str]]:
    """The SQL of a text, what it is read from when it is nested, and which of those are words."""
    place = f"{row}.{column.name}"
    if column.form == "text":
        return place, "", []
    nested = f"json_each({place}) AS j"
    if column.form == "list":
        return "j.value", nested, ["j.type = 'text'"]
    if column.form == "map":
        names = ", ".join(f"'{name}'" for name in NOT_IN_MAPS)
        wanted = [
            "j.type = 'text'",
            f"j.key NOT IN ({names})",
            "j.key NOT GLOB 'dose_*'",
            "j.value NOT GLOB '[0-9]'",
            "j.value <> '10'",
        ]
        return "j.value", nested, wanted
    if column.form.endswith(LISTED):
        list_of = f"CASE j.type WHEN 'object' THEN j.value END, '{column.form.removesuffix(LISTED)}'"
        inner = f"json_each({list_of}) AS k"
        return "k.value", f"{nested}, {inner}", ["j.type = 'object'", "k.type = 'text'"]
    return f"coalesce(j.value ->> '{column.form}', '')", nested, ["j.type = 'object'"]


def _plain(words: str) -> str:
    """``words`` with the letters that are typed in two ways written in one; FTS5 folds accents itself."""
    for letter, plain in LETTERS.items():
        words = f"replace({words}, '{letter}', '{plain}')"
    return words
