"""Quiet poses to begin with, one for each way of being: what somebody who poses the person starts from."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.movements import Figure, Pose, Position, View
from companion.movement.joints import both_sides

_FEET = ("foot_left", "foot_right")
_EASY = {"shoulder_abduction": 7.0, "elbow": 12.0}
_SIDE = {
    "hip": 50.0,
    "knee": 80.0,
    "ankle": -8.0,
    "neck_side": 6.0,
    "shoulder_left": 75.0,
    "shoulder_right": 28.0,
    "shoulder_abduction_right": -26.5,
    "shoulder_rotation_right": -36.5,
    "elbow_left": 70.0,
    "elbow_right": 51.0,
    "forearm": 60.0,
}


def _figure(
    position: Position,
    angles: Mapping[str, float],
    contacts: tuple[str, ...],
    props: tuple[str, ...] = (),
    stays: tuple[str, ...] = (),
    view: View = View.SIDE,
    root: Mapping[str, float] | None = None,
) -> Figure:
    pose = Pose(both_sides(angles), dict(root or {}), position, contacts, stays)
    return Figure((pose,), props, view)


STARTS: Mapping[Position, Figure] = {
    Position.STANDING: _figure(Position.STANDING, _EASY, _FEET),
    Position.SITTING: _figure(
        Position.SITTING,
        {"hip": 90.0, "knee": 90.0, "shoulder": 22.0, "elbow": 42.0, "forearm": 20.0},
        _FEET,
        ("chair",),
        ("pelvis",),
    ),
    Position.LYING_BACK: _figure(
        Position.LYING_BACK,
        {"hip": 61.0, "knee": 135.5, "ankle": -16.0, "neck": -4.0, "shoulder": -8.0, "elbow": 5.5},
        ("pelvis", "shoulders", "head", *_FEET),
        ("mat",),
    ),
    Position.LYING_SIDE: _figure(
        Position.LYING_SIDE,
        _SIDE,
        ("pelvis", "shoulders"),
        ("mat", "pillow under head"),
        view=View.ABOVE,
        root={"roll": 6.5, "heading": 180.0},
    ),
    Position.LYING_FRONT: _figure(
        Position.LYING_FRONT,
        {
            "hip": 5.5,
            "knee": 5.0,
            "ankle": -62.0,
            "thoracic": -4.0,
            "neck": -22.0,
            "shoulder": -21.0,
            "shoulder_abduction": 144.0,
            "shoulder_rotation": 84.0,
            "elbow": 130.5,
            "forearm": 66.0,
            "wrist": 2.5,
        },
        ("pelvis", "chest", "knee_left", "knee_right"),
        ("mat",),
    ),
    Position.HANDS_KNEES: _figure(
        Position.HANDS_KNEES,
        {
            "hip": 77.5,
            "knee": 89.5,
            "ankle": -62.0,
            "neck": -14.0,
            "shoulder": 78.5,
            "elbow": 4.0,
            "wrist": 85.0,
        },
        ("knee_left", "knee_right", "toes_left", "toes_right", "hand_left", "hand_right"),
        ("mat",),
        root={"pitch": -12.5},
    ),
    Position.KNEELING: _figure(
        Position.KNEELING,
        {"knee": 90.0, "ankle": -58.0, **_EASY},
        ("shin_left", "shin_right"),
        ("mat",),
    ),
}
"""One pose each, with the things that belong there. The angles are those of shipped movements that begin so."""
