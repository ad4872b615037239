"""Things around the person, by the words a therapist uses. Each finds its own place from where the body is.

A prop is a name from :data:`PROPS`, such as ``"mat"`` or ``"chair under legs"``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from companion.domain.movements import Position, View
from companion.drawing.shapes import Circle, Path, Shape, Token, line
from companion.movement.body import Body
from companion.movement.placing import Stance
from companion.movement.views import EYES, Disc, band, bar, disc, outline, shape

SEAT_DEPTH, BACK_HEIGHT, WOOD = 40.0, 46.0, 4.0
MAT, FLOOR = 4.0, 2.0
_MARGIN = 12.0
_RING = outline((Disc(0.0, 0.0, 1.0),))


@dataclass(frozen=True, slots=True)
class Scene:
    """A movement put down in the room: its key stances and bodies, and where it is seen from."""

    stances: tuple[Stance, ...]
    bodies: tuple[Body, ...]
    view: View

    @property
    def first(self) -> Body:
        """Where the movement starts."""
        return self.bodies[0]

    @property
    def last(self) -> Body:
        """Where the movement ends."""
        return self.bodies[-1]

    def across(self) -> tuple[float, float]:
        """The leftmost and rightmost place of the person on the page, in cm."""
        discs = [disc(ball, self.view) for body in self.bodies for ball in body.balls.values()]
        return min(d.x - d.radius for d in discs), max(d.x + d.radius for d in discs)

    def down(self) -> tuple[float, float]:
        """The highest and lowest place of the person on the page (y grows down), in cm."""
        discs = [disc(ball, self.view) for body in self.bodies for ball in body.balls.values()]
        return min(d.y - d.radius for d in discs), max(d.y + d.radius for d in discs)


@dataclass(frozen=True, slots=True)
class PropShapes:
    """What is drawn behind the person and what before them."""

    behind: tuple[Shape, ...] = ()
    before: tuple[Shape, ...] = ()


Maker = Callable[[Scene], PropShapes]


def floor(scene: Scene) -> PropShapes:
    """The ground a person stands on, so that nothing hovers."""
    if scene.view is View.ABOVE:
        return PropShapes()
    left, right = scene.across()
    left, right = left - _MARGIN, right + _MARGIN
    if scene.view is View.SIDE:
        return PropShapes((bar(left, FLOOR / 2, right, FLOOR / 2, FLOOR),))
    deep = max(5.0, scene.down()[1] * 0.5 + 3.0)
    middle, half = (left + right) / 2, (right - left) / 2
    patch = [(middle + half * x, deep - 4.0 + deep * y) for x, y in _RING]
    return PropShapes((shape(patch, Token.LINE),))


def _mat(scene: Scene) -> PropShapes:
    left, right = scene.across()
    left, right = left - _MARGIN, right + _MARGIN
    if scene.view is not View.ABOVE:
        return PropShapes((bar(left, MAT / 2, right, MAT / 2, MAT),))
    top, bottom = scene.down()
    top, bottom, r = min(top, -28.0) - 4.0, max(bottom, 28.0) + 4.0, 5.0
    corners = [Disc(x, y, r) for x in (left, right) for y in (top, bottom)]
    return PropShapes((band(corners, Token.PROP),))


def _chair_shapes(rear: float, seat: float, way: float, back: float = BACK_HEIGHT) -> tuple[Path, ...]:
    """A chair from the side: its back at x ``rear``, its seat top ``seat`` cm high and reaching ``way`` (±1)."""
    front = rear + way * SEAT_DEPTH
    inset = WOOD / 2
    return (
        bar(rear, -seat + inset, rear - way * 4.0, -seat - back + inset, WOOD),
        bar(rear, -seat + inset, rear - way * 2.0, -inset, WOOD),
        bar(front, -seat + inset, front + way * 1.0, -inset, WOOD),
        bar(rear, -seat + inset, front, -seat + inset, WOOD),
    )


def _seated(scene: Scene) -> Body:
    for stance, body in zip(scene.stances, scene.bodies, strict=True):
        if stance.pose.orientation is Position.SITTING:
            return body
    return scene.last


def _chair(scene: Scene) -> PropShapes:
    body = _seated(scene)
    hip = body.at("hip_right")
    seat = body.lowest(("hip_left", "hip_right"))
    if scene.view is View.FRONT:
        half = 21.0
        legs = [bar(x, -seat, x, -WOOD / 2, WOOD) for x in (-half, half)]
        back = band(
            [Disc(x, -y, 5.0) for x in (-half + 4, half - 4) for y in (seat, seat + 40.0)], Token.PROP
        )
        return PropShapes((back, *legs, bar(-half, -seat + 2, half, -seat + 2, WOOD)))
    return PropShapes(_chair_shapes(hip[0] - 13.0, seat, 1.0))


def _chair_under_legs(scene: Scene) -> PropShapes:
    body = scene.last
    seat = body.lowest(("calf_right", "ankle_right"))
    knee, heel = body.at("knee_right")[0], body.at("heel_right")[0]
    return PropShapes(_chair_shapes(max(knee + 6.0 + SEAT_DEPTH, heel + 8.0), seat, -1.0))


def _held_chair(scene: Scene, way: float) -> PropShapes:
    """A chair to hold on to: its back under the hand, its seat pointing ``way``."""
    side = max(("left", "right"), key=lambda s: way * scene.first.at(f"palm_{s}")[0])
    top = scene.first.lowest((f"palm_{side}",))
    x = scene.first.at(f"palm_{side}")[0] + way * 2.0
    seat = min(45.0, top - 30.0)
    return PropShapes(_chair_shapes(x + way * 2.0, seat, way, back=top - seat))


def _chair_ahead(scene: Scene) -> PropShapes:
    return _held_chair(scene, 1.0)


def _chair_behind(scene: Scene) -> PropShapes:
    return _held_chair(scene, -1.0)


def _chair_beside(scene: Scene) -> PropShapes:
    """From the front: a chair at the left side, its back under the left hand."""
    palm = EYES[scene.view](scene.first.at("palm_left"))
    top = -palm.y - 4.0
    return PropShapes(_chair_shapes(palm.x + 4.0, min(45.0, top - 30.0), 1.0, back=max(30.0, top - 45.0)))


def _wall(scene: Scene, x: float, way: float) -> PropShapes:
    top = min(scene.down()[0], -120.0) - 10.0
    thick = 5.0
    return PropShapes((bar(x + way * thick / 2, top, x + way * thick / 2, 0.0, thick),))


def _wall_ahead(scene: Scene) -> PropShapes:
    reach = max(
        body.at(f"{part}_{side}")[0] + body.balls[f"{part}_{side}"].radius
        for body in scene.bodies
        for part in ("palm", "finger", "toe")
        for side in ("left", "right")
    )
    return _wall(scene, reach, 1.0)


def _wall_behind(scene: Scene) -> PropShapes:
    return _wall(scene, scene.across()[0], -1.0)


def _table_ahead(scene: Scene) -> PropShapes:
    """A table under the lowest hand that is on it: the left one, or both when both are."""
    hands = [body.at(f"palm_{side}")[0] for body in scene.bodies for side in _on_table(scene)]
    top = min(body.lowest((f"palm_{side}",)) for body in scene.bodies for side in _on_table(scene))
    near, far = min(hands) - 14.0, max(hands) + 16.0
    y = -top + WOOD / 2
    legs = (bar(near + 5, y, near + 5, -WOOD / 2, WOOD), bar(far - 5, y, far - 5, -WOOD / 2, WOOD))
    return PropShapes((*legs, bar(near, y, far, y, WOOD)))


def _on_table(scene: Scene) -> tuple[str, ...]:
    heights = {side: scene.last.at(f"palm_{side}")[1] for side in ("left", "right")}
    highest = max(heights.values())
    return tuple(side for side, height in heights.items() if height > highest - 6.0)


def _step(scene: Scene) -> PropShapes:
    """A step under the foot that stands higher than the floor."""
    for body in scene.bodies:
        for side in ("right", "left"):
            foot = [f"{ball}_{side}" for ball in ("heel", "sole", "toe")]
            top = body.lowest(foot)
            if 8.0 < top < 30.0:
                left = body.at(foot[0])[0] - 9.0
                right = body.at(foot[2])[0] + 9.0
                r = 2.0
                corners = [Disc(x, y, r) for x in (left + r, right + 8.0) for y in (-top + r, -r)]
                return PropShapes((band(corners, Token.PROP),))
    return PropShapes()


def _cushion(scene: Scene, ball: str, half: float) -> PropShapes:
    """A pillow between the floor and a ball; from above, around it."""
    x, y, radius = disc(scene.last.balls[ball], scene.view)
    r = 5.0
    if scene.view is View.ABOVE:
        corners = [Disc(x + dx, dy, r) for dx in (-half + r, half - r) for dy in (-20.0, 20.0)]
    else:
        top = min(y + radius - 4.0, -2 * r)
        corners = [Disc(x + dx, -r, r) for dx in (-half, half)]
        corners += [Disc(x + dx, top + r, r) for dx in (-half + 5.0, half - 5.0)]
    return PropShapes((_edged(corners),))


def _edged(discs: list[Disc]) -> Path:
    return Path(shape(outline(discs), Token.SOFT).commands, fill=Token.SOFT, stroke=Token.PROP, width=1.0)


def _pillow_under_head(scene: Scene) -> PropShapes:
    return _cushion(scene, "head", 17.0)


def _pillow_under_knees(scene: Scene) -> PropShapes:
    return _cushion(scene, "knee_right", 12.0)


def _towel_under_knee(scene: Scene) -> PropShapes:
    x, y, radius = disc(scene.last.balls["knee_right"], scene.view)
    roll = max(2.5, -(y + radius - 1.5) / 2)
    return PropShapes((), (Circle(x, -roll, roll, Token.SOFT, Token.PROP, 1.0),))


def _towel_round_foot(scene: Scene) -> PropShapes:
    palm, sole = (EYES[scene.view](scene.last.at(name)) for name in ("palm_right", "sole_right"))
    return PropShapes((), (line(palm.x, palm.y, sole.x, sole.y, Token.ACCENT, 2.4),))


def _band_between_hands(scene: Scene) -> PropShapes:
    left, right = (EYES[scene.view](scene.last.at(f"palm_{side}")) for side in ("left", "right"))
    return PropShapes((), (line(left.x, left.y, right.x, right.y, Token.ACCENT, 2.6),))


def _stick_between_hands(scene: Scene) -> PropShapes:
    left, right = (EYES[scene.view](scene.last.at(f"palm_{side}")) for side in ("left", "right"))
    dx, dy = right.x - left.x, right.y - left.y
    length = (dx * dx + dy * dy) ** 0.5
    if length < 1.0:
        return PropShapes((), (Circle(right.x, right.y, 2.0, Token.MUTED),))
    ux, uy = dx / length * 12.0, dy / length * 12.0
    return PropShapes((), (bar(left.x - ux, left.y - uy, right.x + ux, right.y + uy, 2.6, Token.MUTED),))


PROPS: Mapping[str, Maker] = {
    "mat": _mat,
    "chair": _chair,
    "chair under legs": _chair_under_legs,
    "chair ahead": _chair_ahead,
    "chair behind": _chair_behind,
    "chair beside": _chair_beside,
    "wall ahead": _wall_ahead,
    "wall behind": _wall_behind,
    "table ahead": _table_ahead,
    "step": _step,
    "pillow under head": _pillow_under_head,
    "pillow under knees": _pillow_under_knees,
    "towel under knee": _towel_under_knee,
    "towel round foot": _towel_round_foot,
    "band between hands": _band_between_hands,
    "stick between hands": _stick_between_hands,
}
"""Every prop by name."""
