"""Plain counts: every size counts, and a week with nothing recorded stays empty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.charts.counts import MOST_WEEKS, counts_chart, counts_words
from companion.domain.routines import Size
from companion.domain.series import CountColumn
from companion.drawing.shapes import Circle, Drawing, Path, Token
from tests.charts.marks import MONDAY, any_columns, outside, overlapping, texts, words


def weeks(*counts: dict[Size, int]) -> list[CountColumn]:
    return [CountColumn(MONDAY + timedelta(weeks=index), each) for index, each in enumerate(counts)]


def bars(drawing: Drawing) -> list[Path]:
    """Closed shapes: the stacked parts of columns, and the marks of the legend."""
    return [s for s in drawing.shapes if isinstance(s, Path) and s.commands[-1] == ("Z",)]


def left(path: Path) -> float:
    return min(float(command[1]) for command in path.commands if len(command) > 1)


def test_a_week_without_a_record_draws_nothing() -> None:
    drawing = counts_chart(weeks({Size.ORDINARY: 2}, {}, {Size.ORDINARY: 1}), 300, 120)
    first, last = bars(drawing)
    assert left(last) - left(first) == pytest.approx(2 * 296 / 3)
    assert words(drawing).count("2") == 1
    assert "0" not in words(drawing)
    assert not [shape for shape in drawing.shapes if isinstance(shape, Circle)]


def test_an_absent_week_and_an_empty_week_look_the_same() -> None:
    full = weeks({Size.ORDINARY: 2}, {}, {Size.ORDINARY: 1})
    assert counts_chart(full, 300, 120) == counts_chart([full[0], full[2]], 300, 120)


def test_sizes_stack_in_fills_that_differ_without_colour() -> None:
    drawing = counts_chart(weeks({Size.ORDINARY: 1, Size.GOOD: 1, Size.TENSE: 1}), 300, 160)
    looks = {(bar.fill, bar.stroke) for bar in bars(drawing)}
    assert looks == {(Token.ACCENT, Token.ACCENT), (Token.SOFT, Token.ACCENT), (None, Token.ACCENT)}
    assert {"ordinary", "good day", "tense day", "3"} <= set(words(drawing))


def test_one_size_needs_no_legend() -> None:
    assert "ordinary" not in words(counts_chart(weeks({Size.ORDINARY: 1}, {Size.ORDINARY: 2}), 300, 120))


def test_more_than_forty_weeks_become_months() -> None:
    year = weeks(*({Size.ORDINARY: 1} for _ in range(MOST_WEEKS + 12)))
    assert (
        len(bars(counts_chart(weeks(*({Size.ORDINARY: 1} for _ in range(MOST_WEEKS))), 900, 120)))
        == MOST_WEEKS
    )
    assert len(bars(counts_chart(year, 900, 120))) == 12


def test_months_given_are_months_drawn() -> None:
    months = [CountColumn(date(2026, month, 1), {Size.GOOD: month}) for month in (1, 2, 4)]
    drawing = counts_chart(months, 400, 120)
    first, second, last = sorted(map(left, bars(drawing)))
    assert last - second == pytest.approx(2 * (second - first), rel=0.15)


def test_nothing_recorded_is_said() -> None:
    for nothing in ([], weeks({}, {})):
        drawing = counts_chart(nothing, 300, 120)
        assert words(drawing) == ["nothing recorded yet"]
        assert bars(drawing) == []


def test_the_same_in_words() -> None:
    said = counts_words(weeks({Size.ORDINARY: 2, Size.TENSE: 1}, {}, {Size.ORDINARY: 1}))
    assert said == "4 times since 7 Sept 2026. By size: 3 on ordinary days and 1 on a tense day."


def test_mirrored_for_right_to_left() -> None:
    columns = weeks({Size.ORDINARY: 2}, {Size.ORDINARY: 1})
    plain, mirror = (
        counts_chart(columns, 300, 120, right_to_left=False),
        counts_chart(columns, 300, 120, right_to_left=True),
    )
    assert [text.x for text in texts(mirror)] == pytest.approx([300 - text.x for text in texts(plain)])
    assert left(bars(plain)[0]) < left(bars(plain)[1])
    assert left(bars(mirror)[0]) > left(bars(mirror)[1])


@given(any_columns(), st.integers(20, 1200), st.integers(20, 400), st.booleans(), st.booleans())
def test_any_columns_at_any_size_keep_labels_apart_and_inside(
    columns: list[CountColumn], width: int, height: int, compact: bool, right: bool
) -> None:
    drawing = counts_chart(columns, width, height, compact=compact, right_to_left=right)
    assert overlapping(drawing, right_to_left=right) == []
    assert outside(drawing, right_to_left=right) == []
