"""What the person is told when their lines do not fit: by how much, and what each would give back."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from companion.domain.sheet import SheetData, SheetLine
from companion.reports.paper_canvas import PAGE_SIZES
from companion.reports.sheet_fit import Fitter
from companion.reports.sheet_measure import measure_sheet
from companion.reports.text_lines import Typesetter
from tests.reports.paper import BURSTING, EMPTY, GOAL, LONG, NORMAL, lines


def fully_fits(data: SheetData) -> bool:
    return Fitter(data, Typesetter(data.right_to_left), PAGE_SIZES[data.page]).is_roomy()


MANY_NOTES = replace(NORMAL, notes=lines("note", *(f"{number}. {LONG[:260]}" for number in range(8))))


@pytest.mark.parametrize(
    "data", [EMPTY, NORMAL, replace(NORMAL, large_print=True)], ids=["empty", "normal", "large"]
)
def test_what_fits_is_said_to_fit(data: SheetData) -> None:
    fit = measure_sheet(data)
    assert fit.fits
    assert fit.over == 0
    assert fit.pages <= fit.allowed == (2 if data.large_print else 1)
    assert fully_fits(data)


@pytest.mark.parametrize("page", ["A4", "Letter"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("data", [MANY_NOTES, BURSTING], ids=["notes", "bursting"])
def test_what_does_not_fit_is_said_not_to(data: SheetData, large: bool, page: str) -> None:
    data = replace(data, large_print=large, page=page)
    if fully_fits(data):
        return
    fit = measure_sheet(data)
    assert not fit.fits
    assert fit.pages > fit.allowed
    assert set(fit.gives) == set(data.keys())
    assert all(give >= 0 for give in fit.gives.values())


def test_leaving_out_what_is_offered_makes_it_fit() -> None:
    data, steps = MANY_NOTES, 0
    while not (fit := measure_sheet(data)).fits:
        key = max(fit.gives, key=lambda each: fit.gives[each])
        data = data.without(key)
        steps += 1
        assert steps < 30
    assert steps >= 1
    assert fully_fits(data)


def test_a_line_gives_back_what_its_going_saves() -> None:
    fit = measure_sheet(MANY_NOTES)
    for key in ("note:0", "note:3", "note:7"):
        shorter = measure_sheet(MANY_NOTES.without(key))
        assert fit.over - shorter.over == pytest.approx(fit.gives[key], abs=0.6)


def test_a_line_under_a_shared_lead_gives_back_only_what_its_going_saves() -> None:
    lead = "Ask me about: "
    words = ("roses", "a long talk on the bench " * 12, "Rosie")
    about = tuple(SheetLine(f"about:{n}", lead + text, lead) for n, text in enumerate(words))
    data = replace(MANY_NOTES, about=about)
    fit = measure_sheet(data)
    for key in ("about:0", "about:1", "about:2"):
        assert fit.over - measure_sheet(data.without(key)).over == pytest.approx(fit.gives[key], abs=0.6)
    assert fit.gives["about:1"] > 10
    assert fit.gives["about:0"] < 10


@pytest.mark.parametrize("key", ["did", "function", "tense", "goal:lift"])
def test_a_whole_section_gives_back_its_room_too(key: str) -> None:
    data = replace(
        MANY_NOTES,
        notes=lines("note", *(LONG for _note in range(3))),
        goals=(GOAL, replace(GOAL, key="goal:lift", words="Walk to the gate.")),
    )
    fit, shorter = measure_sheet(data), measure_sheet(data.without(key))
    assert not shorter.fits
    assert fit.over - shorter.over == pytest.approx(fit.gives[key], abs=1.5)


def test_a_half_row_gives_nothing_where_its_neighbour_is_taller() -> None:
    data = replace(
        MANY_NOTES,
        changed=lines("changed", *(f"Change {number}, because it felt kinder." for number in range(9))),
        tense=(),
        function=None,
        function_words=(),
    )
    fit = measure_sheet(data)
    assert fit.gives["did"] >= 0
    assert fit.gives["changed:0"] > 0


def test_a_code_takes_no_room_from_the_words() -> None:
    plain = measure_sheet(MANY_NOTES)
    coded = measure_sheet(replace(MANY_NOTES, code="abc"))
    assert coded.over == plain.over


def test_a_bursting_sheet_is_measured_in_a_moment() -> None:
    start = time.perf_counter()
    fit = measure_sheet(BURSTING)
    assert time.perf_counter() - start < 6  # half a second on a quiet machine
    assert fit.over > 1000
