"""Sheets to print in tests, and readers of what came out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from io import BytesIO

import pypdf

from companion.domain.routines import Size
from companion.domain.series import CountColumn, Point, Series
from companion.domain.sheet import DiaryEntry, SheetData, SheetGoal, SheetLine
from companion.reports.sheet import render_sheet
from companion.reports.stack import Stack, Words

FIRST, LAST = date(2026, 9, 10), date(2026, 12, 2)


def series(*weeks: tuple[int, float]) -> Series:
    """Values by week from :data:`FIRST`."""
    points = tuple(Point(FIRST + timedelta(weeks=week), value) for week, value in weeks)
    return Series("How much of what matters could I do this week?", points, FIRST, LAST)


def lines(kind: str, *texts: str) -> tuple[SheetLine, ...]:
    """``texts`` as lines of one kind."""
    return tuple(SheetLine(f"{kind}:{number}", text) for number, text in enumerate(texts))


GOAL = SheetGoal(
    key="goal:0",
    words="I want to lift Rosie out of her cot without thinking about my back first.",
    why="She laughs. And I feel like her gran again, not a patient.",
    rated_as="Lift Rosie out of her cot",
    first=2,
    latest=6,
    change_words="From 2 to 6. That is more than everyday ups and downs (3 points for one activity).",
    source="PSFS, Stratford 1995",
    state_words="Active",
    series=series((0, 2), (1, 2), (2, 3), (7, 4), (8, 5), (11, 6)),
)
EMPTY = SheetData(name="", heading="2 Dec 2026", printed_on=LAST)
NORMAL = SheetData(
    name="Sam",
    heading="for Ana, Thursday 3 December · 10 Sept to 2 Dec 2026",
    about=lines("about", "Ask me about: my tomatoes, and what Rosie said yesterday."),
    talk=lines(
        "item", "The squat scares me. I’d rather not yet.", "Mornings are stiffer since the cold came."
    ),
    goals=(GOAL,),
    did_count=31,
    did=("31 times, in any size: 18 ordinary, 9 tense-day and 4 good-day.", "41 days I did not record."),
    did_columns=tuple(
        CountColumn(
            FIRST + timedelta(weeks=week), {} if week in (4, 5) else {Size.ORDINARY: 2, Size.TENSE: 1}
        )
        for week in range(12)
    ),
    changed=lines(
        "changed", "Cat and camel: 2 × 8 → 2 × 6. “Six feels kind.”", "Squat: rather not, for now."
    ),
    tense=("Knee to chest helped 7 of 9 times.", "I used my relief list on 4 days."),
    function=series((0, 3), (1, 4), (8, 5), (11, 7)),
    function_words=("From 3 to 7 of 10.", "Recorded 4 times."),
    questions=lines("question", "Can I garden kneeling?", "Is clicking in the hip anything?"),
    notes=lines("note", "2 Dec: Rosie counted with me."),
    first=FIRST,
    last=LAST,
    printed_on=LAST,
    language="en-GB",
)
LONG = "A very long note about the days and the nights, and about the stairs. " * 72
BURSTING = replace(
    NORMAL,
    name="Sam " * 60,
    heading="for " + LONG,
    about=lines("about", *(LONG,) * 4),
    talk=lines("item", *(LONG,) * 12),
    goals=tuple(
        replace(GOAL, key=f"goal:{number}", words=f"Goal {number}. {GOAL.words}") for number in range(20)
    ),
    did=(*NORMAL.did, LONG),
    changed=lines("changed", *(LONG,) * 30),
    tense=("x" * 5000, *[LONG] * 9),
    questions=lines("question", *(f"Question {number}?" for number in range(40))),
    notes=lines("note", *(LONG,) * 15),
)


def diary(count: int, text: str = "Cat and camel, bridge · effort 4 of 10") -> tuple[DiaryEntry, ...]:
    """``count`` entries, two a day."""
    return tuple(
        DiaryEntry(FIRST + timedelta(days=number // 2), f"Entry {number}", f"{text} {number}")
        for number in range(count)
    )


@cache
def normal_pdf() -> bytes:
    """:data:`NORMAL`, rendered once for all tests that only read it."""
    return render_sheet(NORMAL)


@cache
def bursting_pdf() -> bytes:
    """:data:`BURSTING`, rendered once for all tests that only read it."""
    return render_sheet(BURSTING)


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(pdf))


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, every run of spaces as one; without the dots of letters, which say nothing themselves."""
    return [re.sub(r"\s+", " ", page.extract_text().replace("\u200b", "")) for page in read(pdf).pages]


def whole_text(pdf: bytes) -> str:
    return " ".join(page_texts(pdf))


def font_names(pdf: bytes) -> set[str]:
    """Names of every font any page may use, without their subset prefix."""
    names = set()
    for page in read(pdf).pages:
        for font in page["/Resources"]["/Font"].values():
            names.add(str(font.get_object()["/BaseFont"]).split("+")[-1].lstrip("/"))
    return names


def words_in(stack: Stack) -> Iterator[Words]:
    """Every block of text anywhere in ``stack``, in reading order."""
    for _x, _y, item in stack.parts:
        if isinstance(item, Words):
            yield item
        elif isinstance(item, Stack):
            yield from words_in(item)
