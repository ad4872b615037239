"""Still drawings of a movement: where it starts, where it ends, and which way it goes."""

from __future__ import annotations

from dataclasses import replace

from companion.domain.movements import Figure
from companion.drawing.shapes import Circle, Drawing, Path, Shape, Text
from companion.movement.arrow import motion_arrow
from companion.movement.person import person, shadow
from companion.movement.placing import placed
from companion.movement.props import PROPS, Scene, floor

_PADDING = 0.03
"""Free edge, as a share of the smaller side."""


def still(figure: Figure, width: float, height: float, *, ghost: bool = True, arrow: bool = True) -> Drawing:
    """``figure`` with its props, fitted to and centred on ``width`` × ``height``.

    The end pose is solid; the start pose is its ghost behind it. ``words`` stays empty: the caller knows the name.
    Raises ``KeyError`` for a prop or contact this program does not know (the library refuses those on reading).
    """
    if not figure.poses:
        return Drawing(width, height, ())
    stances = placed(figure)
    scene = Scene(stances, tuple(stance.body for stance in stances), figure.view)
    props = [PROPS[name](scene) for name in figure.props]
    if "mat" not in figure.props:
        props.insert(0, floor(scene))
    moving = len(stances) > 1
    shapes: list[Shape] = [shape for prop in props for shape in prop.behind]
    if ghost and moving:
        shapes += shadow(scene.first, figure.view)
    shapes += person(scene.last, figure.view)
    shapes += [shape for prop in props for shape in prop.before]
    if arrow and moving:
        shapes += motion_arrow(stances[0], stances[-1], figure.view, figure.arrow)
    return Drawing(width, height, _fitted(shapes, width, height))


def _fitted(shapes: list[Shape], width: float, height: float) -> tuple[Shape, ...]:
    boxes = [_box(shape) for shape in shapes]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    edge = _PADDING * min(width, height)
    scale = min((width - 2 * edge) / (right - left), (height - 2 * edge) / (bottom - top))
    dx = width / 2 - scale * (left + right) / 2
    dy = height / 2 - scale * (top + bottom) / 2
    return tuple(_scaled(shape, scale, dx, dy) for shape in shapes)


def _box(shape: Shape) -> tuple[float, float, float, float]:
    """Left, top, right, bottom, the stroke included."""
    match shape:
        case Circle(x, y, radius, _fill, stroke, stroke_width):
            r = radius + (stroke_width / 2 if stroke else 0.0)
            return x - r, y - r, x + r, y + r
        case Path(commands):
            half = shape.width / 2 if shape.stroke else 0.0
            numbers = [[float(n) for n in command[1:]] for command in commands]
            xs = [x for row in numbers for x in row[0::2]]
            ys = [y for row in numbers for y in row[1::2]]
            return min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half
        case Text(x, y, _text, size):
            return x, y - size, x, y


def _scaled(shape: Shape, scale: float, dx: float, dy: float) -> Shape:
    match shape:
        case Circle():
            return replace(
                shape,
                x=shape.x * scale + dx,
                y=shape.y * scale + dy,
                radius=shape.radius * scale,
                width=shape.width * scale,
            )
        case Path():
            return replace(
                shape,
                commands=tuple(_scaled_command(command, scale, dx, dy) for command in shape.commands),
                width=shape.width * scale,
                dash=tuple(length * scale for length in shape.dash),
            )
        case Text():
            return replace(shape, x=shape.x * scale + dx, y=shape.y * scale + dy, size=shape.size * scale)


def _scaled_command(
    command: tuple[str | float, ...], scale: float, dx: float, dy: float
) -> tuple[str | float, ...]:
    if len(command) == 3:
        name, x, y = command
        return name, float(x) * scale + dx, float(y) * scale + dy
    name, *numbers = command
    return (name, *(float(n) * scale + (dy if i % 2 else dx) for i, n in enumerate(numbers)))
