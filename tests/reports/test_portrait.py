"""The picture of the person at the head of the sheet: small, at the end, named, and it costs no line where words are
as tall."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pypdfium2.raw
import pytest
from PIL import Image

from companion.domain.sheet import PORTRAIT_KEY, Section, SheetData
from companion.reports.paper_canvas import PAGE_SIZES
from companion.reports.sheet import render_sheet
from companion.reports.sheet_fit import Fitter
from companion.reports.sheet_look import PORTRAIT_SIDE
from companion.reports.sheet_measure import measure_sheet
from companion.reports.text_lines import Typesetter
from tests.reports.paper import BURSTING, NORMAL, lines


def jpeg(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def placed(pdf: bytes) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of every picture, in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [each.get_bounds() for each in document[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])]


def head_height(data: SheetData) -> float:
    return Fitter(data, Typesetter(data.right_to_left), PAGE_SIZES["A4"]).best().heights[Section.ABOUT]


@pytest.mark.parametrize(("width", "height"), [(300, 400), (400, 300), (3, 900)])
def test_it_stands_small_at_the_end_of_the_head_with_its_sides_as_they_are(width: int, height: int) -> None:
    ((left, bottom, right, top),) = placed(render_sheet(replace(NORMAL, portrait=jpeg(width, height))))
    assert max(right - left, top - bottom) == pytest.approx(PORTRAIT_SIDE, abs=0.5)
    assert (right - left) / (top - bottom) == pytest.approx(width / height, rel=0.1)
    assert right == pytest.approx(595 - 42, abs=1)
    assert top == pytest.approx(842 - 42, abs=1)


def test_from_right_to_left_it_stands_at_the_left() -> None:
    data = replace(NORMAL, portrait=jpeg(300, 300), right_to_left=True, language="ar")
    ((left, _bottom, _right, _top),) = placed(render_sheet(data))
    assert left == pytest.approx(42, abs=1)


def test_beside_words_as_tall_it_takes_no_room() -> None:
    data = replace(NORMAL, about=lines("about", "Ask me about: roses", "Good to know: slowly"))
    assert head_height(replace(data, portrait=jpeg(300, 300))) == head_height(data)


def test_where_the_page_is_too_full_leaving_it_off_is_offered_for_what_it_gives() -> None:
    data = replace(BURSTING, name="Sam", heading="", about=(), portrait=jpeg(300, 300))
    with_it, without = measure_sheet(data), measure_sheet(data.without(PORTRAIT_KEY))
    assert with_it.gives[PORTRAIT_KEY] == pytest.approx(with_it.over - without.over, abs=0.1)
    assert with_it.gives[PORTRAIT_KEY] > 10
