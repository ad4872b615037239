"""Still drawings of a movement: where it starts, where it ends, and which way it goes."""

from __future__ import annotations

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing, Path
from companion.movement.arrow import motion_arrow, on_sheet, size_for, way_of
from companion.movement.camera import Camera
from companion.movement.depth import in_order, paths_of
from companion.movement.fit import fitted, framed
from companion.movement.motion import Motion
from companion.movement.person import pieces, shadow
from companion.movement.staging import Staging
from companion.movement.things import piece


def still(
    figure: Figure,
    width: float,
    height: float,
    *,
    ghost: bool = True,
    arrow: bool = True,
    camera: Camera | None = None,
) -> Drawing:
    """``figure`` with its props, fitted to and centred on ``width`` × ``height``, from its best view or ``camera``.

    The end pose is solid; the start pose is its ghost behind it. ``words`` stays empty: the caller knows the name.
    Raises ``KeyError`` for a prop or contact this program does not know (the library refuses those on reading).
    """
    if not figure.poses:
        return Drawing(width, height, ())
    camera = camera or Camera.of(figure.view)
    motion = Motion(figure)
    staging = Staging.of(figure, motion)
    start, end = motion.keys[0], motion.keys[-1]
    is_moving = len(motion.keys) > 1
    shown = (start, end) if ghost and is_moving else (end,)
    frame = framed(staging.extent(shown), camera)
    lens = fitted(frame, camera, width, height)
    marks = None
    if arrow and is_moving:
        marks = motion_arrow(way_of(motion), camera, figure.arrow, size_for(lens.scale, width, height))
    if marks:
        lens = fitted(frame.around(marks.frame), camera, width, height)

    paths: list[Path] = staging.ground(lens)
    around = [*staging.standing(lens), *(piece(thing, lens) for thing in staging.held(end))]
    ordered = in_order([*around, *pieces(end, lens)], lens.axes[2])
    if ghost and is_moving:
        # Over what is behind the person, and behind all of the person.
        body = next(number for number, each in enumerate(ordered) if each.is_body)
        paths += paths_of(ordered[:body])
        paths += shadow(start, lens)
        ordered = ordered[body:]
    paths += paths_of(ordered)
    if marks:
        paths += on_sheet(marks, lens)
    return Drawing(width, height, tuple(paths))
