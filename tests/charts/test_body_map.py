"""The drawn body: every part is there once, in sight, apart from the others, and left is the person's left."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.charts.body_map import WIDTH, body_drawing, part_ways, view_drawing
from companion.domain.body_map import REGIONS, Seen, Side, region
from companion.drawing.shapes import Path, Text, Token
from companion.drawing.svg import drawing_svg

IDS = [each.id for each in REGIONS]
STEPS = 8
Point = tuple[float, float]


def corners(way: tuple[tuple[str | float, ...], ...]) -> list[Point]:
    """The outline as a polygon: curves taken in steps."""
    found: list[Point] = []
    for name, *numbers in way:
        at = [float(number) for number in numbers]
        if name == "C":
            x0, y0 = found[-1]
            for step in range(1, STEPS + 1):
                t = step / STEPS
                a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
                found.append(
                    (a * x0 + b * at[0] + c * at[2] + d * at[4], a * y0 + b * at[1] + c * at[3] + d * at[5])
                )
        elif name in ("M", "L"):
            found.append((at[0], at[1]))
    return found


def holds(polygon: list[Point], x: float, y: float) -> bool:
    """Whether the point is inside (even-odd)."""
    inside = False
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@pytest.mark.parametrize("seen", list(Seen))
def test_every_part_of_a_view_has_an_outline_within_the_sheet(seen: Seen) -> None:
    ways = part_ways(seen)
    assert list(ways) == [each.id for each in REGIONS if each.seen is seen]
    sheet = view_drawing(seen, (), "")
    for key, way in ways.items():
        for x, y in corners(way):
            assert 0 <= x <= sheet.width, key
            assert 0 <= y <= sheet.height, key


@pytest.mark.parametrize("seen", list(Seen))
def test_no_spot_belongs_to_two_parts(seen: Seen) -> None:
    polygons = {key: corners(way) for key, way in part_ways(seen).items()}
    for x in range(2, int(WIDTH), 4):
        for y in range(2, 430, 4):
            found = [key for key, polygon in polygons.items() if holds(polygon, x + 0.37, y + 0.41)]
            assert len(found) <= 1, (x, y, found)


@pytest.mark.parametrize("seen", list(Seen))
def test_the_outlines_of_parts_are_large_enough_to_hit(seen: Seen) -> None:
    """At the size of the screen, 1.08 pixels to a unit, no part is smaller than 24 pixels either way."""
    for key, way in part_ways(seen).items():
        xs, ys = zip(*corners(way), strict=True)
        assert min(max(xs) - min(xs), max(ys) - min(ys)) * 1.08 >= 24, key


def middle(key: str) -> float:
    found = region(key)
    assert found is not None
    xs = [x for x, _y in corners(part_ways(found.seen)[key])]
    return (min(xs) + max(xs)) / 2


@pytest.mark.parametrize("each", [each for each in REGIONS if each.side is not Side.MIDDLE])
def test_left_is_the_persons_own_left(each: object) -> None:
    assert hasattr(each, "id")
    found = region(each.id)
    assert found is not None
    right_in_picture = middle(found.id) > WIDTH / 2
    assert right_in_picture == ((found.side is Side.LEFT) == (found.seen is Seen.FRONT))


def test_both_sides_mirror() -> None:
    for one, other in combinations(REGIONS, 2):
        if one.part == other.part and one.seen is other.seen:
            assert middle(one.id) + middle(other.id) == pytest.approx(WIDTH)


@given(st.sets(st.sampled_from(IDS)))
def test_exactly_the_marked_parts_are_filled(marked: set[str]) -> None:
    drawing = body_drawing(marked, "words")
    filled = [shape for shape in drawing.shapes if isinstance(shape, Path) and shape.fill is Token.ACCENT]
    assert len(filled) == len(marked)
    assert sum(isinstance(shape, Path) for shape in drawing.shapes) == len(IDS)
    assert drawing.words == "words"


def test_an_unknown_part_is_passed_over() -> None:
    assert body_drawing({"antenna"}, "") == body_drawing((), "")


def test_it_can_be_drawn_without_words_and_on_paper() -> None:
    assert not [shape for shape in body_drawing((), "", labels=False).shapes if isinstance(shape, Text)]
    ink = dict.fromkeys(Token, "#000000")
    assert drawing_svg(body_drawing({"low_back"}, "Low back"), ink).count("<path") == len(IDS)
