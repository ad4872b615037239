"""Words in the person's language: gettext catalogues and Babel's formats. Free of Qt; window, paper and CLI share it.

The language is the one process-wide choice, because a word must read the same everywhere at once.
It is set at start, and again when the person changes it in Settings.
"""

from __future__ import annotations

import gettext
import locale
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_decimal

from companion.resources_path import resource_dir

DOMAIN = "companion"
SOURCE_LANGUAGE = "en"
PSEUDO_FORMATS = {"en_XA": "en", "ar_XB": "ar"}
"""Pseudo-languages (longer and accented; right-to-left) and the language whose dates and numbers they borrow."""


@dataclass(frozen=True, slots=True)
class Language:
    """A chosen language: its code, its catalogue, and the locale its dates and numbers follow."""

    code: str
    catalogue: gettext.NullTranslations
    formats: Locale

    @property
    def right_to_left(self) -> bool:
        """Whether lines run from right to left."""
        return self.formats.text_direction == "rtl"


def _formats(code: str) -> Locale:
    try:
        return Locale.parse(PSEUDO_FORMATS.get(code, code))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(SOURCE_LANGUAGE)


@lru_cache(maxsize=8)
def load(code: str, folder: Path | None = None) -> Language:
    """The language ``code`` from ``folder`` (default: the shipped catalogues); English where there is none."""
    where = folder or resource_dir() / "translations"
    catalogue = gettext.translation(DOMAIN, where, languages=[code], fallback=True)
    return Language(code, catalogue, _formats(code))


class _Spoken:
    """The language being spoken; English until :func:`use` is called."""

    language = Language(SOURCE_LANGUAGE, gettext.NullTranslations(), Locale.parse(SOURCE_LANGUAGE))


def use(language: Language) -> None:
    """Speak ``language`` from now on, in every thread."""
    _Spoken.language = language


def current() -> Language:
    """The language being spoken."""
    return _Spoken.language


def system_language() -> str:
    """The language of the desktop, such as ``en_GB``; English where it does not say."""
    code = locale.getlocale()[0] or SOURCE_LANGUAGE
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return SOURCE_LANGUAGE
    return code


def tr(message: str, /, **values: object) -> str:
    """``message`` in the current language; ``{name}`` places are filled from ``values``."""
    text = current().catalogue.gettext(message)
    return text.format(**values) if values else text


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """The singular or plural of a message for ``count``; its ``{count}`` place is filled with the number."""
    text = current().catalogue.ngettext(one, many, count)
    return text.format(count=number(count), **values)


def number(value: float) -> str:
    """A number with the language's digits and separators: ``1,234``."""
    return _numbered(value or 0, current().formats)  # 0 and -0.0 are one key


@lru_cache(maxsize=1024)
def _numbered(value: float, formats: Locale) -> str:
    """The same few numbers are told all over; making one takes a tenth of a millisecond."""
    return str(format_decimal(value, locale=formats))


def day_words(day: date) -> str:
    """A full day: ``Sunday 22 November``, with its year where the language has no form without one."""
    formats = current().formats
    if "MMMMEEEEd" in formats.datetime_skeletons:
        return str(format_skeleton("MMMMEEEEd", day, locale=formats, fuzzy=False))
    return str(format_date(day, "full", locale=formats))


def short_day(day: date) -> str:
    """A short day: ``22 Nov``."""
    return str(format_skeleton("MMMd", day, locale=current().formats))


def dated(day: date) -> str:
    """A day with its year: ``22 Nov 2026``."""
    return str(format_date(day, "medium", locale=current().formats))


def day_pattern() -> str:
    """How :func:`dated` writes a day, in the letters of CLDR: ``d MMM y``. What is in ``'`` stands as it is."""
    return str(current().formats.date_formats["medium"].pattern)


def month_words(day: date) -> str:
    """The month and year: ``November 2026``."""
    return str(format_skeleton("yMMMM", day, locale=current().formats))


def weekday(number: int) -> str:
    """A weekday by its ISO number: ``Monday`` is 1."""
    return str(current().formats.days["stand-alone"]["wide"][number - 1])


def short_weekday(number: int) -> str:
    """A weekday in short: ``Mon``."""
    return str(current().formats.days["stand-alone"]["abbreviated"][number - 1])


def first_weekday() -> int:
    """The ISO number of the day a week begins with where the language is spoken."""
    return int(current().formats.first_week_day) + 1


def clock(at: time) -> str:
    """A time of day: ``7:06 PM`` or ``19:06``."""
    return str(format_time(at, "short", locale=current().formats))


def listed(parts: list[str]) -> str:
    """Words in a row: ``bridge, knee to chest and walking``."""
    return str(format_list(parts, locale=current().formats))


def quoted(words: str) -> str:
    """The person's own words, in the language's quotation marks."""
    return tr("“{words}”", words=words)
