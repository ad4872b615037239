"""The body keeps its bones, its limits and its place on the floor, in every pose."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Figure, Movement, Pose, Position, View
from companion.movement.body import FOREARM, SHANK, THIGH, UPPER_ARM, posed
from companion.movement.joints import NORMAL_RANGE, both_sides
from companion.movement.placing import midway, placed, rested

BONES = {
    ("hip", "knee"): THIGH,
    ("knee", "ankle"): SHANK,
    ("shoulder", "elbow"): UPPER_ARM,
    ("elbow", "wrist"): FOREARM,
}
DEEPEST = -1.0
"""How far skin may press into the mat, in cm."""

angles = st.fixed_dictionaries(
    {}, optional={name: st.floats(limits.low, limits.high) for name, limits in NORMAL_RANGE.items()}
)
poses = st.builds(Pose, angles, st.just({}), st.sampled_from(Position))


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


@given(poses)
def test_bones_keep_their_length_in_any_pose(pose: Pose) -> None:
    body = posed(pose)
    for side in ("left", "right"):
        for (upper, lower), length in BONES.items():
            assert dist(body.at(f"{upper}_{side}"), body.at(f"{lower}_{side}")) == close(length)
        sole = dist(body.at(f"heel_{side}"), body.at(f"toe_{side}"))
        assert sole == close(dist(posed(Pose({})).at("heel_left"), posed(Pose({})).at("toe_left")))


@given(poses)
def test_any_pose_rests_on_the_floor(pose: Pose) -> None:
    assert rested(pose).body.lowest() == close(0.0)


@given(poses, poses, st.floats(0, 1))
def test_bones_keep_their_length_on_the_way(start: Pose, end: Pose, t: float) -> None:
    body = midway(rested(start), rested(end), t)
    assert dist(body.at("hip_right"), body.at("knee_right")) == close(THIGH)


def test_standing_straight_is_straight() -> None:
    body = rested(Pose({}, contacts=("foot_right",))).body
    assert body.at("knee_left")[:2] == body.at("knee_right")[:2]
    assert body.at("hip_right")[0] == close(body.at("ankle_right")[0])
    assert body.at("head")[1] > body.at("chest_right")[1] > body.at("knee_right")[1]
    assert 140 < body.at("head")[1] < 170


@pytest.mark.parametrize(
    ("joint", "part", "axis", "way"),
    [
        ("hip", "knee_right", 0, 1),
        ("knee", "ankle_right", 0, -1),
        ("ankle", "toe_right", 1, 1),
        ("shoulder", "wrist_right", 0, 1),
        ("elbow", "wrist_right", 0, 1),
        ("lumbar", "head", 0, 1),
        ("thoracic", "head", 0, 1),
        ("neck", "head", 0, 1),
        ("hip_abduction", "knee_right", 2, 1),
        ("hip_abduction", "knee_left", 2, -1),
        ("shoulder_abduction", "wrist_right", 2, 1),
        ("shoulder_lift", "elbow_left", 1, 1),
        ("shoulder_blade", "elbow_left", 0, -1),
        ("neck_rotation", "crown", 2, 1),
        ("lumbar_side", "head", 2, 1),
    ],
)
def test_each_joint_bends_the_way_a_therapist_means(joint: str, part: str, axis: int, way: int) -> None:
    still, bent = posed(Pose({})), posed(Pose({joint: 20.0}))
    assert way * (bent.at(part)[axis] - still.at(part)[axis]) > 1.0


def test_the_forearm_turns_outward() -> None:
    inward, outward = (posed(Pose({"elbow": 90, "shoulder_rotation": turn})) for turn in (0, 40))
    assert outward.at("wrist_right")[2] > inward.at("wrist_right")[2] + 10
    assert outward.at("wrist_left")[2] < inward.at("wrist_left")[2] - 10


def test_a_side_wins_over_the_pair() -> None:
    assert both_sides({"hip": 30, "hip_left": 10}) == {"hip_left": 10, "hip_right": 30}


@pytest.mark.parametrize(
    ("orientation", "faces"),
    [
        (Position.STANDING, (1, 0, 0)),
        (Position.LYING_BACK, (0, 1, 0)),
        (Position.LYING_FRONT, (0, -1, 0)),
        (Position.HANDS_KNEES, (0, -1, 0)),
        (Position.LYING_SIDE, (0, 0, -1)),
    ],
)
def test_each_orientation_faces_its_way(orientation: Position, faces: tuple[int, int, int]) -> None:
    head = posed(Pose({}, orientation=orientation)).head
    assert [row[0] for row in head] == pytest.approx(list(faces), abs=1e-9)


def test_a_named_foot_stands_flat_and_the_body_leans_with_it() -> None:
    body = rested(Pose({"hip": 52, "knee": 56, "ankle": 18}, contacts=("foot_right",))).body
    assert body.lowest(("heel_right",)) == close(0.0)
    assert body.lowest(("toe_right",)) == close(0.0)
    assert body.at("pelvis")[0] < body.at("ankle_right")[0]


def test_two_named_parts_both_touch() -> None:
    pose = Pose({"knee": 100}, {}, Position.LYING_BACK, ("shoulders", "foot_right"))
    body = rested(pose).body
    assert body.lowest(("chest_right", "upper_right")) == close(0.0)
    assert body.lowest(("heel_right", "sole_right", "toe_right")) == close(0.0)
    assert body.lowest(("pelvis",)) > 5


def test_the_anchor_stays_where_it_is() -> None:
    figure = Figure((Pose({}), Pose({"hip": 50, "knee": 60, "ankle": 10})), anchor="foot_right")
    start, end = (stance.body for stance in placed(figure))
    assert start.at("heel_right")[0] == close(end.at("heel_right")[0])


def test_shipped_figures_stay_on_the_floor(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        for number, stance in enumerate(placed(movement.figure), 1):
            floor = stance.pose.root.get("height", 0.0)
            low = stance.body.lowest()
            assert DEEPEST <= low <= floor + 0.5, (movement.id, number, low)


def test_shipped_lying_figures_have_back_and_head_at_the_floor(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        if movement.position is Position.LYING_BACK and movement.figure.view is View.SIDE:
            body = placed(movement.figure)[0].body
            assert body.lowest(("seat_right",)) < 1.0, movement.id
            assert body.lowest(("upper_right", "chest_right")) < 2.0, movement.id
            assert body.lowest(("head",)) < 7.0, movement.id


def test_shipped_angles_are_within_the_normal_range(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        for pose in movement.figure.poses:
            for name, degrees in pose.angles.items():
                assert NORMAL_RANGE[name].holds(degrees), (movement.id, name)


def test_the_bridge_is_a_bridge(shipped: tuple[Movement, ...]) -> None:
    bridge = next(movement for movement in shipped if movement.id == "bridge")
    assert bridge.figure is not None
    start, end = (stance.body for stance in placed(bridge.figure))
    assert end.at("pelvis")[1] > start.at("pelvis")[1] + 12
    assert end.at("upper_right")[1] < end.at("pelvis")[1] < end.at("knee_right")[1]
    assert end.lowest(("heel_right", "toe_right")) == pytest.approx(0.0, abs=0.2)
