"""The body of the drawn person: a chain of joints, each with the round flesh around it.

Lengths are chosen for the page: an adult of about 1.66 m, near the usual shares of arm, thigh and shank.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from companion.domain.movements import Pose, Position
from companion.movement.joints import SIDES, both_sides
from companion.movement.vectors import STILL, Turn, Vec, about_x, about_y, about_z, chained, plus, turned

THIGH, SHANK, UPPER_ARM, FOREARM = 42.0, 40.0, 29.0, 25.0
LUMBAR, WAIST, THORAX, RIBS, TOP = 5.0, 11.0, 9.0, 9.0, 13.0
"""Heights of the spine's five pieces, from the hips up."""
NECK, HEAD = 7.0, 9.6
HIP_OUT, SHOULDER_OUT = 7.2, 17.0
HEAD_RADIUS = 10.8
CROWN = "crown"
NECK_LEAN = 9.0
"""A neck leans forward a little, and the head looks level again."""

_LYING_SIDE: Turn = ((0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (-1.0, 0.0, 0.0))
"""On the left side, head to the left of the page, seen best from above."""
BASE: Mapping[Position, Turn] = {
    Position.STANDING: STILL,
    Position.SITTING: STILL,
    Position.KNEELING: STILL,
    Position.LYING_BACK: about_z(90),
    Position.LYING_FRONT: about_z(-90),
    Position.HANDS_KNEES: about_z(-90),
    Position.LYING_SIDE: _LYING_SIDE,
}


class Ball(NamedTuple):
    """A joint or a piece of flesh: its middle and its radius, in cm."""

    at: Vec
    radius: float


@dataclass(frozen=True, slots=True)
class Body:
    """A posed body: balls by name, where the head looks, and a mark above the brow that turns with it."""

    balls: Mapping[str, Ball]
    head: Turn
    crown: Vec

    def at(self, name: str) -> Vec:
        """The middle of the ball ``name``, or the mark ``"crown"``."""
        return self.crown if name == CROWN else self.balls[name].at

    def moved(self, by: Vec) -> Body:
        """The same body elsewhere."""
        balls = {name: Ball(plus(ball.at, by), ball.radius) for name, ball in self.balls.items()}
        return Body(balls, self.head, plus(self.crown, by))

    def lowest(self, names: Iterable[str] | None = None) -> float:
        """The height of the lowest skin of ``names`` (default: of everything)."""
        balls = self.balls.values() if names is None else [self.balls[name] for name in names]
        return min(ball.at[1] - ball.radius for ball in balls)


PART_BALLS: Mapping[str, tuple[str, ...]] = {
    "pelvis": ("pelvis", "seat_left", "seat_right"),
    "back": ("pelvis", "waist_left", "waist_right", "chest_left", "chest_right"),
    "shoulders": ("chest_left", "chest_right", "upper_left", "upper_right"),
    "chest": ("chest_left", "chest_right"),
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


def posed(pose: Pose, pitch: float = 0.0) -> Body:
    """The body in ``pose`` with its hips at the origin, leaning ``pitch`` degrees further forward."""
    angles = both_sides(pose.angles)
    root = pose.root
    pelvis = chained(
        BASE[pose.orientation], about_z(-pitch - root.get("pitch", 0.0)), about_y(-root.get("turn", 0.0))
    )
    balls: dict[str, Ball] = {}
    chest, shoulders_at, head = _trunk(balls, angles, pelvis, root.get("belly", 0.0))
    for side, s in (("left", -1.0), ("right", 1.0)):
        _leg(balls, angles, pelvis, side, s)
        _arm(balls, angles, chest, shoulders_at, side, s)
    brow = turned(head, (1.25 * HEAD_RADIUS, 1.6 * HEAD_RADIUS, 0.0))
    return Body(balls, head, plus(balls["head"].at, brow))


def _spine_turn(angles: Mapping[str, float], name: str, share: float = 1.0) -> Turn:
    return chained(
        about_z(-angles.get(name, 0.0) * share),
        about_x(angles.get(f"{name}_side", 0.0) * share),
        about_y(-angles.get(f"{name}_rotation", 0.0) * share),
    )


def _trunk(
    balls: dict[str, Ball], angles: Mapping[str, float], pelvis: Turn, belly: float
) -> tuple[Turn, Vec, Turn]:
    def wide(name: str, middle: Vec, turn: Turn, half: float, radius: float) -> None:
        for side, s in (("left", -1.0), ("right", 1.0)):
            balls[f"{name}_{side}"] = Ball(plus(middle, turned(turn, (0.0, 0.0, s * half))), radius)

    at: Vec = (0.0, 0.0, 0.0)
    balls["pelvis"] = Ball(at, 10.4)
    wide("seat", at, pelvis, 6.2, 10.4)
    half_lumbar = _spine_turn(angles, "lumbar", 0.5)
    half_thoracic = _spine_turn(angles, "thoracic", 0.5)
    at = plus(at, turned(pelvis, (0.0, LUMBAR, 0.0)))
    turn = chained(pelvis, half_lumbar)
    wide("loin", at, turn, 7.0, 10.0)
    at = plus(at, turned(turn, (0.0, WAIST, 0.0)))
    wide("waist", plus(at, turned(turn, (belly * 3.6, 0.0, 0.0))), turn, 6.5, 9.5 + 0.6 * belly)
    turn = chained(turn, half_lumbar)
    at = plus(at, turned(turn, (0.0, THORAX, 0.0)))
    turn = chained(turn, half_thoracic)
    wide("ribs", at, turn, 7.0, 10.0)
    at = plus(at, turned(turn, (0.0, RIBS, 0.0)))
    turn = chained(turn, half_thoracic)
    wide("chest", at, turn, 7.5, 10.2)
    wide("upper", plus(at, turned(turn, (-1.8, 7.0, 0.0))), turn, 9.5, 7.8)
    top = plus(at, turned(turn, (-0.5, TOP, 0.0)))
    shoulders_at = plus(at, turned(turn, (-1.0, 7.5, 0.0)))
    balls["nape"] = Ball(top, 5.4)
    neck = chained(turn, about_z(-NECK_LEAN), _spine_turn(angles, "neck"))
    jaw = plus(top, turned(neck, (0.0, NECK, 0.0)))
    balls["neck"] = Ball(jaw, 5.0)
    head = chained(neck, about_z(NECK_LEAN - angles.get("nod", 0.0)))
    balls["head"] = Ball(plus(jaw, turned(head, (1.0, HEAD, 0.0))), HEAD_RADIUS)
    return turn, shoulders_at, head


def _limb_turn(angles: Mapping[str, float], joint: str, side: str, s: float) -> Turn:
    return chained(
        about_z(angles.get(f"{joint}_{side}", 0.0)),
        about_x(-s * angles.get(f"{joint}_abduction_{side}", 0.0)),
        about_y(-s * angles.get(f"{joint}_rotation_{side}", 0.0)),
    )


def _leg(balls: dict[str, Ball], angles: Mapping[str, float], pelvis: Turn, side: str, s: float) -> None:
    hip = turned(pelvis, (0.0, 0.0, s * HIP_OUT))
    thigh = chained(pelvis, _limb_turn(angles, "hip", side, s))
    shank = chained(thigh, about_z(-angles.get(f"knee_{side}", 0.0)))
    foot = chained(shank, about_z(angles.get(f"ankle_{side}", 0.0)))
    knee = plus(hip, turned(thigh, (0.0, -THIGH, 0.0)))
    ankle = plus(knee, turned(shank, (0.0, -SHANK, 0.0)))
    balls[f"hip_{side}"] = Ball(hip, 10.4)
    balls[f"knee_{side}"] = Ball(knee, 6.5)
    balls[f"calf_{side}"] = Ball(plus(knee, turned(shank, (-1.4, -12.0, 0.0))), 6.0)
    balls[f"ankle_{side}"] = Ball(ankle, 4.2)
    balls[f"heel_{side}"] = Ball(plus(ankle, turned(foot, (-3.2, -3.4, 0.0))), 4.6)
    balls[f"sole_{side}"] = Ball(plus(ankle, turned(foot, (8.5, -4.4, 0.0))), 3.6)
    balls[f"toe_{side}"] = Ball(plus(ankle, turned(foot, (15.0, -5.2, 0.0))), 2.8)


def _arm(
    balls: dict[str, Ball], angles: Mapping[str, float], chest: Turn, middle: Vec, side: str, s: float
) -> None:
    blade = chained(
        about_y(-s * angles.get(f"shoulder_blade_{side}", 0.0)),
        about_x(-s * angles.get(f"shoulder_lift_{side}", 0.0)),
    )
    shoulder = plus(middle, turned(chained(chest, blade), (0.0, 0.0, s * SHOULDER_OUT)))
    upper = chained(chest, _limb_turn(angles, "shoulder", side, s))
    fore = chained(upper, about_z(angles.get(f"elbow_{side}", 0.0)))
    hand = chained(fore, about_z(angles.get(f"wrist_{side}", 0.0)))
    elbow = plus(shoulder, turned(upper, (0.0, -UPPER_ARM, 0.0)))
    wrist = plus(elbow, turned(fore, (0.0, -FOREARM, 0.0)))
    balls[f"shoulder_{side}"] = Ball(shoulder, 6.3)
    balls[f"elbow_{side}"] = Ball(elbow, 4.9)
    balls[f"wrist_{side}"] = Ball(wrist, 3.4)
    balls[f"palm_{side}"] = Ball(plus(wrist, turned(hand, (0.0, -5.0, 0.0))), 3.8)
    balls[f"finger_{side}"] = Ball(plus(wrist, turned(hand, (0.0, -12.0, 0.0))), 2.4)
