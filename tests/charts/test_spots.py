"""Where one can stop on a chart: at every record, where it is drawn, and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given

from companion.charts.counts import counts_chart, counts_spots, latest_words
from companion.charts.line import line_chart, line_spots
from companion.charts.spots import ChartSpot, nearest
from companion.domain.routines import Size
from companion.domain.series import CountColumn, Point, Series
from companion.drawing.shapes import Path, Token
from tests.charts.marks import any_series, dots, weekly

MONDAY = date(2026, 3, 2)


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("compact", [False, True])
def test_spots_lie_on_the_dots(right_to_left: bool, compact: bool) -> None:
    series = weekly(2, 5, None, None, None, None, 9)
    drawing = line_chart(series, 560, 190, compact=compact, right_to_left=right_to_left)
    spots = line_spots(series, 560, 190, compact=compact, right_to_left=right_to_left)
    assert sorted((s.x, s.y) for s in spots) == sorted((d.x, d.y) for d in dots(drawing))
    xs = [spot.x for spot in spots]
    assert xs == sorted(xs, reverse=right_to_left)


@given(any_series())
def test_every_record_has_one_spot_inside_the_chart(series: Series) -> None:
    spots = line_spots(series, 400, 170, compact=True)
    assert len(spots) == len([point for point in series.points if point.value == point.value])
    assert all(0 <= spot.x <= 400 and 0 <= spot.y <= 170 for spot in spots)


def test_a_spot_says_its_day_its_value_and_its_note() -> None:
    series = Series(
        "Walk", (Point(MONDAY, 4), Point(MONDAY + timedelta(days=7), 6.5, " to the gate ")), MONDAY, MONDAY
    )
    assert [spot.words for spot in line_spots(series, 400, 170)] == [
        "2 Mar 2026: 4 of 10.",
        "9 Mar 2026: 6.5 of 10. “to the gate”",
    ]


def test_bars_say_their_days_and_sizes_and_weeks_of_nothing_say_nothing() -> None:
    columns = [
        CountColumn(MONDAY, {Size.ORDINARY: 2, Size.TENSE: 1}),
        CountColumn(MONDAY + timedelta(weeks=1), {}),
        CountColumn(MONDAY + timedelta(weeks=2), {Size.GOOD: 1}),
    ]
    spots = counts_spots(columns, 400, 170)
    assert [spot.words for spot in spots] == [
        "2 Mar 2026 to 8 Mar 2026: 2 on ordinary days and 1 on a tense day.",
        "16 Mar 2026 to 22 Mar 2026: 1 on a good day.",
    ]
    assert latest_words(columns) == spots[-1].words
    assert latest_words([]) == ""
    fills = [
        s for s in counts_chart(columns, 400, 170).shapes if isinstance(s, Path) and s.fill is Token.ACCENT
    ]
    left, right = sorted(float(c[1]) for c in fills[-1].commands if len(c) == 3)[
        :: len(fills[-1].commands) - 2
    ]
    assert left < spots[0].x < right
    mirrored = counts_spots(columns, 400, 170, right_to_left=True)
    assert mirrored[0].x == pytest.approx(400 - spots[0].x)


def test_a_record_with_a_note_is_a_ring() -> None:
    series = replace(weekly(2, 3), points=(Point(MONDAY, 2), Point(MONDAY + timedelta(days=7), 3, "note")))
    plain, noted = dots(line_chart(series, 560, 190, marks=True))
    assert (plain.fill, plain.stroke) == (Token.ACCENT, None)
    assert (noted.fill, noted.stroke) == (Token.SURFACE, Token.ACCENT)
    assert all(dot.fill is Token.ACCENT for dot in dots(line_chart(series, 560, 190)))


def test_a_note_keeps_its_ring_where_dots_would_merge() -> None:
    points = tuple(Point(MONDAY + timedelta(days=i), 5, "n" if i == 100 else "") for i in range(300))
    series = Series("x", points, MONDAY, MONDAY + timedelta(days=299))
    rings = [dot for dot in dots(line_chart(series, 400, 170, marks=True)) if dot.stroke is Token.ACCENT]
    assert len(rings) == 1


def test_the_nearest_spot_is_that_of_the_nearest_column() -> None:
    spots = [ChartSpot(10, 50, "a"), ChartSpot(20, 90, "b"), ChartSpot(20, 10, "c")]
    assert nearest(spots, 0, 0) == 0
    assert nearest(spots, 19, 80) == 1
    assert nearest(spots, 40, 20) == 2
    assert nearest([], 1, 1) is None
