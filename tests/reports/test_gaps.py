"""Missing is never zero, on paper too: a stretch without an entry draws no point and changes no number."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from companion.outside import render_sheet
from companion.services.bundle import Services
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock
from tests.reports.paper import whole_text


def sheet(services: Services, clock: FixedClock) -> bytes:
    """The sheet over all that was rated."""
    today = clock.now().day
    return render_sheet(services.sheets.data(SheetOptions(first=today - timedelta(days=80), last=today)))


def curves(pdf: bytes) -> int:
    """Bézier curves on the page: the rounded boxes, and a few for each point of a chart."""
    return sum(
        line.endswith(b" c")
        for line in PdfReader(BytesIO(pdf)).pages[0].get_contents().get_data().split(b"\n")
    )


def rate(services: Services, clock: FixedClock, goal_id: str, *values: int | None) -> None:
    """One rating a week; ``None`` is a week in which nothing was said."""
    for value in values:
        if value is not None:
            services.goals.rate(goal_id, value)
        clock.advance(days=7)


def test_weeks_without_a_rating_draw_no_point_and_change_no_number(
    services: Services, clock: FixedClock
) -> None:
    goal = services.goals.add("Lift Rosie")
    rate(services, clock, goal.id, 4, 4, 5)
    three = curves(sheet(services, clock))
    rate(services, clock, goal.id, None, None, None, None)
    silent = sheet(services, clock)
    assert curves(silent) == three
    assert "4 → 5" in whole_text(silent)
    rate(services, clock, goal.id, 6)
    four = curves(sheet(services, clock))
    services.goals.rate(goal.id, 6)
    five = curves(sheet(services, clock))
    assert five - four == four - three > 0, "each point is drawn with as many curves"


@pytest.mark.parametrize("silence", [1, 3])
def test_a_silent_week_leaves_the_words_of_change_as_they_were(
    services: Services, clock: FixedClock, silence: int
) -> None:
    goal = services.goals.add("Lift Rosie")
    rate(services, clock, goal.id, 2, *[None] * silence, 6)
    (shown,) = services.sheets.data(SheetOptions(first=clock.now().day - timedelta(days=80))).goals
    assert (shown.first, shown.latest, len(shown.series.points)) == (2, 6, 2)
