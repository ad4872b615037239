"""Limbs reach for places by angles: the triangle is right, limits hold, knees and elbows keep their side."""

from __future__ import annotations

from math import acos, degrees, dist, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Pose, Position
from companion.movement.body import ARM_NAMES, LEG_NAMES, Trunk, arm, full, head, leg, oriented, trunk
from companion.movement.ik import head_to_height
from companion.movement.joints import NORMAL_RANGE, SIDES
from companion.movement.reach import arm_to, leg_to, leg_to_point
from companion.movement.vectors import axis

THIGH, SHANK, UPPER_ARM, FOREARM = (share * 170.0 for share in (0.245, 0.246, 0.186, 0.146))

sides = st.sampled_from(SIDES)


def within(name: str, share: float) -> float:
    limits = NORMAL_RANGE[name]
    return limits.low + (limits.high - limits.low) * (0.04 + 0.92 * share)


def limb_angles(names: dict[str, tuple[str, ...]]) -> st.SearchStrategy[tuple[str, dict[str, float]]]:
    """A side, and angles of its limb well within their ranges."""
    shares = st.lists(st.floats(0, 1), min_size=7, max_size=7)
    return st.tuples(sides, shares).map(
        lambda both: (
            both[0],
            {name: within(name, share) for name, share in zip(names[both[0]], both[1], strict=True)},
        )
    )


def core_of(pose: Pose | None = None) -> Trunk:
    pose = pose or Pose({})
    return trunk(full(pose.angles), oriented(pose))


def in_range(angles: dict[str, float]) -> bool:
    return all(NORMAL_RANGE[name].low <= angle <= NORMAL_RANGE[name].high for name, angle in angles.items())


@given(limb_angles(LEG_NAMES))
def test_a_leg_finds_back_to_where_a_leg_can_be(where: tuple[str, dict[str, float]]) -> None:
    """Any ankle that some leg has is reached, from standing straight."""
    side, there = where
    core = core_of()
    hip = core.hips[side == "right"]
    goal = leg(full(there), side, core.pelvis, hip)
    angles = full({})
    angles |= {name: there[name] for name in LEG_NAMES[side][:3]}  # the knee looks the same way
    found = leg_to(angles, side, core, goal.end)
    assert dist(found.end, goal.end) < 0.02
    assert in_range(angles)


@given(limb_angles(ARM_NAMES), st.sampled_from(Position))
def test_an_arm_finds_back_to_where_an_arm_can_be(
    where: tuple[str, dict[str, float]], position: Position
) -> None:
    side, there = where
    core = core_of(Pose({}, orientation=position))
    goal = arm(full(there), side, core.chest, core.shoulders[side == "right"])
    angles = full({})
    angles |= {name: there[name] for name in ARM_NAMES[side][:3]}
    found = arm_to(angles, side, core, goal.end, hand=goal.tip)
    assert dist(found.end, goal.end) < 0.02
    assert in_range(angles)
    for column in range(3):
        assert axis(found.tip, column) == pytest.approx(axis(goal.tip, column), abs=1e-4), (
            "the hand is turned as asked"
        )


@given(st.floats(20, 82), sides)
def test_the_knee_bends_as_the_law_of_cosines_says(far: float, side: str) -> None:
    core = core_of()
    hip = core.hips[side == "right"]
    angles = full({})
    found = leg_to(angles, side, core, (hip[0], hip[1] - far, hip[2]))
    inside = degrees(acos((THIGH**2 + SHANK**2 - far**2) / (2 * THIGH * SHANK)))
    assert angles[f"knee_{side}"] == pytest.approx(180 - inside, abs=1e-6)
    assert found.middle[0] > hip[0], "a knee bends ahead of the leg"
    assert found.middle[2] == pytest.approx(hip[2], abs=1e-9)


@given(sides, st.floats(-50, 50), st.floats(-50, 50), st.floats(0, 50))
def test_what_is_out_of_reach_is_pointed_at(side: str, x: float, y: float, z: float) -> None:
    core = core_of()
    shoulder = core.shoulders[side == "right"]
    way = (x + 110.0, y, z if side == "right" else -z)
    goal = (shoulder[0] + way[0], shoulder[1] + way[1], shoulder[2] + way[2])
    angles = full({})
    found = arm_to(angles, side, core, goal)
    assert in_range(angles)
    assert angles[f"elbow_{side}"] == pytest.approx(0, abs=1e-6)
    assert dist(found.end, shoulder) == pytest.approx(UPPER_ARM + FOREARM)
    short = dist(goal, shoulder) - (UPPER_ARM + FOREARM)
    assert dist(found.end, goal) == pytest.approx(short, abs=1e-6)


@given(sides, st.floats(-15, 25), st.floats(-12, 12), st.floats(-25, 25), st.floats(55, 76))
def test_a_planted_foot_stays_as_it_is_and_the_knee_looks_over_it(
    side: str, ahead: float, aside: float, toes_out: float, down: float
) -> None:
    """Flat, turned out by any angle: afterwards hip, knee, ankle and toes lie in one upright or leaning plane."""
    core = core_of()
    hip = core.hips[side == "right"]
    foot = oriented(Pose({}, {"turn": toes_out}))
    angles = full({})
    goal = (hip[0] + ahead, hip[1] - down, hip[2] + aside)
    found = leg_to(angles, side, core, goal, foot=foot)
    if any(
        min(abs(angles[name] - NORMAL_RANGE[name].low), abs(angles[name] - NORMAL_RANGE[name].high)) < 1e-6
        for name in LEG_NAMES[side][:6]
        if not name.startswith("knee")
    ):
        return  # such a foot would break a joint
    assert dist(found.end, goal) < 0.02
    for column in range(3):
        assert axis(found.tip, column) == pytest.approx(axis(foot, column), abs=1e-6)
    toes = axis(foot, 0)
    thigh = [b - a for a, b in zip(found.top, found.middle, strict=True)]
    whole = [b - a for a, b in zip(found.top, found.end, strict=True)]
    square = (
        whole[1] * toes[2] - whole[2] * toes[1],
        whole[2] * toes[0] - whole[0] * toes[2],
        whole[0] * toes[1] - whole[1] * toes[0],
    )
    out = sum(a * b for a, b in zip(square, thigh, strict=True)) / sqrt(sum(a * a for a in square))
    assert out == pytest.approx(0, abs=1e-4), "the knee leaves the plane of leg and toes"


@pytest.mark.parametrize("side", SIDES)
def test_a_heel_comes_up_over_toes_that_stay(side: str) -> None:
    core = core_of()
    stand = leg(full({}), side, core.pelvis, core.hips[side == "right"])
    ball = (stand.end[0] + 9.2, stand.end[1] - 3.43, stand.end[2])
    angles = full({f"ankle_{side}": -30})
    found = leg_to_point(angles, side, core, (ball[0], ball[1] + 4.0, ball[2]), "sole", (1.0, 0.0, 0.0))
    assert angles[f"ankle_{side}"] == -30
    assert found.end[1] > stand.end[1] + 6, "the ankle rises more than the ball of the foot"
    assert found.middle[0] > 0


@pytest.mark.parametrize("side", SIDES)
def test_an_elbow_swings_out_rather_than_into_the_floor(side: str) -> None:
    """Lying on the front, hands under the shoulders: hanging elbows would be in the mat."""
    core = core_of(Pose({}, orientation=Position.LYING_FRONT))
    shoulder = core.shoulders[side == "right"]
    ground = shoulder[1] - 8.0
    angles = full({"shoulder": 90, "elbow": 60})
    found = arm_to(angles, side, core, (shoulder[0] + 25.0, ground + 3.5, shoulder[2]), ground=ground)
    assert found.middle[1] >= ground + 4.9 - 0.05
    assert abs(found.middle[2]) > abs(shoulder[2]), "outward, not under the chest"
    assert in_range(angles)


@pytest.mark.parametrize("height", [-3.0, 4.0])
def test_the_neck_bends_until_the_head_is_as_high_as_asked(height: float) -> None:
    core = core_of(Pose({}, orientation=Position.LYING_BACK))
    angles = full({})
    head_to_height(angles, core, height)
    assert head(angles, core)[2][1] == pytest.approx(height, abs=0.01)
    assert in_range(angles)
