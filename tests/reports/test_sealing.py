"""What goes around a finished PDF: files inside it, and a lock."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import page
import pikepdf
import pytest

from companion import outside
from companion.domain.sheet import Attachment
from companion.reports.sealing import sealed
from tests.reports.paper import NORMAL, normal_pdf

DATA = Attachment("sheet.json", "application/fhir+json", b'{"resourceType": "Bundle"}', "The same as data.")
PASSWORD = "Łódź 3 Äpfel"


def opened(pdf: bytes, password: str = "") -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf), password=password)


def test_the_file_is_in_it_as_data() -> None:
    pdf = opened(sealed(normal_pdf(), [DATA]))
    assert list(pdf.attachments) == ["sheet.json"]
    assert pdf.attachments["sheet.json"].get_file().read_bytes() == DATA.data
    (listed,) = pdf.Root.AF
    assert str(listed.AFRelationship) == "/Data"
    assert str(listed.Desc) == "The same as data."
    assert str(listed.UF) == "sheet.json"
    assert str(listed.EF.F.Subtype) == "/application/fhir+json"


def test_a_file_says_no_time() -> None:
    pdf = opened(sealed(normal_pdf(), [DATA]))
    (listed,) = pdf.Root.AF
    assert set(listed.EF.F.get("/Params", {}).keys()) <= {"/Size", "/CheckSum"}


def test_several_files_keep_their_names() -> None:
    other = Attachment("notes.txt", "text/plain", b"abc", "Notes.")
    pdf = opened(sealed(normal_pdf(), [DATA, other]))
    assert sorted(pdf.attachments) == ["notes.txt", "sheet.json"]
    assert len(pdf.Root.AF) == 2


def test_pages_tags_and_metadata_stay_as_they_were() -> None:
    before, after = opened(normal_pdf()), opened(sealed(normal_pdf(), [DATA]))
    drawn = [
        pikepdf.unparse_content_stream(pikepdf.parse_content_stream(pdf.pages[0])) for pdf in (before, after)
    ]
    assert drawn[0] == drawn[1]
    assert dict(before.docinfo.items()).keys() == dict(after.docinfo.items()).keys()
    assert before.Root.Metadata.read_bytes() == after.Root.Metadata.read_bytes()
    report = page.validate_pdf_bytes(sealed(normal_pdf(), [DATA]), profile=page.ValidationProfile.PDF_UA_1)
    assert report.is_compliant


def test_equal_input_gives_equal_bytes() -> None:
    assert sealed(normal_pdf(), [DATA]) == sealed(normal_pdf(), [DATA])


def test_a_lock_is_aes_256_and_opens_with_its_password_alone(tmp_path: Path) -> None:
    locked = sealed(normal_pdf(), [DATA], PASSWORD)
    for wrong in ("", "wrong"):
        with pytest.raises(pikepdf.PasswordError):
            opened(locked, wrong)
    pdf = opened(locked, PASSWORD)
    assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
    assert pdf.encryption.file_method.name == pdf.encryption.stream_method.name == "aesv3"
    assert pdf.allow.accessibility
    assert pdf.attachments["sheet.json"].get_file().read_bytes() == DATA.data
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked)
    said = subprocess.run(
        ["pdftotext", "-upw", PASSWORD, str(path), "-"], capture_output=True, check=True, text=True
    )
    assert "What we agreed" in said.stdout


def test_nothing_of_the_words_can_be_read_without_the_password() -> None:
    locked = sealed(normal_pdf(), [DATA], PASSWORD)
    for words in (
        b"Sam",
        b"Bundle",
        b"sheet.json",
        "Sam".encode("utf-16-be"),
        b"00530061006D",
        b"notes for a visit",
    ):
        assert words not in locked


def test_the_sheet_is_sealed_only_when_asked() -> None:
    assert outside.render_sheet(NORMAL) == normal_pdf()
    assert outside.render_sheet(NORMAL, None, [DATA]) == sealed(normal_pdf(), [DATA])
    assert opened(outside.render_sheet(NORMAL, None, (), PASSWORD), PASSWORD).is_encrypted
