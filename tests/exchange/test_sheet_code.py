"""The small code says goals, ratings and days, comes back equal, and refuses what is not whole or not ours."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zlib import crc32

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.goals import GoalState
from companion.domain.sheet import SheetData
from companion.domain.sheet_summary import (
    CODED_BYTES,
    CODED_GOALS,
    DayValue,
    SummaryGoal,
    coded_words,
    everything,
    shortened,
    summary,
)
from companion.exchange.refused import RefusedError
from companion.exchange.sheet_code import decode, encode
from tests.helpers.sheets import FIRST, PRINTED, SHEET, goal, measured, sheets, texts

AS_DOCUMENTED = """\
COMPANION1 2026-12-02 -83 0 0
a -83=2,-12=6 Lift Rosie out of her cot
r - Walk to the river
f -83=3,0=7
#"""


def test_the_text_is_as_documented() -> None:
    body, _, check = encode(summary(SHEET)).rpartition("#")
    assert body == AS_DOCUMENTED.removesuffix("#")
    assert int(check, 16) == crc32(body.removesuffix("\n").encode())


def test_what_it_says_is_what_the_page_says() -> None:
    said = decode(encode(summary(SHEET)))
    assert (said.printed_on, said.first, said.last, said.more_goals) == (PRINTED, FIRST, PRINTED, 0)
    assert said.goals == (
        SummaryGoal(
            "Lift Rosie out of her cot",
            GoalState.ACTIVE,
            (DayValue(FIRST, 2), DayValue(PRINTED - timedelta(days=12), 6)),
        ),
        SummaryGoal("Walk to the river", GoalState.RESTING),
    )
    assert said.function == (DayValue(FIRST, 3), DayValue(PRINTED, 7))


@given(sheets())
def test_every_sheet_comes_back_equal(data: SheetData) -> None:
    short = summary(data)
    assert decode(encode(short)) == short
    assert shortened(short) == short


@given(sheets())
def test_the_code_stays_small_enough_to_scan(data: SheetData) -> None:
    # 73 modules (version 14) of 2.4 cm are 1.9 dots each at 150 dots an inch.
    assert segno.make_qr(encode(summary(data)), error="m", encoding="utf-8").version <= 14


@given(texts)
def test_words_are_the_beginning_of_ones_own(words: str) -> None:
    short = coded_words(words)
    plain = " ".join(words.split())
    assert short == plain or (short.endswith("…") and plain.startswith(short.removesuffix("…")))
    assert len(short.encode()) <= CODED_BYTES
    assert "\n" not in short


def test_more_goals_than_fit_are_counted() -> None:
    many = replace(SHEET, goals=tuple(goal(f"Goal {number}") for number in range(20)))
    said = decode(encode(summary(many)))
    assert len(said.goals) == CODED_GOALS
    assert said.more_goals == 20 - CODED_GOALS


def test_only_the_ends_are_in_the_code_and_all_is_in_everything() -> None:
    whole = everything(SHEET).goals[0].ratings
    assert [each.value for each in whole] == [2, 4, 6]
    assert whole[1].at == measured(40, 4, -300).at.text()
    assert [each.value for each in summary(SHEET).goals[0].ratings] == [2, 6]


@given(st.integers(0, 10_000), st.characters(exclude_categories=["Cs"]))
def test_one_changed_letter_is_noticed(place: int, char: str) -> None:
    text = encode(summary(SHEET))
    place %= len(text)
    changed = text[:place] + char + text[place + 1 :]
    if changed.strip() == text.strip():
        return
    with pytest.raises(RefusedError):
        decode(changed)


def checked(body: str) -> str:
    """``body`` with the check that belongs to it."""
    return f"{body}\n#{crc32(body.encode()):08x}"


@pytest.mark.parametrize(
    "body",
    [
        "COMPANION1 2026-13-02 0 0 0",
        "COMPANION1 2026-12-02 0 0",
        "COMPANION1 9999-12-31 0 999999 0",
        "COMPANION1 2026-12-02 0 0 0\na 0=11 Walk",
        "COMPANION1 2026-12-02 0 0 0\na 0=1",
        "COMPANION1 2026-12-02 0 0 0\nz 0=1 Walk",
        "COMPANION1 2026-12-02 0 0 0\nf 0=1\na 0=1 Walk",
        "COMPANION1 2026-12-02 0 0 0\na ٣=1 Walk",
        "COMPANION1 2026-12-02 0 0 0\na " + ",".join(["0=1"] * 900) + " Walk",
    ],
)
def test_what_cannot_be_is_refused_even_when_its_check_is_right(body: str) -> None:
    with pytest.raises(RefusedError, match="damaged"):
        decode(checked(body))


def test_a_newer_code_is_refused_by_name_and_another_as_foreign() -> None:
    with pytest.raises(RefusedError, match="newer version"):
        decode(checked("COMPANION2 2026-12-02 something new"))
    for foreign in ("", "https://example.org", "WIFI:S:home;;"):
        with pytest.raises(RefusedError, match="not the code of a sheet"):
            decode(foreign)


@given(st.text())
def test_no_text_does_worse_than_be_refused(text: str) -> None:
    for each in (text, f"COMPANION1 {text}", checked(f"COMPANION1 2026-12-02 0 0 0\n{text}")):
        try:
            decode(each)
        except RefusedError as error:
            assert re.fullmatch(r"[^\n]+\.", error.reason)  # noqa: PT017 - any text may be right by chance


def test_line_ends_of_another_system_do_not_matter() -> None:
    text = encode(summary(SHEET))
    assert decode(f"\ufeff{text.replace(chr(10), chr(13) + chr(10))}\r\n") == summary(SHEET)
