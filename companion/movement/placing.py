"""Putting a posed body down in the room, so that it rests on what it rests on and nothing hovers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin

from companion.domain.movements import Figure, Pose, Position
from companion.movement.body import PART_BALLS, Ball, Body, posed
from companion.movement.vectors import blend

_STEP, _FAR = 3.0, 90.0
"""The settling search: its step and its widest turn, in degrees."""


@dataclass(frozen=True, slots=True)
class Stance:
    """A pose put down in the room: tipped forward by ``pitch`` degrees, its hips at ``(x, y)`` cm."""

    pose: Pose
    pitch: float
    x: float
    y: float

    @property
    def body(self) -> Body:
        """The body, standing where it stands."""
        return posed(self.pose, self.pitch).moved((self.x, self.y, 0.0))


def placed(figure: Figure) -> tuple[Stance, ...]:
    """Every key pose of ``figure``, resting on the floor, with the anchor at one place from pose to pose."""
    anchor = PART_BALLS[figure.anchor][0] if figure.anchor in PART_BALLS else figure.anchor
    stances: list[Stance] = []
    home = 0.0
    for pose in figure.poses:
        stance = rested(pose)
        here = stance.body.at(anchor)[0]
        if not stances:
            home = here
        stances.append(replace(stance, x=home - here + pose.root.get("x", 0.0)))
    return tuple(stances)


def rested(pose: Pose) -> Stance:
    """``pose`` with its contacts on the floor (or at ``root.height``), its hips at x = 0.

    One foot named: that foot stands flat. Two parts named: the whole body tips until both touch.
    None named: it stays as it is oriented and its lowest point rests.
    """
    pitch = _settling(pose)
    names = [ball for part in pose.contacts for ball in PART_BALLS[part]]
    low = posed(pose, pitch).lowest(names or None)
    return Stance(pose, pitch, 0.0, pose.root.get("height", 0.0) - low)


def midway(start: Stance, end: Stance, t: float) -> Body:
    """The body on the way from ``start`` (t = 0) to ``end`` (t = 1), angle by angle."""
    pose = between(start.pose, end.pose, t)
    moving = Stance(
        pose, blend(start.pitch, end.pitch, t), blend(start.x, end.x, t), blend(start.y, end.y, t)
    )
    return moving.body


def _settling(pose: Pose) -> float:
    """How far the body tips forward, in degrees, until its contacts are level."""
    if pose.orientation is Position.LYING_SIDE:
        return 0.0
    body = posed(pose)
    match pose.contacts:
        case (first, second):
            groups = [[body.balls[name] for name in PART_BALLS[part]] for part in (first, second)]
        case (part,) if part.startswith("foot"):
            heel, _sole, toe = (body.balls[name] for name in PART_BALLS[part])
            groups = [[heel], [toe]]
        case _:
            return 0.0

    def gap(degrees: float) -> float:
        return _low(groups[0], degrees) - _low(groups[1], degrees)

    return _nearest_zero(gap)


def _low(balls: Sequence[Ball], pitch: float) -> float:
    c, s = cos(radians(pitch)), sin(radians(pitch))
    return min(c * ball.at[1] - s * ball.at[0] - ball.radius for ball in balls)


def _nearest_zero(gap: Callable[[float], float]) -> float:
    """The turn nearest to none at which ``gap`` changes sign; none where there is no such turn."""
    here = gap(0.0)
    if abs(here) < 1e-9:
        return 0.0
    steps = int(_FAR / _STEP)
    for step in range(1, steps + 1):
        for sign in (1.0, -1.0):
            inner, outer = sign * (step - 1) * _STEP, sign * step * _STEP
            if gap(inner) * gap(outer) <= 0.0:
                return _bisected(gap, inner, outer)
    return 0.0


def _bisected(gap: Callable[[float], float], inner: float, outer: float) -> float:
    for _round in range(40):
        middle = (inner + outer) / 2
        if gap(inner) * gap(middle) <= 0.0:
            outer = middle
        else:
            inner = middle
    return (inner + outer) / 2


def between(start: Pose, end: Pose, t: float) -> Pose:
    """The pose on the way from ``start`` (t = 0) to ``end`` (t = 1), angle by angle."""
    names = start.angles.keys() | end.angles.keys()
    roots = start.root.keys() | end.root.keys()
    return Pose(
        {name: blend(start.angles.get(name, 0.0), end.angles.get(name, 0.0), t) for name in sorted(names)},
        {name: blend(start.root.get(name, 0.0), end.root.get(name, 0.0), t) for name in sorted(roots)},
        start.orientation if t < 0.5 else end.orientation,
        start.contacts if t < 0.5 else end.contacts,
    )
