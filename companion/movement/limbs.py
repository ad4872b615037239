"""Limbs that are held somewhere, and limbs that must not go through the floor.

Everything here is measured with the hips' middle at (0, 0, 0); ``at`` is where it is in the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, degrees

from companion.movement.body import (
    ANKLE_RADIUS,
    ARM_NAMES,
    ELBOW_RADIUS,
    FINGER_DOWN,
    FINGER_RADIUS,
    HEEL,
    KNEE_RADIUS,
    LEG_NAMES,
    PALM_DOWN,
    PALM_RADIUS,
    SIGNS,
    SOLE,
    THUMB,
    THUMB_RADIUS,
    TOE,
    WRIST_RADIUS,
    Limb,
    Trunk,
    arm,
    leg,
)
from companion.movement.holds import Hold, Kind
from companion.movement.ik import Angles, foot_turned, hand_turned, kept, one_bone
from companion.movement.reach import SKIN, arm_to, leg_to, leg_to_point
from companion.movement.vectors import (
    Vec,
    angle_between,
    axis,
    cross,
    dot,
    length,
    minus,
    plus,
    reached,
    then_z,
    times,
    unit,
)

LEG_KINDS = frozenset({Kind.KNEE, Kind.SHIN, Kind.FOOT, Kind.TOES, Kind.HEEL})
_SQUARE = 0.05
"""Two bones nearer to one line than this do not say which way their hinge looks."""
_ROUNDS = 3


def pin(hold: Hold, limb: Limb) -> Vec:
    """The place of ``limb`` that ``hold`` keeps."""
    match hold.kind:
        case Kind.KNEE | Kind.SHIN | Kind.ELBOW | Kind.FOREARM:
            return limb.middle
        case Kind.TOES:
            return reached(limb.end, limb.tip, SOLE[0], SOLE[1], 0.0)
        case Kind.HEEL:
            return reached(limb.end, limb.tip, HEEL[0], HEEL[1], 0.0)
        case _:
            return limb.end


def held_leg(angles: Angles, side: str, core: Trunk, holds: Sequence[Hold], at: Vec) -> Limb:
    """The leg of ``side`` where its ``holds`` keep it; changes its ``angles``."""
    hip = core.hips[side == "right"]
    names = LEG_NAMES[side]
    for hold in holds:
        place = minus(hold.at, at)
        match hold.kind:
            case Kind.FOOT:
                leg_to(angles, side, core, place, foot=hold.turn, ground=-at[1])
                if hold.floor is not None:
                    angles[names[6]] = 0.0
            case Kind.TOES | Kind.HEEL:
                forward = axis(hold.turn, 0) if hold.turn else None
                point = "sole" if hold.kind is Kind.TOES else "heel"
                limb = leg_to_point(angles, side, core, place, point, forward)
                if hold.kind is Kind.TOES and hold.floor is not None:
                    angles[names[6]] = kept(names[6], -degrees(asin(max(-1.0, min(1.0, limb.tip[1][0])))))
            case Kind.KNEE:
                hint = axis(leg(angles, side, core.pelvis, hip).upper, 2)
                one_bone(angles, names[:3], side, hip, place, core.pelvis, hint)
            case Kind.SHIN:
                _kneel(angles, side, core, hold, place)
            case _:
                pass
    return leg(angles, side, core.pelvis, hip)


def _kneel(angles: Angles, side: str, core: Trunk, hold: Hold, knee: Vec) -> None:
    """Thigh to the knee, shank along the floor: the knee's axis is square to both."""
    if hold.turn is None or hold.tip is None:
        return
    hip = core.hips[side == "right"]
    names = LEG_NAMES[side]
    shank = times(axis(hold.turn, 1), -1.0)
    thigh = unit(minus(knee, hip), (0.0, -1.0, 0.0))
    before = axis(leg(angles, side, core.pelvis, hip).upper, 2)
    right = cross(shank, thigh)
    hint = axis(hold.turn, 2) if length(right) < _SQUARE else right
    if dot(hint, before) < 0:
        hint = times(hint, -1.0)
    one_bone(angles, names[:3], side, hip, knee, core.pelvis, hint)
    angles[names[3]] = kept(names[3], angle_between(thigh, shank))
    foot_turned(angles, side, leg(angles, side, core.pelvis, hip).lower, hold.tip)


def held_arm(angles: Angles, side: str, core: Trunk, holds: Sequence[Hold], at: Vec) -> Limb:
    """The arm of ``side`` where its ``holds`` keep it; changes its ``angles``."""
    shoulder = core.shoulders[side == "right"]
    on_elbow = [hold for hold in holds if hold.kind is not Kind.HAND]
    for hold in on_elbow:
        _lean_on_elbow(angles, side, core, hold, minus(hold.at, at))
    for hold in holds:
        if hold.kind is not Kind.HAND:
            continue
        if not on_elbow:
            arm_to(angles, side, core, minus(hold.at, at), hand=hold.turn, ground=-at[1])
        elif hold.turn is not None:
            hand_turned(angles, side, arm(angles, side, core.chest, shoulder).lower, hold.turn)
    return arm(angles, side, core.chest, shoulder)


def _lean_on_elbow(angles: Angles, side: str, core: Trunk, hold: Hold, place: Vec) -> None:
    """The elbow to its place and the forearm along the floor."""
    shoulder = core.shoulders[side == "right"]
    names = ARM_NAMES[side]
    hint = axis(arm(angles, side, core.chest, shoulder).upper, 2)
    upper = unit(minus(place, shoulder), (0.0, -1.0, 0.0))
    fore = times(axis(hold.turn, 1), -1.0) if hold.turn is not None else None
    if fore is not None:
        square = cross(upper, fore)
        if length(square) > _SQUARE:
            hint = square if dot(square, hint) >= 0 else times(square, -1.0)
    one_bone(angles, names[:3], side, shoulder, place, core.chest, hint)
    if fore is not None:
        angles[names[3]] = kept(names[3], angle_between(upper, fore))


def free_leg(angles: Angles, side: str, core: Trunk, limb: Limb, at: Vec, *, kneeling: bool = False) -> Limb:
    """The leg of ``side`` clear of the floor: what is too low is lifted just enough. Changes its ``angles``.

    With ``kneeling`` the knee is held, and only what is below it moves.
    """
    names = LEG_NAMES[side]
    for _round in range(_ROUNDS):
        knee = KNEE_RADIUS - at[1] - limb.middle[1]
        if knee > SKIN and not kneeling:
            goal = plus(limb.middle, (0.0, knee, 0.0))
            one_bone(angles, names[:3], side, limb.top, goal, core.pelvis, axis(limb.upper, 2))
            limb = leg(angles, side, core.pelvis, limb.top)
        foot = -at[1] - _foot_low(limb, angles[names[6]])
        if foot > SKIN and kneeling:
            _bend_clear(angles, side, limb, foot)
            limb = leg(angles, side, core.pelvis, limb.top)
        elif foot > SKIN:
            limb = leg_to(
                angles, side, core, plus(limb.end, (0.0, foot, 0.0)), foot=limb.tip, ground=-at[1], loose=True
            )
        elif knee <= SKIN:
            break
    return limb


def _bend_clear(angles: Angles, side: str, limb: Limb, deep: float) -> None:
    """Bends or straightens a knee that is held until the foot is ``deep`` cm higher."""
    name = LEG_NAMES[side][3]
    lever = cross(axis(limb.upper, 2), minus(limb.end, limb.middle))[1]
    if abs(lever) > 1.0:  # so much the ankle rises for each radian straightened
        angles[name] = kept(name, angles[name] - degrees(max(-0.3, min(0.3, deep / lever))))


def _foot_low(limb: Limb, toes: float) -> float:
    """The height of a foot's lowest skin."""
    ankle, foot = limb.end, limb.tip
    ball = reached(ankle, foot, SOLE[0], SOLE[1], 0.0)
    tip = reached(ball, then_z(foot, toes), TOE[0] - SOLE[0], TOE[1] - SOLE[1], 0.0)
    return min(
        ankle[1] - ANKLE_RADIUS,
        reached(ankle, foot, HEEL[0], HEEL[1], 0.0)[1] - HEEL[2],
        ball[1] - SOLE[2],
        tip[1] - TOE[2],
    )


def free_arm(angles: Angles, side: str, core: Trunk, limb: Limb, at: Vec, *, leaning: bool = False) -> Limb:
    """The arm of ``side`` clear of the floor: what is too low is lifted just enough. Changes its ``angles``.

    With ``leaning`` the elbow is held, and only what is below it moves.
    """
    names = ARM_NAMES[side]
    for _round in range(_ROUNDS):
        elbow = ELBOW_RADIUS - at[1] - limb.middle[1]
        hand = -at[1] - _hand_low(limb, side)
        if hand > SKIN and leaning:
            lever = cross(axis(limb.upper, 2), minus(limb.end, limb.middle))[1]
            if abs(lever) > 1.0:
                step = degrees(max(-0.3, min(0.3, hand / lever)))
                angles[names[3]] = kept(names[3], angles[names[3]] + step)
            limb = arm(angles, side, core.chest, limb.top)
        elif leaning or max(hand, elbow) <= SKIN:
            break
        else:
            lift = (0.0, max(hand, 0.0), 0.0)
            limb = arm_to(angles, side, core, plus(limb.end, lift), hand=limb.tip, ground=-at[1], loose=True)
            still = ELBOW_RADIUS - at[1] - limb.middle[1]
            if still > 2 * SKIN:
                goal = plus(limb.middle, (0.0, still, 0.0))
                one_bone(angles, names[:3], side, limb.top, goal, core.chest, axis(limb.upper, 2))
                limb = arm(angles, side, core.chest, limb.top)
    return limb


def _hand_low(limb: Limb, side: str) -> float:
    """The height of a hand's lowest skin, the wrist's among it."""
    wrist, hand = limb.end, limb.tip
    return min(
        wrist[1] - WRIST_RADIUS,
        reached(wrist, hand, 0.0, -PALM_DOWN, 0.0)[1] - PALM_RADIUS,
        reached(wrist, hand, FINGER_RADIUS - PALM_RADIUS, -FINGER_DOWN, 0.0)[1] - FINGER_RADIUS,
        reached(wrist, hand, THUMB[0], THUMB[1], -SIGNS[side] * THUMB[2])[1] - THUMB_RADIUS,
    )
