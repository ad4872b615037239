"""Tables for a spreadsheet and to keep."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.moments import Moment
from companion.domain.tables import PlainTable
from companion.exchange.tables import write_csv, write_json


class State(StrEnum):
    ACTIVE = "active"


ROW = {
    "id": "a1",
    "words": "I want to lift Rosie, “easily”\nand again",
    "rating": 6,
    "change": -2,
    "share": 0.5,
    "not_said": None,
    "private": True,
    "state": State.ACTIVE,
    "day": date(2026, 11, 22),
    "at": Moment(datetime(2026, 11, 22, 19, 6, 23, tzinfo=UTC)),
    "cues": ("one", "two"),
}


def table(*rows: dict[str, object], columns: tuple[str, ...] = ()) -> PlainTable:
    """A table of ``rows``, which all say the same ``columns``."""
    return PlainTable(columns or tuple(rows[0]), rows)


def cells(path: Path) -> list[list[str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark to see UTF-8"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_one_csv_per_table(tmp_path: Path) -> None:
    files = write_csv({"goals": table(ROW)}, tmp_path / "new" / "folder")
    assert files == [tmp_path / "new" / "folder" / "goals.csv"]
    head, row = cells(files[0])
    assert head == list(ROW)
    assert row == [
        "a1",
        "I want to lift Rosie, “easily”\nand again",
        "6",
        "-2",
        "0.5",
        "",
        "true",
        "active",
        "2026-11-22",
        "2026-11-22T19:06:23+00:00",
        '["one", "two"]',
    ]


def test_an_empty_table_still_names_its_columns(tmp_path: Path) -> None:
    (path,) = write_csv({"visits": table(columns=("id", "day", "who"))}, tmp_path)
    assert cells(path) == [["id", "day", "who"]]


def test_numbers_are_bare_and_texts_are_quoted(tmp_path: Path) -> None:
    (path,) = write_csv({"t": table({"number": -5, "text": "5"})}, tmp_path)
    assert path.read_bytes() == b'\xef\xbb\xbf"number","text"\r\n-5,"5"\r\n'


def test_columns_come_in_the_order_of_the_table(tmp_path: Path) -> None:
    (path,) = write_csv({"t": table({"a": 1, "b": 2}, {"b": 4, "a": 3}, columns=("b", "a"))}, tmp_path)
    assert cells(path) == [["b", "a"], ["2", "1"], ["4", "3"]]


FORMULAS = [
    '=HYPERLINK("http://x","y")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "  =1+1",
    "\u00a0=1",
    "\ufeff=1",
    "\u200b\ufeff =1",
    "-",
    "\ttab",
    "\nline",
    "\rline",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_can_be_run_by_a_spreadsheet(tmp_path: Path, text: str) -> None:
    (path,) = write_csv({"t": table({"note": text, text: [text]})}, tmp_path)
    assert cells(path)[0] == ["note", f"'{text}"]
    assert cells(path)[1][0] == f"'{text}"
    assert cells(path)[1][1].startswith("[")


@pytest.mark.parametrize("text", ["\x00=1+1", "\x00abc"])
def test_a_nul_does_not_hide_a_formula(tmp_path: Path, text: str) -> None:
    (path,) = write_csv({"t": table({"note": text})}, tmp_path)
    assert cells(path)[1] == [f"'{text[1:]}"]


def test_a_word_of_ours_is_a_text_too(tmp_path: Path) -> None:
    class Sign(StrEnum):
        EQUALS = "=1"

    (path,) = write_csv({"t": table({"sign": Sign.EQUALS})}, tmp_path)
    assert cells(path)[1] == ["'=1"]


@pytest.mark.parametrize("text", ["a=1", "3 - 2", "knee (left)", "'quoted'", "…", "”", "", " "])
def test_other_words_stay_as_they_are(tmp_path: Path, text: str) -> None:
    (path,) = write_csv({"t": table({"note": text})}, tmp_path)
    assert cells(path)[1] == [text]


@given(text=st.text())
@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
def test_any_text_comes_back_inert(text: str, tmp_path: Path) -> None:
    (path,) = write_csv({"t": table({"first": 1, "note": text})}, tmp_path)
    ((_, back),) = cells(path)[1:]
    kept = "".join(char for char in text if char != "\x00")
    assert back in (kept, f"'{kept}")
    assert not back.lstrip(" \t\r\n\ufeff\u200b").startswith(tuple("=+-@＝＋－＠"))


def test_json_keeps_everything_as_it_is(tmp_path: Path) -> None:
    (path,) = write_json(
        {"goals": table({**ROW, "note": "=1+1 Łódź 😀"}), "days": table(columns=("day",))}, tmp_path
    )
    assert path == tmp_path / "notebook.json"
    text = path.read_text("utf-8")
    document = json.loads(text)
    assert document == {
        "format_version": 1,
        "tables": {
            "days": [],
            "goals": [
                {
                    **ROW,
                    "note": "=1+1 Łódź 😀",
                    "day": "2026-11-22",
                    "at": "2026-11-22T19:06:23+00:00",
                    "cues": ["one", "two"],
                }
            ],
        },
    }
    assert text == json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert "Łódź 😀" in text


def test_broken_characters_cannot_stop_an_export(tmp_path: Path) -> None:
    tables = {"t": table({"note": "a\ud83d\x00b", "more": {"k\udc00": ["\udfff"]}})}
    (csv_file,) = write_csv(tables, tmp_path)
    (json_file,) = write_json(tables, tmp_path)
    assert cells(csv_file)[1] == ["ab", '{"k": [""]}']
    assert json.loads(json_file.read_text("utf-8"))["tables"]["t"] == [{"note": "ab", "more": {"k": [""]}}]


@pytest.mark.parametrize("name", ["../goals", "", "a b", "Goals", "a.csv"])
def test_a_table_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a table name"):
        write_csv({name: table(columns=("id",))}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_kind_that_no_table_has_is_a_bug_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="object"):
        write_csv({"t": table({"x": object()})}, tmp_path)
