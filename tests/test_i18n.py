"""Words, plurals, days and numbers in the person's language."""

from __future__ import annotations

import locale
from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from companion import i18n
from companion.i18n import clock, dated, day_words, listed, month_words, ntr, number, quoted, short_day, tr

SUNDAY = date(2026, 11, 22)
NARROW_SPACE = "\u202f"


@pytest.fixture
def polish(tmp_path: Path) -> i18n.Language:
    """A small real catalogue of a language with three plural forms."""
    catalogue = Catalog(locale="pl", domain=i18n.DOMAIN)
    catalogue.add("Save", "Zapisz")
    catalogue.add("Hello {name}", "Dzień dobry, {name}")
    catalogue.add(("{count} day", "{count} days"), ("{count} dzień", "{count} dni", "{count} dnia"))
    catalogue.add("“{words}”", "„{words}”")
    target = tmp_path / "pl" / "LC_MESSAGES" / "companion.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return i18n.load("pl", tmp_path)


def speak(code: str) -> None:
    i18n.use(i18n.load(code))


def test_a_message_is_translated_and_its_places_are_filled(polish: i18n.Language) -> None:
    i18n.use(polish)
    assert tr("Save") == "Zapisz"
    assert tr("Hello {name}", name="Łucja") == "Dzień dobry, Łucja"
    assert quoted("boli") == "„boli”"


def test_a_message_without_a_translation_stays_english(polish: i18n.Language) -> None:
    i18n.use(polish)
    assert tr("Not in the catalogue") == "Not in the catalogue"


def test_plurals_follow_the_language(polish: i18n.Language) -> None:
    assert [ntr("{count} day", "{count} days", n) for n in (0, 1, 2)] == ["0 days", "1 day", "2 days"]
    i18n.use(polish)
    said = [ntr("{count} day", "{count} days", n) for n in (1, 2, 5, 22)]
    assert said[0] == "1 dzień"
    assert len({phrase.split()[1] for phrase in said}) > 1


def test_a_count_is_written_as_the_language_writes_numbers() -> None:
    speak("de")
    assert ntr("{count} day of {year}", "{count} days of {year}", 1234, year=2026) == "1.234 days of 2026"


@given(words=st.text())
def test_words_that_fill_a_place_are_never_changed(words: str) -> None:
    assert quoted(words) == f"“{words}”"
    assert tr("{a}{b}", a=words, b="{a}") == words + "{a}"


def test_braces_of_a_message_without_values_are_left_alone() -> None:
    assert tr("100 % {sure}") == "100 % {sure}"


@pytest.mark.parametrize("code", ["xx", "", "not a language", "tlh_KL", "../../etc"])
def test_an_unknown_language_falls_back_to_english(code: str) -> None:
    speak(code)
    assert tr("Save") == "Save"
    assert month_words(SUNDAY) == "November 2026"
    assert not i18n.current().right_to_left


def test_a_language_without_a_catalogue_still_writes_its_own_dates() -> None:
    speak("fr")
    assert tr("Save") == "Save"
    assert month_words(SUNDAY) == "novembre 2026"


def test_days_have_no_year_unless_asked() -> None:
    assert day_words(SUNDAY) == "Sunday 22 November"
    assert short_day(SUNDAY) == "22 Nov"
    assert dated(SUNDAY) == "22 Nov 2026"
    assert month_words(SUNDAY) == "November 2026"


def test_an_american_writes_the_month_first() -> None:
    speak("en_US")
    assert day_words(SUNDAY).startswith("Sunday, November 22")
    assert short_day(SUNDAY) == "Nov 22"


@pytest.mark.parametrize("code", ["en_GB", "de", "ar", "ja", "pl", "en_XA", "ar_XB"])
def test_a_full_day_names_its_weekday_and_month_in_every_language(code: str) -> None:
    speak(code)
    names = i18n.current().formats
    assert names.days["format"]["wide"][6] in day_words(SUNDAY)
    assert any(names.months[form]["wide"][11] in day_words(SUNDAY) for form in ("format", "stand-alone"))


def test_times_have_twelve_or_twenty_four_hours() -> None:
    assert clock(time(19, 6)) == "19:06"
    speak("en_US")
    assert clock(time(19, 6)).replace(NARROW_SPACE, " ") == "7:06 PM"


def test_numbers_have_the_separators_of_the_language() -> None:
    assert (number(1234), number(0.5), number(-3)) == ("1,234", "0.5", "-3")
    speak("de")
    assert (number(1234), number(0.5)) == ("1.234", "0,5")


@given(value=st.integers(-(10**12), 10**12), code=st.sampled_from(["en_GB", "de", "fr", "pl"]))
def test_a_written_number_reads_back_as_itself(value: int, code: str) -> None:
    language = i18n.load(code)
    i18n.use(language)
    assert parse_decimal(number(value), locale=language.formats) == value


def test_things_are_listed_as_one_says_them() -> None:
    assert listed([]) == ""
    assert listed(["bridge"]) == "bridge"
    assert listed(["bridge", "walking"]) == "bridge and walking"
    assert listed(["bridge", "knee to chest", "walking"]) == "bridge, knee to chest and walking"


def test_arabic_and_its_pseudo_language_run_from_right_to_left() -> None:
    assert i18n.load("ar").right_to_left
    assert i18n.load("ar_XB").right_to_left
    assert not i18n.load("en_XA").right_to_left


def test_a_change_of_language_reaches_every_thread(polish: i18n.Language) -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(tr, "Save").result() == "Save"
        i18n.use(polish)
        assert pool.submit(tr, "Save").result() == "Zapisz"


@pytest.mark.parametrize(
    ("desktop", "spoken"),
    [
        (("pl_PL", "UTF-8"), "pl_PL"),
        ((None, None), "en"),
        (("C", "UTF-8"), "en"),
        (("tlh_KL", "UTF-8"), "en"),
    ],
)
def test_the_desktop_says_which_language(
    monkeypatch: pytest.MonkeyPatch, desktop: tuple[str | None, str | None], spoken: str
) -> None:
    monkeypatch.setattr(locale, "getlocale", lambda: desktop)
    assert i18n.system_language() == spoken
