"""The picture of me on the sheet: only when ticked, that one picture alone, and nothing with it."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from companion.domain.sheet import PORTRAIT_KEY
from companion.domain.sheet_choices import Standing
from companion.services.about_page import THE_PORTRAIT
from companion.services.bundle import Services
from companion.services.sheets import SheetOptions

OPTIONS = SheetOptions(embed=True, code=True)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo that says with what it was taken."""
    path = tmp_path / "me.jpg"
    image = Image.effect_noise((90, 120), 80).convert("RGB")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Sam"
    image.save(path, exif=exif)
    return path


def pictures(pdf: bytes) -> list[bytes]:
    """Every picture in a PDF, as the file it was."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found = []
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                out = io.BytesIO()
                pikepdf.PdfImage(thing).extract_to(stream=out)
                found.append(out.getvalue())
        return found


def test_no_byte_of_the_picture_is_on_the_sheet_until_it_is_ticked(services: Services, photo: Path) -> None:
    plain = services.sheet_files.pdf(OPTIONS)
    services.about.set_portrait(photo)
    assert not services.about_page.portrait_shared()
    assert services.sheets.data(OPTIONS).portrait == b""
    assert services.sheet_files.pdf(OPTIONS) == plain
    services.about_page.tick_portrait(True)
    (found,) = pictures(services.sheet_files.pdf(OPTIONS))
    assert found == services.about.portrait_data()
    assert b"Camera of Sam" not in found
    services.about_page.tick_portrait(False)
    assert services.sheet_files.pdf(OPTIONS) == plain


def test_another_picture_is_private_and_the_former_one_comes_back_as_it_was(
    services: Services, photo: Path
) -> None:
    services.about.set_portrait(photo)
    services.about_page.tick_portrait(True)
    Image.new("RGB", (30, 30), "red").save(photo)
    former = services.about.set_portrait(photo)
    assert former is not None
    assert not services.about_page.portrait_shared()
    assert services.sheets.data(OPTIONS).portrait == b""
    services.about.bring_portrait_back(former)
    assert services.sheets.data(OPTIONS).portrait == services.about.portrait_data()


def test_what_was_chosen_for_one_sheet_is_not_said_of_another_picture(
    services: Services, photo: Path
) -> None:
    services.about.set_portrait(photo)
    services.sheets.choose(PORTRAIT_KEY, True)
    former = services.about.set_portrait(photo)
    assert former is not None
    assert services.sheets.data(OPTIONS).portrait == b""
    services.about.bring_portrait_back(former)
    assert services.sheets.data(OPTIONS).portrait != b""


def test_the_same_photo_taken_in_twice_in_one_second_is_private_again(
    services: Services, photo: Path
) -> None:
    services.about.set_portrait(photo)
    services.about_page.tick_portrait(True)
    services.about.set_portrait(photo)
    assert not services.about_page.portrait_shared()


def test_a_picture_taken_out_leaves_the_sheet(services: Services, photo: Path) -> None:
    services.about.set_portrait(photo)
    services.about_page.tick_portrait(True)
    services.about.remove_portrait()
    assert services.sheets.data(OPTIONS).portrait == b""
    assert all(choice.key != PORTRAIT_KEY for choice in services.sheets.choices(OPTIONS))


def test_the_sheet_page_can_leave_it_off_or_choose_it_for_one_sheet(services: Services, photo: Path) -> None:
    services.about.set_portrait(photo)
    (line,) = (each for each in services.sheets.choices(OPTIONS) if each.key == PORTRAIT_KEY)
    assert (line.label, line.included, line.private) == ("A picture of me", False, True)
    services.sheets.choose(PORTRAIT_KEY, True)
    assert services.sheets.data(OPTIONS).portrait != b""
    assert services.about_page.next_sheet() == {THE_PORTRAIT: Standing.PRINTED}
    services.about_page.tick_portrait(True)
    assert services.about_page.next_sheet() == {}
    services.sheets.put(PORTRAIT_KEY, Standing.BEHIND)
    data = services.sheets.data(SheetOptions(appendix=True))
    assert (data.portrait, data.more, data.left_out) == (b"", (), "")
    assert services.about_page.next_sheet() == {THE_PORTRAIT: Standing.OUT}
