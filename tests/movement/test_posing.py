"""Dragging a part of the body: it comes as near as the joints allow, and nothing breaks or wanders."""

from __future__ import annotations

from math import dist

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.movements import Figure, Pose, Position
from companion.movement.body import ARM_NAMES, LEG_NAMES, Body, built, full
from companion.movement.joints import NORMAL_RANGE, ROOT_RANGE, both_sides
from companion.movement.motion import Motion
from companion.movement.posing import HANDLES, dragged

FEET = ("foot_left", "foot_right")
HANDS = ("hand_left", "hand_right")
STAND = Pose({"forearm": 70}, contacts=FEET)
SIT = Pose(
    {"hip": 90, "knee": 90, "shoulder": 20, "elbow": 60},
    {},
    Position.SITTING,
    contacts=FEET,
    stays=("pelvis",),
)
LIE = Pose(
    {"hip": 50, "knee": 100, "ankle": -20, "shoulder": -5, "elbow": 5},
    {},
    Position.LYING_BACK,
    contacts=("pelvis", "shoulders", "head", *FEET, *HANDS),
)
CRAWL = Pose(
    {"hip": 77, "knee": 88, "shoulder": 75, "wrist": 77, "ankle": -62, "neck": -14},
    {},
    Position.HANDS_KNEES,
    contacts=("shin_left", "shin_right", *HANDS),
)
POSES = {"stand": STAND, "sit": SIT, "lie": LIE, "crawl": CRAWL}

some_pose = st.sampled_from(sorted(POSES))
some_part = st.sampled_from(sorted(HANDLES))
offset = st.tuples(st.floats(-40, 40), st.floats(-40, 40), st.floats(-40, 40))


def body_of(pose: Pose) -> Body:
    return Motion(Figure((pose,))).keys[0]


def place_of(pose: Pose, part: str) -> tuple[float, float, float]:
    return body_of(pose).at(HANDLES[part])


def moved(pose: Pose, part: str, by: tuple[float, float, float]) -> tuple[float, float, float]:
    x, y, z = place_of(pose, part)
    return (x + by[0], y + by[1], z + by[2])


@settings(max_examples=25, deadline=None)
@given(some_pose, some_part, offset)
def test_no_joint_ever_leaves_its_range_and_a_second_time_changes_nothing(
    name: str, part: str, by: tuple[float, float, float]
) -> None:
    pose = POSES[name]
    to = moved(pose, part, by)
    once = dragged(pose, part, to)
    for joint, degrees in both_sides(once.pose.angles).items():
        assert NORMAL_RANGE[joint].holds(degrees), joint
    for number, value in once.pose.root.items():
        assert ROOT_RANGE[number].holds(value), number
    assert set(once.limited) <= NORMAL_RANGE.keys()
    assert body_of(once.pose).lowest() > -0.5
    assert dist(place_of(once.pose, part), to) <= dist(place_of(pose, part), to) + 1e-6, (
        "never farther than before"
    )
    assert dragged(once.pose, part, to).pose == once.pose


LIMBS = {
    "hand": (ARM_NAMES, ("elbow", "wrist", "palm", "finger", "thumb")),
    "foot": (LEG_NAMES, ("knee", "ankle", "heel", "toe")),
}


@settings(max_examples=40, deadline=None)
@given(
    some_pose,
    st.sampled_from(["hand", "foot"]),
    st.sampled_from(["left", "right"]),
    st.lists(st.floats(0.1, 0.9), min_size=4, max_size=4),
)
def test_a_place_that_can_be_reached_is_reached(name: str, part: str, side: str, shares: list[float]) -> None:
    """The place is taken from a limb with any other angles in their ranges, above the floor."""
    pose = POSES[name]
    body = body_of(pose)
    names, balls = LIMBS[part]
    angles = dict(body.angles)
    for joint, share in zip(names[side][:4], shares, strict=True):
        limits = NORMAL_RANGE[joint]
        angles[joint] = limits.low + share * (limits.high - limits.low)
    goal = built(full(angles), body.frames["pelvis"], body.at("pelvis"))
    if goal.lowest([f"{ball}_{side}" for ball in balls]) < 1.0:
        return  # through the floor
    to = goal.at(HANDLES[f"{part}_{side}"])
    done = dragged(pose, f"{part}_{side}", to)
    assert dist(place_of(done.pose, f"{part}_{side}"), to) < 1.0, done.limited


@pytest.mark.parametrize("name", sorted(POSES))
@pytest.mark.parametrize("part", sorted(HANDLES))
def test_dragging_to_where_it_is_changes_nothing(name: str, part: str) -> None:
    pose = POSES[name]
    assert dragged(pose, part, place_of(pose, part)).pose is pose


def test_a_hand_reaches_up_and_nothing_else_moves() -> None:
    to = moved(STAND, "hand_right", (20, 60, 10))
    done = dragged(STAND, "hand_right", to)
    before, after = body_of(STAND), body_of(done.pose)
    assert dist(after.at("palm_right"), to) < 0.05
    assert done.limited == ()
    for ball in ("palm_left", "head", "pelvis", "toe_left", "heel_right"):
        assert dist(before.at(ball), after.at(ball)) < 0.05, ball


def test_a_hand_pulled_too_far_is_stopped_by_a_straight_elbow() -> None:
    done = dragged(STAND, "hand_right", (300.0, 120.0, 20.0))
    body = body_of(done.pose)
    assert "elbow_right" in done.limited
    assert body.angles["elbow_right"] == pytest.approx(0, abs=0.5)
    x, y, z = (b - a for a, b in zip(body.at("shoulder_right"), body.at("palm_right"), strict=True))
    assert x > 35
    assert abs(y) < 12
    assert abs(z) < 15


def test_a_foot_is_lifted_off_the_floor_and_rests_no_longer() -> None:
    to = moved(STAND, "foot_right", (15, 30, 0))
    done = dragged(STAND, "foot_right", to)
    assert done.pose.contacts == ("foot_left",)
    assert dist(place_of(done.pose, "foot_right"), to) < 0.1
    assert body_of(done.pose).lowest(("heel_left", "toe_left")) == pytest.approx(0, abs=0.1)


def test_a_foot_dragged_along_the_floor_stays_on_it() -> None:
    to = moved(STAND, "foot_right", (18, 0, 4))
    done = dragged(STAND, "foot_right", to)
    assert done.pose.contacts == FEET
    body = body_of(done.pose)
    assert dist(body.at("ankle_right"), to) < 1.0
    assert body.lowest(("heel_right",)) == pytest.approx(0, abs=0.1)
    assert body.lowest(("toe_right",)) == pytest.approx(0, abs=0.1)
    assert dist(body.at("ankle_left"), place_of(STAND, "foot_left")) < 0.3


def test_hips_pushed_down_bend_the_knees_over_feet_that_stay() -> None:
    to = moved(STAND, "pelvis", (-12, -25, 0))
    done = dragged(STAND, "pelvis", to)
    before, after = body_of(STAND), body_of(done.pose)
    assert dist(after.at("pelvis"), to) < 0.5
    assert after.angles["knee_left"] > 40
    for ball in ("heel_left", "toe_left", "heel_right", "toe_right"):
        assert dist(before.at(ball), after.at(ball)) < 0.3, ball


def test_hips_lifted_from_the_mat_make_a_bridge() -> None:
    done = dragged(LIE, "pelvis", moved(LIE, "pelvis", (-2, 14, 0)))
    body = body_of(done.pose)
    assert "pelvis" not in done.pose.contacts
    assert "shoulders" in done.pose.contacts
    assert body.at("pelvis")[1] > place_of(LIE, "pelvis")[1] + 9
    for part in ("toe_left", "heel_right", "palm_left"):
        assert dist(body.at(part), body_of(LIE).at(part)) < 1.0, part


def test_a_knee_swings_out_over_a_foot_that_stays() -> None:
    squat = Pose({"hip": 70, "knee": 85, "ankle": 25}, contacts=FEET)
    done = dragged(squat, "knee_right", moved(squat, "knee_right", (-3, 0, 12)))
    before, after = body_of(squat), body_of(done.pose)
    assert after.at("knee_right")[2] > before.at("knee_right")[2] + 8
    assert dist(after.at("ankle_right"), before.at("ankle_right")) < 0.5
    assert dist(after.at("knee_left"), before.at("knee_left")) < 1.0


def test_an_elbow_swings_while_the_hand_stays_on_the_floor() -> None:
    bent = Pose(
        {"hip": 77, "knee": 88, "shoulder": 62, "elbow": 45, "wrist": 60, "ankle": -62, "neck": -14},
        {},
        Position.HANDS_KNEES,
        contacts=("shin_left", "shin_right", *HANDS),
    )
    done = dragged(bent, "elbow_right", moved(bent, "elbow_right", (4, 2, 12)))
    before, after = body_of(bent), body_of(done.pose)
    assert after.at("elbow_right")[2] > before.at("elbow_right")[2] + 4
    assert dist(after.at("palm_right"), before.at("palm_right")) < 0.5


def test_hips_pulled_too_far_are_stopped_by_straight_knees() -> None:
    done = dragged(STAND, "pelvis", moved(STAND, "pelvis", (0, 40, 0)))
    assert set(done.limited) == {"knee_left", "knee_right"}, "not the elbows, which hang straight as well"
    assert body_of(done.pose).lowest(("heel_left", "toe_left")) == pytest.approx(0, abs=0.3)


def test_the_head_bends_the_neck_first() -> None:
    done = dragged(STAND, "head", moved(STAND, "head", (5, -1, 0)))
    assert both_sides(done.pose.angles).get("lumbar", 0.0) == 0.0
    assert done.pose.angles["neck"] > 10
    far = dragged(STAND, "head", moved(STAND, "head", (25, -8, 0)))
    assert far.pose.angles["thoracic"] > 5
    assert dist(place_of(far.pose, "head"), moved(STAND, "head", (25, -8, 0))) < 1.0


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(KeyError):
        dragged(STAND, "tail", (0.0, 0.0, 0.0))
