"""Posing by hand: a part of the body is dragged somewhere -> the pose in which it is as near as the joints allow.

Hands and feet pull their limb after them, knees and elbows swing, the head bends the neck and then the back, and the
hips move over what the body stands on. Everything else that rests or stays keeps its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import atan2, degrees
from typing import NamedTuple

from companion.domain.movements import Figure, Pose, Position
from companion.movement.body import ARM_NAMES, LEG_NAMES, Body, oriented, tipped, trunk
from companion.movement.holds import Hold, Kind, kind_of, slip
from companion.movement.joints import NORMAL_RANGE, ROOT_RANGE, SIDES
from companion.movement.limbs import LEG_KINDS
from companion.movement.placing import Key, keys_of
from companion.movement.pulling import SPINE, Pull, head_pulled, limb_pulled, middle_pulled
from companion.movement.resting import rested
from companion.movement.vectors import Vec, back, between, chained, length, minus, plus

HANDLES = {"head": "head", "pelvis": "pelvis"} | {
    f"{part}_{side}": f"{ball}_{side}"
    for side in SIDES
    for part, ball in (("hand", "palm"), ("elbow", "elbow"), ("foot", "ankle"), ("knee", "knee"))
}
"""The parts that can be dragged, and the ball of each that goes to the place."""

REACHED = 0.1
"""A part this near (cm) is where it was dragged to."""
_THERE, _PULLS = 0.01, 40
_GAIN, _GAIN_SHARE = 0.15, 0.2
"""Pulling goes on while it brings the part nearer by so many cm and by this share of the way: what creeps on by less is
where it can be."""
_ASTRAY, _DEEP = 0.6, 0.4
"""How far a limb that is held may stray, and how deep skin may go into the floor (cm)."""
_BISECTIONS = 6
_AT = 1.5
"""A joint this near (degrees) to its limit is at it: a limb that reaches all the way keeps about so much of a bend."""
_DIGITS = 4
"""Angles and places are told to so many digits after the point."""
_LIFTED = 0.8
"""A part dragged this far (cm) off its floor rests no longer."""
_LEANS = (25.0, 12.0, 6.0, 3.0, 1.5, 0.8, 0.4, 0.2, 0.1, 0.05, 0.02)
"""How far to lean to either side (degrees), ever finer, while the hips swing about the shoulders."""


class Dragged(NamedTuple):
    """The pose after dragging, and the joints by name that kept the part from coming nearer (none: it is there)."""

    pose: Pose
    limited: tuple[str, ...]


def dragged(pose: Pose, part: str, to: Vec) -> Dragged:
    """``pose`` with ``part`` (of :data:`HANDLES`) as near to ``to`` (cm in the room) as the joints allow.

    The room is the one ``pose`` is alone in. Every angle of the answer is within its range. A part that rested and is
    dragged off the floor rests no longer. Dragging the answer to the same place again changes nothing.
    Raises ``KeyError`` for a part that cannot be dragged.
    """
    ball = HANDLES[part]
    key = _alone(pose)
    limited: tuple[str, ...] = ()
    for _pull in range(_PULLS):
        gap = _gap(ball, to, key)
        if gap <= REACHED:
            return Dragged(key.pose, ())
        whole = _nearest(_pulled(key, part, to), ball, to)
        limited = _at_limit(whole.key.body, _chain(part, key))
        nearer = whole if whole.sound else _part_of_the_way(key, part, to)
        if _gap(ball, to, nearer.key) > gap - max(_GAIN, _GAIN_SHARE * gap):
            break
        key = nearer.key
    return Dragged(key.pose, limited)


def _part_of_the_way(key: Key, part: str, to: Vec) -> _Try:
    """As much of the way as goes without anything that is held leaving its place, by bisection."""
    ball = HANDLES[part]
    here = key.body.at(ball)
    best, low, high = _Try(key, sound=True), 0.0, 1.0
    for _round in range(_BISECTIONS):
        share = (low + high) / 2
        goal = between(here, to, share)
        tried = _nearest(_pulled(key, part, goal), ball, goal)
        if tried.sound:
            best, low = tried, share
        else:
            high = share
    return best


class _Try(NamedTuple):
    """A pose that was tried, in the room, and whether it breaks nothing that held before."""

    key: Key
    sound: bool


def _nearest(tries: Iterable[_Try], ball: str, to: Vec) -> _Try:
    """The first of ``tries`` that brings the ball there, else the one that brings it nearest; sound ones first."""
    found: list[tuple[bool, float, int, _Try]] = []
    for number, tried in enumerate(tries):
        gap = _gap(ball, to, tried.key)
        found.append((not tried.sound, gap, number, tried))
        if tried.sound and gap <= _THERE:
            break
    return min(found)[-1]


def _gap(ball: str, to: Vec, key: Key) -> float:
    return length(minus(to, key.body.at(ball)))


def _alone(pose: Pose) -> Key:
    return keys_of(Figure((pose,)))[0]


def _chain(part: str, key: Key) -> tuple[str, ...]:
    """The joints that carry ``part``; for the hips those of the limbs that are held."""
    name, _, side = part.rpartition("_")
    if part == "head":
        return SPINE
    if part == "pelvis":
        limbs = {
            (LEG_NAMES if hold.kind in LEG_KINDS else ARM_NAMES)[hold.side]
            for hold in key.holds.values()
            if hold.side
        }
        return tuple(sorted(joint for names in limbs for joint in names))
    return LEG_NAMES[side] if name in ("foot", "knee") else ARM_NAMES[side]


def _at_limit(body: Body, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        name
        for name in names
        if min(body.angles[name] - NORMAL_RANGE[name].low, NORMAL_RANGE[name].high - body.angles[name]) < _AT
    )


def _pulled(key: Key, part: str, to: Vec) -> Iterator[_Try]:
    """The part pulled to the place from the pose it is in, then from other ways to hold the limb."""
    rests = _resting(key, part, to)
    if part == "pelvis":
        yield _tried(key, rests, _hips_moved(key, rests, to), rests.holds)
    elif rests.slid and part != "head":
        yield _kept(key, rests, Pull(dict(key.body.angles)))
    else:
        for pull in _limb_pulls(key, part, to, rests.holds):
            yield _kept(key, rests, pull)


def _kept(key: Key, rests: _Resting, pull: Pull) -> _Try:
    """The body after a pull, with its hips where they were and everything that is held in its place."""
    turned = {hold.part: hold for hold in pull.holds}
    keep = [turned.get(hold.part, hold) for hold in rests.holds]
    return _tried(key, rests, rested(pull.angles, key.turn, key.at, key.breath, keep, place=key.at), keep)


def _tried(key: Key, rests: _Resting, body: Body, holds: Sequence[Hold]) -> _Try:
    """``body`` as a pose; sound if no held limb left its place and nothing went into the floor more than before."""
    after = _alone(_pose_of(key, body, rests.contacts))
    astray = any(
        slip(hold, after.body) > max(_ASTRAY, slip(key.holds[hold.part], key.body))
        for hold in holds
        if hold.kind not in (Kind.TRUNK, Kind.HEAD)
    )
    deep = after.body.lowest() < min(-_DEEP, key.body.lowest() - 1e-6)
    return _Try(after, not astray and not deep)


class _Resting(NamedTuple):
    """What still rests or stays while a part is dragged; ``slid`` says whether the part does, and is shoved along."""

    holds: tuple[Hold, ...]
    contacts: tuple[str, ...]
    slid: bool


_FREED: Mapping[str, frozenset[Kind]] = {
    "hand": frozenset({Kind.HAND, Kind.FOREARM, Kind.ELBOW}),
    "elbow": frozenset({Kind.FOREARM, Kind.ELBOW}),
    "foot": frozenset({Kind.FOOT, Kind.TOES, Kind.HEEL, Kind.SHIN, Kind.KNEE}),
    "knee": frozenset({Kind.SHIN, Kind.KNEE}),
    "head": frozenset({Kind.HEAD}),
    "pelvis": frozenset({Kind.TRUNK}),
}
"""What cannot stay where it is when a part is dragged."""
_OWN: Mapping[str, frozenset[Kind]] = {
    **_FREED,
    "hand": frozenset({Kind.HAND}),
    "foot": frozenset({Kind.FOOT, Kind.TOES, Kind.HEEL}),
}
"""What goes along the floor with a part that is not lifted."""


def _resting(key: Key, part: str, to: Vec) -> _Resting:
    name, _, side = part.rpartition("_") if part not in ("head", "pelvis") else (part, "", "")
    way = minus(to, key.body.at(HANDLES[part]))
    low = abs(way[1]) <= _LIFTED
    holds, freed, slid = [], set(), False
    for hold in key.holds.values():
        if hold.side != side or hold.kind not in _FREED[name]:
            holds.append(hold)
        elif low and hold.kind in _OWN[name] and hold.floor is not None:
            holds.append(replace(hold, at=plus(hold.at, (way[0], 0.0, way[2]))))
            slid = True
        elif part == "pelvis" and hold.part not in ("pelvis", "back"):
            holds.append(hold)
        else:
            freed.add(hold.kind)
    contacts = tuple(
        contact
        for contact in key.pose.contacts
        if slid or kind_of(contact)[1] != side or not _goes(contact, part, freed)
    )
    return _Resting(tuple(holds), contacts, slid)


def _goes(contact: str, part: str, freed: set[Kind]) -> bool:
    """Whether ``contact`` is lifted off with ``part``. A shin may be spelled as a knee and toes."""
    if part == "pelvis":
        return contact in ("pelvis", "back")
    kind = kind_of(contact)[0]
    return kind in freed or (Kind.SHIN in freed and kind in (Kind.KNEE, Kind.TOES, Kind.FOOT, Kind.HEEL))


def _limb_pulls(key: Key, part: str, to: Vec, holds: Sequence[Hold]) -> Iterable[Pull]:
    name, _, side = part.rpartition("_")
    angles = dict(key.body.angles)
    place = minus(to, key.at)
    if part == "head":
        return [head_pulled(angles, key.turn, key.breath, place)]
    core = trunk(angles, key.turn, key.breath)
    if name in ("hand", "foot"):
        return limb_pulled(angles, name, side, core, place, -key.at[1])
    ends = (Kind.HAND,) if name == "elbow" else (Kind.FOOT, Kind.TOES, Kind.HEEL)
    end = next((hold for hold in holds if hold.side == side and hold.kind in ends), None)
    return [middle_pulled(angles, name, side, core, place, end)]


def _hips_moved(key: Key, rests: _Resting, to: Vec) -> Body:
    """The hips to ``to``: sliding where they rest, swinging about the shoulders where those rest, else by the legs."""
    angles = key.body.angles
    firm = any(hold.kind is Kind.TRUNK for hold in rests.holds)
    if rests.slid:
        return rested(angles, key.turn, key.at, key.breath, rests.holds)
    if not firm:
        return rested(angles, key.turn, key.at, key.breath, rests.holds, place=to)

    def leaning(lean: float) -> tuple[float, Body]:
        body = rested(angles, tipped(key.turn, lean), key.at, key.breath, rests.holds)
        return length(minus(to, body.at("pelvis"))), body

    best, at = leaning(0.0), 0.0
    for step in _LEANS:
        for lean in (at - step, at + step):
            tried = leaning(lean)
            if tried[0] < best[0] - 1e-6:
                best, at = tried, lean
    return best[1]


def _pose_of(key: Key, body: Body, contacts: tuple[str, ...]) -> Pose:
    """The pose that puts ``body`` into the room again."""
    pose = key.pose
    angles = {name: round(angle, _DIGITS) for name, angle in body.angles.items()}
    angles = {name: angle for name, angle in angles.items() if angle or name in pose.angles}
    root = dict(pose.root)
    if pose.orientation is not Position.LYING_SIDE:
        level = chained(body.frames["pelvis"], back(oriented(pose)))
        _move(root, "pitch", degrees(atan2(level[0][1], level[0][0])))
    way = minus(body.at("pelvis"), key.at)
    _move(root, "x", way[0])
    _move(root, "side", way[2])
    return replace(pose, angles=angles, root=root, contacts=contacts)


def _move(root: dict[str, float], name: str, by: float) -> None:
    """Adds to a number of the root, within its range."""
    limits = ROOT_RANGE[name]
    moved = round(min(max(root.get(name, 0.0) + by, limits.low), limits.high), _DIGITS)
    if moved != root.get(name, 0.0):
        root[name] = moved
