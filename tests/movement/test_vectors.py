"""Turns and places: what every joint is made of."""

from __future__ import annotations

from math import cos, dist, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.movement.vectors import (
    STILL,
    Turn,
    angle_between,
    axis,
    back,
    chained,
    length,
    reached,
    then_x,
    then_y,
    then_z,
    times,
    turned,
    turned_by,
    unit,
    way_between,
)

degree = st.floats(-180, 180)
turns = st.tuples(degree, degree, degree).map(lambda by: then_y(then_x(then_z(STILL, by[0]), by[1]), by[2]))


def same(one: Turn, other: Turn) -> bool:
    return all(dist(a, b) < 1e-7 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("turn", "start", "end"),
    [
        (then_x(STILL, 90), (0, 1, 0), (0, 0, 1)),
        (then_y(STILL, 90), (0, 0, 1), (1, 0, 0)),
        (then_z(STILL, 90), (1, 0, 0), (0, 1, 0)),
        (then_x(then_z(STILL, 90), 90), (0, 1, 0), (0, 0, 1)),  # the inner joint turns first
        (then_x(then_z(STILL, 90), 90), (1, 0, 0), (0, 1, 0)),
    ],
)
def test_quarter_turns(
    turn: Turn, start: tuple[float, float, float], end: tuple[float, float, float]
) -> None:
    assert turned(turn, start) == pytest.approx(end, abs=1e-12)


@given(turns, turns)
def test_a_turn_and_back_is_no_turn(one: Turn, other: Turn) -> None:
    assert same(chained(one, back(one)), STILL)
    assert same(chained(chained(one, other), back(other)), one)


@given(turns, st.tuples(degree, degree, degree))
def test_a_place_is_reached_along_the_axes(turn: Turn, way: tuple[float, float, float]) -> None:
    assert reached((1.0, 2.0, 3.0), turn, *way) == pytest.approx(
        tuple(p + q for p, q in zip((1.0, 2.0, 3.0), turned(turn, way), strict=True)), abs=1e-9
    )


@given(turns, turns)
def test_the_way_between_two_turns_leads_from_one_to_the_other(one: Turn, other: Turn) -> None:
    way = way_between(one, other)
    assert length(way) <= 180 + 1e-6, "the short way round"
    assert same(turned_by(one, way), other)


@given(st.floats(1, 179), st.floats(0, 1))
def test_a_share_of_the_way_is_that_share_of_the_angle(angle: float, share: float) -> None:
    start, end = then_y(STILL, 20), then_z(then_y(STILL, 20), angle)
    part = turned_by(start, times(way_between(start, end), share))
    assert angle_between(axis(part, 0), axis(start, 0)) == pytest.approx(angle * share, abs=1e-5)
    assert axis(part, 2) == pytest.approx(axis(start, 2), abs=1e-9)


def test_a_turn_about_a_slanted_axis() -> None:
    """A third of a turn about (1, 1, 1) takes x to y to z."""
    turn = turned_by(STILL, times(unit((1.0, 1.0, 1.0)), 120.0))
    assert turned(turn, (1.0, 0.0, 0.0)) == pytest.approx((0, 1, 0), abs=1e-12)
    assert turned(turn, (0.0, 1.0, 0.0)) == pytest.approx((0, 0, 1), abs=1e-12)


def test_a_turn_by_an_angle_is_its_cosine_and_sine() -> None:
    assert turned(then_z(STILL, 33), (1.0, 0.0, 0.0)) == pytest.approx(
        (cos(radians(33)), sin(radians(33)), 0)
    )


def test_what_has_no_direction_gets_the_other_one() -> None:
    assert unit((0.0, 0.0, 0.0), (0.0, 1.0, 0.0)) == (0.0, 1.0, 0.0)
