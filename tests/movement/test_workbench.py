"""The bench of somebody who poses the person: quiet beginnings, a still camera, parts that follow, limits, the floor."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest

from companion.domain.movements import Figure, Position, View
from companion.movement.body import PART_BALLS
from companion.movement.joints import NORMAL_RANGE
from companion.movement.motion import Motion
from companion.movement.props import PROPS
from companion.movement.starts import STARTS
from companion.movement.workbench import FLOOR, GRIPS, RESTS, SHEET, Workbench

UNDER = 1.5
"""How far, in cm, the skin of a resting body may give way."""


def _bench(figure: Figure, at: int = 0, view: View | None = None) -> Workbench:
    bench = Workbench()
    bench.fit(figure, at, view or figure.view)
    return bench


@pytest.mark.parametrize("position", Position)
def test_one_begins_quietly_within_every_limit_and_on_the_floor(position: Position) -> None:
    figure = Workbench().begin(position)
    (pose,) = figure.poses
    assert pose.orientation is position
    for joint, degrees in pose.angles.items():
        assert NORMAL_RANGE[joint].holds(degrees), joint
    body = Motion(figure).keys[0]
    assert body.lowest() > -UNDER
    for part in pose.contacts:
        assert abs(body.lowest(PART_BALLS[part])) < UNDER, part


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("view", View)
def test_everything_can_be_seen_and_taken_hold_of(position: Position, view: View) -> None:
    figure = STARTS[position]
    seen = _bench(figure, view=view).see(figure, 0)
    assert tuple(seen.places) == GRIPS
    for x, y in seen.places.values():
        assert 0 < x < SHEET[0]
        assert 0 < y < SHEET[1]
    assert (seen.drawing.width, seen.drawing.height) == SHEET
    assert len(seen.drawing.shapes) > 10
    assert seen.angles.keys() >= NORMAL_RANGE.keys()


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("thing", PROPS)
def test_any_thing_can_be_put_into_the_room(position: Position, thing: str) -> None:
    figure = replace(STARTS[position], props=(thing,))
    assert _bench(figure).see(figure, 0).drawing.shapes


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("part", RESTS)
def test_any_part_can_be_said_to_rest(position: Position, part: str) -> None:
    figure = STARTS[position]
    pose = figure.poses[0]
    resting = replace(figure, poses=(replace(pose, contacts=(*pose.contacts, part)),))
    assert _bench(resting).see(resting, 0).drawing.shapes


def test_a_hand_follows_the_pointer() -> None:
    figure = STARTS[Position.STANDING]
    bench = _bench(figure)
    x, y = bench.see(figure, 0).places["hand_right"]
    pulled = bench.pull(figure, 0, "hand_right", x + 60, y - 90)
    assert pulled.stops == ()
    after = bench.see(replace(figure, poses=(pulled.pose,)), 0).places
    assert dist(after["hand_right"], (x + 60, y - 90)) < 2
    assert dist(after["foot_right"], bench.see(figure, 0).places["foot_right"]) < 1


def test_the_way_back_ends_as_it_began() -> None:
    """A foot lifted and put back stands on the floor again."""
    figure = STARTS[Position.STANDING]
    bench = _bench(figure)
    x, y = bench.see(figure, 0).places["foot_right"]
    assert "foot_right" not in bench.pull(figure, 0, "foot_right", x, y - 60).pose.contacts
    assert "foot_right" in bench.pull(figure, 0, "foot_right", x, y).pose.contacts


def test_a_knee_that_is_bent_as_far_as_knees_go_stops_and_is_named() -> None:
    figure = STARTS[Position.STANDING]
    bench = _bench(figure)
    hip = bench.see(figure, 0).places["pelvis"]
    pulled = bench.pull(figure, 0, "foot_right", hip[0] - 4, hip[1] + 10)
    assert ("knee_right", True) in pulled.stops
    assert pulled.pose.angles["knee_right"] == pytest.approx(NORMAL_RANGE["knee_right"].high, abs=0.1)


def test_a_straight_leg_is_named_as_straight() -> None:
    figure = STARTS[Position.SITTING]
    bench = _bench(figure)
    x, y = bench.see(figure, 0).places["foot_right"]
    pulled = bench.pull(figure, 0, "foot_right", x + 400, y - 150)
    assert ("knee_right", False) in pulled.stops


@pytest.mark.parametrize("part", [part for part in GRIPS if part != "pelvis"])
@pytest.mark.parametrize("position", Position)
def test_nothing_goes_through_the_floor(position: Position, part: str) -> None:
    figure = STARTS[position]
    bench = _bench(figure, view=View.SIDE)
    x, y = bench.see(figure, 0).places[part]
    pulled = bench.pull(figure, 0, part, x + 10, y + 120)
    before = Motion(figure).keys[0].lowest()
    assert Motion(replace(figure, poses=(pulled.pose,))).keys[0].lowest() > min(0.0, before) - UNDER


def test_a_hand_at_the_floor_says_so() -> None:
    figure = STARTS[Position.LYING_BACK]
    bench = _bench(figure)
    x, y = bench.see(figure, 0).places["hand_right"]
    pulled = bench.pull(figure, 0, "hand_right", x - 20, y + 60)
    assert pulled.stops
    assert pulled.stops[0][0] == FLOOR


def test_within_a_figure_a_part_moves_from_where_it_is_seen() -> None:
    """A later pose may stand elsewhere in the room than it would alone."""
    start = STARTS[Position.STANDING]
    pose = start.poses[0]
    second = replace(
        pose, angles={**pose.angles, "hip_right": 60.0, "knee_right": 60.0}, contacts=("foot_left",)
    )
    figure = replace(start, poses=(replace(pose, root={"x": 30.0}), second))
    bench = _bench(figure, 1)
    x, y = bench.see(figure, 1).places["foot_right"]
    pulled = bench.pull(figure, 1, "foot_right", x + 25, y - 15)
    after = bench.see(replace(figure, poses=(figure.poses[0], pulled.pose)), 1).places["foot_right"]
    assert dist(after, (x + 25, y - 15)) < 3


def test_between_fits_the_camera_stands_still() -> None:
    figure = STARTS[Position.STANDING]
    bench = _bench(figure)
    before = bench.see(figure, 0).places["foot_left"]
    pose = figure.poses[0]
    up = replace(figure, poses=(replace(pose, angles={**pose.angles, "shoulder_right": 170.0}),))
    assert bench.see(up, 0).places["foot_left"] == pytest.approx(before, abs=0.5)
    bench.fit(up, 0, View.FRONT)
    assert bench.see(up, 0).places["foot_left"] != pytest.approx(before, abs=5)


def test_the_pose_it_comes_from_is_a_ghost_behind_it() -> None:
    start = STARTS[Position.STANDING]
    pose = start.poses[0]
    figure = replace(start, poses=(pose, replace(pose, angles={**pose.angles, "shoulder_right": 90.0})))
    bench = _bench(figure)
    fills = [getattr(shape, "fill", None) for shape in bench.see(figure, 1).drawing.shapes]
    assert "ghost" in fills
    assert "ghost" not in [getattr(shape, "fill", None) for shape in bench.see(figure, 0).drawing.shapes]
