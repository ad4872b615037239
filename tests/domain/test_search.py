"""What is typed becomes a search, and what it found is marked in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.search import MOST_TERMS, Query, folded, marks, query, snippet

RIVER = "Walk to the river, then back over the riverbank."


def found(text: str, typed: str) -> list[str]:
    return [text[start:end] for start, end in marks(text, query(typed))]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("walk river", Query(("walk", "river"))),
        ("  walk   walk ", Query(("walk",))),
        ("day's", Query(("day's",))),
        ("🎉", Query((), ("🎉",))),
        ("階段 walk", Query(("walk",), ("階段",))),
        ("สวน", Query((), ("สวน",))),
        ('" * -- ()', Query()),
        ("", Query()),
        ("walk\x00ing \ud800", Query(("walking",))),
    ],
)
def test_terms_are_words_or_parts_of_them(typed: str, wanted: Query) -> None:
    assert query(typed) == wanted


def test_a_whole_page_pasted_is_not_a_thousand_terms() -> None:
    assert len(query(" ".join(f"w{number}" for number in range(1000))).prefixes) == MOST_TERMS


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("river", ["river", "river"]),
        ("RIV", ["riv", "riv"]),
        ("the riverb", ["the", "the", "the", "riverb"]),
        ("over", ["over"]),
        ("iver", []),
        ("to th", ["to", "th", "th", "th"]),
    ],
)
def test_every_place_is_marked_where_a_word_begins(typed: str, places: list[str]) -> None:
    assert found(RIVER, typed) == places


@pytest.mark.parametrize(
    ("text", "typed", "place"),
    [
        ("do Łodzi i Łódź", "lodz", "Łodz"),
        ("Café", "cafe", "Café"),
        ("Cafe\u0301 noir", "café", "Cafe\u0301"),
        ("Straße", "strasse", "Straße"),
        ("階段を上る", "上る", "上る"),
        ("well 🎉🎉 done", "🎉", "🎉🎉"),
    ],
)
def test_accents_and_writing_without_spaces(text: str, typed: str, place: str) -> None:
    assert found(text, typed)[0] == place


@given(st.text(max_size=80), st.text(max_size=20))
def test_marks_are_in_order_apart_and_inside(text: str, typed: str) -> None:
    end = -1
    for start, stop in marks(text, query(typed)):
        assert end < start < stop <= len(text)
        end = stop


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_a_word_finds_itself(word: str) -> None:
    if query(word).prefixes and folded(word):
        assert marks(f"and {word} too", query(word))


def test_a_short_text_is_shown_whole() -> None:
    assert snippet("a\nb", [(2, 3)]) == ("a b", [(2, 3)])


@given(st.integers(0, 380), st.integers(1, 15))
def test_a_long_text_is_shown_around_what_was_found(start: int, length: int) -> None:
    text = "some words and more " * 20
    spot = (start, start + length)
    shown, spots = snippet(text, [spot])
    assert len(shown) <= 160 + 4
    assert spots
    assert shown[spots[0][0] : spots[0][1]] in text[spot[0] : spot[1]]
    assert shown.startswith("… ") or start <= 160
