"""A drawing as an SVG file: every shape in its place and colour, and nothing typed can break out of it."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Shape, Text, Token
from companion.drawing.svg import drawing_svg

COLOURS = {token: f"#{number:06X}" for number, token in enumerate(Token, 1)}
SVG = "{http://www.w3.org/2000/svg}"


def parsed(*shapes: Shape, words: str = "", **options: object) -> ET.Element:
    text = drawing_svg(Drawing(120.0, 80.5, shapes, words), COLOURS, **options)  # type: ignore[arg-type]
    return ET.fromstring(text)  # noqa: S314 - our own file


def only(element: ET.Element) -> Mapping[str, str]:
    (child,) = element
    return child.attrib


def test_the_sheet_has_its_size_and_its_words() -> None:
    root = parsed(words="A bridge")
    assert (root.attrib["width"], root.attrib["height"], root.attrib["viewBox"]) == (
        "120",
        "80.5",
        "0 0 120 80.5",
    )
    assert root.findtext(f"{SVG}title") == "A bridge"


def test_a_path_keeps_its_commands_and_colours() -> None:
    way = (("M", 1.0, 2.5), ("L", -0.001, 3.14159), ("C", 1, 2, 3, 4, 5, 6), ("Z",))
    found = only(parsed(Path(way, Token.TOP, Token.INK, 2.0, (4.0, 2.5))))
    assert found["d"] == "M1 2.5L0 3.14C1 2 3 4 5 6Z"
    assert (found["fill"], found["stroke"]) == (COLOURS[Token.TOP], COLOURS[Token.INK])
    assert (found["stroke-width"], found["stroke-dasharray"]) == ("2", "4 2.5")
    assert found["stroke-linecap"] == "butt"


def test_what_is_not_filled_is_not_black() -> None:
    found = only(parsed(Path((("M", 0, 0), ("L", 9, 9)), stroke=Token.INK)))
    assert found["fill"] == "none"
    assert found["stroke-linecap"] == "round"
    assert "stroke" not in only(parsed(Circle(1, 2, 3, Token.SKIN)))


def test_a_circle_is_a_circle() -> None:
    found = only(parsed(Circle(10.5, 20, 7.25, Token.GEAR)))
    assert (found["cx"], found["cy"], found["r"], found["fill"]) == (
        "10.5",
        "20",
        "7.25",
        COLOURS[Token.GEAR],
    )


@pytest.mark.parametrize("anchor", list(Anchor))
def test_a_text_sits_at_its_anchor_in_reading_order(anchor: Anchor) -> None:
    """SVG's own anchors follow the direction, as ours do."""
    root = parsed(Text(10, 20, "word", 12, Token.MUTED, anchor, bold=True, italic=True), right_to_left=True)
    found = only(root)
    assert root.attrib["direction"] == "rtl"
    assert (found["text-anchor"], found["font-weight"], found["font-style"]) == (
        anchor.value,
        "bold",
        "italic",
    )
    assert found["fill"] == COLOURS[Token.MUTED]
    assert "direction" not in parsed().attrib


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_whatever_is_typed_comes_out_as_typed(typed: str) -> None:
    root = parsed(Text(0, 0, typed, 12), words=typed)
    assert [child.text for child in root] == [typed, typed]


def test_markup_is_shown_not_obeyed() -> None:
    root = parsed(Text(0, 0, '<image href="x"/>&amp;', 12), words="</title><script>")
    assert [child.tag for child in root] == [f"{SVG}title", f"{SVG}text"]


def test_the_ground_is_painted_first_when_asked() -> None:
    root = parsed(Circle(1, 2, 3, Token.SKIN), ground=Token.PAPER)
    assert [child.tag for child in root] == [f"{SVG}rect", f"{SVG}circle"]
    assert root[0].attrib == {"width": "120", "height": "80.5", "fill": COLOURS[Token.PAPER]}


def test_a_token_without_a_colour_is_an_error() -> None:
    with pytest.raises(KeyError):
        drawing_svg(Drawing(1, 1, (Circle(0, 0, 1, Token.SKIN),)), {})
