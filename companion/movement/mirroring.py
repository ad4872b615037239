"""The other side: a figure for the right leg as one for the left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from companion.domain.movements import Figure, Pose, Position
from companion.movement.joints import both_sides

_TURNED = ("_side", "_rotation")
_ROOT_TURNED = frozenset({"roll", "turn", "side", "heading"})


def mirrored(figure: Figure) -> Figure:
    """``figure`` as a mirror between left and right shows it: every frame is the exact mirror image of its own."""
    return replace(
        figure,
        poses=tuple(_pose(pose) for pose in figure.poses),
        anchor=other_side(figure.anchor),
        arrow=other_side(figure.arrow),
    )


def other_side(name: str) -> str:
    """``name`` with its side swapped; unchanged without one."""
    for side, other in (("_left", "_right"), ("_right", "_left")):
        if name.endswith(side):
            return name.removesuffix(side) + other
    return name


def _pose(pose: Pose) -> Pose:
    return replace(
        pose,
        angles=_angles(pose.angles),
        root=_root(pose),
        contacts=tuple(other_side(part) for part in pose.contacts),
        stays=tuple(other_side(part) for part in pose.stays),
    )


def _angles(angles: Mapping[str, float]) -> dict[str, float]:
    """Sides swap; what bends or turns the spine to the right does so to the left."""
    found = {}
    for name, degrees in both_sides(angles).items():
        other = other_side(name)
        found[other] = -degrees if other == name and name.endswith(_TURNED) else degrees
    return found


def _root(pose: Pose) -> dict[str, float]:
    root = {name: -value if name in _ROOT_TURNED else value for name, value in pose.root.items()}
    if pose.orientation is Position.LYING_SIDE:
        root["on_right"] = 1.0 - round(root.get("on_right", 0.0))
    return root
