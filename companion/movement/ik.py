"""Limbs by where they end (inverse kinematics): an end that must be somewhere -> the angles that bring it there.

An arm or a leg is two bones with a hinge between them, so the angles follow from the triangle of its joints. What the
triangle leaves open, which way the knee or the elbow points, is a *hint*: the hinge's axis in the pose one comes from.
Every angle is kept within its range, so an end out of reach is missed, never reached by breaking a joint. Functions here
set ``angles`` in place and answer by how many degrees the joints fall short (0: reached).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, asin, atan2, cos, degrees, hypot, radians, sin

from companion.movement.body import (
    ARM_NAMES,
    LEG_NAMES,
    SIGNS,
    Trunk,
    head,
)
from companion.movement.joints import NORMAL_RANGE
from companion.movement.proportions import FOREARM, SHANK, THIGH, UPPER_ARM
from companion.movement.vectors import (
    Turn,
    Vec,
    across,
    axis,
    back,
    chained,
    cross,
    length,
    minus,
    of_axes,
    unit,
)

Angles = dict[str, float]

ANKLE_BELOW_KNEE = (0.0, -SHANK)
_WRIST_BELOW_ELBOW = (0.0, -FOREARM)
_ROUNDS, _NEAR = 3, 1e-4
_MOST_ALONG = 0.97
"""A foot pointing this much along the leg says nothing about which way the knee looks."""


def kept(name: str, degrees_: float) -> float:
    """The angle of joint ``name`` nearest to ``degrees_`` that it can have."""
    limits = NORMAL_RANGE[name]
    return min(max(degrees_, limits.low), limits.high)


def hip_and_knee(
    angles: Angles, side: str, top: Vec, target: Vec, pelvis: Turn, hint: Vec, lower: tuple[float, float]
) -> float:
    """Turns the hip, which is at ``top``, and bends the knee so that a point of the lower leg comes to ``target``.

    The point is ``lower`` (forward, up) from the knee in the shank's axes; ``hint`` is the axis the knee should bend
    about, pointing right.
    """
    names = LEG_NAMES[side]
    bend, upper = _triangle(top, target, THIGH, lower, hint, angles[names[3]], -1.0, names[3])
    angles[names[3]] = bend
    return _ball_joint(angles, names[:3], pelvis, upper, SIGNS[side])


def shoulder_and_elbow(angles: Angles, side: str, top: Vec, target: Vec, chest: Turn, hint: Vec) -> float:
    """Turns the shoulder, which is at ``top``, and bends the elbow so that the wrist comes to ``target``."""
    names = ARM_NAMES[side]
    bend, upper = _triangle(top, target, UPPER_ARM, _WRIST_BELOW_ELBOW, hint, angles[names[3]], 1.0, names[3])
    angles[names[3]] = bend
    return _ball_joint(angles, names[:3], chest, upper, SIGNS[side])


def one_bone(
    angles: Angles, names: Sequence[str], side: str, top: Vec, target: Vec, parent: Turn, hint: Vec
) -> float:
    """Turns a hip or shoulder (``names``: its three angles) so that the bone below it points at ``target``."""
    up = unit(minus(top, target), (0.0, 1.0, 0.0))
    right = unit(across(hint, up), axis(parent, 2))
    return _ball_joint(angles, names, parent, of_axes(cross(up, right), up, right), SIGNS[side])


def foot_turned(angles: Angles, side: str, shank: Turn, foot: Turn) -> float:
    """Sets the ankle so that the foot is turned like ``foot``, as far as an ankle can; what is left of it, in degrees."""
    ankle, inversion = LEG_NAMES[side][4:6]
    n = chained(back(shank), foot)
    up, inward = degrees(atan2(n[1][0], n[0][0])), SIGNS[side] * degrees(atan2(n[2][1], n[2][2]))
    angles[ankle], angles[inversion] = kept(ankle, up), kept(inversion, inward)
    aside = degrees(asin(max(-1.0, min(1.0, n[2][0]))))
    return abs(up - angles[ankle]) + abs(inward - angles[inversion]) + abs(aside)


def hand_turned(angles: Angles, side: str, fore: Turn, hand: Turn) -> float:
    """Sets the forearm and the wrist so that the hand is turned like ``hand``, as far as they can; what is left of it."""
    names = ARM_NAMES[side][4:]
    s = SIGNS[side]
    n = chained(back(fore), hand)
    twist = _near(-s * degrees(atan2(-n[2][0], n[0][0])), angles[names[0]])
    bend = degrees(asin(max(-1.0, min(1.0, n[1][0]))))
    aside = -s * degrees(atan2(-n[1][2], n[1][1]))
    over = 0.0
    for name, wanted in zip(names, (twist, bend, aside), strict=True):
        angles[name] = kept(name, wanted)
        over += abs(wanted - angles[name])
    return over


def head_to_height(angles: Angles, core: Trunk, height: float) -> None:
    """Bends the neck until the head's middle is at ``height``, or as near as it comes (secant method)."""
    here = angles["neck"]
    gap = head(angles, core)[2][1] - height
    step = 1.0 if here < 0 else -1.0
    for _round in range(6):
        if abs(gap) < 1e-3:
            return
        there = kept("neck", here + step)
        if there == here:
            return
        angles["neck"] = there
        after = head(angles, core)[2][1] - height
        slope = (after - gap) / (there - here)
        here, gap = there, after
        step = max(-15.0, min(15.0, -gap / slope)) if abs(slope) > 1e-6 else 0.0


def _triangle(
    top: Vec,
    target: Vec,
    bone: float,
    lower: tuple[float, float],
    hint: Vec,
    bent: float,
    way: float,
    name: str,
) -> tuple[float, Turn]:
    """How far the hinge bends, and how the upper bone is turned.

    ``lower`` is the end in the lower bone's axes, ``bent`` the bend one comes from, ``way`` +1 for a hinge that brings
    the lower bone forward (elbow) and -1 for one that brings it back (knee).
    """
    x, y = lower
    long, lean = hypot(x, y), atan2(x, -y)
    line = minus(target, top)
    far = length(line)
    along = unit(line, (0.0, -1.0, 0.0))
    opening = acos(max(-1.0, min(1.0, (far * far - bone * bone - long * long) / (2 * bone * long))))
    choices = [way * degrees(opening - lean), way * degrees(-opening - lean)]
    bend = kept(name, min(choices, key=lambda one: abs(one - kept(name, one)) * 9 + abs(one - bent)))
    angle = lean + way * radians(bend)
    aside = atan2(long * sin(angle), bone + long * cos(angle))
    right = unit(across(hint, along), unit(cross(along, (1.0, 0.0, 0.0)), (0.0, 0.0, 1.0)))
    before = cross(right, along)
    c, s = cos(aside), sin(aside)
    up = (before[0] * s - along[0] * c, before[1] * s - along[1] * c, before[2] * s - along[2] * c)
    return bend, of_axes(cross(up, right), up, right)


def _ball_joint(angles: Angles, names: Sequence[str], parent: Turn, bone: Turn, s: float) -> float:
    """Sets flexion, abduction and rotation so that the bone below ``parent`` is turned like ``bone``.

    The answer is how many degrees the joint lacks for it, added up.

    Two triples of angles mean the same turn; the one nearer to the angles one comes from is taken.
    """
    flexion, abduction, rotation = names
    m = chained(back(parent), bone)
    b = asin(max(-1.0, min(1.0, m[2][1])))
    a = atan2(-m[0][1], m[1][1]) if abs(m[2][1]) < 0.9999999 else radians(angles[flexion])
    c, d = cos(a), sin(a)
    e = atan2(m[0][2] * c + m[1][2] * d, m[0][0] * c + m[1][0] * d)
    a, b, e = degrees(a), degrees(b), degrees(e)
    best, over = 1e9, 0.0
    fitting = (angles[flexion], angles[abduction], angles[rotation])
    for triple in ((a, -s * b, -s * e), (a + 180.0, -s * (180.0 - b), -s * (e + 180.0))):
        near = [_near(degrees_, angles[name]) for name, degrees_ in zip(names, triple, strict=True)]
        fit = [kept(name, degrees_) for name, degrees_ in zip(names, near, strict=True)]
        beyond = sum(abs(n - f) for n, f in zip(near, fit, strict=True))
        cost = 9 * beyond + sum(abs(n - angles[name]) for n, name in zip(near, names, strict=True))
        if cost < best:
            best, over, fitting = cost, beyond, (fit[0], fit[1], fit[2])
    angles[flexion], angles[abduction], angles[rotation] = fitting
    return over


def _near(angle: float, reference: float) -> float:
    """``angle`` give or take full turns, as near to ``reference`` as can be."""
    return angle - 360.0 * round((angle - reference) / 360.0)
