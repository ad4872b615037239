"""Poses are put down so that they rest on what they rest on, and what stays, stays."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.movements import Figure, Movement, Pose, Position
from companion.movement.body import PART_BALLS, Body
from companion.movement.joints import NORMAL_RANGE
from companion.movement.motion import Motion

FEET = ("foot_left", "foot_right")
CROOK = {"hip": 50.0, "knee": 100.0, "ankle": -30.0, "shoulder": -6.0, "elbow": 6.0}

angles = st.fixed_dictionaries(
    {}, optional={name: st.floats(limits.low, limits.high) for name, limits in NORMAL_RANGE.items()}
)


def put_down(*poses: Pose, **more: object) -> tuple[Body, ...]:
    return Motion(Figure(poses, **more)).keys  # type: ignore[arg-type]


def low(body: Body, part: str) -> float:
    return body.lowest(PART_BALLS[part])


@given(st.builds(Pose, angles, st.just({}), st.sampled_from(Position)))
def test_any_pose_without_contacts_rests_on_its_lowest_point(pose: Pose) -> None:
    (body,) = put_down(pose)
    assert body.lowest() == pytest.approx(0.0, abs=1e-6)


def test_a_named_foot_stands_flat_and_the_body_leans_with_it() -> None:
    (body,) = put_down(Pose({"hip": 52, "knee": 56, "ankle": 18}, contacts=("foot_right",)))
    assert body.lowest(("heel_right",)) == pytest.approx(0.0, abs=0.01)
    assert body.lowest(("toe_right",)) == pytest.approx(0.0, abs=0.01)
    assert body.at("pelvis")[0] < body.at("ankle_right")[0]


def test_a_squat_leans_as_its_angles_add_up() -> None:
    """With flat feet the trunk leans forward by ankle - knee + hip: 20 - 90 + 85 = 15 degrees."""
    (body,) = put_down(Pose({"hip": 85, "knee": 90, "ankle": 20}, contacts=FEET))
    pelvis = body.frames["pelvis"]
    assert pelvis[0][1] == pytest.approx(0.2588, abs=1e-3)
    assert body.angles["knee_left"] == pytest.approx(90, abs=0.01)


def test_a_wide_stance_keeps_both_feet_flat_by_tipping_them_in_the_ankles() -> None:
    (body,) = put_down(Pose({"hip_abduction": 15}, contacts=FEET))
    for side, sign in (("left", -1), ("right", 1)):
        assert body.lowest((f"heel_{side}",)) == pytest.approx(0.0, abs=0.02)
        assert body.frames[f"foot_{side}"][1][1] == pytest.approx(1.0, abs=1e-4), (
            "the sole looks straight down"
        )
        assert sign * body.at(f"ankle_{side}")[2] > 25
    assert abs(body.angles["inversion_left"]) == pytest.approx(15, abs=1)


def test_two_named_parts_both_touch() -> None:
    pose = Pose({"knee": 100}, {}, Position.LYING_BACK, ("shoulders", *FEET))
    (body,) = put_down(pose)
    assert low(body, "shoulders") == pytest.approx(0.0, abs=0.05)
    assert low(body, "foot_right") == pytest.approx(0.0, abs=0.05)
    assert low(body, "pelvis") > 5


def test_lying_on_the_back_lies_on_pelvis_shoulders_head_hands_and_feet() -> None:
    hands = ("hand_left", "hand_right")
    resting = ("pelvis", "shoulders", "head", *hands, *FEET)
    (body,) = put_down(Pose(CROOK, orientation=Position.LYING_BACK, contacts=resting))
    for part in resting:
        assert low(body, part) == pytest.approx(0.0, abs=0.3), part
    assert body.lowest() > -0.35
    for side in ("left", "right"):
        assert body.frames[f"hand_{side}"][1][0] == pytest.approx(1.0, abs=0.01), "palms down"


def test_hands_and_knees_are_all_on_the_floor_and_shins_lie_along_it() -> None:
    pose = Pose(
        {"hip": 80, "knee": 88, "ankle": -60, "shoulder": 75, "wrist": 75},
        orientation=Position.HANDS_KNEES,
        contacts=("shin_left", "shin_right", "hand_left", "hand_right"),
    )
    (body,) = put_down(pose)
    for side in ("left", "right"):
        assert body.lowest((f"knee_{side}",)) == pytest.approx(0.0, abs=0.05)
        assert body.lowest((f"toe_{side}", f"sole_{side}", f"ankle_{side}")) == pytest.approx(0.0, abs=0.1)
        assert low(body, f"hand_{side}") == pytest.approx(0.0, abs=0.1)
    assert body.lowest() > -0.1


def test_a_knee_and_its_toes_make_a_shin() -> None:
    kneeling = {"knee": 92.0, "ankle": -60.0}
    apart = tuple(f"{part}_{side}" for part in ("knee", "toes") for side in ("left", "right"))
    (named,) = put_down(Pose(kneeling, orientation=Position.KNEELING, contacts=("shin_left", "shin_right")))
    (spelled,) = put_down(Pose(kneeling, orientation=Position.KNEELING, contacts=apart))
    assert spelled.balls == named.balls


def test_lying_on_a_side_never_sinks_the_shoulder_into_the_mat() -> None:
    pose = Pose(
        {"hip": 45, "knee": 80, "shoulder": 60}, orientation=Position.LYING_SIDE, contacts=("pelvis",)
    )
    (body,) = put_down(pose)
    assert body.lowest() > -0.35
    assert low(body, "pelvis") == pytest.approx(0.0, abs=0.3)
    assert low(body, "shoulders") == pytest.approx(0.0, abs=0.3)


def test_the_anchor_stays_where_nothing_else_does() -> None:
    start, end = put_down(Pose({}), Pose({"hip": 50, "knee": 60, "ankle": 10}), anchor="foot_right")
    assert start.at("heel_right")[0] == pytest.approx(end.at("heel_right")[0])


def test_the_hips_go_where_the_root_says_where_nothing_stays() -> None:
    start, end = put_down(Pose({}), Pose({}, {"x": 12, "side": -5}))
    assert end.at("pelvis")[0] - start.at("pelvis")[0] == pytest.approx(12)
    assert end.at("pelvis")[2] - start.at("pelvis")[2] == pytest.approx(-5)


def test_what_stays_is_where_the_earlier_pose_has_it() -> None:
    wall = ("hand_left", "hand_right")
    lean = Pose({"ankle": 10, "shoulder": 80, "elbow": 15, "wrist": 80}, contacts=FEET, stays=wall)
    press = Pose({"ankle": 18, "shoulder": 60, "elbow": 80, "wrist": 60}, contacts=FEET, stays=wall)
    start, end = put_down(lean, press)
    for ball in ("palm_left", "finger_right", "heel_left", "toe_right"):
        assert dist(start.at(ball), end.at(ball)) < 0.05, ball
    assert end.at("chest_left")[0] > start.at("chest_left")[0] + 3
    assert end.angles["elbow_left"] > 40


def test_heels_come_down_again_where_the_toes_stand() -> None:
    toes = ("toes_left", "toes_right")
    start, end = put_down(Pose({"ankle": -30}, contacts=toes), Pose({}, contacts=FEET))
    assert dist(start.at("sole_left"), end.at("sole_left")) < 0.05
    assert start.at("heel_left")[1] > end.at("heel_left")[1] + 4
    assert start.angles["toes_left"] == pytest.approx(30, abs=1), "toes lie flat under a lifted heel"
    assert end.angles["toes_left"] == pytest.approx(0, abs=0.1)


def test_a_foot_that_stands_on_a_step_later_stands_on_it_already() -> None:
    before = Pose({"hip_right": 55, "knee_right": 60}, contacts=("foot_left",), stays=("foot_right",))
    after = Pose({}, {"height": 16}, contacts=FEET)
    start, end = put_down(before, after)
    assert low(start, "foot_left") == pytest.approx(0.0, abs=0.05)
    for body in (start, end):
        assert low(body, "foot_right") == pytest.approx(16.0, abs=0.05)
    assert dist(start.at("toe_right"), end.at("toe_right")) < 0.05
    assert low(end, "foot_left") == pytest.approx(16.0, abs=0.05)


def test_a_part_that_changes_height_has_left_its_place() -> None:
    start, end = put_down(Pose({}, contacts=FEET), Pose({}, {"height": 20}, contacts=FEET))
    assert low(end, "foot_left") - low(start, "foot_left") == pytest.approx(20)


@settings(max_examples=25, deadline=None)
@given(
    angles,
    st.sampled_from(["foot_left", "shin_right", "hand_left", "pelvis", "head", "forearm_right", "toes_left"]),
    st.sampled_from([Position.STANDING, Position.LYING_BACK, Position.HANDS_KNEES]),
)
def test_solved_angles_never_leave_their_range(free: dict[str, float], part: str, position: Position) -> None:
    """Whatever a pose asks for: a contact is missed before a joint breaks."""
    for body in put_down(Pose(free, {}, position, (part,)), Pose({}, {}, position, (part,))):
        for name, degrees in body.angles.items():
            assert NORMAL_RANGE[name].holds(degrees), name


def test_shipped_lying_figures_have_back_and_head_at_the_floor(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        if movement.position is Position.LYING_BACK:
            body = Motion(movement.figure).keys[0]
            assert body.lowest(("seat_right",)) < 1.0, movement.id
            assert body.lowest(("upper_right", "chest_right")) < 2.0, movement.id
            assert body.lowest(("head",)) < 7.0, movement.id


def test_the_bridge_is_a_bridge(shipped: tuple[Movement, ...]) -> None:
    """Shoulders, hips and knees come near one line, feet flat, from hips on the mat."""
    bridge = next(movement for movement in shipped if movement.id == "bridge")
    assert bridge.figure is not None
    keys = Motion(bridge.figure).keys
    start, end = keys[0], keys[-1]
    assert end.at("pelvis")[1] > start.at("pelvis")[1] + 12
    assert end.at("upper_right")[1] < end.at("pelvis")[1] < end.at("knee_right")[1]
    assert low(end, "foot_right") == pytest.approx(0.0, abs=0.2)
    assert abs(end.angles["hip_right"]) < 15
