"""Every kind of paper can be read aloud: tagged, in reading order, with words for pictures. Checked by ``page-validation``,
whose rules are those of PDF/UA-1 that a program can check, and by looking at the tree ourselves."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from PIL import Image

from companion.domain.fridge_card import Easing, FridgeCard
from companion.movements import draw, shipped
from companion.reports.code_square import code_square
from companion.reports.fridge_card import render_fridge_card
from companion.reports.handout_pages import render_handout
from companion.reports.paper_pages import render_paper
from companion.reports.picture import render_picture
from companion.reports.sheet import render_sheet
from tests.reports.paper import BURSTING, EMPTY, LAST, LONG, NORMAL, diary, lines
from tests.reports.papers import (
    BURSTING_STORY,
    DAYS,
    EMPTY_STORY,
    STORY,
    bursting_handout,
    handout,
)

SCRIPTS = "Łódź Ελληνικά Кириллица العربية 😀 \U0001f9ff f\u0301"
CARD = FridgeCard(
    name="Sam",
    passes="It went every time.",
    first="Ease off for two days.\nWalk to the gate.",
    relief=(Easing("Knee to chest", "helped 7 of 9 times"), Easing("Heat")),
    call="Ana 0123",
    signs="I hold my breath.",
    emergency_number="112",
    written_on=LAST,
)
PLAIN_PICTURE = "A bridge"


def _picture() -> bytes:
    movement = shipped().get("bridge")
    assert movement is not None
    return render_picture(draw(movement, 300, 200), PLAIN_PICTURE, "en")


def _photo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (30, 40), "teal").save(out, "JPEG")
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "sheet": lambda: render_sheet(NORMAL),
    "empty sheet": lambda: render_sheet(EMPTY),
    "bursting sheet": lambda: render_sheet(BURSTING),
    "large sheet": lambda: render_sheet(replace(NORMAL, large_print=True)),
    "coded sheet": lambda: render_sheet(
        replace(NORMAL, code="abc", left_out="1 more note is in the appendix.", more=lines("more", LONG)),
        code=code_square("abc" * 80),
    ),
    "sheet from right to left": lambda: render_sheet(
        replace(NORMAL, right_to_left=True, language="ar", name="سمر", talk=lines("item", "العربية أولا"))
    ),
    "sheet in many scripts": lambda: render_sheet(
        replace(NORMAL, name=SCRIPTS, talk=lines("item", SCRIPTS), notes=lines("note", SCRIPTS * 40))
    ),
    "sheet with a picture of me": lambda: render_sheet(replace(NORMAL, portrait=_photo())),
    "sheet with a diary": lambda: render_sheet(replace(NORMAL, diary=diary(400))),
    "card": lambda: render_fridge_card(CARD),
    "empty card": lambda: render_fridge_card(FridgeCard()),
    "handout": lambda: render_handout(handout()),
    "handout with boxes": lambda: render_handout(replace(handout(), days=DAYS, large_print=True)),
    "bursting handout": lambda: render_handout(bursting_handout()),
    "story": lambda: render_paper(STORY),
    "large story": lambda: render_paper(replace(STORY, large_print=True)),
    "empty story": lambda: render_paper(EMPTY_STORY),
    "bursting story": lambda: render_paper(BURSTING_STORY),
    "picture": _picture,
}


@cache
def pdf_of(kind: str) -> bytes:
    return KINDS[kind]()


@cache
def opened(kind: str) -> pikepdf.Pdf:
    """The document, kept open: its elements live as long as it does."""
    return pikepdf.open(BytesIO(pdf_of(kind)))


def kids_of(element: Any) -> list[Any]:
    """What is in an element: a single kid need not be in a list."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
            continue
        yield element
        waiting.extend(reversed(kids_of(element)))


def roles(kind: str) -> list[str]:
    return [str(element.S)[1:] for element in elements(opened(kind))]


def said_of(kind: str, tmp_path: Path) -> str:
    """What a voice reads: the text of the tree, every run of spaces as one."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(kind))
    tree = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, check=True, text=True
    ).stdout
    return re.sub(r"\s+", " ", " ".join(re.findall(r'^ *"(.*)"$', tree, re.M)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_automated_checks_of_pdf_ua_pass(kind: str) -> None:
    report = page.validate_pdf_bytes(pdf_of(kind), profile=page.ValidationProfile.PDF_UA_1)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.rules.total > 100


def test_the_checker_would_notice_what_is_missing() -> None:
    broken = pikepdf.open(BytesIO(pdf_of("sheet")))
    del broken.Root["/StructTreeRoot"]
    target = BytesIO()
    broken.save(target)
    report = page.validate_pdf_bytes(target.getvalue(), profile=page.ValidationProfile.PDF_UA_1)
    assert not report.is_compliant


@pytest.mark.parametrize("kind", KINDS)
def test_every_mark_belongs_to_one_element_and_the_other_way_round(kind: str) -> None:
    pdf = opened(kind)
    owned: dict[tuple[int, int], Any] = {}
    for element in elements(pdf):
        for kid in kids_of(element):
            if isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                owned[kid.Pg.objgen[0], int(kid.MCID)] = element.objgen
            elif not isinstance(kid, pikepdf.Dictionary):
                owned[element.Pg.objgen[0], int(kid)] = element.objgen
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    drawn = {}
    for sheet in pdf.pages:
        assert str(sheet.obj.Tabs) == "/S"
        marks = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(sheet)
            if str(operator) == "BDC" and "/MCID" in operands[1]
        ]
        assert marks == list(range(len(marks)))
        above = parents[int(sheet.obj.StructParents)]
        for mark in marks:
            drawn[sheet.obj.objgen[0], mark] = above[mark].objgen
    assert drawn == owned


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_drawn_outside_the_tree_unless_it_is_an_artifact(kind: str) -> None:
    painting = {"Tj", "TJ", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do"}
    for sheet in opened(kind).pages:
        open_marks: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            word = str(operator)
            if word in ("BDC", "BMC"):
                open_marks.append(str(operands[0]))
            elif word == "EMC":
                open_marks.pop()
            elif word in painting:
                assert open_marks
        assert not open_marks


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_with_one_title_and_skip_no_level(kind: str) -> None:
    if kind == "picture":
        return
    levels = [int(role[1]) for role in roles(kind) if re.fullmatch(r"H\d", role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_words_and_a_place(kind: str) -> None:
    for element in elements(opened(kind)):
        if str(element.S) == "/Figure":
            assert str(element.Alt).strip()
            left, bottom, right, top = (float(edge) for edge in element.A.BBox)
            assert left < right
            assert bottom < top


def test_pictures_say_what_they_show() -> None:
    words = [str(e.Alt) for e in elements(opened("sheet")) if str(e.S) == "/Figure"]
    assert "Recorded 6 times." in words[0]
    assert "of 10" in words[0]
    assert all("Not recorded from" in word for word in words)
    steps = [str(e.Alt) for e in elements(opened("handout")) if str(e.S) == "/Figure"]
    assert steps[:2] == ["Bridge: how it starts.", "Bridge: where it goes, with an arrow the way you move."]
    assert len(steps) == 10


def test_lists_have_entries_with_bodies_and_numbered_ones_their_labels() -> None:
    for element in elements(opened("sheet")):
        if str(element.S) == "/L":
            entries = kids_of(element)
            is_numbered = str(element.A.ListNumbering) == "/Decimal"
            for entry in entries:
                parts = kids_of(entry)
                assert str(entry.S) == "/LI"
                assert [str(part.S) for part in parts] == (["/Lbl"] if is_numbered else []) + ["/LBody"]
    assert roles("sheet").count("Lbl") == len(NORMAL.talk)


@pytest.mark.parametrize("kind", ["story", "handout with boxes", "bursting story"])
def test_tables_say_what_each_head_is_the_head_of(kind: str) -> None:
    tables = [e for e in elements(opened(kind)) if str(e.S) == "/Table"]
    assert tables
    for table in tables:
        first, *others = list(table.K)
        assert {str(cell.A.Scope) for cell in first.K} == {"/Column"}
        assert others
        for row in others:
            cells = list(row.K)
            assert len(cells) == len(list(first.K))
            assert str(cells[0].A.Scope) == "/Row"
            assert {str(cell.S) for cell in cells[1:]} == {"/TD"}


def test_a_table_over_two_pages_is_one_table() -> None:
    tables = [e for e in elements(opened("bursting story")) if str(e.S) == "/Table"]
    assert len(tables) == 2
    assert len(list(tables[1].K)) == 30


def test_the_order_of_reading_is_that_of_the_sheet(tmp_path: Path) -> None:
    said = said_of("sheet", tmp_path)
    wanted = (
        "Sam",
        "What I want to talk about",
        "1.",
        NORMAL.talk[0].text,
        "My goal, in my words",
        NORMAL.goals[0].words,
        "2 → 6 of 10",
        "What I did",
        "What I changed, and why",
        "When things were tense",
        "How much I could do",
        "My questions",
        "From my notes",
        "What we agreed",
    )
    places = [said.index(words) for words in wanted]
    assert places == sorted(places)
    assert "page 1 of 1" not in said


def test_words_stay_apart_where_a_line_ends(tmp_path: Path) -> None:
    said = said_of("bursting story", tmp_path)
    assert said.count(LONG.strip()) >= 4


def test_a_repeated_day_or_head_is_read_once(tmp_path: Path) -> None:
    said = said_of("bursting story", tmp_path)
    assert said.count("My note") == 2
    days = re.findall(
        r"\b(\d+ (?:Sept|Oct|Nov|Dec|Jan|Feb|Mar)) Entry", said_of("sheet with a diary", tmp_path)
    )
    assert len(days) == len(set(days)) == 200


def outlines(pdf: pikepdf.Pdf) -> list[str]:
    with pdf.open_outline() as outline:
        found: list[str] = []
        waiting = list(reversed(outline.root))
        while waiting:
            item = waiting.pop()
            found.append(item.title)
            waiting.extend(reversed(item.children))
    return found


def test_bookmarks_lead_to_every_heading() -> None:
    assert outlines(opened("sheet"))[:3] == ["Sam", "What I want to talk about", "My goal, in my words"]
    assert outlines(opened("sheet with a diary"))[-5:-2] != []
    assert "September 2026" in outlines(opened("sheet with a diary"))
    pdf = opened("bursting story")
    assert str(pdf.Root.PageMode) == "/UseOutlines"
    assert str(opened("sheet").Root.PageMode) != "/UseOutlines"
    assert all(len(title) <= 81 for title in outlines(pdf))


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded_and_says_its_characters(kind: str) -> None:
    for sheet in opened(kind).pages:
        for font in sheet.obj.Resources.get("/Font", {}).values():
            assert "/ToUnicode" in font
            (inner,) = font.DescendantFonts
            assert len(inner.FontDescriptor.FontFile2.read_bytes()) > 100


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_says_its_language_and_shows_its_title(kind: str) -> None:
    pdf = opened(kind)
    assert str(pdf.Root.Lang)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert str(pdf.docinfo["/Title"]).strip()
    assert set(pdf.docinfo.keys()) <= {"/Title", "/CreationDate"}


def test_all_scripts_are_there_and_no_empty_box(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of("sheet in many scripts"))
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, text=True).stdout
    for word in ("Łódź", "Ελληνικά", "Кириллица", "العربية", "😀"):
        assert word in text
    assert "■" not in text
    assert "□" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_qpdf_finds_nothing_wrong(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(kind))
    subprocess.run(["qpdf", "--check", str(path)], check=True, capture_output=True)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_data_gives_the_same_bytes(kind: str) -> None:
    assert KINDS[kind]() == pdf_of(kind)
