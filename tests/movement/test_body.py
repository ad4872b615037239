"""The body has an adult's proportions, keeps its bones, and bends the way a therapist means."""

from __future__ import annotations

from math import cos, dist, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Movement, Pose, Position
from companion.movement.body import PART_BALLS, posed
from companion.movement.joints import NORMAL_RANGE, PAIRED, SIDES, both_sides

STATURE = 170.0
SHARES = {
    ("hip", "knee"): 0.245,
    ("knee", "ankle"): 0.246,
    ("shoulder", "elbow"): 0.186,
    ("elbow", "wrist"): 0.146,
}
"""Shares of stature: Drillis and Contini 1966, in Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1."""
HEIGHTS = {"ankle": 0.039, "knee": 0.285, "hip": 0.530, "shoulder": 0.818}

angles = st.fixed_dictionaries(
    {}, optional={name: st.floats(limits.low, limits.high) for name, limits in NORMAL_RANGE.items()}
)
roots = st.fixed_dictionaries(
    {}, optional={"pitch": st.floats(-90, 90), "roll": st.floats(-60, 60), "turn": st.floats(-60, 60)}
)
poses = st.builds(Pose, angles, roots, st.sampled_from(Position))


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-6)


@given(poses)
def test_bones_keep_their_length_in_any_pose(pose: Pose) -> None:
    body, straight = posed(pose), posed(Pose({}))
    for side in SIDES:
        for (upper, lower), share in SHARES.items():
            assert dist(body.at(f"{upper}_{side}"), body.at(f"{lower}_{side}")) == close(share * STATURE)
        for a, b in (
            ("heel", "sole"),
            ("sole", "toe"),
            ("wrist", "palm"),
            ("palm", "finger"),
            ("palm", "thumb"),
        ):
            ends = f"{a}_{side}", f"{b}_{side}"
            assert dist(*map(body.at, ends)) == close(dist(*map(straight.at, ends)))
    assert dist(body.at("hip_left"), body.at("hip_right")) == close(
        dist(straight.at("hip_left"), straight.at("hip_right"))
    )


@given(poses)
def test_frames_are_turns(pose: Pose) -> None:
    """Each keeps lengths and right angles and mirrors nothing."""
    for name, (a, b, c) in posed(pose).frames.items():
        for row, other in ((a, b), (b, c), (c, a)):
            assert sum(x * y for x, y in zip(row, other, strict=True)) == pytest.approx(0, abs=1e-9), name
            assert sum(x * x for x in row) == pytest.approx(1, abs=1e-9), name
        turned = (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])
        assert turned == pytest.approx(c, abs=1e-9), name


def test_standing_straight_has_an_adults_proportions() -> None:
    body = posed(Pose({}))
    floor = body.lowest()
    for joint, share in HEIGHTS.items():
        assert body.at(f"{joint}_right")[1] - floor == close(share * STATURE), joint
    middle, radius = body.balls["head"]
    assert middle[1] + radius - floor == close(STATURE)
    assert middle[1] - radius - floor == pytest.approx(0.870 * STATURE, abs=0.1), "the chin"
    heel, toe = body.balls["heel_right"], body.balls["toe_right"]
    assert toe.at[0] + toe.radius - heel.at[0] + heel.radius == close(0.152 * STATURE)
    wrist, finger = body.at("wrist_left"), body.balls["finger_left"]
    assert wrist[1] - finger.at[1] + finger.radius == close(0.108 * STATURE)
    for part, share in (("shoulder", 0.259), ("hip", 0.191)):
        middle, radius = body.balls[f"{part}_right"]
        assert 2 * (middle[2] + radius) == close(share * STATURE), part


def test_standing_straight_is_straight_and_the_same_on_both_sides() -> None:
    body = posed(Pose({}))
    assert body.at("hip_right")[0] == close(body.at("ankle_right")[0])
    for name, (at, radius) in body.balls.items():
        if name.endswith("_left"):
            x, y, z = body.at(name.replace("_left", "_right"))
            assert at == pytest.approx((x, y, -z), abs=1e-9)
            assert radius == body.balls[name.replace("_left", "_right")].radius
    for balls in (("heel", "sole", "toe"),):
        lows = [body.lowest((f"{ball}_left",)) for ball in balls]
        assert max(lows) - min(lows) < 1e-9, "a foot at rest is flat"


@pytest.mark.parametrize(
    ("joint", "part", "axis", "way"),
    [
        ("hip", "knee_right", 0, 1),
        ("hip", "knee_left", 0, 1),
        ("knee", "ankle_right", 0, -1),
        ("ankle", "toe_right", 1, 1),
        ("toes", "toe_left", 1, 1),
        ("inversion", "sole_right", 2, -1),
        ("inversion", "sole_left", 2, 1),
        ("shoulder", "wrist_right", 0, 1),
        ("elbow", "wrist_right", 0, 1),
        ("wrist", "finger_left", 0, 1),
        ("wrist_side", "finger_right", 2, 1),
        ("wrist_side", "finger_left", 2, -1),
        ("forearm", "thumb_right", 0, 1),
        ("forearm", "thumb_left", 0, 1),
        ("lumbar", "head", 0, 1),
        ("thoracic", "head", 0, 1),
        ("neck", "head", 0, 1),
        ("nod", "crown", 1, -1),
        ("hip_abduction", "knee_right", 2, 1),
        ("hip_abduction", "knee_left", 2, -1),
        ("hip_rotation", "toe_right", 2, 1),
        ("hip_rotation", "toe_left", 2, -1),
        ("shoulder_abduction", "wrist_right", 2, 1),
        ("shoulder_lift", "elbow_left", 1, 1),
        ("shoulder_blade", "elbow_left", 0, -1),
        ("neck_rotation", "crown", 2, 1),
        ("neck_side", "head", 2, 1),
        ("lumbar_side", "head", 2, 1),
        ("thoracic_side", "head", 2, 1),
        ("thoracic_rotation", "shoulder_left", 0, 1),
        ("lumbar_rotation", "shoulder_right", 0, -1),
    ],
)
def test_each_joint_bends_the_way_a_therapist_means(joint: str, part: str, axis: int, way: int) -> None:
    still, bent = posed(Pose({})), posed(Pose({joint: 20.0}))
    assert way * (bent.at(part)[axis] - still.at(part)[axis]) > 0.5


def test_every_joint_moves_something() -> None:
    still = posed(Pose({}))
    for joint, limits in NORMAL_RANGE.items():
        bent = posed(Pose({joint: limits.high}))
        assert (
            any(dist(bent.at(ball), still.at(ball)) > 0.3 for ball in still.balls)
            or bent.frames != still.frames
        ), joint


def test_a_bent_knee_is_where_trigonometry_puts_it() -> None:
    """Hip 30, knee 70: the shank leans back by 40 degrees."""
    thigh, shank = 0.245 * STATURE, 0.246 * STATURE
    body = posed(Pose({"hip": 30, "knee": 70}))
    hip, knee, ankle = (body.at(f"{joint}_left") for joint in ("hip", "knee", "ankle"))
    assert (knee[0] - hip[0], knee[1] - hip[1]) == pytest.approx(
        (thigh * sin(radians(30)), -thigh * cos(radians(30))), abs=1e-9
    )
    assert (ankle[0] - knee[0], ankle[1] - knee[1]) == pytest.approx(
        (-shank * sin(radians(40)), -shank * cos(radians(40))), abs=1e-9
    )


@pytest.mark.parametrize(("turn", "palm"), [(0, (-1, 0, 0)), (90, (0, 0, -1)), (170, (0.985, 0, -0.174))])
def test_the_forearm_turns_the_palm_from_back_to_front(turn: float, palm: tuple[float, float, float]) -> None:
    """A right palm looks back, then to the thigh, then ahead; the left one is its mirror image."""
    hands = posed(Pose({"forearm": turn})).frames
    faces = tuple(-row[0] for row in hands["hand_right"])
    assert faces == pytest.approx(palm, abs=1e-3)
    assert tuple(-row[0] for row in hands["hand_left"]) == pytest.approx(
        (palm[0], palm[1], -palm[2]), abs=1e-3
    )


def test_turning_the_upper_arm_out_swings_a_bent_forearm_out() -> None:
    inward, outward = (posed(Pose({"elbow": 90, "shoulder_rotation": turn})) for turn in (0, 40))
    assert outward.at("wrist_right")[2] > inward.at("wrist_right")[2] + 10
    assert outward.at("wrist_left")[2] < inward.at("wrist_left")[2] - 10


@pytest.mark.parametrize(
    ("name", "part", "axis"), [("pitch", "head", 0), ("roll", "head", 2), ("turn", "crown", 2)]
)
def test_the_root_leans_forward_and_to_the_right_and_turns_right(name: str, part: str, axis: int) -> None:
    assert posed(Pose({}, {name: 20})).at(part)[axis] > posed(Pose({})).at(part)[axis] + 3


def test_a_breath_lifts_belly_and_ribs_and_not_the_back() -> None:
    empty, full = posed(Pose({})), posed(Pose({}, {"belly": 1, "chest": 1}))
    for ball in ("waist_left", "ribs_right", "chest_left"):
        before, after = empty.balls[ball], full.balls[ball]
        assert after.at[0] + after.radius > before.at[0] + before.radius + 2, ball
        assert after.at[0] - after.radius >= before.at[0] - before.radius - 1e-9, ball
    assert full.at("shoulder_left")[1] > empty.at("shoulder_left")[1]
    assert full.at("hip_left") == empty.at("hip_left")


def test_a_side_wins_over_the_pair() -> None:
    assert both_sides({"hip": 30, "hip_left": 10}) == {"hip_left": 10, "hip_right": 30}


@pytest.mark.parametrize(
    ("orientation", "root", "faces", "headward"),
    [
        (Position.STANDING, {}, (1, 0, 0), (0, 1, 0)),
        (Position.LYING_BACK, {}, (0, 1, 0), (-1, 0, 0)),
        (Position.LYING_FRONT, {}, (0, -1, 0), (1, 0, 0)),
        (Position.HANDS_KNEES, {}, (0, -1, 0), (1, 0, 0)),
        (Position.LYING_SIDE, {}, (0, 0, -1), (-1, 0, 0)),
        (Position.LYING_SIDE, {"on_right": 1}, (0, 0, 1), (-1, 0, 0)),
        (Position.LYING_SIDE, {"heading": 180}, (0, 0, 1), (1, 0, 0)),
        (Position.STANDING, {"heading": 90}, (0, 0, -1), (0, 1, 0)),
    ],
)
def test_each_orientation_faces_its_way(
    orientation: Position, root: dict[str, float], faces: tuple[int, ...], headward: tuple[int, ...]
) -> None:
    pelvis = posed(Pose({}, root, orientation)).frames["pelvis"]
    assert [row[0] for row in pelvis] == pytest.approx(list(faces), abs=1e-9)
    assert [row[1] for row in pelvis] == pytest.approx(list(headward), abs=1e-9)


def test_lying_on_a_side_lies_on_that_side() -> None:
    left, right = (posed(Pose({}, {"on_right": on}, Position.LYING_SIDE)) for on in (0, 1))
    assert left.at("hip_left")[1] < left.at("hip_right")[1]
    assert right.at("hip_right")[1] < right.at("hip_left")[1]


def test_ranges_are_of_people() -> None:
    """Greene and Heckman 1994, with a little room; a knee or elbow never bends backwards."""
    for name in ("knee", "elbow"):
        assert NORMAL_RANGE[f"{name}_left"].low == 0
    usual = {
        "hip": 120,
        "knee": 135,
        "ankle": 20,
        "shoulder": 180,
        "elbow": 150,
        "wrist": 70,
        "hip_abduction": 45,
    }
    for name, high in usual.items():
        limits = NORMAL_RANGE[f"{name}_right"]
        assert high <= limits.high <= 1.3 * high + 10, name
        assert limits == NORMAL_RANGE[f"{name}_left"]
    assert {f"{name}_{side}" for name in PAIRED for side in SIDES} <= NORMAL_RANGE.keys()


def test_parts_are_made_of_balls_there_are() -> None:
    balls = posed(Pose({})).balls
    assert {ball for part in PART_BALLS.values() for ball in part} <= balls.keys()


def test_shipped_angles_are_within_the_normal_range(shipped: tuple[Movement, ...]) -> None:
    for movement in shipped:
        assert movement.figure is not None
        for pose in movement.figure.poses:
            for name, degrees in both_sides(pose.angles).items():
                assert NORMAL_RANGE[name].holds(degrees), (movement.id, name)
