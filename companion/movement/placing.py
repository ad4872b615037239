"""Key poses put down in the room, so that they rest on what they rest on, and what stays, stays at one place.

A pose says angles and which parts rest; where the pelvis is and how far the whole body leans follows from that. One foot
or two on the floor: the body leans until they stand flat. Hands and knees, shoulders and feet: it leans until all touch.
What is left (a foot that is not quite flat, a hand a little off) the limbs reach.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from companion.domain.movements import Figure, Pose
from companion.movement.body import ARM_NAMES, LEG_NAMES, PART_BALLS, Body, built, full, oriented, tipped
from companion.movement.holds import Hold, Kind, common, hold_of, joined, kind_of, normal, slip
from companion.movement.resting import Group, levelling, rested
from companion.movement.rests import Rests, height_of, rests_of
from companion.movement.vectors import Turn, Vec, minus

_WEIGHTS: Mapping[Kind, float] = {
    Kind.TRUNK: 1e4,
    Kind.KNEE: 100.0,
    Kind.SHIN: 100.0,
    Kind.ELBOW: 100.0,
    Kind.FOREARM: 100.0,
    Kind.FOOT: 10.0,
    Kind.TOES: 10.0,
    Kind.HEEL: 10.0,
    Kind.HAND: 1.0,
}
"""How much each kind of part says about how the body leans: the fewer joints could make up for it, the more."""
_NEAR_HEIGHT = 0.5
"""A part whose floor differs by less (cm) from pose to pose has not left it."""
_LIMB_WEIGHTS = (
    (tuple(chain.from_iterable(names[:2] + names[3:5] for names in LEG_NAMES.values())), 1.0),
    (tuple(chain.from_iterable(names[:2] + names[3:4] for names in ARM_NAMES.values())), 0.05),
)
"""Joints a therapist names a pose by, and how much it matters that they keep their angles: arms follow, legs decide."""
_STRAIN, _MISSED, _UPRIGHT = 60.0, 400.0, 0.2
"""More squared degrees than the first are worth a lean; what a missed cm costs, and a squared degree of leaning."""
_LEANS = (6.0, 2.0, 0.6)
"""How far around the best lean to look, in degrees."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key pose in the room: the body, how its pelvis is turned and where, and what it holds on to (by part)."""

    pose: Pose
    rests: Rests
    body: Body
    breath: tuple[float, float]
    holds: Mapping[str, Hold]

    @property
    def turn(self) -> Turn:
        """How the pelvis is turned."""
        return self.body.frames["pelvis"]

    @property
    def at(self) -> Vec:
        """Where the hips' middle is, in cm."""
        return self.body.at("pelvis")


def keys_of(figure: Figure) -> tuple[Key, ...]:
    """Every key pose of ``figure`` in the room.

    What stays from one pose to the next stays where the earlier pose has it; where nothing stays, the anchor does.
    """
    keys: list[Key] = []
    last = len(figure.poses) - 1
    for number, (pose, rests) in enumerate(zip(figure.poses, rests_of(figure), strict=True)):
        held = _carried(keys[-1], rests) if keys else {}
        if figure.round and keys and number == last:
            held = _carried(keys[0], rests) | held
        keys.append(_key(_Draft(figure, pose, rests, held, keys[0].body if keys else None)))
    return tuple(keys)


def carried(before: Key, after: Key) -> tuple[Hold, ...]:
    """What stays in place between two key poses that follow each other."""
    return tuple(_carried(before, after.rests).values())


def _carried(before: Key, after: Rests) -> dict[str, Hold]:
    """What ``before`` holds that still stays ``after``, where ``before`` has it."""
    found = {}
    for part in common(before.holds, after.parts):
        hold = before.holds.get(part) or hold_of(part, before.body, height_of(part, before.rests.floors))
        height = height_of(part, after.floors)
        if hold.floor is None or height is None or abs(hold.floor - height) < _NEAR_HEIGHT:
            found[part] = hold
    return found


def _key(draft: _Draft) -> Key:
    """The key pose of ``draft``. Where limbs have to give way a lot, it leans a little so that they do so less.

    The lean is looked for at the lowest point of the parabola through three costs, each time nearer around the best.
    """
    turn = draft.level(oriented(draft.pose))
    tries = {0.0: draft.down(turn)}
    costs = {0.0: draft.strain(tries[0.0])}

    def cost(lean: float) -> float:
        if lean not in tries:
            tries[lean] = draft.down(tipped(turn, lean))
            costs[lean] = draft.strain(tries[lean]) + _UPRIGHT * lean * lean
        return costs[lean]

    best = 0.0
    for step in _LEANS if costs[best] > _STRAIN else ():
        back, ahead = cost(best - step), cost(best + step)
        bow = back - 2 * cost(best) + ahead
        way = step * (back - ahead) / (2 * bow) if bow > 0 else step if ahead < back else -step
        cost(best + max(-2 * step, min(2 * step, way)))
        best = min(costs, key=costs.__getitem__)
    return tries[best]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What a key pose has to keep to: what rests, what is ``held`` from before, and where the ``first`` pose was."""

    figure: Figure
    pose: Pose
    rests: Rests
    held: Mapping[str, Hold]
    first: Body | None

    @property
    def breath(self) -> tuple[float, float]:
        return (self.pose.root.get("belly", 0.0), self.pose.root.get("chest", 0.0))

    def level(self, turn: Turn) -> Turn:
        """``turn``, leaning so that what rests is level."""
        floors = self.rests.floors
        if "pelvis" in floors or "back" in floors:
            floors = {part: floors[part] for part in floors if kind_of(part)[0] is Kind.TRUNK}
        loose = self._loose(turn)
        groups = [group for part, floor in floors.items() for group in _groups(part, loose, floor)]
        return tipped(turn, levelling(groups)) if len(groups) > 1 else turn

    def down(self, turn: Turn) -> Key:
        """The pose on its resting parts, with its pelvis turned like ``turn``."""
        angles, root = full(self.pose.angles), self.pose.root
        loose = self._loose(turn)
        at = self._put(loose)
        if self.held:
            at = rested(angles, turn, at, self.breath, tuple(self.held.values())).at("pelvis")
        loose = loose.moved(at)
        holds = dict(self.held)
        for part, floor in self.rests.floors.items():
            if part not in holds:
                holds[part] = joined(hold_of(part, loose, floor), self.held.values())
        ground = None if holds else root.get("height", 0.0)
        keep = tuple(holds[part] for part in normal(holds))
        body = rested(angles, turn, at, self.breath, keep, ground)
        for part in self.rests.parts:
            if part not in holds:
                holds[part] = joined(hold_of(part, body), self.held.values())
        return Key(self.pose, self.rests, body, self.breath, {part: holds[part] for part in self.rests.parts})

    def strain(self, key: Key) -> float:
        """How far the limbs are from the angles of the pose, and what is held from its place: squared and summed.

        Where the pelvis rests or stays the angles do not count: the pose says how the trunk lies or sits.
        """
        missed = sum(
            slip(hold, key.body) ** 2
            for hold in key.holds.values()
            if hold.kind not in (Kind.TRUNK, Kind.HEAD)
        )
        if {"pelvis", "back"} & {*self.rests.parts}:
            return _MISSED * missed
        wanted = full(self.pose.angles)
        bent = sum(
            weight * (key.body.angles[name] - wanted[name]) ** 2
            for names, weight in _LIMB_WEIGHTS
            for name in names
        )
        return bent + _MISSED * missed

    def _loose(self, turn: Turn) -> Body:
        return built(full(self.pose.angles), turn, (0.0, 0.0, 0.0), self.breath)

    def _put(self, loose: Body) -> Vec:
        """Where the hips' middle goes if nothing is held: the anchor where it was in the first pose."""
        root = self.pose.root
        heights = {
            part: floor - loose.lowest(PART_BALLS[part])
            for part, floor in self.rests.floors.items()
            if kind_of(part)[0] is not Kind.HEAD
        }
        firm = [height for part, height in heights.items() if kind_of(part)[0] is Kind.TRUNK]
        if firm:
            y = max(firm)
        elif heights:
            y = sum(heights.values()) / len(heights)
        else:
            y = root.get("height", 0.0) - loose.lowest()
        anchor = self.figure.anchor
        anchor = PART_BALLS[anchor][0] if anchor in PART_BALLS else anchor
        home = minus(self.first.at(anchor), loose.at(anchor)) if self.first else (0.0, 0.0, 0.0)
        return (home[0] + root.get("x", 0.0), y, home[2] + root.get("side", 0.0))


def _groups(part: str, body: Body, floor: float) -> list[Group]:
    kind, side = kind_of(part)
    if kind is Kind.HEAD:
        return []
    if part == "back":
        return [_group(body, PART_BALLS[piece], floor, _WEIGHTS[Kind.TRUNK]) for piece in ("pelvis", "chest")]
    if kind is Kind.FOOT:
        return [_group(body, (f"{ball}_{side}",), floor, _WEIGHTS[kind]) for ball in ("heel", "toe")]
    if kind in (Kind.SHIN, Kind.FOREARM):
        upper, *_between, lower = PART_BALLS[part]
        return [_group(body, (ball,), floor, _WEIGHTS[kind]) for ball in (upper, lower)]
    return [_group(body, PART_BALLS[part], floor, _WEIGHTS[kind])]


def _group(body: Body, names: Sequence[str], floor: float, weight: float) -> Group:
    return Group([body.balls[name] for name in names], floor, weight)
