"""Days as a field shows them: in the same form as in every sentence, and how long ago one is."""

from __future__ import annotations

import re
from datetime import date

from companion.i18n import day_pattern, ntr

FAR = 60
"""Days. What is longer ago is said in words: a wrong year is soon typed."""
_MONTH = 30.44
"""Days, on average."""

_PARTS = re.compile(r"'[^']*'|y+|[ML]+|d+|[A-Za-z]|[^A-Za-z']+")
_PLAIN = "d MMM yyyy"


def field_format() -> str:
    """The form of :func:`companion.i18n.dated` for Qt. Where Qt knows no such letter (an era): day, month, year."""
    parts = [_part(part) for part in _PARTS.findall(day_pattern())]
    return _PLAIN if None in parts else "".join(part for part in parts if part)


def _part(part: str) -> str | None:
    if part.startswith("y"):
        return "yyyy"
    if part[0] in "ML":
        return "M" * len(part)
    return None if len(part) == 1 and part.isascii() and part.isalpha() and part != "d" else part


def ago_words(day: date, today: date) -> str:
    """How long ago it was, in a sentence; nothing for what is not longer ago than :data:`FAR` days."""
    days = (today - day).days
    if days <= FAR:
        return ""
    months = round(days / _MONTH)
    if months < 24 and months != 12:
        return ntr("That was {count} month ago.", "That was {count} months ago.", months)
    years = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return ntr(
        "That was {count} year ago.",
        "That was {count} years ago.",
        max(1, years if months < 24 else max(2, years)),
    )
