"""What a change means, at the very edges of the published thresholds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.measure_change import ChangeRule, is_beyond, moved
from companion.resources_path import resource_dir
from companion.services.questions import load_measures

MEASURES = {measure.id: measure for measure in load_measures(resource_dir() / "measures")}


def rule(measure: str) -> ChangeRule:
    found = MEASURES[measure].change
    assert found is not None
    return found


def test_exactly_at_the_threshold_of_psfs_counts() -> None:
    assert moved(3.0, 5.0, rule("psfs"), better=1, answers=3).beyond is True
    assert moved(3.0, 4.99, rule("psfs"), better=1, answers=3).beyond is False


@given(st.integers(0, 24), st.sampled_from([3, 4, 5]))
def test_two_points_of_a_mean_are_two_points_whatever_the_fraction(total: int, count: int) -> None:
    before = total / count
    assert moved(before, (total + 2 * count) / count, rule("psfs"), answers=count).beyond is True
    assert moved(before, (total + 2 * count - 1) / count, rule("psfs"), answers=count).beyond is False


def test_a_single_activity_needs_three_points() -> None:
    assert moved(3, 5, rule("psfs"), answers=1).beyond is False
    assert moved(3, 6, rule("psfs"), answers=1).beyond is True


@pytest.mark.parametrize(
    ("points", "size"),
    [
        (1.2, None),
        (1.3, "small"),
        (2.2, "small"),
        (2.3, "medium"),
        (2.6, "medium"),
        (2.7, "large"),
        (-2.7, None),
    ],
)
def test_the_sizes_of_psfs(points: float, size: str | None) -> None:
    found = moved(5, 5 + points, rule("psfs"), better=1, answers=3).size
    assert (found.id if found else None) == size


@pytest.mark.parametrize(
    ("before", "now", "beyond"),
    [
        (5, 4, False),  # 20 %
        (4, 3, False),  # 25 %
        (3, 2, True),  # 33 %
        (7, 5, True),  # 2 points, 29 %
        (10, 8, True),  # 2 points, 20 %
        (10, 9, False),
        (5, 5, False),
        (0, 1, False),  # no percent of nothing, and less than 2 points
        (0, 2, True),
        (5, 7, True),
    ],
)
def test_two_points_or_thirty_percent_for_nprs(before: int, now: int, beyond: bool) -> None:
    assert moved(before, now, rule("nprs"), better=-1).beyond is beyond


@pytest.mark.parametrize(
    ("before", "points"),
    [
        (0, None), (1, (1, 1)), (4, (1, 1)), (5, (2, 2)), (7, (2, 2)), (8, (3, 4)), (10, (3, 4)),
    ],
)  # fmt: skip
def test_the_points_people_notice_by_where_they_begin(before: int, points: tuple[int, int] | None) -> None:
    found = moved(before, before, rule("nprs"), better=-1).by_start
    assert ((found.points, found.points_most) if found else None) == points


@pytest.mark.parametrize(
    ("before", "now", "size"),
    [
        (10, 9, "slightly"),  # 1 point, 10 %
        (6, 5, "slightly"),
        (6, 4, "much"),  # 2 points, 33 %
        (7, 5, "slightly"),  # 2 points, but 29 %
        (1, 0, "slightly"),  # 100 %, but 1 point
        (5, 6, None),
        (5, 5, None),
    ],
)
def test_what_people_called_a_change_of_pain(before: int, now: int, size: str | None) -> None:
    found = moved(before, now, rule("nprs"), better=-1).size
    assert (found.id if found else None) == size


@pytest.mark.parametrize(
    ("before", "now", "beyond"), [(10, 7, True), (10, 7.1, False), (3, 0, True), (0, 0, False), (0, 5, None)]
)
def test_thirty_percent_for_peg(before: float, now: float, beyond: bool | None) -> None:
    assert moved(before, now, rule("peg"), better=-1, answers=3).beyond is beyond


@pytest.mark.parametrize(
    ("value", "beyond"), [(0, False), (1, False), (2, True), (-1, False), (-2, True), (5, True)]
)
def test_two_steps_of_groc(value: int, beyond: bool) -> None:
    assert is_beyond(value, rule("groc")) is beyond


def test_without_a_published_threshold_nothing_is_said() -> None:
    assert moved(2, 9).beyond is None
    assert moved(2, 9).size is None


@given(st.floats(0, 10), st.floats(0, 10))
def test_up_and_down_are_alike(before: float, now: float) -> None:
    up, down = moved(before, now, rule("psfs"), answers=3), moved(now, before, rule("psfs"), answers=3)
    assert up.points == -down.points
    assert up.beyond == down.beyond


@given(st.integers(0, 10), st.integers(0, 10), st.integers(0, 10))
def test_a_larger_change_the_same_way_is_never_less(before: int, near: int, far: int) -> None:
    if (near - before) * (far - before) <= 0 or abs(far - before) < abs(near - before):
        near, far = before, before
    if moved(before, near, rule("nprs"), better=-1).beyond:
        assert moved(before, far, rule("nprs"), better=-1).beyond
