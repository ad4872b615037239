"""Still drawings of a movement: where it starts, where it ends, and which way it goes."""

from __future__ import annotations

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing, Path
from companion.movement.arrow import on_sheet
from companion.movement.camera import Camera
from companion.movement.depth import in_order, paths_of
from companion.movement.layout import Layout
from companion.movement.person import pieces, shadow
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
    """``figure`` with its props on ``width`` × ``height``, from its best view or ``camera``.

    It stands where :class:`~companion.movement.moving.Moving` shows it, so that nothing jumps when it starts to move.

    The end pose is solid; the start pose is its ghost behind it. ``words`` stays empty: the caller knows the name.
    Raises ``KeyError`` for a prop or contact this program does not know (the library refuses those on reading).
    """
    if not figure.poses:
        return Drawing(width, height, ())
    layout = Layout(figure, width, height, camera)
    lens, marks, staging = layout.lens, layout.marks, layout.staging
    start, end = layout.motion.keys[0], layout.motion.keys[-1]
    is_moving = len(layout.motion.keys) > 1
    paths: list[Path] = staging.ground(lens)
    held = [piece(thing, lens) for thing in staging.held(end)]
    ordered = in_order([*staging.standing(lens), *pieces(end, lens), *held], lens.axes[2])
    if ghost and is_moving:
        # Over what is behind the person, and behind all of the person.
        body = next(number for number, each in enumerate(ordered) if each.is_body)
        paths += paths_of(ordered[:body])
        paths += shadow(start, lens)
        ordered = ordered[body:]
    paths += paths_of(ordered)
    if arrow and marks is not None:
        paths += on_sheet(marks, lens)
    return Drawing(width, height, tuple(paths))
