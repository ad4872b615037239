"""Arms and legs that reach for a place, and swing the elbow or the knee aside where that spares a joint its limit."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin
from typing import NamedTuple

from companion.movement.body import (
    ARM_NAMES,
    ELBOW_RADIUS,
    HEEL,
    KNEE_RADIUS,
    LEG_NAMES,
    SIGNS,
    SOLE,
    Limb,
    Trunk,
    arm,
    leg,
)
from companion.movement.ik import (
    ANKLE_BELOW_KNEE,
    Angles,
    foot_turned,
    hand_turned,
    hip_and_knee,
    shoulder_and_elbow,
)
from companion.movement.vectors import (
    Turn,
    Vec,
    axis,
    cross,
    dot,
    length,
    minus,
    plus,
    reached,
    times,
    unit,
)

SKIN = 0.02
"""What is less deep in the floor than this (cm) is let be."""
_FINE, _DEEP = 1e-4, 5.0
"""Fewer degrees than the first are none; a cm in the floor is as bad as so many degrees too many."""
_SWINGS = (4.0, 10.0, 20.0, 35.0, 55.0, 80.0)
_HALVINGS = 8
_EVEN = 1.02
_MOST_ALONG = 0.97
"""A foot pointing this much along the leg says nothing about which way the knee looks."""
_ROUNDS, _NEAR = 3, 1e-4


class _Try(NamedTuple):
    """What becomes of a limb whose elbow or knee is swung by some degrees: how bad it is, and its angles."""

    cost: float
    angles: Angles
    middle: Vec


def leg_to(
    angles: Angles,
    side: str,
    core: Trunk,
    target: Vec,
    *,
    foot: Turn | None = None,
    ground: float | None = None,
    loose: bool = False,
) -> Limb:
    """The leg with its ankle at ``target`` and, where ``foot`` is given, the foot turned like it.

    A planted foot also says where the knee points: straight over the toes. The knee stays above the height ``ground``.
    With ``loose`` the foot only is turned as far as it goes without swinging the knee.
    """
    hip = core.hips[side == "right"]
    now = leg(angles, side, core.pelvis, hip)
    line = unit(minus(target, hip), (0.0, -1.0, 0.0))
    hint = axis(now.upper, 2)
    planted = foot is not None and abs(dot(line, axis(foot, 0))) < _MOST_ALONG
    if foot is not None and planted:
        hint = over_toes(line, axis(foot, 0), hint)

    def swung(swing: float) -> _Try:
        mine = {name: angles[name] for name in LEG_NAMES[side]}
        way = about(hint, line, swing * SIGNS[side])
        over = hip_and_knee(mine, side, hip, target, core.pelvis, way, ANKLE_BELOW_KNEE)
        limb = leg(mine, side, core.pelvis, hip)
        if foot is not None:
            left = foot_turned(mine, side, limb.lower, foot)
            over += left if planted and not loose else 0.0
        return _Try(over + _depth(limb, KNEE_RADIUS, ground), mine, limb.middle)

    angles.update(_least_swing(swung, times(axis(core.pelvis, 2), SIGNS[side])))
    return leg(angles, side, core.pelvis, hip)


def arm_to(
    angles: Angles,
    side: str,
    core: Trunk,
    target: Vec,
    *,
    hand: Turn | None = None,
    ground: float | None = None,
    loose: bool = False,
) -> Limb:
    """The arm with its wrist at ``target`` and, where ``hand`` is given, the hand turned like it.

    The elbow stays above the height ``ground``. With ``loose`` the hand only is turned as far as it goes without
    swinging the elbow.
    """
    shoulder = core.shoulders[side == "right"]
    hint = axis(arm(angles, side, core.chest, shoulder).upper, 2)
    line = unit(minus(target, shoulder), (0.0, -1.0, 0.0))

    def swung(swing: float) -> _Try:
        mine = {name: angles[name] for name in ARM_NAMES[side]}
        way = about(hint, line, swing * SIGNS[side])
        over = shoulder_and_elbow(mine, side, shoulder, target, core.chest, way)
        limb = arm(mine, side, core.chest, shoulder)
        if hand is not None:
            left = hand_turned(mine, side, limb.lower, hand)
            over += 0.0 if loose else left
        return _Try(over + _depth(limb, ELBOW_RADIUS, ground), mine, limb.middle)

    angles.update(_least_swing(swung, times(axis(core.chest, 2), SIGNS[side])))
    return arm(angles, side, core.chest, shoulder)


def leg_to_point(
    angles: Angles, side: str, core: Trunk, target: Vec, part: str, forward: Vec | None = None
) -> Limb:
    """The leg with the ball of the foot (``part`` "sole") or the heel at ``target``, the ankle staying as bent as it is.

    ``forward`` is where the toes point, if that matters.
    """
    hip = core.hips[side == "right"]
    x, y, _radius = SOLE if part == "sole" else HEEL
    names = LEG_NAMES[side]
    goal = target
    for _round in range(_ROUNDS):
        hint = axis(leg(angles, side, core.pelvis, hip).upper, 2)
        if forward is not None:
            hint = over_toes(unit(minus(goal, hip)), forward, hint)
        bend = radians(angles[names[4]])
        tilted = y * cos(radians(angles[names[5]]))
        ball = (x * cos(bend) - tilted * sin(bend), x * sin(bend) + tilted * cos(bend) + ANKLE_BELOW_KNEE[1])
        hip_and_knee(angles, side, hip, goal, core.pelvis, hint, ball)
        now = leg(angles, side, core.pelvis, hip)
        miss = minus(target, reached(now.end, now.tip, x, y, 0.0))
        if length(miss) < _NEAR:
            break
        goal = plus(goal, miss)
    return now


def over_toes(way: Vec, forward: Vec, hint: Vec) -> Vec:
    """The axis of a knee that points over the toes, for a leg that runs along ``way``."""
    if abs(dot(way, forward)) > _MOST_ALONG:
        return hint
    right = cross(forward, times(way, -1.0))
    return right if dot(right, hint) >= 0 else times(right, -1.0)


def _depth(limb: Limb, radius: float, ground: float | None) -> float:
    """How bad it is that the elbow or knee is in the floor."""
    return 0.0 if ground is None else _DEEP * max(0.0, ground + radius - SKIN - limb.middle[1])


def _least_swing(swung: Callable[[float], _Try], outward: Vec) -> Angles:
    """The angles for the smallest swing at which nothing is wrong, or else for the one at which the least is."""
    straight = swung(0.0)
    if straight.cost <= _FINE:
        return straight.angles
    one, other = swung(_SWINGS[0]), swung(-_SWINGS[0])
    first = 1.0 if dot(minus(one.middle, other.middle), outward) >= 0 else -1.0
    ahead, behind = (one, other) if first > 0 else (other, one)
    if behind.cost * _EVEN < ahead.cost:
        first, ahead, behind = -first, behind, ahead
    best, at = (straight, 0.0) if straight.cost <= ahead.cost else (ahead, first * _SWINGS[0])
    for way, begun in ((first, ahead), (-first, behind)):
        nearer = 0.0
        for swing in _SWINGS:
            tried = begun if swing == _SWINGS[0] else swung(way * swing)
            if tried.cost <= _FINE:
                return _edge(swung, way * nearer, way * swing, tried)
            if tried.cost < best.cost:
                best, at = tried, way * swing
            nearer = swing
    return _lowest(swung, best, at)


def _edge(swung: Callable[[float], _Try], wrong: float, right: float, found: _Try) -> Angles:
    """Where, between a swing at which something is wrong and one at which nothing is, it starts to be right."""
    for _round in range(_HALVINGS):
        middle = (wrong + right) / 2
        tried = swung(middle)
        if tried.cost <= _FINE:
            right, found = middle, tried
        else:
            wrong = middle
    return found.angles


def _lowest(swung: Callable[[float], _Try], best: _Try, at: float) -> Angles:
    """The least bad swing near ``at``."""
    step = 8.0
    while step > 0.3:
        tries = [(swung(at + way * step), at + way * step) for way in (1.0, -1.0)]
        tried, swing = min(tries, key=_badness)
        if tried.cost < best.cost:
            best, at = tried, swing
        else:
            step /= 2
    return best.angles


def _badness(tried: tuple[_Try, float]) -> float:
    return tried[0].cost


def about(v: Vec, way: Vec, angle: float) -> Vec:
    """``v`` turned about ``way`` by ``angle`` degrees (Rodrigues)."""
    if not angle:
        return v
    c, s = cos(radians(angle)), sin(radians(angle))
    along = dot(v, way) * (1.0 - c)
    side = cross(way, v)
    return (
        v[0] * c + side[0] * s + way[0] * along,
        v[1] * c + side[1] * s + way[1] * along,
        v[2] * c + side[2] * s + way[2] * along,
    )
