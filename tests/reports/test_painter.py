"""Drawings on paper: vectors in the right place and colour."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pytest

from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Text, Token, line
from companion.reports.painter import paint
from companion.reports.paper_canvas import PAGE_SIZES, PAPER_COLOURS, Colour, PaperCanvas, person_on_paper
from companion.reports.text_lines import Typesetter
from tests.reports.paper import read


def painted(
    drawing: Drawing,
    x: float,
    y: float,
    *,
    right: bool = False,
    colours: Mapping[Token, Colour] = PAPER_COLOURS,
) -> str:
    """The page's operators after painting ``drawing``."""
    target = BytesIO()
    paper = PaperCanvas(target, PAGE_SIZES["A4"], right, "en")
    paint(paper, Typesetter(right), drawing, x, y, colours=colours)
    paper.next_page()
    paper.save()
    return read(target.getvalue()).pages[0].get_contents().get_data().decode("latin-1")


def text_at(code: str) -> tuple[float, float]:
    found = re.search(r"1 0 0 1 ([\d.]+) ([\d.]+) Tm", code)
    assert found
    return float(found[1]), float(found[2])


def test_units_are_three_quarters_of_a_point_from_the_top_left() -> None:
    code = painted(Drawing(100, 50, (line(0, 0, 100, 40, Token.INK, 2.0),)), 60, 100)
    top = PAGE_SIZES["A4"].height - 100
    assert f"60 {top:.2f}".rstrip("0") in code
    assert "135 " in code
    assert "1.5 w" in code


def test_every_token_has_a_colour_and_words_are_dark_enough() -> None:
    assert set(PAPER_COLOURS) == set(Token)

    def luminance(token: Token) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in PAPER_COLOURS[token]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for token in (Token.INK, Token.MUTED, Token.ACCENT, Token.AMBER):
        assert 1.05 / (luminance(token) + 0.05) >= 7


def test_shapes_are_filled_stroked_and_dashed() -> None:
    shapes = (
        Circle(10, 10, 4, fill=Token.ACCENT),
        Path(
            (("M", 0, 0), ("C", 1, 1, 2, 2, 3, 3), ("Z",)), fill=Token.SOFT, stroke=Token.INK, dash=(4.0, 2.0)
        ),
    )
    code = painted(Drawing(20, 20, shapes), 0, 0)
    assert "[3 1.5] 0 d" in code
    assert code.count(" c") >= 5
    assert ".058824 .360784 .360784 rg" in code


def test_the_drawn_person_is_printed_as_chosen() -> None:
    figure = Drawing(20, 20, (Circle(10, 10, 4, fill=Token.SKIN), Circle(10, 4, 2, fill=Token.HAIR)))
    deep = person_on_paper(Skin.DEEP, Hair.GREY)
    assert {token for token in Token if deep[token] != PAPER_COLOURS[token]} == {
        Token.SKIN,
        Token.SKIN_FAR,
        Token.SKIN_EDGE,
        Token.HAIR,
    }

    def operator(colour: Colour) -> str:
        return " ".join(f"{round(part, 6):g}".replace("0.", ".", 1) for part in colour) + " rg"

    usual, chosen = painted(figure, 0, 0), painted(figure, 0, 0, colours=deep)
    for token in (Token.SKIN, Token.HAIR):
        assert operator(PAPER_COLOURS[token]) in usual
        assert operator(deep[token]) in chosen
        assert operator(PAPER_COLOURS[token]) not in chosen


@pytest.mark.parametrize("right", [False, True])
def test_anchors_follow_the_reading_order(right: bool) -> None:
    places = {}
    for anchor in Anchor:
        code = painted(Drawing(100, 20, (Text(50, 10, "word", 10, anchor=anchor),)), 0, 0, right=right)
        places[anchor] = text_at(code)[0]
    order = [Anchor.START, Anchor.MIDDLE, Anchor.END]
    ranked = sorted(order, key=lambda anchor: places[anchor], reverse=True)
    assert ranked == (order if not right else order[::-1])


def test_the_place_is_mirrored_the_drawing_is_not() -> None:
    drawing = Drawing(100, 20, (line(0, 0, 10, 0, Token.INK),))
    wide = PAGE_SIZES["A4"].width
    assert "60 " in painted(drawing, 60, 0)
    assert f"{wide - 60 - 75:.3f} " in painted(drawing, 60, 0, right=True)
