"""The small code: whatever was put in is read back from the printed page."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from companion.drawing.shapes import Path as Shape
from companion.drawing.shapes import Token
from companion.reports.code_square import code_square
from companion.reports.sheet import render_sheet
from tests.reports.paper import NORMAL

TEXTS = ("C1|2026-12-02|Lift Rosie;2026-09-10:2;2026-12-01:6", "Łódź العربية 😀", "x" * 300)


def painted(text: str, scale: int = 4, quiet: int = 4) -> Image.Image:
    """The drawing as a picture, module by module, without any painter of ours."""
    drawing = code_square(text)
    side = int(drawing.width)
    picture = Image.new("L", ((side + 2 * quiet) * scale,) * 2, 255)
    (shape,) = drawing.shapes
    assert isinstance(shape, Shape)
    corners = [command[1:] for command in shape.commands if command[0] != "Z"]
    for start in range(0, len(corners), 4):
        (x1, y1), _right, (x2, y2), _left = corners[start : start + 4]
        box = [int((float(edge) + quiet) * scale) for edge in (x1, y1, x2, y2)]
        picture.paste(0, (box[0], box[1], box[2], box[3]))
    return picture


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=120))
def test_any_text_comes_back(text: str) -> None:
    found = zxingcpp.read_barcodes(painted(text))
    assert [code.text for code in found] == [text]


@pytest.mark.parametrize("dpi", [150, 300])
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("large", [False, True])
def test_it_is_read_from_the_printed_page(text: str, dpi: int, large: bool, tmp_path: Path) -> None:
    pdf, png = tmp_path / "a.pdf", tmp_path / "a"
    data = replace(NORMAL, code=text, large_print=large)
    pdf.write_bytes(render_sheet(data, code=code_square(text)))
    subprocess.run(["pdftoppm", "-r", str(dpi), "-gray", "-png", str(pdf), str(png)], check=True)
    pages = sorted(tmp_path.glob("a*.png"))
    found = [code.text for path in pages for code in zxingcpp.read_barcodes(Image.open(path))]
    assert found == [text]


def test_a_sheet_without_a_code_has_none(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(render_sheet(NORMAL))
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-png", str(pdf), str(tmp_path / "a")], check=True)
    (path,) = tmp_path.glob("a*.png")
    assert zxingcpp.read_barcodes(Image.open(path)) == []


def test_the_drawing_is_square_and_dark() -> None:
    drawing = code_square("abc")
    assert drawing.width == drawing.height == 21
    assert {shape.fill for shape in drawing.shapes} == {Token.INK}


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ValueError, match="Data too large"):
        code_square("x" * 4000)
