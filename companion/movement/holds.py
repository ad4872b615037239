"""Where a part of the body stays: on the floor, on a step, or anywhere in the room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from math import asin, cos, degrees, radians, sin

from companion.movement.body import (
    ELBOW_RADIUS,
    FINGER_DOWN,
    FINGER_RADIUS,
    HEEL,
    KNEE_RADIUS,
    PALM_DOWN,
    PALM_RADIUS,
    PART_BALLS,
    SIGNS,
    SOLE,
    THUMB,
    THUMB_RADIUS,
    WRIST_RADIUS,
    Body,
)
from companion.movement.joints import SIDES
from companion.movement.proportions import ANKLE_HEIGHT, FOREARM, HEAD_RADIUS, SHANK
from companion.movement.vectors import (
    STILL,
    Turn,
    Vec,
    across,
    axis,
    between,
    chained,
    cross,
    dot,
    length,
    minus,
    of_axes,
    reached,
    times,
    unit,
)

UP: Vec = (0.0, 1.0, 0.0)
_FACING = 0.5
"""A sole or palm that looks down at least this much (1: straight down) is laid flat."""
_FLAT = 0.9999


class Kind(Enum):
    """What kind of part it is: that decides how it is kept in place."""

    TRUNK = "trunk"
    HEAD = "head"
    KNEE = "knee"
    SHIN = "shin"
    FOOT = "foot"
    TOES = "toes"
    HEEL = "heel"
    ELBOW = "elbow"
    FOREARM = "forearm"
    HAND = "hand"


PINS = {"pelvis": ("pelvis",), "back": ("pelvis",), "chest": ("chest_left", "chest_right")} | {
    "shoulders": ("upper_left", "upper_right"),
    "head": ("head",),
}
"""The balls of the trunk whose middle stays over one place while the part rolls a little on the floor."""


@dataclass(frozen=True, slots=True)
class Hold:
    """``part`` stays at ``at``: the middle of its pin (trunk, head), its knee, elbow, wrist, ankle, or the ball or heel
    of its foot.

    ``turn`` is how the foot or hand (or the shank or forearm) stays turned; ``tip`` how the foot beyond a shank does.
    ``floor`` is the height in cm its lowest skin rests on, ``None`` for what merely stays.
    """

    part: str
    kind: Kind
    side: str
    at: Vec
    turn: Turn | None = None
    tip: Turn | None = None
    floor: float | None = None


def kind_of(part: str) -> tuple[Kind, str]:
    """The kind of a part of ``PART_BALLS``, and its side (``""`` for the trunk)."""
    name, _, side = part.rpartition("_")
    if side in SIDES:
        return Kind(name), side
    return (Kind.HEAD if part == "head" else Kind.TRUNK), ""


def normal(parts: Iterable[str]) -> tuple[str, ...]:
    """``parts`` without what others of them already say: a knee with the toes of its side is a shin."""
    found = dict.fromkeys(parts)
    for side in SIDES:
        if f"knee_{side}" in found and {f"toes_{side}", f"foot_{side}", f"heel_{side}"} & found.keys():
            found[f"shin_{side}"] = None
    return tuple(
        part
        for part in found
        if not any(part != other and set(PART_BALLS[part]) < set(PART_BALLS[other]) for other in found)
        and not (kind_of(part)[0] in _BELOW_KNEE and f"shin_{kind_of(part)[1]}" in found)
    )


_BELOW_KNEE = {Kind.FOOT, Kind.TOES, Kind.HEEL}


def common(before: Iterable[str], after: Iterable[str]) -> tuple[str, ...]:
    """The parts that stay from one pose to the next: of a foot and its toes, the toes."""
    befores, afters = tuple(before), tuple(after)
    both = [part for part in befores if part in afters]
    for ours, theirs in ((befores, afters), (afters, befores)):
        both += [
            part
            for part in ours
            if part not in both and any(set(PART_BALLS[part]) < set(PART_BALLS[other]) for other in theirs)
        ]
    return normal(both)


def hold_of(part: str, body: Body, floor: float | None = None) -> Hold:
    """``part`` where it is in ``body``; with ``floor``, moved so that it rests on that height (cm)."""
    kind, side = kind_of(part)
    match kind:
        case Kind.TRUNK:
            first, *more = (body.at(ball) for ball in PINS[part])
            at = between(first, more[0], 0.5) if more else first
            return Hold(part, kind, side, at, floor=floor)
        case Kind.HEAD:
            return Hold(part, kind, side, _level(body.at("head"), floor, HEAD_RADIUS), floor=floor)
        case Kind.FOOT:
            return _foot(part, side, body, floor)
        case Kind.TOES | Kind.HEEL:
            ball, radius = ("sole", SOLE[2]) if kind is Kind.TOES else ("heel", HEEL[2])
            at = _level(body.at(f"{ball}_{side}"), floor, radius)
            return Hold(part, kind, side, at, body.frames[f"foot_{side}"], floor=floor)
        case Kind.KNEE:
            at = _level(body.at(f"knee_{side}"), floor, KNEE_RADIUS)
            return Hold(part, kind, side, at, floor=floor)
        case Kind.SHIN:
            return _shin(part, side, body, floor)
        case Kind.ELBOW:
            at = _level(body.at(f"elbow_{side}"), floor, ELBOW_RADIUS)
            return Hold(part, kind, side, at, floor=floor)
        case Kind.FOREARM:
            return _forearm(part, side, body, floor)
        case Kind.HAND:
            return _hand(part, side, body, floor)


def joined(whole: Hold, pieces: Iterable[Hold]) -> Hold:
    """``whole``, put where a piece of it is held already: a foot comes down on toes that stand, a shin on its knee."""
    for piece in pieces:
        if piece.side != whole.side or piece.part == whole.part:
            continue
        if (piece.kind, whole.kind) in ((Kind.KNEE, Kind.SHIN), (Kind.ELBOW, Kind.FOREARM)):
            return replace(whole, at=piece.at)
        if whole.kind is Kind.FOOT and piece.kind in (Kind.TOES, Kind.HEEL) and whole.turn and piece.turn:
            turn = whole.turn
            if turn[1][1] > _FLAT:
                forward = unit(across(axis(piece.turn, 0), UP), axis(turn, 0))
                turn = of_axes(forward, UP, cross(forward, UP))
            x, y, _radius = SOLE if piece.kind is Kind.TOES else HEEL
            at = reached(piece.at, turn, -x, -y, 0.0)
            return replace(whole, at=(at[0], whole.at[1], at[2]), turn=turn)
    return whole


def slip(hold: Hold, body: Body) -> float:
    """How far ``body`` is from keeping ``hold``, in cm: the farthest of its joints or balls from their places."""
    side = hold.side
    match hold.kind:
        case Kind.FOOT:
            places = {f"ankle_{side}": (0.0, 0.0, 0.0), f"sole_{side}": (SOLE[0], SOLE[1], 0.0)}
        case Kind.HAND:
            places = {f"wrist_{side}": (0.0, 0.0, 0.0), f"palm_{side}": (0.0, -PALM_DOWN, 0.0)}
        case Kind.SHIN:
            places = {f"knee_{side}": (0.0, 0.0, 0.0), f"ankle_{side}": (0.0, -SHANK, 0.0)}
        case Kind.FOREARM:
            places = {f"elbow_{side}": (0.0, 0.0, 0.0), f"wrist_{side}": (0.0, -FOREARM, 0.0)}
        case _:
            return length(minus(hold_of(hold.part, body).at, hold.at))
    turn = hold.turn or STILL
    return max(length(minus(body.at(ball), reached(hold.at, turn, *way))) for ball, way in places.items())


def _level(at: Vec, floor: float | None, radius: float) -> Vec:
    return at if floor is None else (at[0], floor + radius, at[2])


def flat(foot: Turn) -> Turn:
    """``foot`` laid flat on a level floor, its toes pointing the same way."""
    forward = unit(across(axis(foot, 0), UP), (1.0, 0.0, 0.0))
    return of_axes(forward, UP, cross(forward, UP))


def _foot(part: str, side: str, body: Body, floor: float | None) -> Hold:
    turn, at = body.frames[f"foot_{side}"], body.at(f"ankle_{side}")
    if floor is not None and turn[1][1] > _FACING:
        turn = flat(turn)
        at = (at[0], floor + ANKLE_HEIGHT, at[2])
    elif floor is not None:
        low = body.lowest(PART_BALLS[part])
        at = (at[0], at[1] + floor - low, at[2])
    return Hold(part, Kind.FOOT, side, at, turn, floor=floor)


def _hand(part: str, side: str, body: Body, floor: float | None) -> Hold:
    turn, at = body.frames[f"hand_{side}"], body.at(f"wrist_{side}")
    if floor is None:
        return Hold(part, Kind.HAND, side, at, turn)
    facing = turn[1][0]  # how much the back of the hand looks up
    if abs(facing) > _FACING:
        back = UP if facing > 0 else times(UP, -1.0)
        along = unit(across(axis(turn, 1), UP))
        turn = of_axes(back, along, cross(back, along))
    low = min(
        reached((0.0, 0.0, 0.0), turn, *way)[1] - radius
        for way, radius in (
            ((0.0, 0.0, 0.0), WRIST_RADIUS),
            ((0.0, -PALM_DOWN, 0.0), PALM_RADIUS),
            ((FINGER_RADIUS - PALM_RADIUS, -FINGER_DOWN, 0.0), FINGER_RADIUS),
            ((THUMB[0], THUMB[1], -SIGNS[side] * THUMB[2]), THUMB_RADIUS),
        )
    )
    return Hold(part, Kind.HAND, side, (at[0], floor - low, at[2]), turn, floor=floor)


def _shin(part: str, side: str, body: Body, floor: float | None) -> Hold:
    """The knee on the floor, and the shank tipped about it until the foot touches too."""
    shank, foot = body.frames[f"shank_{side}"], body.frames[f"foot_{side}"]
    knee = body.at(f"knee_{side}")
    if floor is None:
        return Hold(part, Kind.SHIN, side, knee, shank, foot)
    at = (knee[0], floor + KNEE_RADIUS, knee[2])
    balls = [body.balls[f"{ball}_{side}"] for ball in ("ankle", "heel", "sole", "toe")]
    ways = [(minus(ball.at, knee), ball.radius) for ball in balls]
    turn = _tipped_down(ways, floor - at[1], axis(shank, 1))
    return Hold(part, Kind.SHIN, side, at, chained(turn, shank), chained(turn, foot), floor)


def _forearm(part: str, side: str, body: Body, floor: float | None) -> Hold:
    fore, elbow = body.frames[f"forearm_{side}"], body.at(f"elbow_{side}")
    if floor is None:
        return Hold(part, Kind.FOREARM, side, elbow, fore)
    at = (elbow[0], floor + ELBOW_RADIUS, elbow[2])
    turn = _tipped_down([(times(axis(fore, 1), -FOREARM), WRIST_RADIUS)], floor - at[1], axis(fore, 1))
    return Hold(part, Kind.FOREARM, side, at, chained(turn, fore), floor=floor)


def _tipped_down(ways: list[tuple[Vec, float]], low: float, bone: Vec) -> Turn:
    """The smallest turn in the bone's upright plane that brings the lowest skin of ``ways`` to the height ``low``.

    ``ways`` are middles and radii around the joint the bone turns about; ``bone`` points to that joint.
    """
    ahead = unit(across(times(bone, -1.0), UP), (1.0, 0.0, 0.0))
    right = cross(ahead, UP)
    angle = 0.0
    for _round in range(8):
        turn = _about(right, angle)
        heights = [(reached((0.0, 0.0, 0.0), turn, *way), radius) for way, radius in ways]
        place, radius = min(heights, key=lambda one: one[0][1] - one[1])
        gap = place[1] - radius - low
        reach = dot(place, ahead)
        if abs(gap) < 1e-6 or abs(reach) < 1.0:
            break
        angle -= degrees(asin(max(-0.5, min(0.5, gap / reach))))
    return _about(right, angle)


def _about(way: Vec, angle: float) -> Turn:
    """A turn about ``way``, which is level and of length 1, lifting what lies ahead of it (``way`` x up)."""
    x, y, z = way
    c, s = cos(radians(angle)), sin(radians(angle))
    t = 1.0 - c
    return (
        (c + x * x * t, x * y * t - z * s, x * z * t + y * s),
        (y * x * t + z * s, c + y * y * t, y * z * t - x * s),
        (z * x * t - y * s, z * y * t + x * s, c + z * z * t),
    )
