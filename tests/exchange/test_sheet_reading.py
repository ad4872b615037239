"""A sheet is read back from a PDF, a picture or a text; what is not ours, or not whole, is refused in a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image

from companion.domain.sheet_summary import everything, summary
from companion.errors import SheetFileError
from companion.exchange import sheet_reading
from companion.exchange.fhir_sheet import FILE_NAME, sheet_bundle
from companion.exchange.sheet_code import encode
from companion.exchange.sheet_reading import Source, read_sheet
from tests.helpers.sheets import SHEET

TEXT = encode(summary(SHEET))


def page(text: str, *, side_cm: float = 2.2, dpi: int = 150, kind: str = "PNG") -> bytes:
    """A scan of an A4 page with a code in its lower corner, as a scanner at ``dpi`` sees it."""
    code = segno.make_qr(text, error="m", encoding="utf-8", eci=True)
    drawn = io.BytesIO()
    code.save(drawn, kind="png", scale=20, border=4)
    square = Image.open(drawn).convert("L")
    modules = code.symbol_size(border=0)[0]
    shrunk = side_cm / 2.54 * dpi / (modules * 20)
    square = square.resize(
        (round(square.width * shrunk), round(square.height * shrunk)), Image.Resampling.BOX
    )
    paper = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    paper.paste(square, (paper.width - square.width - 60, paper.height - square.height - 60))
    out = io.BytesIO()
    paper.save(out, kind)
    return out.getvalue()


def pdf(attached: dict[str, bytes] | None = None, password: str = "") -> bytes:
    """A PDF of one empty page with files inside."""
    document = pikepdf.new()
    document.add_blank_page()
    for name, data in (attached or {}).items():
        document.attachments[name] = pikepdf.AttachedFileSpec(document, data, filename=name)
    out = io.BytesIO()
    lock = pikepdf.Encryption(user=password, owner=password, R=6) if password else None
    document.save(out, encryption=lock)
    return out.getvalue()


def saved(folder: Path, data: bytes, name: str = "it") -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_scan_at_150_dots_an_inch_is_read(tmp_path: Path, kind: str) -> None:
    reading = read_sheet(saved(tmp_path, page(TEXT, kind=kind)))
    assert (reading.source, reading.summary) == (Source.CODE, summary(SHEET))


def test_a_scan_upside_down_is_read(tmp_path: Path) -> None:
    turned = Image.open(io.BytesIO(page(TEXT))).rotate(183, fillcolor=255)
    turned.save(tmp_path / "turned.png")
    assert read_sheet(str(tmp_path / "turned.png")).summary == summary(SHEET)


def test_the_text_of_the_code_is_read_from_a_file_or_as_it_is(tmp_path: Path) -> None:
    for what in (
        TEXT,
        saved(tmp_path, TEXT.encode()),
        saved(tmp_path, f"\ufeff{TEXT}\r\n".encode(), "other"),
    ):
        assert read_sheet(what).summary == summary(SHEET)


def test_the_data_inside_a_pdf_comes_first_and_has_everything(tmp_path: Path) -> None:
    inside = {"other.txt": b"hello", FILE_NAME: sheet_bundle(SHEET)}
    reading = read_sheet(saved(tmp_path, pdf(inside)))
    assert (reading.source, reading.summary) == (Source.DATA, everything(SHEET))


def test_a_locked_pdf_needs_its_password(tmp_path: Path) -> None:
    locked = saved(tmp_path, pdf({FILE_NAME: sheet_bundle(SHEET)}, "Łódź 7"))
    assert read_sheet(locked, "Łódź 7").summary == everything(SHEET)
    with pytest.raises(SheetFileError, match="This PDF is locked"):
        read_sheet(locked)
    with pytest.raises(SheetFileError, match="not the password"):
        read_sheet(locked, "Lodz 7")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"hello", "not the code of a sheet"),
        (b"\xff\xfe\x00\x01", "not a PDF, a picture or a text"),
        (b"%PDF-1.7\nnothing", "damaged"),
        (pdf(), "No code of a sheet"),
        (pdf({FILE_NAME: b"{}"}), "not the data of a sheet"),
        (pdf({FILE_NAME: b"{"}), "."),
        (page("https://example.org"), "No code of a sheet"),
        (page(TEXT[:-1]), "damaged"),
        (page(TEXT)[:-2000], "damaged"),
        (TEXT.replace("=6", "=7").encode(), "damaged"),
        (b"COMPANION9 2026-12-02 0 0 0\n#00000000", "newer version"),
    ],
)
def test_what_is_not_ours_or_not_whole_is_refused_in_a_sentence(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    with pytest.raises(SheetFileError) as caught:
        read_sheet(saved(tmp_path, data))
    assert sentence in caught.value.sentence
    assert caught.value.sentence.endswith(".")
    assert caught.value.next_step


def test_a_file_that_is_not_there_or_is_a_folder_is_told(tmp_path: Path) -> None:
    for what in (tmp_path / "nothing.pdf", tmp_path):
        with pytest.raises(SheetFileError, match="There is no file that can be read"):
            read_sheet(str(what))
    with pytest.raises(SheetFileError):
        read_sheet("a\0b")


def test_what_is_too_large_is_not_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reading, "MOST_PIXELS", 1000)
    with pytest.raises(SheetFileError, match="too large"):
        read_sheet(saved(tmp_path, page(TEXT)))
    monkeypatch.setattr(sheet_reading, "MOST_BYTES", 10)
    with pytest.raises(SheetFileError, match="MB"):
        read_sheet(saved(tmp_path, page(TEXT)))


def test_a_code_that_is_not_ours_beside_one_that_is(tmp_path: Path) -> None:
    paper = Image.open(io.BytesIO(page(TEXT)))
    other = Image.open(io.BytesIO(page("WIFI:S:home;;"))).transpose(Image.Transpose.ROTATE_180)
    both = Image.composite(paper, other, other.point(lambda dot: 255 * (dot > 128)))
    both.save(tmp_path / "both.png")
    assert read_sheet(str(tmp_path / "both.png")).summary == summary(SHEET)
