"""The notebook's tables as files: CSV for a spreadsheet, JSON to keep. Photos and videos go beside them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum
from pathlib import Path
from types import MappingProxyType

from companion.domain.moments import Moment
from companion.domain.tables import PlainTable
from companion.domain.text import storable
from companion.exchange.whole_files import save_files

Tables = Mapping[str, PlainTable]

FORMAT_VERSION = 1
NOTEBOOK_FILE = "notebook.json"
NO_FILES: Mapping[str, bytes] = MappingProxyType({})

_TABLE_NAME = re.compile(r"[a-z][a-z0-9_]*")

# What a spreadsheet may take for the start of a formula: the signs and their full-width forms, also behind
# blanks and invisible characters, and the characters that some spreadsheets drop before they look.
_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n\x00]")


def write_csv(tables: Tables, folder: Path, files: Mapping[str, bytes] = NO_FILES) -> list[Path]:
    """One ``<table>.csv`` each: UTF-8 with a byte order mark, comma, text in quotes, days as ``2026-11-22``.

    A text that a spreadsheet could run as a formula gets a leading ``'``; numbers stay numbers; "not recorded"
    stays an empty cell. The first line names the columns, in an empty table too. ``files`` are written as they
    are, one at a time.

    Raises :class:`companion.errors.ExportError`; older files are then untouched.
    """
    return _save({f"{_file_stem(name)}.csv": _csv(table) for name, table in tables.items()}, files, folder)


def write_json(tables: Tables, folder: Path, files: Mapping[str, bytes] = NO_FILES) -> list[Path]:
    """One ``notebook.json`` with every table, texts exactly as typed, names sorted, and ``files`` beside it.

    Raises :class:`companion.errors.ExportError`; an older file is then untouched.
    """
    document = {
        "format_version": FORMAT_VERSION,
        "tables": {name: [_plain(row) for row in table.rows] for name, table in tables.items()},
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    return _save({NOTEBOOK_FILE: f"{text}\n".encode()}, files, folder)


def _save(made: dict[str, bytes], files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """All of it or nothing. A photo or video is read from ``files`` when its turn comes."""
    return save_files(ChainMap(made, files), folder)  # type: ignore[arg-type]  # it is only read


def _file_stem(name: str) -> str:
    if not _TABLE_NAME.fullmatch(name):
        raise ValueError(f"not a table name: {name!r}")
    return name


def _csv(table: PlainTable) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([_cell(name) for name in table.columns])
    writer.writerows([_cell(row[name]) for name in table.columns] for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str | int | float:
    if isinstance(value, str):
        return _inert(str(value))
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    if isinstance(plain, int | float):
        return plain
    if isinstance(plain, str):
        return _inert(plain)
    return _inert(json.dumps(plain, ensure_ascii=False, allow_nan=False, sort_keys=True))


def _inert(text: str) -> str:
    """``text`` such that no spreadsheet runs it. Judged before NULs are taken out: some programs keep them."""
    return storable(f"'{text}" if _FORMULA.match(text) else text)


def _plain(value: object) -> object:
    """``value`` in the few kinds that JSON knows. ``TypeError`` for a kind no table has."""
    if isinstance(value, Enum):
        return _plain(value.value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Moment):
        return value.text()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(_plain(name)): _plain(item) for name, item in value.items()}
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    raise TypeError(f"no table has a {type(value).__name__}")
