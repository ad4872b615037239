"""Letters: every character has a glyph or a name, joins and directions are right, any text renders."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.charts.measure import text_width
from companion.domain.sheet import SheetData
from companion.reports.bidi_levels import levels, visual_order
from companion.reports.embed import subset
from companion.reports.fonts import Slant
from companion.reports.plain import lines_of
from companion.reports.shaping import Shaper
from companion.reports.sheet import render_sheet
from companion.reports.text_lines import LONGEST, Line, Span, Style, TextBlock, Typesetter
from tests.reports.paper import EMPTY, NORMAL, lines, whole_text

PLAIN = Style(10)
SCRIPTS = (
    "Łódź",
    "Ελληνικά",
    "Кириллица",
    "العربية لا",
    "עברית",
    "हिन्दी",
    "ภาษาไทย",
    "ქართული",
    "Հայերեն",
    "😀 🧿 👨‍👩‍👧 👍🏽 ✨ ❤️",
    "→ ← ½ … ″ ₂",
    "e\u0331 q\u0303",
)


def drawn(line: Line) -> str:
    """What the glyphs of a line stand for, atom by atom as read."""
    return "".join(atom.text for atom in line.atoms)


def spelled_by_glyphs(block: TextBlock) -> str:
    """The characters that can be copied out of the PDF."""
    return "".join(
        part.face.glyphs[code][1]
        for line in block.lines
        for atom in line.atoms
        for part in atom.shaped.parts
        for code in part.codes
    )


def missing_glyphs(block: TextBlock) -> list[str]:
    """Texts of atoms that would be drawn with the empty box of a font (glyph 0)."""
    return [
        atom.text
        for line in block.lines
        for atom in line.atoms
        for part in atom.shaped.parts
        if any(part.face.glyphs[code][0] == 0 for code in part.codes)
    ]


@pytest.mark.parametrize("words", SCRIPTS)
@pytest.mark.parametrize("style", [PLAIN, Style(10, bold=True), Style(10, italic=True)])
def test_every_script_we_carry_is_drawn_not_boxed(words: str, style: Style) -> None:
    block = Typesetter().text(words, style, 500)
    assert missing_glyphs(block) == []
    assert "[U+" not in drawn(block.lines[0])
    letters = {char for char in unicodedata.normalize("NFC", words) if char.isalnum()}
    assert letters <= set(spelled_by_glyphs(block))


def test_a_character_no_font_has_is_named() -> None:
    block = Typesetter().text("中文 ok", PLAIN, 500)
    assert drawn(block.lines[0]) == "[U+4E2D][U+6587] ok"
    assert "[U+4E2D]" in whole_text(render_sheet(named("中")))


def named(name: str) -> SheetData:
    return replace(EMPTY, name=name)


def test_emoji_can_be_copied_back() -> None:
    assert "🧿" in whole_text(render_sheet(named("my 🧿 charm")))


@given(st.text(max_size=60))
def test_any_text_is_set_without_an_empty_box(text: str) -> None:
    for right in (False, True):
        block = Typesetter(right).text(text, PLAIN, 80)
        assert missing_glyphs(block) == []


@given(st.text(max_size=80), st.floats(20, 400))
def test_no_line_is_wider_than_its_column(text: str, width: float) -> None:
    widest = 10 * 10.5  # one character spelled out, which cannot be broken smaller than its letters
    for line in Typesetter().text(text, PLAIN, width).lines:
        assert line.width <= max(width, widest) + 1e-6


@given(st.text(st.characters(codec="latin-1", categories=("L", "N", "P", "S", "Zs")), max_size=120))
def test_wrapping_loses_no_letter(text: str) -> None:
    typesetter = Typesetter()
    block = typesetter.text(text, PLAIN, 70)
    shown = "".join(drawn(line) for line in block.lines)
    expected = "".join(lines_of(text))
    assert shown.replace(" ", "") == expected.replace(" ", "")


@given(st.text(max_size=200), st.integers(1, 3))
def test_cut_text_ends_in_an_ellipsis_and_keeps_its_width(text: str, most: int) -> None:
    block = Typesetter().text(text, PLAIN, 60, most=most)
    assert len(block.lines) <= most
    if block.cut:
        assert "…" in drawn(block.lines[-1])
        assert block.lines[-1].width <= 60 + 1e-6


def test_text_past_the_limit_is_marked_as_cut() -> None:
    block = Typesetter().text("word " * LONGEST, PLAIN, 500)
    assert block.cut
    assert drawn(block.lines[-1]).endswith("…")


def test_line_ends_are_kept_and_empty_lines_do_not_pile_up() -> None:
    block = Typesetter().text("one\r\ntwo\n\n\n\nthree\u2028four", PLAIN, 500)
    assert [drawn(line) for line in block.lines] == ["one", "two", "", "three", "four"]


def test_control_characters_draw_nothing() -> None:
    assert drawn(Typesetter().text("a\x00b\x07c\ud800d\u200be", PLAIN, 500).lines[0]) == "abcde"


def test_arabic_letters_join() -> None:
    shaper = Shaper(Typesetter().fonts)
    joined, apart = shaper.word("ببب", Slant(), True), [shaper.word("ب", Slant(), True)] * 3
    assert joined.width < sum(one.width for one in apart) * 0.8


def test_right_to_left_words_are_set_from_the_right() -> None:
    line = Typesetter().text("שלום עולם ok", PLAIN, 500).lines[0]
    assert line.right
    assert [atom.text for atom in line.atoms] == ["ok", " ", "עולם", " ", "שלום"]


def test_numbers_keep_their_order_in_right_to_left_words() -> None:
    line = Typesetter(True).text("يوم 25 مايو", PLAIN, 500).lines[0]
    assert [atom.text for atom in line.atoms] == ["مايو", " ", "25", " ", "يوم"]


@given(st.text(max_size=40), st.integers(0, 1))
def test_every_character_has_a_level(text: str, base: int) -> None:
    for line in lines_of(text):
        found = levels(line, base)
        assert len(found) == len(line)
        assert sorted(visual_order(list(range(len(line))), found)) == list(range(len(line)))


def test_bold_fallback_is_really_heavier() -> None:
    typesetter = Typesetter()
    plain, bold = (typesetter.text("Кириллица", Style(10, bold=heavy), 500) for heavy in (False, True))
    assert bold.width > plain.width * 1.03


def test_a_subset_holds_only_what_was_used() -> None:
    typesetter = Typesetter()
    block = typesetter.text("ab", PLAIN, 500)
    (part,) = block.lines[0].atoms[0].shaped.parts
    part.face.used.update(part.codes)
    data, mapping = subset(part.face)
    assert len(mapping) == 3  # the two letters and the font's own empty box, which is never shown
    assert len(data) < 10_000


def test_a_plain_sheet_opens_only_the_fonts_it_needs() -> None:
    typesetter = Typesetter()
    typesetter.spans([Span("plain ", PLAIN), Span("words", Style(10, bold=True))], 200)
    assert [face.name for face in typesetter.fonts.faces] == [
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
    ]


def test_the_estimate_of_charts_is_on_the_generous_side() -> None:
    typesetter = Typesetter()
    for char in map(chr, range(0x20, 0x0700)):
        if unicodedata.category(char) in ("Cc", "Cf", "Cn"):
            continue
        for slant in (Style(1), Style(1, bold=True), Style(1, italic=True)):
            assert typesetter.one_line(char, slant).width <= text_width(char, 1, bold=slant.bold) + 1e-9, char


@settings(max_examples=40)
@given(st.text(max_size=300))
def test_any_text_renders(text: str) -> None:
    data = replace(NORMAL, name=text, talk=lines("item", text), notes=lines("note", text), heading=text)
    assert render_sheet(data).startswith(b"%PDF")
