"""The body of the drawn person: a chain of joints, each with the round flesh around it.

Forward kinematics: angles by name (see ``joints``), how the pelvis is turned and where it is -> where everything is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from companion.domain.movements import Pose, Position
from companion.movement.joints import NORMAL_RANGE, SIDES, both_sides
from companion.movement.proportions import (
    ANKLE_HEIGHT,
    FOOT,
    FOREARM,
    HAND,
    HEAD_RADIUS,
    HIP_OUT,
    HIP_RADIUS,
    LUMBAR,
    NAPE_UP,
    NECK,
    NECK_LEAN,
    NECK_TO_HEAD,
    RIBS,
    SEAT_OUT,
    SEAT_RADIUS,
    SHANK,
    SHOULDER_OUT,
    SHOULDER_RADIUS,
    SHOULDER_UP,
    THIGH,
    THORAX,
    UPPER_ARM,
    WAIST,
)
from companion.movement.vectors import (
    STILL,
    Turn,
    Vec,
    about_z,
    plus,
    reached,
    then_x,
    then_y,
    then_z,
)

__all__ = ["HEAD_RADIUS", "PART_BALLS", "Ball", "Body", "Limb", "Trunk", "posed"]

CROWN = "crown"

_ON_LEFT: Turn = ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0))
"""On the left side, head to the left of the page, as somebody lies who rolls over from the back."""
_ON_RIGHT: Turn = ((0.0, -1.0, 0.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0))
BASE: Mapping[Position, Turn] = {
    Position.STANDING: STILL,
    Position.SITTING: STILL,
    Position.KNEELING: STILL,
    Position.LYING_BACK: about_z(90),
    Position.LYING_FRONT: about_z(-90),
    Position.HANDS_KNEES: about_z(-90),
    Position.LYING_SIDE: _ON_LEFT,
}


class Ball(NamedTuple):
    """A joint or a piece of flesh: its middle and its radius, in cm."""

    at: Vec
    radius: float


@dataclass(frozen=True, slots=True)
class Body:
    """A posed body.

    ``balls`` by name; ``frames`` are turns of ``pelvis``, ``chest``, ``head`` and, for each side, ``hand``, ``foot``,
    ``thigh``, ``shank``, ``upper_arm`` and ``forearm``: where that part's forward, up and right (of a person standing
    with the arms down and the palms back) now point. A hand's palm faces its -x and its fingers point along its -y; a
    foot's toes point along its x and its sole faces its -y. ``angles`` are the joints by name, in degrees.
    """

    balls: Mapping[str, Ball]
    frames: Mapping[str, Turn]
    angles: Mapping[str, float]

    @property
    def head(self) -> Turn:
        """Where the head looks."""
        return self.frames["head"]

    @property
    def crown(self) -> Vec:
        """A mark above the brow that turns with the head."""
        return reached(self.balls["head"].at, self.head, 1.25 * HEAD_RADIUS, 1.6 * HEAD_RADIUS, 0.0)

    def at(self, name: str) -> Vec:
        """The middle of the ball ``name``, or the mark ``"crown"``."""
        return self.crown if name == CROWN else self.balls[name].at

    def moved(self, by: Vec) -> Body:
        """The same body elsewhere."""
        balls = {name: Ball(plus(ball.at, by), ball.radius) for name, ball in self.balls.items()}
        return Body(balls, self.frames, self.angles)

    def lowest(self, names: Iterable[str] | None = None) -> float:
        """The height of the lowest skin of ``names`` (default: of everything)."""
        balls = self.balls.values() if names is None else [self.balls[name] for name in names]
        return min(ball.at[1] - ball.radius for ball in balls)


PART_BALLS: Mapping[str, tuple[str, ...]] = {
    "pelvis": ("pelvis", "seat_left", "seat_right"),
    "back": ("pelvis", *(f"{ball}_{side}" for ball in ("waist", "ribs", "chest") for side in SIDES)),
    "shoulders": (
        "chest_left",
        "chest_right",
        "upper_left",
        "upper_right",
        "shoulder_left",
        "shoulder_right",
    ),
    "chest": ("chest_left", "chest_right", "ribs_left", "ribs_right"),
    "head": ("head",),
} | {
    f"{part}_{side}": tuple(f"{ball}_{side}" for ball in balls)
    for side in SIDES
    for part, balls in {
        "foot": ("heel", "sole", "toe"),
        "toes": ("sole", "toe"),
        "heel": ("heel",),
        "knee": ("knee",),
        "shin": ("knee", "calf", "toe"),
        "hand": ("palm", "finger"),
        "forearm": ("elbow", "wrist"),
        "elbow": ("elbow",),
    }.items()
}
"""The parts that can rest on something, and the balls they are made of."""


class Limb(NamedTuple):
    """An arm or a leg: its three joints, and the turns of its three parts."""

    top: Vec
    middle: Vec
    end: Vec
    upper: Turn
    lower: Turn
    tip: Turn


class Trunk(NamedTuple):
    """The pelvis and spine with the hips' middle at (0, 0, 0): turns, balls, and where the limbs hang on."""

    pelvis: Turn
    chest: Turn
    nape: Vec
    hips: tuple[Vec, Vec]
    shoulders: tuple[Vec, Vec]
    balls: dict[str, Ball]


SIGNS: Mapping[str, float] = {"left": -1.0, "right": 1.0}
LEG_JOINTS = ("hip", "hip_abduction", "hip_rotation", "knee", "ankle", "inversion", "toes")
ARM_JOINTS = (
    "shoulder",
    "shoulder_abduction",
    "shoulder_rotation",
    "elbow",
    "forearm",
    "wrist",
    "wrist_side",
)
LEG_NAMES = {side: tuple(f"{name}_{side}" for name in LEG_JOINTS) for side in SIDES}
ARM_NAMES = {side: tuple(f"{name}_{side}" for name in ARM_JOINTS) for side in SIDES}
_REST = dict.fromkeys(NORMAL_RANGE, 0.0)

# Where flesh lies around a joint: forward, up, and how thick (cm). Soles, and palms with their fingers, end level.
HEEL = (-3.4, 4.3 - ANKLE_HEIGHT, 4.3)
SOLE = (9.2, 3.2 - ANKLE_HEIGHT, 3.2)
TOE = (FOOT + HEEL[0] - HEEL[2] - 2.5, 2.5 - ANKLE_HEIGHT, 2.5)
KNEE_RADIUS, ANKLE_RADIUS, ELBOW_RADIUS = 6.5, 4.2, 4.9
WRIST_RADIUS, PALM_RADIUS, FINGER_RADIUS, THUMB_RADIUS = 3.2, 3.5, 2.2, 1.7
PALM_DOWN, FINGER_DOWN = 6.2, HAND - FINGER_RADIUS
THUMB = (-1.2, -6.6, 4.4)


def full(angles: Mapping[str, float]) -> dict[str, float]:
    """Every joint by name, at rest unless ``angles`` says otherwise; pairs may be spelled as one."""
    return _REST | both_sides(angles)


def oriented(pose: Pose, pitch: float = 0.0) -> Turn:
    """How the pelvis of ``pose`` is turned, with the whole body tipped ``pitch`` degrees to the right of the page."""
    root = pose.root
    base = BASE[pose.orientation]
    if pose.orientation is Position.LYING_SIDE and root.get("on_right", 0.0) >= 0.5:
        base = _ON_RIGHT
    turn = then_z(headed(base, root.get("heading", 0.0)), -root.get("pitch", 0.0))
    turn = then_y(then_x(turn, root.get("roll", 0.0)), -root.get("turn", 0.0))
    return tipped(turn, pitch)


def headed(turn: Turn, heading: float) -> Turn:
    """``turn`` with the whole body turned ``heading`` degrees on the floor: 180 shows the eye its other side."""
    if not heading:
        return turn
    c, s = cos(radians(heading)), sin(radians(heading))
    a, b, d = turn
    return (
        (c * a[0] + s * d[0], c * a[1] + s * d[1], c * a[2] + s * d[2]),
        b,
        (c * d[0] - s * a[0], c * d[1] - s * a[1], c * d[2] - s * a[2]),
    )


def tipped(turn: Turn, pitch: float) -> Turn:
    """``turn`` with the whole body tipped ``pitch`` degrees to the right of the page."""
    if not pitch:
        return turn
    c, s = cos(radians(pitch)), sin(radians(pitch))
    a, b, d = turn
    return (
        (c * a[0] + s * b[0], c * a[1] + s * b[1], c * a[2] + s * b[2]),
        (c * b[0] - s * a[0], c * b[1] - s * a[1], c * b[2] - s * a[2]),
        d,
    )


def posed(pose: Pose, pitch: float = 0.0) -> Body:
    """The body in ``pose`` with its hips at the origin, tipped ``pitch`` degrees further to the right of the page."""
    root = pose.root
    breath = (root.get("belly", 0.0), root.get("chest", 0.0))
    return built(full(pose.angles), oriented(pose, pitch), (0.0, 0.0, 0.0), breath)


def built(
    angles: Mapping[str, float], pelvis: Turn, at: Vec, breath: tuple[float, float] = (0.0, 0.0)
) -> Body:
    """The whole body with every joint of ``angles``, its hips' middle at ``at``; ``breath`` is air in belly and chest.

    ``angles`` names every joint of ``NORMAL_RANGE`` (see :func:`full`).
    """
    core = trunk(angles, pelvis, breath)
    legs = tuple(leg(angles, side, pelvis, hip) for side, hip in zip(SIDES, core.hips, strict=True))
    arms = tuple(
        arm(angles, side, core.chest, place) for side, place in zip(SIDES, core.shoulders, strict=True)
    )
    return assembled(angles, core, legs, arms, at)


def assembled(
    angles: Mapping[str, float], core: Trunk, legs: Iterable[Limb], arms: Iterable[Limb], at: Vec
) -> Body:
    """A body of its parts, which were found with the hips' middle at (0, 0, 0), moved to ``at``."""
    balls = core.balls.copy()
    frames = {"pelvis": core.pelvis, "chest": core.chest}
    frames["head"] = _head(balls, angles, core)
    for side, limb in zip(SIDES, legs, strict=True):
        _leg_balls(balls, frames, limb, side, angles[f"toes_{side}"])
    for side, limb in zip(SIDES, arms, strict=True):
        _arm_balls(balls, frames, limb, side)
    x, y, z = at
    for name, ((a, b, c), radius) in balls.items():
        balls[name] = Ball((a + x, b + y, c + z), radius)
    return Body(balls, frames, angles)


def _bent(turn: Turn, flexion: float, side: float, rotation: float) -> Turn:
    """A piece of the spine, bent forward and to the right and turned to the right in degrees."""
    return then_y(then_x(then_z(turn, -flexion), side), -rotation)


def trunk(angles: Mapping[str, float], pelvis: Turn, breath: tuple[float, float] = (0.0, 0.0)) -> Trunk:
    """The pelvis and spine of ``angles``, up to the nape."""
    belly, air = breath
    balls: dict[str, Ball] = {}

    def wide(name: str, middle: Vec, turn: Turn, half: float, radius: float) -> None:
        (_, _, x), (_, _, y), (_, _, z) = turn
        a, b, c = middle
        x, y, z = x * half, y * half, z * half
        balls[name + "_left"] = Ball((a - x, b - y, c - z), radius)
        balls[name + "_right"] = Ball((a + x, b + y, c + z), radius)

    lumbar = [angles[name] / 2 for name in ("lumbar", "lumbar_side", "lumbar_rotation")]
    thoracic = [angles[name] / 2 for name in ("thoracic", "thoracic_side", "thoracic_rotation")]
    at: Vec = (0.0, 0.0, 0.0)
    balls["pelvis"] = Ball(at, SEAT_RADIUS)
    wide("seat", at, pelvis, SEAT_OUT, SEAT_RADIUS)
    at = reached(at, pelvis, 0.0, LUMBAR, 0.0)
    turn = _bent(pelvis, *lumbar)
    wide("loin", at, turn, 7.0, 10.0)
    at = reached(at, turn, 0.0, WAIST, 0.0)
    wide("waist", reached(at, turn, belly * 3.6, 0.0, 0.0), turn, 6.5, 9.5 + 0.6 * belly)
    turn = _bent(turn, *lumbar)
    at = reached(at, turn, 0.0, THORAX, 0.0)
    turn = _bent(turn, *thoracic)
    # A breath lifts the ribs ahead and to the sides; the back stays where it is.
    wide("ribs", reached(at, turn, 1.3 * air, 0.0, 0.0), turn, 7.0, 10.0 + 0.9 * air)
    at = reached(at, turn, 0.0, RIBS, 0.0)
    turn = _bent(turn, *thoracic)
    wide("chest", reached(at, turn, 1.5 * air, 0.4 * air, 0.0), turn, 7.5, 10.2 + 0.9 * air)
    wide("upper", reached(at, turn, -1.8, 7.0 + 0.5 * air, 0.0), turn, 9.5, 7.8)
    nape = reached(at, turn, -0.5, NAPE_UP, 0.0)
    balls["nape"] = Ball(nape, 5.4)
    middle = reached(at, turn, -1.0, SHOULDER_UP + 0.5 * air, 0.0)
    shoulders = [
        reached(
            middle,
            then_x(then_y(turn, -s * angles[f"shoulder_blade_{side}"]), -s * angles[f"shoulder_lift_{side}"]),
            0.0,
            0.0,
            s * SHOULDER_OUT,
        )
        for side, s in SIGNS.items()
    ]
    hips = [reached((0.0, 0.0, 0.0), pelvis, 0.0, 0.0, s * HIP_OUT) for s in SIGNS.values()]
    return Trunk(pelvis, turn, nape, (hips[0], hips[1]), (shoulders[0], shoulders[1]), balls)


def head(angles: Mapping[str, float], core: Trunk) -> tuple[Turn, Vec, Vec]:
    """Where the head looks, where the neck ends and where the head's middle is."""
    neck = _bent(then_z(core.chest, -NECK_LEAN), angles["neck"], angles["neck_side"], angles["neck_rotation"])
    jaw = reached(core.nape, neck, 0.0, NECK, 0.0)
    turn = then_z(neck, NECK_LEAN - angles["nod"])
    return turn, jaw, reached(jaw, turn, 1.0, NECK_TO_HEAD, 0.0)


def leg(angles: Mapping[str, float], side: str, pelvis: Turn, hip: Vec) -> Limb:
    """The leg of ``side``, hanging on ``hip``."""
    s = SIGNS[side]
    flexion, abduction, rotation, bend, ankle, inversion, _toes = LEG_NAMES[side]
    thigh = then_y(then_x(then_z(pelvis, angles[flexion]), -s * angles[abduction]), -s * angles[rotation])
    shank = then_z(thigh, -angles[bend])
    foot = then_x(then_z(shank, angles[ankle]), s * angles[inversion])
    knee = reached(hip, thigh, 0.0, -THIGH, 0.0)
    return Limb(hip, knee, reached(knee, shank, 0.0, -SHANK, 0.0), thigh, shank, foot)


def arm(angles: Mapping[str, float], side: str, chest: Turn, shoulder: Vec) -> Limb:
    """The arm of ``side``, hanging on ``shoulder``."""
    s = SIGNS[side]
    flexion, abduction, rotation, bend, twist, wrist, sideways = ARM_NAMES[side]
    upper = then_y(then_x(then_z(chest, angles[flexion]), -s * angles[abduction]), -s * angles[rotation])
    fore = then_z(upper, angles[bend])
    hand = then_x(then_z(then_y(fore, -s * angles[twist]), angles[wrist]), -s * angles[sideways])
    elbow = reached(shoulder, upper, 0.0, -UPPER_ARM, 0.0)
    return Limb(shoulder, elbow, reached(elbow, fore, 0.0, -FOREARM, 0.0), upper, fore, hand)


def _head(balls: dict[str, Ball], angles: Mapping[str, float], core: Trunk) -> Turn:
    turn, jaw, middle = head(angles, core)
    balls["neck"] = Ball(jaw, 5.0)
    balls["head"] = Ball(middle, HEAD_RADIUS)
    return turn


def _leg_balls(balls: dict[str, Ball], frames: dict[str, Turn], limb: Limb, side: str, toes: float) -> None:
    frames[f"thigh_{side}"], frames[f"shank_{side}"] = limb.upper, limb.lower
    frames[f"foot_{side}"] = foot = limb.tip
    ankle = limb.end
    balls[f"hip_{side}"] = Ball(limb.top, HIP_RADIUS)
    balls[f"knee_{side}"] = Ball(limb.middle, KNEE_RADIUS)
    balls[f"calf_{side}"] = Ball(reached(limb.middle, limb.lower, -1.4, -12.0, 0.0), 6.0)
    balls[f"ankle_{side}"] = Ball(ankle, ANKLE_RADIUS)
    balls[f"heel_{side}"] = Ball(reached(ankle, foot, HEEL[0], HEEL[1], 0.0), HEEL[2])
    ball = reached(ankle, foot, SOLE[0], SOLE[1], 0.0)
    balls[f"sole_{side}"] = Ball(ball, SOLE[2])
    balls[f"toe_{side}"] = Ball(
        reached(ball, then_z(foot, toes), TOE[0] - SOLE[0], TOE[1] - SOLE[1], 0.0), TOE[2]
    )


def _arm_balls(balls: dict[str, Ball], frames: dict[str, Turn], limb: Limb, side: str) -> None:
    frames[f"upper_arm_{side}"], frames[f"forearm_{side}"] = limb.upper, limb.lower
    frames[f"hand_{side}"] = hand = limb.tip
    wrist = limb.end
    balls[f"shoulder_{side}"] = Ball(limb.top, SHOULDER_RADIUS)
    balls[f"elbow_{side}"] = Ball(limb.middle, ELBOW_RADIUS)
    balls[f"wrist_{side}"] = Ball(wrist, WRIST_RADIUS)
    balls[f"palm_{side}"] = Ball(reached(wrist, hand, 0.0, -PALM_DOWN, 0.0), PALM_RADIUS)
    finger = reached(wrist, hand, FINGER_RADIUS - PALM_RADIUS, -FINGER_DOWN, 0.0)
    balls[f"finger_{side}"] = Ball(finger, FINGER_RADIUS)
    thumb = reached(wrist, hand, THUMB[0], THUMB[1], -SIGNS[side] * THUMB[2])
    balls[f"thumb_{side}"] = Ball(thumb, THUMB_RADIUS)
