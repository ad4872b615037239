"""The body that keeps its holds: any angles and any turn of the pelvis -> the nearest body whose parts stay put.

The pelvis is moved so that the holds fit best (trunk before knees and elbows, those before feet, feet before hands),
and the limbs reach what is left. See :mod:`companion.movement.holds`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import asin, cos, degrees, radians, sin, sqrt
from typing import NamedTuple

from companion.movement.body import (
    PART_BALLS,
    Ball,
    Body,
    Limb,
    Trunk,
    arm,
    assembled,
    head,
    leg,
    tipped,
    trunk,
)
from companion.movement.holds import PINS, Hold, Kind
from companion.movement.ik import Angles, head_to_height
from companion.movement.joints import NORMAL_RANGE, SIDES
from companion.movement.limbs import LEG_KINDS, free_arm, free_leg, held_arm, held_leg, pin
from companion.movement.proportions import FOREARM, HEAD_RADIUS, SHANK, SHOULDER_RADIUS, THIGH, UPPER_ARM
from companion.movement.vectors import Turn, Vec, length, minus, plus, times

_ONE_BONE = {Kind.KNEE, Kind.SHIN, Kind.ELBOW, Kind.FOREARM}
_STEPS, _CLOSE = 24, 0.005
"""Moving the pelvis into reach: at most so many rounds, until every reach is kept to so many cm."""
_SINK = 0.3
"""How deep (cm) flesh between resting parts may press into the floor before it lifts them."""
_LOW_NAPE = 30.0
"""Only below this height (cm) can the head touch the floor."""
_APART = 6.0
"""Groups nearer than this (cm) do not say how the body leans."""
_STRETCH = 0.99995
"""How much of a limb's length may be used, so that a straight limb still has a side it bends to."""


class Group(NamedTuple):
    """Balls of which the lowest should be at ``floor`` (cm), and how much that counts."""

    balls: Sequence[Ball]
    floor: float
    weight: float


def levelling(groups: Sequence[Group]) -> float:
    """How far to tip the whole body to the right of the page, in degrees, so that the groups' lows fit best.

    Gauss-Newton on one angle: turning by a little lifts a ball by how far ahead it is. Where the groups lie above each
    other there is nothing to gain, and the answer is 0.
    """
    angle, most = 0.0, 20.0
    total = sum(group.weight for group in groups)
    for _round in range(16):
        c, s = cos(radians(angle)), sin(radians(angle))
        lows = []
        for balls, floor, weight in groups:
            high, ahead = min(
                (c * ball.at[1] - s * ball.at[0] - ball.radius, c * ball.at[0] + s * ball.at[1])
                for ball in balls
            )
            lows.append((high - floor, ahead, weight))
        high = sum(low * weight for low, _ahead, weight in lows) / total
        middle = sum(ahead * weight for _low, ahead, weight in lows) / total
        spread = sum(weight * (ahead - middle) ** 2 for _low, ahead, weight in lows)
        if max(ahead for _low, ahead, _weight in lows) - min(ahead for _low, ahead, _weight in lows) < _APART:
            break
        step = sum(weight * (low - high) * (ahead - middle) for low, ahead, weight in lows) / spread
        step = max(-most, min(most, degrees(asin(max(-1.0, min(1.0, step))))))
        angle += step
        if abs(step) < 1e-7:
            break
        most *= 0.8
    return angle


def balls_of(part: str, core: Trunk) -> list[Ball]:
    """The balls of a part of the trunk, with the hips' middle at (0, 0, 0)."""
    found = [core.balls[name] for name in PART_BALLS[part] if name in core.balls]
    if part == "shoulders":
        found += [Ball(at, SHOULDER_RADIUS) for at in core.shoulders]
    return found


def rested(
    angles: Mapping[str, float],
    turn: Turn,
    guess: Vec,
    breath: tuple[float, float],
    holds: Sequence[Hold],
    floor: float | None = None,
    place: Vec | None = None,
) -> Body:
    """The body with ``angles`` and its pelvis turned like ``turn`` that keeps ``holds``, as far as joints allow.

    ``guess`` is where the hips' middle is unless a hold says otherwise; with ``floor`` the body's lowest skin is then
    put on that height (cm). With ``place`` the hips go there instead, as near as the held limbs reach. What nothing
    holds stays clear of the ground.
    """
    mine: Angles = dict(angles)
    core = trunk(mine, turn, breath)
    low = [hold for hold in holds if hold.kind is Kind.TRUNK and hold.floor is not None]
    if len(low) > 1:
        tip = levelling([Group(balls_of(hold.part, core), hold.floor or 0.0, 1.0) for hold in low])
        if abs(tip) > 1e-6:
            core = trunk(mine, tipped(turn, tip), breath)
    legs = [leg(mine, side, core.pelvis, hip) for side, hip in zip(SIDES, core.hips, strict=True)]
    arms = [arm(mine, side, core.chest, top) for side, top in zip(SIDES, core.shoulders, strict=True)]
    at = _position(mine, core, legs, arms, holds, guess, place)
    if floor is not None and all(hold.kind in (Kind.HEAD, Kind.HAND) for hold in holds):
        at = (at[0], floor - assembled(mine, core, legs, arms, (0.0, 0.0, 0.0)).lowest(), at[2])
    for number, side in enumerate(SIDES):
        of_leg = [hold for hold in holds if hold.side == side and hold.kind in LEG_KINDS]
        of_arm = [hold for hold in holds if hold.side == side and hold.kind not in LEG_KINDS]
        if of_leg:
            legs[number] = held_leg(mine, side, core, of_leg, at)
        if all(hold.kind is Kind.KNEE for hold in of_leg):
            legs[number] = free_leg(mine, side, core, legs[number], at, kneeling=bool(of_leg))
        if of_arm:
            arms[number] = held_arm(mine, side, core, of_arm, at)
        if all(hold.kind is Kind.ELBOW for hold in of_arm):
            arms[number] = free_arm(mine, side, core, arms[number], at, leaning=bool(of_arm))
    _rest_head(mine, core, holds, at)
    return assembled(mine, core, legs, arms, at)


def _rest_head(angles: Angles, core: Trunk, holds: Sequence[Hold], at: Vec) -> None:
    """A head that rests does so on its height; any other stays clear of the floor."""
    for hold in holds:
        if hold.kind is Kind.HEAD and hold.floor is not None:
            head_to_height(angles, core, hold.at[1] - at[1])
            return
    if core.nape[1] + at[1] < _LOW_NAPE and head(angles, core)[2][1] + at[1] < HEAD_RADIUS:
        head_to_height(angles, core, HEAD_RADIUS - at[1])


def _position(
    angles: Angles,
    core: Trunk,
    legs: Sequence[Limb],
    arms: Sequence[Limb],
    holds: Sequence[Hold],
    guess: Vec,
    place: Vec | None,
) -> Vec:
    """Where the hips' middle has to be."""
    if place is not None:
        return _within_reach(place, core, holds)
    firm = [hold for hold in holds if hold.kind is Kind.TRUNK]
    if firm:
        return _under_trunk(angles, core, firm, holds)
    ways = {
        hold.part: minus(hold.at, pin(hold, (legs if hold.kind in LEG_KINDS else arms)[hold.side == "right"]))
        for hold in holds
        if hold.kind is not Kind.HEAD
    }
    bones = [ways[hold.part] for hold in holds if hold.kind in _ONE_BONE]
    feet = [ways[hold.part] for hold in holds if hold.kind in LEG_KINDS and hold.kind not in _ONE_BONE]
    best = bones or feet
    start = times(_sum(best), 1.0 / len(best)) if best else guess
    return _within_reach(start, core, holds)


def _under_trunk(angles: Angles, core: Trunk, firm: Sequence[Hold], holds: Sequence[Hold]) -> Vec:
    """From the parts of the trunk that are held; a resting head has half a say in where, none in how high."""
    places, weights = [], []
    for hold in firm:
        balls = [core.balls[name].at for name in PINS[hold.part]]
        places.append(minus(hold.at, times(_sum(balls), 1.0 / len(balls))))
        weights.append(1.0)
    heights = [
        hold.floor - min(ball.at[1] - ball.radius for ball in balls_of(hold.part, core))
        for hold in firm
        if hold.floor is not None
    ]
    y = sum(place[1] for place in places) / len(places)
    if heights:
        lowest = min(ball.at[1] - ball.radius for ball in core.balls.values())
        ground = min(hold.floor for hold in firm if hold.floor is not None)
        y = max(*heights, ground - lowest - _SINK)
    for hold in holds:
        if hold.kind is Kind.HEAD and hold.floor is not None:
            places.append(minus(hold.at, head(angles, core)[2]))
            weights.append(0.5)
    total = sum(weights)
    x, _y, z = (
        sum(place[i] * weight for place, weight in zip(places, weights, strict=True)) / total
        for i in range(3)
    )
    return (x, y, z)


def _within_reach(at: Vec, core: Trunk, holds: Sequence[Hold]) -> Vec:
    """``at``, moved as little as possible so that every held limb can reach its place (all limbs at once)."""
    ties = []
    for hold in holds:
        number = int(hold.side == "right")
        if hold.kind in (Kind.KNEE, Kind.SHIN):
            ties.append((core.hips[number], hold.at, THIGH, THIGH))
        elif hold.kind in (Kind.ELBOW, Kind.FOREARM):
            ties.append((core.shoulders[number], hold.at, UPPER_ARM, UPPER_ARM))
        elif hold.kind is Kind.FOOT:
            ties.append((core.hips[number], hold.at, _LEG_SHORTEST, (THIGH + SHANK) * _STRETCH))
        elif hold.kind is Kind.HAND:
            ties.append((core.shoulders[number], hold.at, _ARM_SHORTEST, (UPPER_ARM + FOREARM) * _STRETCH))
    for _round in range(_STEPS):
        moves = []
        for top, place, least, most in ties:
            line = minus(place, plus(at, top))
            far = length(line)
            wrong = far - min(max(far, least), most)
            if abs(wrong) > _CLOSE:
                moves.append(times(line, wrong / far))
        if not moves:
            break
        at = plus(at, times(_sum(moves), 1.0 / len(moves)))
    return at


def _shortest(upper: float, lower: float, bend: float) -> float:
    """From the top of a limb to its end when its hinge is bent all the way."""
    return sqrt(upper * upper + lower * lower + 2 * upper * lower * cos(radians(bend)))


_LEG_SHORTEST = _shortest(THIGH, SHANK, NORMAL_RANGE["knee_left"].high)
_ARM_SHORTEST = _shortest(UPPER_ARM, FOREARM, NORMAL_RANGE["elbow_left"].high)


def _sum(places: Sequence[Vec]) -> Vec:
    return (sum(p[0] for p in places), sum(p[1] for p in places), sum(p[2] for p in places))
