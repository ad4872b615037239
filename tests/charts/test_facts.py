"""The same facts in words: nothing claimed that was not recorded."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from companion.charts.facts import facts, gaps, table
from companion.domain.series import Series
from tests.charts.marks import any_series, weekly


def test_first_latest_and_range() -> None:
    assert facts(weekly(2, 7, 5)) == [
        "Recorded 3 times.",
        "First: 2 of 10 on 7 Sept 2026.",
        "Latest: 5 of 10 on 21 Sept 2026.",
        "Lowest 2, highest 7.",
    ]


def test_a_pause_is_named_with_its_days() -> None:
    assert facts(weekly(2, None, None, None, None, 2))[-2:] == [
        "It stayed at 2.",
        "Not recorded from 8 Sept 2026 to 11 Oct 2026.",
    ]


def test_one_and_none() -> None:
    assert facts(weekly(4)) == ["Recorded once: 4 of 10 on 7 Sept 2026."]
    assert facts(weekly()) == ["Nothing recorded yet."]


def test_braces_in_notes_are_only_letters() -> None:
    assert table(weekly(4, note="{day} {0}")) == [("7 Sept 2026", "4", "{day} {0}")]


def test_points_are_read_in_the_order_of_days() -> None:
    series = weekly(2, 5)
    assert facts(replace(series, points=series.points[::-1])) == facts(series)


@given(any_series())
def test_rows_and_pauses_fit_the_records(series: Series) -> None:
    finite = [point for point in series.points if point.value == point.value]
    assert len(table(series)) == len(finite)
    days = {point.day for point in finite}
    for first, last in gaps(series):
        assert first <= last
        assert not any(first <= day <= last for day in days)
    assert all(line for line in facts(series))
