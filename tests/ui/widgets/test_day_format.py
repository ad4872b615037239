"""A day reads the same in a field as in a sentence; one long ago is told in words."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from datetime import date

import pytest
from babel import Locale
from PySide6.QtCore import QDate, QLocale

from companion import i18n
from companion.ui.widgets.day_format import ago_words, field_format

DAY = date(2026, 9, 3)
TODAY = date(2026, 11, 23)


@pytest.fixture
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.current()
    i18n.use(i18n.Language(request.param, gettext.NullTranslations(), Locale.parse(request.param)))
    yield request.param
    i18n.use(before)


@pytest.mark.parametrize(
    "language",
    ["en_US", "en_GB", "de", "fr", "pt_BR", "pl", "ru", "hu", "ja", "zh_CN", "ko", "he", "lt", "lv"],
    indirect=True,
)
def test_a_field_shows_a_day_as_sentences_do(language: str) -> None:
    shown = QLocale(language).toString(QDate(DAY.year, DAY.month, DAY.day), field_format())
    assert shown == i18n.dated(DAY)


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [
        ("MMM d, y", "MMM d, yyyy"),
        ("d 'de' MMM 'de' y", "d 'de' MMM 'de' yyyy"),
        ("d LLL yy", "d MMM yyyy"),
        ("d MMM y G", "d MMM yyyy"),
    ],
)
def test_letters_qt_does_not_know_leave_a_plain_form(
    pattern: str, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.widgets.day_format.day_pattern", lambda: pattern)
    assert field_format() == shown


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 23), ""),
        (date(2026, 9, 24), ""),
        (date(2026, 9, 23), "That was 2 months ago."),
        (date(2025, 12, 20), "That was 11 months ago."),
        (date(2025, 11, 23), "That was 1 year ago."),
        (date(2025, 8, 23), "That was 15 months ago."),
        (date(2024, 12, 4), "That was 2 years ago."),
        (date(2023, 11, 24), "That was 2 years ago."),
        (date(2023, 11, 23), "That was 3 years ago."),
        (date(1996, 11, 23), "That was 30 years ago."),
        (date(2027, 11, 23), ""),
    ],
)
def test_what_is_more_than_sixty_days_ago_is_told_in_words(day: date, words: str) -> None:
    assert ago_words(day, TODAY) == words
