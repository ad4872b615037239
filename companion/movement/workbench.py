"""A figure on the bench of somebody who poses it: drawn, with the places to take hold of it, and moved from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.domain.movements import Figure, Pose, Position, View
from companion.drawing.shapes import Drawing, Path
from companion.movement.body import PART_BALLS, Body
from companion.movement.camera import Camera, Lens
from companion.movement.depth import in_order
from companion.movement.fit import Frame, fitted, framed
from companion.movement.joints import NORMAL_RANGE
from companion.movement.motion import Motion
from companion.movement.person import pieces, shadow
from companion.movement.posing import HANDLES, Dragged, dragged
from companion.movement.props import PROPS
from companion.movement.staging import Staging
from companion.movement.starts import STARTS
from companion.movement.things import piece
from companion.movement.vectors import Vec, plus

SHEET = (600.0, 470.0)
GRIPS = (
    *("head", "hand_right", "hand_left", "elbow_right", "elbow_left"),
    *("pelvis", "knee_right", "knee_left", "foot_right", "foot_left"),
)
"""The parts one can take hold of, in the order of Tab."""
RESTS = (
    *("foot_right", "foot_left", "knee_right", "knee_left", "hand_right", "hand_left"),
    *("forearm_right", "forearm_left", "pelvis", "back", "shoulders", "head"),
)
"""Parts that are offered to rest on the floor."""
FLOOR = "floor"
"""Named among the joints that stop a part, where it is the floor."""
_SUNK, _TRIES = 0.8, 4
"""Skin may give way so much (cm); how often a part is put higher before it stays where it was."""
_SHORT = 1.5
"""A part this far (cm) above where it should go, and this near the floor, is stopped by the floor."""
_ROOM = 24.0
"""Free space around the figure, in cm, to move parts into."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A pose as it is drawn, where each part is on the sheet, and the angles of the body as it really stands."""

    drawing: Drawing
    places: Mapping[str, tuple[float, float]]
    angles: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Pull:
    """The pose after a part was moved, and the joints that stopped it: each with whether it stands at its most."""

    pose: Pose
    stops: tuple[tuple[str, bool], ...]


class Workbench:
    """One figure, posed and looked at. Between two :meth:`fit` the camera stands still."""

    sheet = SHEET
    rests = RESTS

    def __init__(self) -> None:
        self._lens = Lens(Camera())
        self._moved: Motion | None = None

    @property
    def limits(self) -> Mapping[str, tuple[float, float]]:
        """How far each joint goes, in degrees."""
        return {name: (limits.low, limits.high) for name, limits in NORMAL_RANGE.items()}

    @property
    def things(self) -> tuple[str, ...]:
        """The names of all props."""
        return tuple(PROPS)

    def begin(self, position: Position) -> Figure:
        """A figure with one quiet pose."""
        return STARTS[position]

    def fit(self, figure: Figure, at: int, view: View) -> None:
        """Looks from ``view``, so that the pose ``at`` fits with room around it."""
        motion = self._motion(figure)
        camera = Camera.of(view)
        frame = framed(Staging.of(figure, motion).extent((motion.keys[at],)), camera)
        room = Frame(frame.left - _ROOM, frame.top - _ROOM, frame.right + _ROOM, frame.bottom + _ROOM / 2)
        self._lens = fitted(room, camera, *SHEET)

    def see(self, figure: Figure, at: int) -> Sight:
        """The pose ``at``, before the ghost of the one it comes from."""
        motion, lens = self._motion(figure), self._lens
        staging, body = Staging.of(figure, motion), motion.keys[at]
        paths: list[Path] = staging.ground(lens)
        if at:
            paths += shadow(motion.keys[at - 1], lens)
        around = [*staging.standing(lens), *(piece(thing, lens) for thing in staging.held(body))]
        for each in in_order([*around, *pieces(body, lens)], lens.axes[2]):
            paths += each.paths
        places = {part: lens.see(body.at(HANDLES[part]))[:2] for part in GRIPS}
        return Sight(Drawing(*SHEET, tuple(paths)), places, dict(body.angles))

    def pull(self, figure: Figure, at: int, part: str, x: float, y: float) -> Pull:
        """Moves ``part`` of the pose ``at`` to the place ``(x, y)`` of the sheet, as deep in the room as it was."""
        pose, ball = figure.poses[at], HANDLES[part]
        here = self._motion(figure).keys[at].at(ball)
        seen_x, seen_y, _near = self._lens.see(here)
        across, up = (x - seen_x) / self._lens.scale, (seen_y - y) / self._lens.scale
        right, above, _towards = self._lens.axes
        way = (
            right[0] * across + above[0] * up,
            right[1] * across + above[1] * up,
            right[2] * across + above[2] * up,
        )
        # Dragging is about the pose alone; within the figure it may stand elsewhere.
        to = plus(_alone(pose).at(ball), way)
        moved, body = _above_floor(pose, part, to)
        stops = [(joint, _is_most(joint, body.angles[joint])) for joint in moved.limited]
        if to[1] < body.at(ball)[1] - _SHORT and body.lowest(PART_BALLS[part]) < _SHORT:
            stops.insert(0, (FLOOR, False))
        return Pull(moved.pose, tuple(stops))

    def _motion(self, figure: Figure) -> Motion:
        """Solved once for as long as the figure is the same: it is fitted, seen and pulled in turn."""
        if self._moved is None or self._moved.figure != figure:
            self._moved = Motion(figure)
        return self._moved


def _above_floor(pose: Pose, part: str, to: Vec) -> tuple[Dragged, Body]:
    """``pose`` with ``part`` dragged as near to ``to`` as the floor allows, and its body."""
    before = min(0.0, _alone(pose).lowest())
    for _try in range(_TRIES):
        moved = dragged(pose, part, to)
        body = _alone(moved.pose)
        deep = before - _SUNK - body.lowest()
        if deep <= 0.0:
            return moved, body
        to = plus(to, (0.0, deep + _SUNK, 0.0))
    return Dragged(pose, ()), _alone(pose)


def _alone(pose: Pose) -> Body:
    return Motion(Figure((pose,))).keys[0]


def _is_most(joint: str, degrees: float) -> bool:
    limits = NORMAL_RANGE[joint]
    return limits.high - degrees < degrees - limits.low
