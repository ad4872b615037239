"""Two drawings of a movement side by side, as a handout shows it: where it starts, and where it goes."""

from __future__ import annotations

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing, Path
from companion.movement.arrow import Marks, motion_arrow, on_sheet, size_for, way_of
from companion.movement.body import Body
from companion.movement.camera import Camera, Lens
from companion.movement.depth import in_order, paths_of
from companion.movement.fit import PADDING, fitted, framed
from companion.movement.motion import Motion
from companion.movement.person import pieces
from companion.movement.staging import Staging
from companion.movement.things import piece


def start_and_end(figure: Figure, width: float, height: float) -> tuple[Drawing, ...]:
    """The start and the end of ``figure`` from its best view, each on the same sheet at the same scale.

    The sheet is ``width`` units wide and as high as they need, at most ``height``. The end has the arrow of the way
    there. One drawing for a figure that keeps still, none without poses. ``words`` stay empty: the caller knows the
    name. Raises ``KeyError`` for a prop or contact this program does not know.
    """
    if not figure.poses:
        return ()
    motion, camera = Motion(figure), Camera.of(figure.view)
    staging = Staging.of(figure, motion)
    bodies = (motion.keys[0], motion.keys[-1]) if len(motion.keys) > 1 else (motion.keys[0],)
    frame = framed(staging.extent(bodies), camera)
    marks = None
    if len(bodies) > 1:
        scale = fitted(frame, camera, width, height).scale
        marks = motion_arrow(way_of(motion), camera, figure.arrow, size_for(scale, width, height))
    if marks:
        frame = frame.around(marks.frame)
    scale = fitted(frame, camera, width, height).scale
    height = min(height, scale * (frame.bottom - frame.top) + 2 * PADDING * width)
    lens = fitted(frame, camera, width, height)
    drawn = [_paths(staging, body, lens) for body in bodies]
    if marks:
        drawn[-1] += _arrow(marks, lens)
    return tuple(Drawing(width, height, tuple(paths)) for paths in drawn)


def _paths(staging: Staging, body: Body, lens: Lens) -> list[Path]:
    held = [piece(thing, lens) for thing in staging.held(body)]
    around = [*staging.standing(lens), *held, *pieces(body, lens)]
    return [*staging.ground(lens), *paths_of(in_order(around, lens.axes[2]))]


def _arrow(marks: Marks, lens: Lens) -> list[Path]:
    return list(on_sheet(marks, lens))
