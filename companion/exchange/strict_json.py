"""JSON from outside, read so strictly that two programs cannot read it in two ways.

Python's reader lets through what JSON does not know (NaN), what hides a second meaning (duplicate
names) and what breaks later (lone surrogates, endless nesting). Here each of these is one clear refusal.
"""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import NoReturn

from companion.domain.text import first_line
from companion.exchange.refused import RefusedError
from companion.i18n import ntr, tr

MAX_DEPTH = 64
"""Most groups and lists inside one another."""

MAX_DIGITS = 18
"""Most digits of a whole number: what fits 64 bits, in any program."""

_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)

# A string runs to its closing quote or, when that is gone, to the end: one pass, however odd the text.
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{}]', re.DOTALL)


def parse(data: bytes) -> object:
    """The value written in ``data`` (UTF-8, with or without a byte order mark).

    Raises :class:`RefusedError` with one reason. The caller bounds the size of ``data``.
    """
    text = _decoded(data)
    _check_depth(text)
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_group,
            parse_constant=_no_constant,
            parse_float=_finite,
            parse_int=_short_int,
        )
    except json.JSONDecodeError as error:
        raise RefusedError(
            tr(
                "The text cannot be read at line {line}, column {column}. "
                "The file may be damaged, or it may be another kind of file.",
                line=error.lineno,
                column=error.colno,
            )
        ) from error
    except RecursionError as error:  # not a ValueError: the one way deep nesting could slip past
        raise RefusedError(_too_deep()) from error
    for part in _texts(value):
        _check_text(part)
    return value


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise RefusedError(tr("The file is empty."))
    # JSON starts with an ASCII character, so a NUL among the first two bytes means wide characters.
    if data.startswith(_WIDE_MARKS) or data[:2].count(0):
        raise RefusedError(tr("The text is saved as UTF-16 or UTF-32. A plan file needs UTF-8."))
    if 0 in data:
        raise RefusedError(tr("The text has a NUL character in it."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(
            tr("The text is not UTF-8: byte {byte} does not fit.", byte=error.start + 1)
        ) from error


def _too_deep() -> str:
    return ntr(
        "Its groups are nested too deep: more than {count} level.",
        "Its groups are nested too deep: more than {count} levels.",
        MAX_DEPTH,
    )


def _check_depth(text: str) -> None:
    """Count brackets outside strings first: the parser itself would go as deep as the file asks."""
    depth = 0
    for match in _BRACKETS.finditer(text):
        mark = match[0]
        if mark in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise RefusedError(_too_deep())
        elif mark in "]}":
            depth -= 1


def _group(pairs: list[tuple[str, object]]) -> dict[str, object]:
    group = dict(pairs)
    if len(group) < len(pairs):
        seen: set[str] = set()
        for name, _value in pairs:
            if name in seen:
                raise RefusedError(tr("The name {name} is given twice in one group.", name=shown(name)))
            seen.add(name)
    return group


def _not_usable(text: str) -> RefusedError:
    return RefusedError(tr("{value} is not a number that a plan can use.", value=shown(text)))


def _no_constant(text: str) -> NoReturn:
    raise _not_usable(text)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise _not_usable(text)
    return value


def _short_int(text: str) -> int:
    digits = len(text.lstrip("-"))
    if digits > MAX_DIGITS:
        raise RefusedError(
            ntr("A number is too long: {count} digit.", "A number is too long: {count} digits.", digits)
        )
    return int(text)


def _texts(value: object) -> Iterator[str]:
    """Every text and every name in ``value``."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def _check_text(text: str) -> None:
    if "\x00" in text:
        raise RefusedError(tr("The text has a NUL character in it."))
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise RefusedError(tr("The text has a broken character in it (half of a surrogate pair)."))


def shown(text: str, limit: int = 40) -> str:
    """``text`` from outside, safe inside our own sentence: one short line, oddities escaped, in quotes."""
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[: limit + 1])
    return f"“{first_line(plain, limit)}”"
