"""The visit sheet: one page, in order, everything said, nothing taken for markup."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import pairwise

import pytest

from companion import i18n
from companion.domain.sheet import SheetData, SheetLadder, SheetLine
from companion.drawing.shapes import Token
from companion.reports.paper_canvas import PAGE_SIZES
from companion.reports.progress import RenderCancelled
from companion.reports.sheet import render_sheet
from companion.reports.sheet_fit import MARGINS, Fitter
from companion.reports.sheet_look import SMALLEST_BOX, Look
from companion.reports.sheet_sections import under_one_lead
from companion.reports.stack import Panel, Picture, Stack
from companion.reports.text_lines import Style, Typesetter
from tests.reports.paper import (
    BURSTING,
    EMPTY,
    GOAL,
    LONG,
    NORMAL,
    bursting_pdf,
    font_names,
    lines,
    normal_pdf,
    page_texts,
    read,
    whole_text,
)

TITLES = (
    "What I want to talk about",
    "My goal, in my words",
    "What I did",
    "What I changed, and why",
    "When things were tense",
    "How much I could do",
    "My questions",
    "From my notes",
    "What we agreed",
)


def box_heights(data: SheetData) -> list[float]:
    """Heights of the drawn boxes on the last page of the layout."""
    layout = Fitter(data, Typesetter(), PAGE_SIZES[data.page]).best()
    last = layout.pages[-1][-1][1]
    return [
        item.height for _x, _y, item in last.parts if isinstance(item, Panel) and item.stroke is Token.INK
    ]


def pictures(stack: Stack) -> int:
    """Charts anywhere in ``stack``."""
    inner = sum(pictures(item) for _x, _y, item in stack.parts if isinstance(item, Stack))
    return inner + sum(isinstance(item, Picture) for _x, _y, item in stack.parts)


def test_the_sections_come_in_order() -> None:
    (text,) = page_texts(normal_pdf())
    places = [text.index(title) for title in TITLES]
    assert places == sorted(places)
    assert text.index("Sam") < places[0]
    assert "Chosen and written by me. My own notes, not a medical record." in text
    assert "Printed 2 Dec 2026 · page 1 of 1" in text


def test_their_words_are_printed_as_typed() -> None:
    text = whole_text(normal_pdf())
    for words in (
        *(line.text for line in NORMAL.about + NORMAL.talk + NORMAL.changed),
        *NORMAL.did,
        *(line.text for line in NORMAL.questions + NORMAL.notes),
    ):
        assert words in text
    assert f"“{GOAL.words}”" in text
    assert f"Because: “{GOAL.why}”" in text
    assert "2 → 6 of 10" in text
    assert "From 2 to 6." not in text  # the two numbers stand large beside it


def test_ladder_sureness_and_sides_are_said_where_they_were_chosen() -> None:
    goal = replace(GOAL, ladder=SheetLadder(-1, "Sit down after", "Once, easily"))
    data = replace(
        NORMAL,
        goals=(goal,),
        sure=lines("sure", "Confident 4 → 6 of 10."),
        sides=lines("side", "I would miss my chair."),
    )
    text = whole_text(render_sheet(data))
    assert "My ladder, now: −1 Sit down after" in text
    assert "I hoped for: 0 Once, easily" in text
    assert "How sure I feel Confident 4 → 6 of 10." in text
    assert "Both sides, in my words I would miss my chair." in text
    there = whole_text(
        render_sheet(replace(data, goals=(replace(goal, ladder=SheetLadder(0, "Once, easily")),)))
    )
    assert "My ladder, now: 0 Once, easily" in there
    assert "I hoped for" not in there


def test_each_of_many_goals_has_its_reason_and_its_ladder_where_there_is_room() -> None:
    goals = tuple(
        replace(
            GOAL,
            key=f"goal:{number}",
            why=f"Reason {number}.",
            ladder=SheetLadder(-1, f"Level {number}", f"Hope {number}"),
        )
        for number in range(4)
    )
    text = whole_text(render_sheet(replace(EMPTY, goals=goals)))
    for number in range(4):
        assert f"Because: “Reason {number}.”" in text
        assert f"Level {number}" in text
        assert f"Hope {number}" in text


def test_what_was_moved_is_said_on_the_page_and_is_in_the_appendix() -> None:
    data = replace(NORMAL, left_out="2 more notes are in the appendix.", more=lines("note", "First.", LONG))
    first, *others = page_texts(render_sheet(data))
    assert "2 more notes are in the appendix." in first
    assert "More for this visit First." in others[0]
    assert LONG.strip() in " ".join(others)
    assert "page 1 of 2" in first


def test_empty_sections_are_absent() -> None:
    text = whole_text(render_sheet(EMPTY))
    assert "What we agreed" in text
    assert "My notes for the visit" in text
    for title in TITLES[:-1]:
        assert title not in text


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("data", [EMPTY, NORMAL, BURSTING], ids=["empty", "normal", "bursting"])
def test_always_one_page_with_room_to_write(data: SheetData, page: str) -> None:
    sized = replace(data, page=page)
    reader = read(render_sheet(sized))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(
        (PAGE_SIZES[page].width, PAGE_SIZES[page].height), abs=0.1
    )
    assert max(box_heights(sized)) >= SMALLEST_BOX


def test_nothing_vanishes_without_a_word() -> None:
    text = whole_text(bursting_pdf())
    assert "more goals are left out." in text
    assert text.count("more lines are left out.") >= 5
    assert "Words cut short end in “…”." in text
    for title in TITLES:
        assert title.replace("My goal,", "My goals,") in text


def test_left_out_lines_are_counted_right() -> None:
    data = replace(NORMAL, questions=lines("question", *(f"Question {number}?" for number in range(60))))
    text = whole_text(render_sheet(data))
    shown = sum(f"Question {number}?" in text for number in range(60))
    assert 3 < shown < 60
    assert f"{60 - shown} more lines are left out." in text


def test_one_long_section_does_not_shorten_the_others() -> None:
    text = whole_text(render_sheet(replace(NORMAL, notes=lines("note", *(LONG,) * 20))))
    chosen = NORMAL.talk + NORMAL.changed + NORMAL.questions
    for words in (*(line.text for line in chosen), *NORMAL.did, *NORMAL.tense):
        assert words in text


def test_a_sheet_that_fits_is_not_shortened() -> None:
    text = whole_text(normal_pdf())
    assert "left out" not in text
    assert "…" not in text


def test_small_charts_give_way_before_words_do() -> None:
    roomy = Fitter(replace(NORMAL, notes=(), about=()), Typesetter(), PAGE_SIZES["A4"]).best()
    full = Fitter(
        replace(NORMAL, notes=lines("note", *(LONG[:500],) * 2)), Typesetter(), PAGE_SIZES["A4"]
    ).best()
    assert sum(pictures(stack) for _y, stack in roomy.pages[0]) > sum(
        pictures(stack) for _y, stack in full.pages[0]
    )
    assert not full.left
    assert not full.cut


def test_large_print_may_take_two_pages_and_is_large() -> None:
    for data in (NORMAL, BURSTING):
        large = replace(data, large_print=True)
        texts = page_texts(render_sheet(large))
        assert len(texts) == 2
        assert "page 2 of 2" in texts[1]
        layout = Fitter(large, Typesetter(), PAGE_SIZES["A4"]).best()
        assert layout.look.body >= 16
        assert max(box_heights(large)) >= SMALLEST_BOX


def test_a_sample_says_so() -> None:
    assert "Sample notebook." in whole_text(render_sheet(replace(NORMAL, sample=True)))
    assert "Sample notebook" not in whole_text(normal_pdf())


@pytest.mark.parametrize(
    "words",
    [
        '<img src="file:///etc/passwd">',
        "<b>bold</b> and <a href='javascript:x'>link</a>",
        "a < b",
        "&amp; &lt;",
        "Łódź",
        "Ελληνικά",
        "Кириллица",
        "العربية",
        "{name} %s {0}",
        "\\(PDF) Tj ET Q",
    ],
)
def test_any_words_are_literal_everywhere(words: str) -> None:
    one = lines("item", words)
    goal = replace(GOAL, words=words, why=words, rated_as=words, state_words=words)
    data = replace(NORMAL, name=words, about=one, talk=one, goals=(goal,), changed=one, notes=one)
    pdf = render_sheet(data)
    text = whole_text(pdf)
    assert text.count(words) >= 6
    assert "■" not in text
    assert "/XObject" not in read(pdf).pages[0]["/Resources"]


def test_the_fonts_are_ours_and_only_those_needed() -> None:
    assert font_names(normal_pdf()) <= {
        "AtkinsonHyperlegible-Regular",
        "AtkinsonHyperlegible-Bold",
        "NotoSansSymbols",
        "NotoSansSymbols-Bold",
    }
    assert font_names(render_sheet(EMPTY)) == {"AtkinsonHyperlegible-Regular", "AtkinsonHyperlegible-Bold"}


ASK, KNOW = "Ask me about: ", "Good to know: "


@pytest.mark.parametrize(
    ("about", "printed"),
    [
        (
            [(ASK, "roses"), (ASK, "the pub"), (KNOW, "I am deaf on one side.")],
            ["Ask me about: roses · the pub", "Good to know: I am deaf on one side."],
        ),
        ([(KNOW, "I come by bus."), (KNOW, "It is late")], ["Good to know: I come by bus. It is late"]),
        (
            [(ASK, "roses"), (KNOW, "Slowly."), (ASK, "Rosie")],
            [f"{ASK}roses", f"{KNOW}Slowly.", f"{ASK}Rosie"],
        ),
        ([("", "one"), ("", "two")], ["one", "two"]),
    ],
)
def test_lines_about_me_that_begin_the_same_begin_once(
    about: list[tuple[str, str]], printed: list[str]
) -> None:
    told = tuple(SheetLine(f"about:{n}", lead + words, lead) for n, (lead, words) in enumerate(about))
    data = replace(EMPTY, name="Sam", about=told)
    assert [line.text for line in under_one_lead(told)] == printed
    assert " ".join(printed) in whole_text(render_sheet(data))


def test_the_same_data_gives_the_same_bytes() -> None:
    assert render_sheet(BURSTING) == bursting_pdf()
    assert normal_pdf() != render_sheet(replace(NORMAL, name="Ann"))


def test_metadata_holds_a_title_a_language_and_a_day_and_nothing_else() -> None:
    reader = read(normal_pdf())
    assert reader.metadata == {"/Title": "Sam: notes for a visit", "/CreationDate": "D:20261202120000Z"}
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    told = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    said = re.sub(r"<[^>]*>", " ", told).split()
    assert " ".join(said) == "Sam: notes for a visit en-GB 2026-12-02T12:00:00Z 1"
    undated = read(render_sheet(replace(EMPTY, printed_on=None))).metadata
    assert undated == {"/Title": "My notes for the visit"}


def test_right_to_left_pages_are_mirrored() -> None:
    def left_edge(pdf: bytes, words: str) -> float:
        found: list[float] = []

        def see(text: str, _cm: list[float], tm: list[float], _font: object, _size: float) -> None:
            if words in text:
                found.append(tm[4])

        read(pdf).pages[0].extract_text(visitor_text=see)
        return found[0]

    plain, mirror = normal_pdf(), render_sheet(replace(NORMAL, right_to_left=True))
    assert left_edge(plain, "What I did") < left_edge(plain, "What I changed")
    assert left_edge(mirror, "What I did") > left_edge(mirror, "What I changed")
    assert left_edge(plain, "My questions") == pytest.approx(MARGINS.start, abs=1)
    assert left_edge(mirror, "My questions") > 400


def test_every_sentence_of_ours_can_be_translated() -> None:
    i18n.use(i18n.load("ar"))
    text = whole_text(render_sheet(replace(NORMAL, right_to_left=True, language="ar")))
    assert "■" not in text


def test_progress_rises_to_one_and_can_cancel() -> None:
    heard: list[float] = []
    render_sheet(NORMAL, lambda share: heard.append(share) is None)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(RenderCancelled):
        render_sheet(NORMAL, lambda _share: False)


def test_looking_for_a_layout_tells_and_can_be_stopped() -> None:
    heard: list[float] = [time.process_time()]

    def hear(_share: float) -> bool:
        heard.append(time.process_time())
        return True

    render_sheet(BURSTING, hear)
    assert len(heard) > 10
    assert max(after - before for before, after in pairwise(heard)) < 0.5
    left = [3]

    def stop(_share: float) -> bool:
        left[0] -= 1
        return left[0] > 0

    with pytest.raises(RenderCancelled):
        render_sheet(BURSTING, stop)


@pytest.mark.parametrize("char", ["x", "ب", "-a", "😀", "a\u0301\u0302", "中", "\n", "\u202e"])
def test_a_word_of_200_000_characters_takes_bounded_time(char: str) -> None:
    word = (char * 200_000)[:200_000]
    data = replace(
        NORMAL,
        talk=lines("item", word),
        notes=lines("note", word),
        goals=(replace(GOAL, words=word),),
        name=word,
    )
    start = time.perf_counter()
    pdf = render_sheet(data)
    assert time.perf_counter() - start < 4  # a second on a quiet machine
    assert len(read(pdf).pages) == 1


def test_the_box_is_as_tall_as_asked() -> None:
    fitter = Fitter(EMPTY, Typesetter(), PAGE_SIZES["A4"])
    page = fitter.best().pages[0]
    y, box = page[-1]
    assert y + box.height == pytest.approx(MARGINS.foot(PAGE_SIZES["A4"], Look()))


TWO = "I want to garden again.\nThe roses first."


def printed_lines(data: SheetData) -> list[str]:
    """Every line of text on the first page, as it stands there."""
    return [line.strip() for line in read(render_sheet(data)).pages[0].extract_text().splitlines()]


def with_breaks(words: str) -> SheetData:
    goal = replace(GOAL, words=words, why=words.upper())
    return replace(
        NORMAL,
        goals=(goal,),
        talk=lines("talk", words),
        questions=lines("question", words.lower()),
        notes=lines("note", words.title()),
    )


def test_line_ends_they_typed_stay_where_there_is_room() -> None:
    printed = printed_lines(with_breaks(TWO))
    for line in (
        "“I want to garden again.", "The roses first.”",  # goal
        "Because: “I WANT TO GARDEN AGAIN.", "THE ROSES FIRST.”",  # why
        "1. I want to garden again.", "The roses first.",  # talk
        "i want to garden again.", "the roses first.",  # question
        "I Want To Garden Again.", "The Roses First.",  # note
    ):  # fmt: skip
        assert line in printed, (line, printed)


def test_a_goal_in_a_row_of_many_keeps_its_lines_too() -> None:
    goals = tuple(replace(GOAL, key=f"goal:{n}", words=f"{n} {TWO}", why="") for n in range(5))
    printed = printed_lines(replace(EMPTY, goals=goals))
    for number in range(5):
        assert f"“{number} I want to garden again." in "\n".join(printed)
    assert sum(line.startswith("The roses first.”") for line in printed) == 5


def test_line_ends_give_way_before_the_page_does() -> None:
    """Forty short lines would fill the page; read as spaces they leave everything else as it is."""
    tall = "\n".join(f"word {number}" for number in range(40))
    data = replace(NORMAL, notes=lines("note", tall))
    (text,) = page_texts(render_sheet(data))
    assert " ".join(tall.split("\n")) in text
    plain = replace(NORMAL, notes=lines("note", tall.replace("\n", " ")))
    assert render_sheet(data) == render_sheet(plain)


def test_nothing_is_shortened_for_the_sake_of_line_ends() -> None:
    broken = replace(
        BURSTING, talk=tuple(replace(line, text=line.text.replace(". ", ".\n")) for line in BURSTING.talk)
    )
    assert len(read(render_sheet(broken)).pages) == 1
    assert render_sheet(broken) == render_sheet(BURSTING)


def test_words_on_both_sides_of_a_line_end_stay_apart_for_a_voice() -> None:
    block = Typesetter().text("roses first\nthen beans", Style(10), 400)
    first, second = block.lines
    assert "".join(atom.text for atom in first.atoms) == "roses first"
    assert first.gap is not None
    assert first.gap.text == " "
    assert second.gap is None
