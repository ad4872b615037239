"""What rests on what in each key pose: what it says itself, and what must be so for a body without gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.domain.movements import Figure, Pose, Position
from companion.movement.body import PART_BALLS, Body, built, full, oriented
from companion.movement.holds import Kind, common, kind_of, normal

_LYING = frozenset({Position.LYING_BACK, Position.LYING_FRONT, Position.LYING_SIDE})
_BELOW = 0.2
"""Shoulders this much (cm) below the pelvis a lying person rests on would be in the floor: they rest too."""


@dataclass(frozen=True, slots=True)
class Rests:
    """The parts of one pose that keep their place. ``floors`` are those that rest, with the height in cm."""

    parts: tuple[str, ...]
    floors: Mapping[str, float]


def rests_of(figure: Figure) -> tuple[Rests, ...]:
    """For every key pose. A part that stays now and rests later without leaving rests now, on the same height.

    A person lying on a side rests on the shoulders too, also where a pose names the pelvis alone.
    """
    poses = figure.poses
    parts = [normal((*pose.contacts, *pose.stays)) for pose in poses]
    heights = [_heights(pose) for pose in poses]
    found = []
    for number, pose in enumerate(poses):
        floors = {}
        for part in parts[number]:
            for later, named in zip(heights[number:], parts[number:], strict=True):
                if not common((part,), named):
                    break
                if (height := height_of(part, later)) is not None:
                    floors[part] = height
                    break
        implied = _implied(pose, floors)
        found.append(Rests((*parts[number], *implied), floors | implied))
    return tuple(found)


def height_of(part: str, floors: Mapping[str, float]) -> float | None:
    """The height ``part``, or something it is a piece of, rests on; ``None`` if it does not rest."""
    for other, height in floors.items():
        if part == other or set(PART_BALLS[part]) < set(PART_BALLS[other]):
            return height
    return None


def _heights(pose: Pose) -> dict[str, float]:
    return dict.fromkeys(normal(pose.contacts), pose.root.get("height", 0.0))


def _implied(pose: Pose, floors: Mapping[str, float]) -> dict[str, float]:
    """The shoulders of a lying person, where they would be deeper than the pelvis that rests."""
    firm = [part for part in floors if kind_of(part)[0] is Kind.TRUNK]
    if pose.orientation not in _LYING or firm != ["pelvis"]:
        return {}
    loose = built(full(pose.angles), oriented(pose), (0.0, 0.0, 0.0))
    deeper = _low(loose, "shoulders") < _low(loose, "pelvis") - _BELOW
    return {"shoulders": floors["pelvis"]} if deeper else {}


def _low(body: Body, part: str) -> float:
    return body.lowest(PART_BALLS[part])
