"""The line chart: honest about gaps, readable at any size, mirrored for right-to-left reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion import i18n
from companion.charts.line import line_chart
from companion.domain.series import Point, Series
from companion.drawing.shapes import Anchor, Drawing, Path, Token
from tests.charts.marks import any_series, dots, outside, overlapping, strokes, texts, weekly, words

TEN_YEARS = Series(
    "x",
    tuple(Point(date(2016, 9, 5) + timedelta(weeks=i), float(i * 7 % 11), "n" * (i % 9)) for i in range(500)),
    date(2016, 9, 5),
    date(2026, 9, 5),
)


def test_every_record_is_one_dot_on_one_line() -> None:
    drawing = line_chart(weekly(2, 3, 3, 5), 560, 190)
    assert len(dots(drawing)) == 4
    (stroke,) = strokes(drawing)
    assert len(stroke.commands) == 4
    assert stroke.width == 2.5


def test_higher_values_are_drawn_higher() -> None:
    low, high = dots(line_chart(weekly(1, 9), 560, 190))
    assert low.y > high.y


def test_a_pause_breaks_the_line_and_says_not_recorded() -> None:
    drawing = line_chart(weekly(2, 3, None, None, None, None, 4, 5), 560, 190)
    assert len(strokes(drawing)) == 2
    assert "not recorded" in words(drawing)
    assert len(dots(drawing)) == 4


def test_no_record_is_never_drawn_as_zero() -> None:
    drawing = line_chart(weekly(5, 5, None, None, None, None, 5), 560, 190)
    zero = max(text.y for text in texts(drawing) if text.text == "0")
    for stroke in strokes(drawing):
        assert all(float(command[2]) < zero - 20 for command in stroke.commands)
    assert all(dot.y < zero - 20 for dot in dots(drawing))


def test_a_pause_of_exactly_gap_days_does_not_break_the_line() -> None:
    series = weekly(2, None, None, 4)
    assert len(strokes(line_chart(series, 560, 190))) == 1
    assert not strokes(line_chart(replace(series, gap_days=20), 560, 190))


def test_scale_labels_run_from_0_to_10() -> None:
    shown = words(line_chart(weekly(2, 3), 560, 190))
    assert [label for label in shown if label.isdigit()] == ["0", "2", "4", "6", "8", "10"]
    compact = words(line_chart(weekly(2, 3), 300, 90, compact=True))
    assert [label for label in compact if label.isdigit()] == ["0", "5", "10"]


def test_the_ends_and_the_months_between_are_named() -> None:
    shown = words(line_chart(weekly(2, 3, 4, 5, 4, 3, 4, 5, 6, 7, 7), 560, 190))
    assert {"7 Sept", "Oct", "16 Nov"} <= set(shown)


def test_what_is_past_says_of_which_year_it_was() -> None:
    series = weekly(2, 3, 4, 5, 4, 3, 4, 5, 6, 7, 7)
    [first, last] = [
        text for text in words(line_chart(replace(series, past=True), 560, 190)) if " 20" in text
    ]
    year = series.points[0].day.year
    assert (first, last) == (f"7 Sept {year}", f"16 Nov {year}")
    assert not any(str(year) in text for text in words(line_chart(series, 560, 190)))


def test_ten_years_are_named_by_year() -> None:
    shown = words(line_chart(TEN_YEARS, 900, 200))
    assert {"2018", "2020", "2024"} <= set(shown)


def test_ten_years_draw_a_line_without_merging_dots() -> None:
    drawing = line_chart(TEN_YEARS, 640, 200)
    assert len(dots(drawing)) == 1
    assert sum(len(stroke.commands) for stroke in strokes(drawing)) == 500


def test_notes_are_quoted_where_they_fit() -> None:
    series = weekly(2, 2, 3, 3)
    noted = replace(
        series, points=(*series.points[:2], replace(series.points[2], note="half way up"), series.points[3])
    )
    quotes = [text for text in texts(line_chart(noted, 560, 190)) if text.italic]
    assert [quote.text for quote in quotes] == ["“half way up”"]
    assert not [text for text in texts(line_chart(noted, 560, 190, compact=True)) if text.italic]


def test_a_note_too_long_to_fit_is_left_to_the_table() -> None:
    drawing = line_chart(weekly(2, 3, note="a long note that would run over everything " * 3), 560, 190)
    assert not any(text.italic for text in texts(drawing))


def test_one_record_is_one_dot() -> None:
    drawing = line_chart(weekly(4), 300, 120)
    assert len(dots(drawing)) == 1
    assert not strokes(drawing)
    assert words(drawing).count("7 Sept") == 1


def test_nothing_recorded_is_said_and_draws_no_data() -> None:
    drawing = line_chart(weekly(None, None, None), 300, 120)
    assert "nothing recorded yet" in words(drawing)
    assert not dots(drawing)
    assert not strokes(drawing)
    assert drawing.words == "What I can do: Nothing recorded yet."


def test_colours_are_tokens_of_their_use() -> None:
    drawing = line_chart(weekly(2, 3), 560, 190)
    grid = [s for s in drawing.shapes if isinstance(s, Path) and s.stroke is Token.LINE]
    assert len(grid) == 6
    assert {text.fill for text in texts(drawing)} == {Token.MUTED}
    assert {dot.fill for dot in dots(drawing)} == {Token.ACCENT}


def test_time_runs_in_reading_order() -> None:
    series = weekly(2, 3, 9)
    plain = line_chart(series, 560, 190, right_to_left=False)
    mirror = line_chart(series, 560, 190, right_to_left=True)
    for left, right in zip(dots(plain), dots(mirror), strict=True):
        assert right.x == pytest.approx(560 - left.x)
        assert right.y == left.y
    for left, right in zip(texts(plain), texts(mirror), strict=True):
        assert right.x == pytest.approx(560 - left.x)
        assert right.anchor is left.anchor
    assert {text.anchor for text in texts(plain)} == {Anchor.END, Anchor.MIDDLE}


def test_the_language_decides_the_direction_unless_told() -> None:
    english = dots(line_chart(weekly(2, 3), 560, 190))
    i18n.use(i18n.load("ar"))
    arabic = dots(line_chart(weekly(2, 3), 560, 190))
    assert english[0].x < english[1].x
    assert arabic[0].x > arabic[1].x


def drawn_well(drawing: Drawing, *, right_to_left: bool = False) -> None:
    assert overlapping(drawing, right_to_left=right_to_left) == []
    assert outside(drawing, right_to_left=right_to_left) == []


@given(any_series(), st.integers(30, 1200), st.integers(24, 500), st.booleans(), st.booleans())
def test_any_series_at_any_size_keeps_labels_apart_and_inside(
    series: Series, width: int, height: int, compact: bool, right: bool
) -> None:
    drawn_well(line_chart(series, width, height, compact=compact, right_to_left=right), right_to_left=right)


@pytest.mark.parametrize("width", range(40, 1100, 53))
def test_month_labels_keep_apart_at_any_width(width: int) -> None:
    drawn_well(line_chart(weekly(*range(3, 9), None, None, None, None, 4, 5, 6), width, 160))
    drawn_well(line_chart(TEN_YEARS, width, 160))


@given(st.lists(st.one_of(st.none(), st.integers(0, 10)), max_size=40))
def test_every_record_has_its_dot_and_nothing_else_has(values: list[int | None]) -> None:
    drawing = line_chart(weekly(*values), 1200, 200)
    assert len(dots(drawing)) == sum(value is not None for value in values)
