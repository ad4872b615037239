"""Changes to a figure while it is posed: each takes a figure and gives another."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.movements import Figure, Pose, Position, View

MOST_POSES = 6
SIDES = {"left": "right", "right": "left"}
_SIDEWAYS = tuple(f"{part}{way}" for part in ("lumbar", "thoracic", "neck") for way in ("_side", "_rotation"))
_ALIKE = 0.5
"""Two angles this near (degrees) are alike."""


def with_pose(figure: Figure, at: int, pose: Pose) -> Figure:
    """``figure`` with ``pose`` in the place ``at``."""
    return replace(figure, poses=(*figure.poses[:at], pose, *figure.poses[at + 1 :]))


def with_copy(figure: Figure, at: int) -> Figure:
    """``figure`` with the pose ``at`` once more, after it."""
    return replace(figure, poses=(*figure.poses[: at + 1], figure.poses[at], *figure.poses[at + 1 :]))


def without_pose(figure: Figure, at: int) -> Figure:
    """``figure`` without the pose ``at``; one pose always stays."""
    return (
        replace(figure, poses=(*figure.poses[:at], *figure.poses[at + 1 :]))
        if len(figure.poses) > 1
        else figure
    )


def with_angle(pose: Pose, joint: str, degrees: float) -> Pose:
    """``pose`` with one angle."""
    return replace(pose, angles={**pose.angles, joint: degrees})


def both_alike(pose: Pose, side: str) -> Pose:
    """``pose`` with the limbs of the other side as those of ``side``: a left angle is the mirror image of a right one.

    What rests or stays on ``side`` does so on the other, and nothing else does there.
    """
    other = SIDES[side]
    mirrored = {
        f"{name.removesuffix(side)}{other}": degrees
        for name, degrees in pose.angles.items()
        if name.endswith(f"_{side}")
    }
    return replace(
        pose,
        angles={**pose.angles, **mirrored},
        contacts=_on_both(pose.contacts, side, other),
        stays=_on_both(pose.stays, side, other),
    )


def is_even(pose: Pose) -> bool:
    """Whether both sides are alike, and the body is not turned or bent to one."""
    sideways = any(abs(pose.angles.get(name, 0.0)) > _ALIKE for name in _SIDEWAYS)
    if sideways or pose.orientation is Position.LYING_SIDE:
        return False
    alike = both_alike(pose, "right")
    return set(alike.contacts) == set(pose.contacts) and all(
        abs(degrees - pose.angles.get(name, 0.0)) <= _ALIKE for name, degrees in alike.angles.items()
    )


def _on_both(parts: tuple[str, ...], side: str, other: str) -> tuple[str, ...]:
    kept = tuple(part for part in parts if not part.endswith(f"_{other}"))
    return (*kept, *(f"{part.removesuffix(side)}{other}" for part in kept if part.endswith(f"_{side}")))


def resting(pose: Pose, part: str, rests: bool) -> Pose:
    """``pose`` with ``part`` on the floor, or not."""
    others = tuple(each for each in pose.contacts if each != part)
    stays = tuple(each for each in pose.stays if each != part)
    return replace(pose, contacts=(*others, part) if rests else others, stays=stays)


def begun_anew(figure: Figure, at: int, quiet: Figure) -> Figure:
    """``figure`` with the pose ``at`` as ``quiet`` begins. A figure of one position takes over its room as well."""
    pose = quiet.poses[0]
    changed = with_pose(figure, at, pose)
    if all(each.orientation is pose.orientation for each in changed.poses):
        return replace(changed, props=quiet.props, view=quiet.view)
    return changed


def with_thing(figure: Figure, thing: str, there: bool) -> Figure:
    """``figure`` with ``thing`` in the room, or not."""
    others = tuple(each for each in figure.props if each != thing)
    return replace(figure, props=(*others, thing) if there else others)


def with_view(figure: Figure, view: View) -> Figure:
    """``figure`` as it is best seen from ``view``."""
    return replace(figure, view=view)


def with_times(pose: Pose, seconds: float, hold: float) -> Pose:
    """``pose`` with other times, in seconds."""
    return replace(pose, seconds=seconds, hold=hold)


def side_of(part: str) -> str:
    """``"left"``, ``"right"``, or ``""`` for what is in the middle."""
    return next((side for side in SIDES if part.endswith(f"_{side}")), "")


def other_side(part: str) -> str:
    """``"hand_left"`` for ``"hand_right"``."""
    side = side_of(part)
    return f"{part.removesuffix(side)}{SIDES[side]}" if side else part


def positions() -> tuple[Position, ...]:
    """How one can be, standing first."""
    return (
        Position.STANDING,
        Position.SITTING,
        Position.LYING_BACK,
        Position.LYING_SIDE,
        Position.LYING_FRONT,
        Position.HANDS_KNEES,
        Position.KNEELING,
    )
