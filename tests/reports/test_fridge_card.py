"""The fridge card: one page whatever was written, in large print, nothing taken for markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion import i18n
from companion.domain.fridge_card import Easing, FridgeCard
from companion.reports.fridge_card import (
    MARGIN,
    SMALLEST_BODY,
    CardFitter,
    CardLayout,
    lying,
    render_fridge_card,
)
from companion.reports.progress import RenderCancelled
from companion.reports.stack import Stack, Words
from companion.reports.text_lines import Typesetter
from tests.reports.paper import LONG, font_names, read, whole_text, words_in

NORMAL = FridgeCard(
    name="Sam",
    passes="It passes. Last time it took two days.",
    first="Ease off, do not stop.\nSit for 20, then move.",
    relief=(Easing("Knee to chest", "helped 7 of 9 times"), Easing("Radio 4")),
    call="Ana at Riverside Physio, 555 0100",
    signs="A band across the low back when I get up.",
    emergency_number="112",
    written_on=date(2026, 10, 2),
    language="en-GB",
)
BURSTING = replace(
    NORMAL,
    name="Sam " * 60,
    passes=LONG,
    first="\n".join([LONG] * 12),
    relief=tuple(Easing(f"{number} {LONG}", "helped 7 of 9 times") for number in range(40)),
    call="x" * 4000,
    signs=LONG,
    emergency_number="112 " * 20,
)
TITLES = ("First 48 hours", "What eases me", "Who to call or tell", "My early signs")


def laid_out(card: FridgeCard) -> CardLayout:
    return CardFitter(card, Typesetter(card.right_to_left), lying(card.page)).best()


def test_the_parts_come_in_order_as_typed() -> None:
    text = whole_text(render_fridge_card(NORMAL))
    places = [text.index(words) for words in ("When things are tense", "Sam", NORMAL.passes, *TITLES)]
    assert places == sorted(places)
    for words in (
        "Ease off, do not stop.",
        "Sit for 20, then move.",
        "Knee to chest: helped 7 of 9 times",
        "Radio 4",
        NORMAL.call,
        NORMAL.signs,
        "In an emergency, call 112",
        "I wrote this on 2 Oct 2026.",
    ):
        assert words in text, words
    assert "Radio 4:" not in text
    assert "left out" not in text
    assert "…" not in text


@pytest.mark.parametrize(
    ("part", "title"),
    [("first", TITLES[0]), ("relief", TITLES[1]), ("call", TITLES[2]), ("signs", TITLES[3])],
)
def test_an_empty_part_is_left_out(part: str, title: str) -> None:
    text = whole_text(render_fridge_card(replace(NORMAL, **{part: () if part == "relief" else " \n"})))
    assert title not in text
    for other in TITLES:
        assert other == title or other in text


def test_without_number_and_day_there_is_no_word_of_them() -> None:
    text = whole_text(render_fridge_card(replace(NORMAL, emergency_number="", written_on=None)))
    assert "emergency" not in text
    assert "wrote" not in text


def test_a_card_without_a_plan_has_the_titles_to_write_under() -> None:
    text = whole_text(render_fridge_card(FridgeCard()))
    for title in TITLES:
        assert title in text


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("card", [FridgeCard(), NORMAL, BURSTING], ids=["empty", "normal", "bursting"])
def test_always_one_page_and_never_past_its_half(card: FridgeCard, page: str, right_to_left: bool) -> None:
    sized = replace(card, page=page, right_to_left=right_to_left)
    (found,) = read(render_fridge_card(sized)).pages
    paper = lying(page)
    assert paper.width > paper.height
    assert (float(found.mediabox.width), float(found.mediabox.height)) == pytest.approx(
        (paper.width, paper.height), abs=0.1
    )
    layout = laid_out(sized)
    low = 0.0
    for y, stack in layout.stacks:
        assert y >= low
        low = y + stack.height
        assert stack.width == paper.width / 2 - 2 * MARGIN
        assert widest(stack) <= stack.width + 0.01
    assert low <= paper.height - MARGIN
    assert layout.look.body >= SMALLEST_BODY


def widest(stack: Stack) -> float:
    """How far the words of a stack reach, its inner stacks included."""
    reach = [0.0]
    for x, _y, item in stack.parts:
        if isinstance(item, Words):
            reach.append(x + item.block.width)
        elif isinstance(item, Stack):
            reach.append(x + widest(item))
    return max(reach)


def test_letters_are_as_large_as_the_words_allow() -> None:
    little = laid_out(replace(NORMAL, first="Ease off.", signs="", call=""))
    assert little.look.body == 20.0
    assert little.look.body > laid_out(replace(NORMAL, signs=LONG[:600])).look.body >= SMALLEST_BODY


def test_nothing_vanishes_without_a_word() -> None:
    text = whole_text(render_fridge_card(BURSTING))
    for title in TITLES:
        assert title in text
    assert text.count("more lines are left out.") >= 2
    assert "Words cut short end in “…”. All of them are in my notebook." in text


def test_left_out_lines_are_counted_right() -> None:
    card = replace(NORMAL, relief=tuple(Easing(f"Thing number {number}!") for number in range(60)))
    text = whole_text(render_fridge_card(card))
    shown = sum(f"Thing number {number}!" in text for number in range(60))
    assert 3 < shown < 60
    assert f"{60 - shown} more lines are left out." in text
    for words in (NORMAL.call, "Sit for 20, then move.", NORMAL.signs):
        assert words in text  # one long part does not shorten the others


def test_the_same_card_is_the_same_file() -> None:
    assert render_fridge_card(NORMAL) == render_fridge_card(NORMAL)
    assert render_fridge_card(NORMAL) != render_fridge_card(replace(NORMAL, call="Tom"))


@pytest.mark.parametrize(
    "words", ['<img src="file:///etc/passwd">', "<b>bold</b> a < b", "&amp; {name} %s", "Łódź Ελλ", "العربية"]
)
def test_any_words_are_literal_everywhere(words: str) -> None:
    card = FridgeCard(words, words, words, (Easing(words),), words, words, "112")
    pdf = render_fridge_card(card)
    assert whole_text(pdf).count(words) == 6
    assert not font_names(pdf) & {"Helvetica", "Times-Roman", "Courier"}


def test_every_font_is_inside_the_file() -> None:
    card = replace(NORMAL, passes="😀 Łódź", call="العربية Ελληνικά")
    (page,) = read(render_fridge_card(card)).pages
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    assert len(fonts) >= 4
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


def test_reading_right_to_left_the_card_is_on_the_right_half() -> None:
    def first_x(right_to_left: bool) -> float:
        found: list[float] = []

        def visit(text: str, _cm: object, tm: list[float], _font: object, _size: float) -> None:
            if "First" in text:
                found.append(tm[4])

        card = replace(NORMAL, right_to_left=right_to_left)
        read(render_fridge_card(card)).pages[0].extract_text(visitor_text=visit)
        return found[0]

    middle = lying("A4").width / 2
    assert first_x(False) < middle < first_x(True)


def test_a_language_of_its_own_words_every_label() -> None:
    i18n.use(i18n.load("en_US"))
    assert "Oct 2, 2026" in whole_text(render_fridge_card(NORMAL))


def test_a_sample_says_so() -> None:
    assert "Sample notebook." in whole_text(render_fridge_card(replace(NORMAL, sample=True)))
    assert "Sample notebook" not in whole_text(render_fridge_card(NORMAL))


def test_it_stops_when_asked_and_tells_how_far_it_is() -> None:
    with pytest.raises(RenderCancelled):
        render_fridge_card(NORMAL, lambda _share: False)
    shares: list[float] = []

    def listen(share: float) -> bool:
        shares.append(share)
        return True

    render_fridge_card(BURSTING, listen)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize(("name", "helped"), [("Heat", "ساعد"), ("حرارة", "helped")])
def test_a_count_reads_the_way_of_the_page_whatever_way_the_name_reads(
    name: str, helped: str, right_to_left: bool
) -> None:
    layout = laid_out(FridgeCard(relief=(Easing(name, helped),), right_to_left=right_to_left))
    lines = [
        "".join(atom.text for atom in line.atoms)
        for _y, stack in layout.stacks
        for item in words_in(stack)
        for line in item.block.lines
    ]
    (line,) = [line for line in lines if helped in line]
    seen_from_the_left = [name, helped]
    assert sorted((name, helped), key=line.index) == seen_from_the_left[:: -1 if right_to_left else 1]
