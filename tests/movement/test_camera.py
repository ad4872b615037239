"""A camera looks from where it says, and a lens puts what it sees on a sheet without bending it."""

from __future__ import annotations

from math import cos, dist, radians, sin, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import View
from companion.movement.body import Ball
from companion.movement.camera import FRONT_TILT, Camera, Lens
from companion.movement.fit import Frame, fitted, framed
from companion.movement.vectors import Vec

AHEAD, UP, RIGHT = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)

cameras = st.builds(Camera, st.floats(-360, 360), st.floats(0, 90))
places = st.tuples(*[st.floats(-200, 200)] * 3)
lenses = st.builds(Lens, cameras, st.floats(0.1, 10), st.floats(-500, 500), st.floats(-500, 500))


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


def test_from_the_side_they_look_to_the_right_of_the_page() -> None:
    side = Camera.of(View.SIDE)
    assert side.see(AHEAD) == close((1, 0, 0))
    assert side.see(UP) == close((0, -1, 0))
    assert side.see(RIGHT) == close((0, 0, 1))


def test_from_the_front_their_right_hand_is_on_our_left() -> None:
    front = Camera.of(View.FRONT)
    tilt = radians(FRONT_TILT)
    assert front.see(RIGHT) == close((-1, 0, 0))
    assert front.see(AHEAD) == close((0, sin(tilt), cos(tilt)))


def test_from_above_ahead_is_to_the_right_and_the_ceiling_is_nearest() -> None:
    above = Camera.of(View.ABOVE)
    assert above.see(AHEAD) == close((1, 0, 0))
    assert above.see(RIGHT) == close((0, 1, 0))
    assert above.see(UP) == close((0, 0, 1))


@given(cameras, places, places)
def test_nothing_is_bent(camera: Camera, one: Vec, other: Vec) -> None:
    assert dist(camera.see(one), camera.see(other)) == pytest.approx(dist(one, other), rel=1e-9, abs=1e-6)


@given(cameras, places)
def test_half_a_turn_on_the_level_mirrors_the_page(camera: Camera, place: Vec) -> None:
    there = Camera(camera.turn, 0.0).see(place)
    back = Camera(camera.turn + 180, 0.0).see(place)
    assert back == close((-there.x, there.y, -there.near))


@given(lenses, places, st.floats(0.1, 30))
def test_a_lens_sees_what_its_camera_sees(lens: Lens, place: Vec, radius: float) -> None:
    seen = lens.camera.see(place)
    expected = (lens.x + lens.scale * seen.x, lens.y + lens.scale * seen.y, lens.scale * seen.near)
    assert lens.see(place) == close(expected)
    sight = lens.sight({"it": Ball(place, radius)})
    assert sight.discs["it"] == close((*expected[:2], lens.scale * radius))
    assert sight.near["it"] == close(expected[2])
    assert lens.disc(Ball(place, radius)) == close(sight.discs["it"])
    away = sqrt(sum(part * part for part in place))
    assert lens.nearness(place) * lens.scale == pytest.approx(expected[2], abs=1e-6 * (1 + away))


@given(lenses)
def test_a_turn_is_seen_as_its_axes_are(lens: Lens) -> None:
    c, s = cos(0.7), sin(0.7)
    turn = ((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0))
    rows = lens.turned(turn)
    for number in range(3):
        axis = (turn[0][number], turn[1][number], turn[2][number])
        assert [row[number] for row in rows] == close(list(lens.camera.see(axis)))


balls = st.lists(st.builds(Ball, places, st.floats(1, 20)), min_size=1, max_size=6)


@given(balls, cameras, st.floats(50, 900), st.floats(50, 900), st.floats(0.2, 8))
def test_what_is_fitted_is_inside_and_as_large_as_it_may_be(
    balls: list[Ball], camera: Camera, width: float, height: float, largest: float
) -> None:
    lens = fitted(framed(balls, camera), camera, width, height, largest)
    discs = [lens.disc(ball) for ball in balls]
    left, right = min(x - r for x, _y, r in discs), max(x + r for x, _y, r in discs)
    top, bottom = min(y - r for _x, y, r in discs), max(y + r for _x, y, r in discs)
    edge = 0.029 * min(width, height)
    assert left >= edge
    assert top >= edge
    assert right <= width - edge
    assert bottom <= height - edge
    assert (left + right, top + bottom) == close((width, height))
    full = max((right - left) / width, (bottom - top) / height) > 0.9 or lens.scale == largest
    assert full or lens.scale <= largest


def test_two_frames_make_one() -> None:
    assert Frame(0, 1, 2, 3).around(Frame(-1, 2, 1, 9)) == Frame(-1, 1, 2, 9)
