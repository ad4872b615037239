"""Outlines of circles, held against what they have to be: in every direction as far out as the farthest circle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from companion.movement.hull import Command, Disc, arc, capsule, circle, hull, polygon

DIRECTIONS = [(cos(2 * pi * i / 360), sin(2 * pi * i / 360)) for i in range(360)]
FINE = 24
"""Points on each curve."""
OFF = 1e-3
"""The most an outline may leave a circle, as a share of the largest radius."""

discs = st.tuples(st.floats(-50, 50), st.floats(-50, 50), st.floats(0.5, 15))


def walked(commands: Sequence[Command]) -> list[tuple[float, float]]:
    """Points along an outline, by de Casteljau's construction."""
    points: list[tuple[float, float]] = []
    for name, *numbers in commands:
        at = [float(number) for number in numbers]
        if name in "ML":
            points.append((at[0], at[1]))
        elif name == "C":
            ends = [points[-1], (at[0], at[1]), (at[2], at[3]), (at[4], at[5])]
            for i in range(1, FINE + 1):
                t, level = i / FINE, ends
                while len(level) > 1:
                    level = [(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t) for a, b in pairwise(level)]
                points += level
    return points


def area(points: Sequence[tuple[float, float]]) -> float:
    """The shoelace formula, signed."""
    return (
        sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True))
        / 2
    )


def true_area(circles: Sequence[Disc]) -> float:
    """The area of the convex hull of many points on the circles (Andrew's monotone chain)."""
    points = sorted(
        {
            (x + r * cos(2 * pi * i / 720), y + r * sin(2 * pi * i / 720))
            for x, y, r in circles
            for i in range(720)
        }
    )

    def chain(along: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        kept: list[tuple[float, float]] = []
        for x, y in along:
            while len(kept) > 1:
                (x1, y1), (x2, y2) = kept[-2:]
                if (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) > 0:
                    break
                kept.pop()
            kept.append((x, y))
        return kept[:-1]

    return area(chain(points) + chain(reversed(points)))


def holds(commands: Sequence[Command], circles: Sequence[Disc]) -> None:
    points = walked(commands)
    largest = max(r for _x, _y, r in circles)
    for c, s in DIRECTIONS:
        reach = max(x * c + y * s + r for x, y, r in circles)
        drawn = max(x * c + y * s for x, y in points)
        # Points lie on the curve some degrees apart, so between them it reaches out a little farther.
        assert drawn == pytest.approx(reach, abs=3 * OFF * largest)
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
        for x, y, r in circles:
            # The circle lies to the left of each step, as an outline that turns one way only has it.
            length = hypot(x2 - x1, y2 - y1)
            if length > 1e-6:
                left = ((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)) / length
                assert left >= r - 3 * OFF * largest


@given(st.lists(discs, min_size=1, max_size=7))
def test_an_outline_reaches_as_far_as_its_farthest_circle_and_holds_all(circles: list[Disc]) -> None:
    holds(hull(circles), circles)


@given(discs, discs)
def test_a_capsule_is_the_hull_of_its_two_circles(one: Disc, other: Disc) -> None:
    holds(capsule(one, other), (one, other))


@given(st.lists(discs, min_size=1, max_size=6))
def test_the_area_is_right(circles: list[Disc]) -> None:
    expected = true_area(circles)
    assert area(walked(hull(circles))) == pytest.approx(expected, rel=0.002)


@given(st.lists(discs, min_size=2, max_size=6), st.data())
def test_order_and_repeats_do_not_matter(circles: list[Disc], data: st.DataObject) -> None:
    again = data.draw(st.permutations(circles * 2))
    expected = area(walked(hull(circles)))
    assert area(walked(hull(again))) == pytest.approx(expected, rel=1e-4)


@pytest.mark.parametrize(
    "circles",
    [
        [(0, 0, 5), (10, 0, 5), (20, 0, 5)],
        [(0, 0, 5), (0, 10, 5), (0, 20, 5), (0, 5, 5)],
        [(0, 0, 5), (0, 0, 5), (0, 0, 5)],
        [(-7, 0, 10), (7, 0, 10), (-7, 16, 10), (7, 16, 10), (-6, 8, 9), (6, 8, 9)],
        [(0, 0, 10), (0, 0, 3), (12, 0, 2)],
        [(0, 0, 10), (5, 0, 5), (0, 5, 5)],
        [(5, 1, 1), (5, -1, 1), (-5, 1, 1), (-5, -1, 1)],
    ],
)
def test_circles_in_a_row_on_each_other_and_touching_from_inside(circles: list[Disc]) -> None:
    holds(hull(circles), circles)


@given(st.lists(discs, min_size=1, max_size=6), st.floats(0, 6.3))
def test_a_turned_hull_is_the_hull_of_turned_circles(circles: list[Disc], turn: float) -> None:
    c, s = cos(turn), sin(turn)
    turned = [(x * c - y * s, x * s + y * c, r) for x, y, r in circles]
    assert area(walked(hull(turned))) == pytest.approx(area(walked(hull(circles))), rel=2e-3)


@given(discs, discs)
def test_a_limb_takes_few_commands(one: Disc, other: Disc) -> None:
    assume(hypot(one[0] - other[0], one[1] - other[1]) > abs(one[2] - other[2]) + 1)
    assert len(capsule(one, other)) <= 10


def test_nothing_has_no_outline() -> None:
    with pytest.raises(ValueError, match="at least one"):
        hull([])


def test_a_circle_is_round() -> None:
    for x, y in walked(circle(3, 4, 10)):
        assert hypot(x - 3, y - 4) == pytest.approx(10, abs=10 * OFF)


@given(st.floats(-7, 7), st.floats(-6.3, 6.3))
def test_an_arc_stays_on_its_ellipse(begin: float, sweep: float) -> None:
    start = (1 + 8 * cos(begin), 2 + 3 * sin(begin))
    curves = arc((1, 2), (8, 0), (0, 3), begin, sweep)
    for x, y in walked([("M", *start), *(("C", *curve) for curve in curves)]):
        assert hypot((x - 1) / 8, (y - 2) / 3) == pytest.approx(1, abs=OFF)
    assert curves[-1][4:] == pytest.approx((1 + 8 * cos(begin + sweep), 2 + 3 * sin(begin + sweep)))


def test_a_polygon_goes_through_its_points() -> None:
    assert walked(polygon([(0, 0), (4, 0), (4, 3)])) == [(0, 0), (4, 0), (4, 3)]
