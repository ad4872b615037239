"""Joints pulled by a point they carry: angles -> angles that bring the point nearest to a place, within their ranges.

Places are measured with the hips' middle at (0, 0, 0).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from companion.movement.body import ARM_NAMES, LEG_NAMES, PALM_DOWN, Limb, Trunk, arm, head, leg, trunk
from companion.movement.holds import Hold, Kind, flat
from companion.movement.ik import (
    ANKLE_BELOW_KNEE,
    Angles,
    foot_turned,
    hand_turned,
    hip_and_knee,
    kept,
    one_bone,
    shoulder_and_elbow,
)
from companion.movement.joints import NORMAL_RANGE
from companion.movement.reach import about, arm_to, leg_to
from companion.movement.vectors import Turn, Vec, axis, dot, length, minus, plus, reached, times, unit

Point = Callable[[Angles], Vec]

NECK = ("neck", "neck_side", "nod")
SPINE = (*NECK, "thoracic", "thoracic_side", "lumbar", "lumbar_side")

_ARM_STARTS = (
    (60, 20, 0, 60),
    (150, 10, 0, 30),
    (10, 80, 60, 60),
    (-30, 20, 0, 60),
    (90, -20, -40, 60),
    (110, 150, 70, 60),
)
_LEG_STARTS = ((60, 10, 0, 60), (20, 30, 20, 60), (-10, 0, 0, 60), (95, 0, -20, 100), (60, 30, 40, 60))
"""Ways to hold a limb (its first three angles and its hinge) from which it is pulled when its own does not get there."""
_THERE = 0.01
"""Nearer than this (cm) is there."""
_NECK_ALONE = 1.0
"""A head the neck brings this near (cm) does not bend the back."""
_ROUNDS, _NUDGE, _MOST = 40, 0.01, 12.0
"""Rounds of pulling, the small turn a slope is measured with, and the largest turn of one round (degrees)."""
_SLACK, _OVER = 1e-3, 0.5
_SWINGS = (8.0, 3.0, 1.0, 0.3, 0.1, 0.03)


class Pull(NamedTuple):
    """Where pulling led: the angles, and the holds of the limb's own end, which may have turned with it."""

    angles: Angles
    holds: tuple[Hold, ...] = ()


def pulled(angles: Angles, names: Sequence[str], point: Point, place: Vec) -> Angles:
    """``angles`` with the joints ``names`` turned so that ``point`` comes nearest to ``place``.

    Damped Gauss-Newton steps; a joint at its limit that is pulled further leaves the round.
    """
    mine = dict(angles)
    here = point(mine)
    for _round in range(_ROUNDS):
        miss = minus(place, here)
        far = length(miss)
        if far < _SLACK:
            break
        slopes = [(name, _slope(mine, name, point, here)) for name in names]
        free = [(name, slope) for name, slope in slopes if _can_turn(name, mine[name], dot(slope, miss))]
        step = _step([slope for _name, slope in free], miss)
        most = max((abs(turn) for turn in step), default=0.0)
        share = min(1.0, _MOST / most) if most > 0 else 0.0
        better = None
        while share > 1e-3:
            tried = dict(mine)
            for (name, _slope_of), turn in zip(free, step, strict=True):
                tried[name] = kept(name, mine[name] + share * turn)
            there = point(tried)
            if length(minus(place, there)) < far - 1e-7:
                better = tried, there
                break
            share /= 3
        if better is None:
            break
        mine, here = better
    return mine


def _can_turn(name: str, angle: float, towards: float) -> bool:
    limits = NORMAL_RANGE[name]
    return angle < limits.high - 1e-9 if towards > 0 else angle > limits.low + 1e-9


def _slope(angles: Angles, name: str, point: Point, here: Vec) -> Vec:
    """How the point goes, in cm a degree, when joint ``name`` turns."""
    angle = angles[name]
    angles[name] = angle + _NUDGE
    there = point(angles)
    angles[name] = angle
    return times(minus(there, here), 1.0 / _NUDGE)


def _step(slopes: Sequence[Vec], miss: Vec) -> list[float]:
    """The smallest turns that make up for ``miss``: damped least squares, by Cramer's rule."""
    rows = [[sum(slope[i] * slope[j] for slope in slopes) for j in range(3)] for i in range(3)]
    damp = 1e-4 * (rows[0][0] + rows[1][1] + rows[2][2]) + 1e-9
    a, b, c = (
        (row[0] + damp * (i == 0), row[1] + damp * (i == 1), row[2] + damp * (i == 2))
        for i, row in enumerate(rows)
    )
    whole = _volume(a, b, c)
    if abs(whole) < 1e-18:
        return [0.0] * len(slopes)
    pull = tuple(
        _volume(
            *(tuple(miss[i] if j == column else row[j] for j in range(3)) for i, row in enumerate((a, b, c)))
        )
        / whole
        for column in range(3)
    )
    return [slope[0] * pull[0] + slope[1] * pull[1] + slope[2] * pull[2] for slope in slopes]


def _volume(a: Sequence[float], b: Sequence[float], c: Sequence[float]) -> float:
    return (
        a[0] * (b[1] * c[2] - b[2] * c[1])
        - a[1] * (b[0] * c[2] - b[2] * c[0])
        + a[2] * (b[0] * c[1] - b[1] * c[0])
    )


def limb_pulled(
    angles: Angles, part: str, side: str, core: Trunk, place: Vec, ground: float
) -> Iterator[Pull]:
    """The palm (``part`` "hand") or the ankle ("foot") to ``place``: from the pose it is in, then from other ways too."""
    arms = part == "hand"
    names = (ARM_NAMES if arms else LEG_NAMES)[side][:4]
    point = _palm(side, core) if arms else _ankle(side, core)
    for start in ((), *(_ARM_STARTS if arms else _LEG_STARTS)):
        mine = angles | {name: kept(name, float(angle)) for name, angle in zip(names, start, strict=False)}
        if arms:
            for _round in range(6):
                limb = arm(mine, side, core.chest, core.shoulders[side == "right"])
                wrist = plus(limb.end, minus(place, point(mine)))
                arm_to(mine, side, core, wrist, ground=ground)
        else:
            leg_to(mine, side, core, place, ground=ground)
        if length(minus(place, point(mine))) > _THERE:
            mine = pulled(mine, names, point, place)
        yield Pull(mine)


def _palm(side: str, core: Trunk) -> Point:
    def palm(angles: Angles) -> Vec:
        limb = arm(angles, side, core.chest, core.shoulders[side == "right"])
        return reached(limb.end, limb.tip, 0.0, -PALM_DOWN, 0.0)

    return palm


def _ankle(side: str, core: Trunk) -> Point:
    def ankle(angles: Angles) -> Vec:
        return leg(angles, side, core.pelvis, core.hips[side == "right"]).end

    return ankle


def middle_pulled(angles: Angles, part: str, side: str, core: Trunk, place: Vec, end: Hold | None) -> Pull:
    """The elbow or knee to ``place``. Where the limb's ``end`` is held it swings, else the whole limb follows it."""
    arms = part == "elbow"
    names = (ARM_NAMES if arms else LEG_NAMES)[side]
    if end is not None:
        return _swung(angles, arms=arms, side=side, core=core, place=place, end=end)

    def middle(mine: Angles) -> Vec:
        return _limb(mine, side, core, arms=arms).middle

    limb = _limb(angles, side, core, arms=arms)
    mine = dict(angles)
    one_bone(mine, names[:3], side, limb.top, place, core.chest if arms else core.pelvis, axis(limb.upper, 2))
    return Pull(pulled(mine, names[:2], middle, place))


def _limb(angles: Angles, side: str, core: Trunk, *, arms: bool) -> Limb:
    number = side == "right"
    if arms:
        return arm(angles, side, core.chest, core.shoulders[number])
    return leg(angles, side, core.pelvis, core.hips[number])


def _swung(angles: Angles, *, arms: bool, side: str, core: Trunk, place: Vec, end: Hold) -> Pull:
    """Swings the elbow or knee around the line to the end of its limb. A foot turns with its knee."""
    limb = _limb(angles, side, core, arms=arms)
    line = unit(minus(limb.end, limb.top), (0.0, -1.0, 0.0))
    hint = axis(limb.upper, 2)

    def swung(swing: float) -> tuple[float, Pull]:
        mine = dict(angles)
        way = about(hint, line, swing)
        if arms:
            over = shoulder_and_elbow(mine, side, limb.top, limb.end, core.chest, way)
        else:
            over = hip_and_knee(mine, side, limb.top, limb.end, core.pelvis, way, ANKLE_BELOW_KNEE)
        now = _limb(mine, side, core, arms=arms)
        hold = end
        if end.kind is Kind.HAND and end.turn is not None:
            over += hand_turned(mine, side, now.lower, end.turn)
        elif end.kind is Kind.FOOT:
            hold = replace(end, turn=flat(now.tip) if end.floor is not None else now.tip)
            over += foot_turned(mine, side, now.lower, hold.turn or now.tip)
        miss = length(minus(place, now.middle))
        return miss + _OVER * over, Pull(mine, (hold,))

    best, swing = swung(0.0), 0.0
    for angle in (*range(10, 190, 10), *range(-10, -180, -10)):
        tried = swung(float(angle))
        if tried[0] < best[0] - 1e-6:
            best, swing = tried, float(angle)
    for step in _SWINGS:
        for aside in (swing - step, swing + step):
            tried = swung(aside)
            if tried[0] < best[0] - 1e-6:
                best, swing = tried, aside
    return best[1]


def head_pulled(angles: Angles, turn: Turn, breath: tuple[float, float], place: Vec) -> Pull:
    """The head's middle to ``place``: the neck bends, and where that is not nearly enough the back too."""

    def middle(mine: Angles) -> Vec:
        return head(mine, trunk(mine, turn, breath))[2]

    mine = pulled(angles, NECK, middle, place)
    if length(minus(place, middle(mine))) > _NECK_ALONE:
        mine = pulled(angles, SPINE, middle, place)
    return Pull(mine)
