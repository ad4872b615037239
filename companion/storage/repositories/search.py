"""Finding what was written, by the index and by its day."""

# ruff: noqa: S608 - the names in these statements are our own tables and columns

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import text

from companion.domain.search import LETTERS, Query, Tier, Written
from companion.storage.codec import maybe_day
from companion.storage.repositories.base import Repository

_COLUMNS = "t.home, t.part, t.thing, t.thing_id, t.day, t.tier, t.words"
_ORDER = "ORDER BY t.tier, t.day DESC, t.id"
_PARTS = " AND ".join(f"(:part{index} = '' OR instr(lower(t.words), :part{index}) > 0)" for index in range(3))
_BY_INDEX = text(
    f"SELECT {_COLUMNS} FROM search_index JOIN search_texts AS t ON t.id = search_index.rowid "
    f"WHERE search_index MATCH :words AND {_PARTS} {_ORDER} LIMIT :limit"
)
_BY_PARTS = text(f"SELECT {_COLUMNS} FROM search_texts AS t WHERE {_PARTS} {_ORDER} LIMIT :limit")
_ON_DAY = text(f"SELECT {_COLUMNS} FROM search_texts AS t WHERE t.day = :day ORDER BY t.id")
_DAYED = (
    "search_texts",
    "sessions",
    "days",
    "check_ins",
    "ratings",
    "relief_uses",
    "ruler_marks",
    "rungs",
    "clinic_scores",
    "fine_for_now",
)
"""Tables with a column ``day``: what was written, and what was recorded without a word."""
_BEFORE = text(
    "SELECT max(day) FROM ("
    + " UNION ALL ".join(
        f"SELECT max(day) AS day FROM {name} WHERE day < :day AND day <> ''" for name in _DAYED
    )
    + ")"
)
_AFTER = text(
    "SELECT min(day) FROM ("
    + " UNION ALL ".join(f"SELECT min(day) AS day FROM {name} WHERE day > :day" for name in _DAYED)
    + ")"
)


def _written(row: Sequence[Any]) -> Written:
    home, part, thing, thing_id, day, tier, words = row
    return Written(home, part, thing, thing_id, maybe_day(day or None), Tier(tier), words)


def match(query: Query) -> str:
    """``query`` as FTS5 reads it: each term in quotes, so that nothing in it is an operator, and all of them wanted.

    >>> match(Query(('a"b', 'Łódź')))
    '"a""b"* AND "Lódź"*'
    """
    return " AND ".join('"' + _plain(term).replace('"', '""') + '"*' for term in query.prefixes)


def _plain(term: str) -> str:
    return "".join(LETTERS.get(char, char) for char in term)


class SqlSearch(Repository):
    """Everything written, as the index knows it."""

    __slots__ = ()

    def find(self, query: Query, limit: int) -> list[Written]:
        """What ``query`` finds, at most ``limit``: what holds now first, then the latest."""
        if query.empty:
            return []
        parts = {f"part{index}": "" for index in range(3)}
        parts |= {f"part{index}": part.lower() for index, part in enumerate(query.parts[:3])}
        if query.prefixes:
            rows = self._rows(_BY_INDEX, words=match(query), limit=limit, **parts)
        else:
            rows = self._rows(_BY_PARTS, limit=limit, **parts)
        return [_written(row) for row in rows]

    def on_day(self, day: date) -> list[Written]:
        """What was written on a local day, in the order it came."""
        return [_written(row) for row in self._rows(_ON_DAY, day=day.isoformat())]

    def day_before(self, day: date) -> date | None:
        """The latest day before ``day`` with anything recorded."""
        return self._one_day(_BEFORE, day)

    def day_after(self, day: date) -> date | None:
        """The first day after ``day`` with anything recorded."""
        return self._one_day(_AFTER, day)

    def _one_day(self, statement: Any, day: date) -> date | None:
        row: Sequence[Any] | None = self._row(statement, day=day.isoformat())
        return maybe_day(row[0] or None) if row else None
