"""``companion sheet``: the sheet for a visit as PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.cli.commands import UNTIL, Companion, Said, is_plain


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
