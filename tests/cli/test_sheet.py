"""``companion sheet``: the sheet for a visit as PDF, and what can be read back from one."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from tests.cli.commands import UNTIL, Companion, Said, is_plain, opened


def pdf_words(path: Path) -> tuple[int, str]:
    """How many pages, and all words in reading order."""
    reader = pypdf.PdfReader(path)
    return len(reader.pages), " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_sheet_is_one_page_in_my_words(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    said = companion("sheet", "--notebook", sample, "-o", out, "--to", UNTIL)
    assert said == Said(0, f"Wrote {out}\n", "")
    pages, words = pdf_words(out)
    assert pages == 1
    assert "lift Rosie out of her cot" in words
    assert "Sam" in words


def test_appendix_and_large_print_add_pages(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    whole = ("sheet", "--notebook", sample, "-o", out, "--from", "2026-09-01", "--to", UNTIL)
    assert companion(*whole, "--appendix").code == 0
    assert pdf_words(out)[0] > 1
    assert companion(*whole, "--large-print").code == 0
    pages, words = pdf_words(out)
    assert 1 <= pages <= 2
    assert "Rosie" in words


def test_a_sheet_with_its_days_the_wrong_way_round(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    said = companion("sheet", "--notebook", sample, "-o", out, "--from", UNTIL, "--to", "2026-09-01")
    assert said.code == 1
    assert is_plain(said)
    assert not out.exists()


def test_a_sheet_of_an_empty_notebook(companion: Companion, empty: Path) -> None:
    out = empty.with_name("sheet.pdf")
    assert companion("sheet", "--notebook", empty, "-o", out).code == 0
    assert pdf_words(out)[0] == 1


def test_a_sheet_where_nothing_can_be_saved_keeps_what_is_there(companion: Companion, sample: Path) -> None:
    file = sample.with_name("a file, no folder")
    file.write_bytes(b"keep me")
    for out in (file / "sheet.pdf", sample.parent / "nowhere" / "sheet.pdf"):
        said = companion("sheet", "--notebook", sample, "-o", out)
        assert said.code == 1
        assert is_plain(said)
    assert file.read_bytes() == b"keep me"


def carried(companion: Companion, sample: Path, *options: str | Path) -> Path:
    """A sheet with what it carries for a program."""
    out = sample.with_name("carries.pdf")
    said = companion(
        "sheet", "--notebook", sample, "-o", out, "--to", UNTIL, "--embed-data", "--qr", *options
    )
    assert said.code == 0, said.err
    return out


def values(goal: dict[str, Any]) -> list[tuple[str, int]]:
    return [(each["day"], each["value"]) for each in goal["ratings"]]


def test_what_a_sheet_carries_is_read_back_from_its_data_and_from_its_scanned_page(
    companion: Companion, sample: Path
) -> None:
    out = carried(companion, sample)
    assert pdf_words(out)[0] == 1
    data = companion("sheet", "read", out, "--json").json()
    assert (data["from"], data["printed_on"]) == ("data", date.today().isoformat())  # noqa: DTZ011 - of the clock
    services = opened(sample)
    goals = {goal.words: services.goals.ratings(goal.id) for goal in services.goals.all()}
    services.notebook.close()
    for goal in data["goals"]:
        assert values(goal) == [(rating.at.day.isoformat(), rating.value) for rating in goals[goal["words"]]]
        assert [each["at"] for each in goal["ratings"]] == [
            rating.at.text() for rating in goals[goal["words"]]
        ]
    assert data["could_do"]
    subprocess.run(["pdftoppm", "-r", "150", "-png", out, out.with_suffix("")], check=True)
    (scan,) = out.parent.glob("carries*.png")
    code = companion("sheet", "read", scan, "--json").json()
    assert code["from"] == "code"
    assert len(code["goals"]) == len(data["goals"])
    for short, whole in zip(code["goals"], data["goals"], strict=True):
        assert whole["words"].startswith(short["words"].removesuffix("…"))
        assert short["state"] == whole["state"]
        ends = values(whole)
        assert values(short) == ([ends[0], ends[-1]] if len(ends) > 1 else ends)
    assert code["could_do"][0]["value"] == data["could_do"][0]["value"]


def test_a_sheet_without_its_data_is_read_from_its_own_page(companion: Companion, sample: Path) -> None:
    out = sample.with_name("coded.pdf")
    assert companion("sheet", "--notebook", sample, "-o", out, "--to", UNTIL, "--qr").code == 0
    said = companion("sheet", "read", out)
    assert said.code == 0
    assert "Read from the code" in said.out
    assert "Lift Rosie" in said.out or "lift Rosie" in said.out
    assert "2 of 10" in said.out
    plain = sample.with_name("plain.pdf")
    assert companion("sheet", "--notebook", sample, "-o", plain, "--to", UNTIL).code == 0
    said = companion("sheet", "read", plain)
    assert said.code == 1
    assert is_plain(said)


def test_the_bytes_are_the_same_each_time(companion: Companion, sample: Path) -> None:
    first = carried(companion, sample).read_bytes()
    assert carried(companion, sample).read_bytes() == first


def test_a_password_locks_the_sheet(
    companion: Companion, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    word = sample.with_name("word.txt")
    word.write_text("Łódź 7\nsecond line\n", encoding="utf-8")
    out = carried(companion, sample, "--password-file", word)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(out)
    with pikepdf.open(out, password="Łódź 7") as document:
        assert document.encryption.R == 6
    for words in ((), ("--password", "wrong")):
        said = companion("sheet", "read", out, *words)
        assert said.code == 1
        assert is_plain(said)
    assert companion("sheet", "read", out, "--password", "Łódź 7", "--json").json()["from"] == "data"
    monkeypatch.setattr("sys.stdin", io.StringIO("Łódź 7\n"))
    assert companion("sheet", "read", out, "--password").code == 0


@pytest.mark.parametrize("word", ["", "x" * 128])
def test_a_password_that_locks_nothing_is_refused(companion: Companion, sample: Path, word: str) -> None:
    out = sample.with_name("x.pdf")
    for options in (("--password", word), ("--password-file", sample.with_name("none.txt"))):
        said = companion("sheet", "--notebook", sample, "-o", out, *options)
        assert said.code == 1
        assert is_plain(said)
    assert not out.exists()


def test_paper_and_appendix_are_chosen(companion: Companion, sample: Path) -> None:
    out = sample.with_name("letter.pdf")
    said = companion(
        "sheet",
        "--notebook",
        sample,
        "-o",
        out,
        "--to",
        UNTIL,
        "--page",
        "Letter",
        "--appendix-from",
        "2026-09-01",
    )
    assert said.code == 0
    pages = pypdf.PdfReader(out).pages
    assert len(pages) > 1
    assert round(pages[0].mediabox.width) == 612


@pytest.mark.parametrize("content", [b"", b"hello", b"%PDF-1.4 broken", bytes(range(256))])
def test_reading_what_is_no_sheet_is_refused_in_a_sentence(
    companion: Companion, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "it"
    file.write_bytes(content)
    for json in ((), ("--json",)):
        said = companion("sheet", "read", file, *json)
        assert said.code == 1
        assert is_plain(said)
    assert not is_plain(companion("sheet", "read", tmp_path / "none", "--help"))
    assert is_plain(companion("sheet", "read", tmp_path / "none"))
