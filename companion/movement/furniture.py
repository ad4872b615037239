"""Things that stand in the room: the ground, a mat, chairs, walls, a table, a step, and what one lies on."""

from __future__ import annotations

from companion.drawing.shapes import Token
from companion.movement.body import Ball, Body
from companion.movement.scene import Maker, Prop, Scene, along, middle
from companion.movement.things import Part, Thing, bar, box, box_between, cushion, round_floor
from companion.movement.vectors import Vec

SEAT_DEPTH, SEAT_HALF, BACK_HEIGHT, WOOD = 40.0, 19.0, 44.0, 4.0
MAT, WALL, _THIN = 4.0, 5.0, 0.5
_MARGIN = 12.0
_PALMS = ("palm_left", "palm_right", "finger_left", "finger_right")


def floor(scene: Scene) -> Prop:
    """The ground a person stands on, so that nothing hovers."""
    low, high = scene.reach(0)
    near, far = scene.reach(2)
    place = ((low + high) / 2, 0.0, (near + far) / 2)
    return Prop((round_floor(place, (high - low) / 2 + _MARGIN, max(30.0, (far - near) / 2 + _MARGIN)),))


def mat(scene: Scene) -> Prop:
    """A mat under the whole way."""
    low, high = scene.reach(0)
    near, far = scene.reach(2)
    near, far = min(near - 6.0, -34.0), max(far + 6.0, 34.0)
    parts = box((low - _MARGIN, -MAT, near), (high + _MARGIN, 0.0, far), top=Token.PAPER)
    return Prop((Thing(parts, is_ground=True),))


def chair_at(rear: Vec, way: Vec, seat: float, back: float) -> tuple[Thing, ...]:
    """A chair whose back stands on the floor at ``rear`` and whose seat reaches ``way`` (a unit vector along x or z).

    ``seat`` and ``back`` are heights in cm.
    """
    x, _y, z = rear
    ahead, _up, aside = way
    half = SEAT_HALF - WOOD / 2

    def at(far: float, height: float, across: float) -> Vec:
        return x + ahead * far + aside * across, height, z + aside * far + ahead * across

    inset = WOOD / 2
    # Upright legs, and a back that leans from the seat up: kind to the back, and to painters, who like upright edges.
    frame = [bar(at(-1.0, inset, s * half), at(-1.0, seat, s * half), inset) for s in (-1.0, 1.0)]
    frame += [bar(at(-1.0, seat, s * half), at(-4.0, back - inset, s * half), inset) for s in (-1.0, 1.0)]
    frame += [
        bar(at(-1.0 - 3.0 * share, height, -half), at(-1.0 - 3.0 * share, height, half), inset)
        for share, height in ((1.0, back - inset), (0.5, (back + seat) / 2))
    ]
    front = SEAT_DEPTH - inset - 1.0
    legs = [
        bar(at(front, seat - WOOD - 1.0, s * half), at(front, inset, s * half), inset) for s in (-1.0, 1.0)
    ]
    plank = box_between(at(0.0, seat - WOOD, -SEAT_HALF), at(SEAT_DEPTH, seat, SEAT_HALF))
    return (
        Thing(tuple(frame), is_solid=True),
        Thing(plank, is_solid=True),
        Thing(tuple(legs), is_solid=True),
    )


def chair(scene: Scene) -> Prop:
    """The chair one sits on, or comes down to."""
    body = scene.sitting()
    x, _y, z = body.at("pelvis")
    seat = body.lowest(("hip_left", "hip_right", "seat_left", "seat_right"))
    return Prop(chair_at((x - 13.0, 0.0, z), (1.0, 0.0, 0.0), seat, seat + BACK_HEIGHT))


def chair_under_legs(scene: Scene) -> Prop:
    """A chair whose seat carries the lower legs of someone who lies."""
    body = scene.last
    legs = [f"{name}_{side}" for name in ("calf", "ankle", "heel") for side in ("left", "right")]
    side = min(("right", "left"), key=lambda each: body.lowest((f"calf_{each}", f"ankle_{each}")))
    seat = body.lowest(legs)
    knee, heel = body.at(f"knee_{side}")[0], body.at(f"heel_{side}")[0]
    rear = max(knee + 6.0 + SEAT_DEPTH, heel + 8.0)
    return Prop(chair_at((rear, 0.0, body.at("pelvis")[2]), (-1.0, 0.0, 0.0), seat, seat + BACK_HEIGHT))


def _held_chair(scene: Scene, axis: int, way: float) -> Prop:
    """A chair to hold on to: its back under the hand, its seat pointing away."""
    body = scene.first
    sides = scene.staying("hand") or ("right", "left")
    side = max(sides, key=lambda each: way * body.at(f"palm_{each}")[axis])
    x, y, z = body.at(f"palm_{side}")
    top = body.lowest((f"palm_{side}",))
    seat = min(45.0, top - 30.0)
    if axis == 0:
        hands = [body.at(f"palm_{each}")[2] for each in sides if abs(body.at(f"palm_{each}")[1] - y) < 8.0]
        return Prop(chair_at((x + way * 3.0, 0.0, sum(hands) / len(hands)), (way, 0.0, 0.0), seat, top))
    return Prop(chair_at((x, 0.0, z + way * 3.0), (0.0, 0.0, way), seat, top))


def chair_ahead(scene: Scene) -> Prop:
    """A chair to hold on to, ahead."""
    return _held_chair(scene, 0, 1.0)


def chair_behind(scene: Scene) -> Prop:
    """A chair to hold on to, behind."""
    return _held_chair(scene, 0, -1.0)


def chair_beside(scene: Scene) -> Prop:
    """A chair to hold on to, on the side of the hand that keeps its place (default: the left)."""
    side = (scene.staying("hand") or ("left",))[0]
    return _held_chair(scene, 2, 1.0 if side == "right" else -1.0)


def wall_at(scene: Scene, axis: int, place: float, way: float) -> Prop:
    """A wall whose face is at ``place`` along x (0) or z (2), ``way`` (±1) pointing from the person to it."""
    other = 2 - axis
    low, high = scene.reach(other)
    low, high = min(low - 14.0, -40.0), max(high + 14.0, 40.0)
    top = max(scene.reach(1)[1] + 8.0, 130.0)
    slab = box_between(along(axis, place, 0.0, low), along(axis, place + way * WALL, top, high), top=None)
    face = tuple(
        Ball(along(axis, place + way * _THIN, height, across), _THIN)
        for height in (1.0, top - 1.0)
        for across in (low + 1.0, high - 1.0)
    )
    side = along(axis, -way, 0.0, 0.0)
    return Prop((Thing((*slab, Part(face, Token.LINE, side=side)), is_solid=True, open_to=side),))


def wall_ahead(scene: Scene) -> Prop:
    """A wall that the hands which keep their place touch; without such hands, as far as anything reaches."""
    hands = [f"{ball}_{side}" for side in scene.staying("hand") for ball in ("palm", "finger")]
    reach = scene.reach(0, hands or None)[1]
    if BALL_AT_WALL in scene.props:
        reach += 2 * HAND_BALL
    return wall_at(scene, 0, reach, 1.0)


def wall_behind(scene: Scene) -> Prop:
    """A wall at the back, or behind the ball that rolls there."""
    if BALL_AT_WALL in scene.props:
        return wall_at(scene, 0, ball_at_back(scene.first)[0] - BACK_BALL, -1.0)
    return wall_at(scene, 0, scene.reach(0)[0], -1.0)


def wall_beside(scene: Scene) -> Prop:
    """A wall on the side of the hand that touches it; without one, on the side that reaches farther."""
    hands = scene.staying("hand")
    touching = [f"{ball}_{side}" for side in hands for ball in ("palm", "finger")]
    low, high = scene.reach(2, touching or _PALMS)
    way = 1.0 if (hands and hands[0] == "right") or (not hands and high >= -low) else -1.0
    place = high if way > 0 else low
    return wall_at(scene, 2, place, way)


BALL_AT_WALL = "ball against wall"
BACK_BALL, HAND_BALL = 10.0, 7.0
"""Radii of a ball between the back and a wall, and between hands and a wall, in cm."""


def ball_at_back(body: Body) -> Vec:
    """Where a ball lies behind the small of the back."""
    x, y, z = middle(body.at("loin_left"), body.at("loin_right"))
    return x - body.balls["loin_left"].radius - BACK_BALL, y + 4.0, z


def table_ahead(scene: Scene) -> Prop:
    """A table under the hands that are on it: those that keep their place, or the higher ones."""
    sides = scene.staying("hand") or _higher_hands(scene)
    on = [f"{ball}_{side}" for side in sides for ball in ("palm", "finger")]
    top = min(body.lowest(on) for body in scene.keys)
    near, far = scene.reach(0, on)
    low, high = scene.reach(2, on)
    near, far = near - 12.0, max(far + 14.0, near + 48.0)
    low, high = min(low - 10.0, -34.0), max(high + 10.0, 34.0)
    inset = WOOD / 2
    legs = [
        Thing(
            tuple(
                bar((x, top - WOOD - 1.0, z), (x, inset, z), inset)
                for z in (low + 4 + inset, high - 4 - inset)
            ),
            is_solid=True,
        )
        for x in (near + 4 + inset, far - 4 - inset)
    ]
    return Prop((*legs, Thing(box((near, top - WOOD, low), (far, top, high)), is_solid=True)))


def _higher_hands(scene: Scene) -> tuple[str, ...]:
    heights = {side: scene.last.at(f"palm_{side}")[1] for side in ("left", "right")}
    highest = max(heights.values())
    return tuple(side for side, height in heights.items() if height > highest - 6.0)


def step(scene: Scene) -> Prop:
    """A step under the foot that stands higher than the floor."""
    for body in scene.keys[::-1]:
        for side in ("right", "left"):
            feet = [f"{name}_{side}" for name in ("heel", "sole", "toe")]
            top = body.lowest(feet)
            if 6.0 < top < 35.0:
                low = min(body.at(name)[0] for name in feet) - 9.0
                high = max(body.at(name)[0] for name in feet) + 12.0
                z = body.at("pelvis")[2]
                return Prop((Thing(box((low, 0.0, z - 24.0), (high, top, z + 24.0)), is_solid=True),))
    return Prop()


def _pillow(scene: Scene, names: tuple[str, ...], half: Vec) -> Prop:
    """A pillow between the floor and what lies on it, as thick as there is room, but never flat."""
    body = scene.first
    room = min(body.lowest([name]) for name in names)
    x, _y, z = middle(*(body.at(name) for name in names))
    # What lies on a pillow sinks into it.
    thick = max(room + 4.0, 9.0)
    flat = cushion((x, thick / 2, z), (half[0], thick / 2, half[2]), min(thick / 2, 6.0))
    return Prop((Thing((flat,), is_solid=True),))


def pillow_under_head(scene: Scene) -> Prop:
    """A pillow for the head."""
    return _pillow(scene, ("head",), (16.0, 0.0, 24.0))


def pillow_under_knees(scene: Scene) -> Prop:
    """A pillow, as high as the knees are."""
    return _pillow(scene, ("knee_left", "knee_right"), (13.0, 0.0, 26.0))


def pillow_under_belly(scene: Scene) -> Prop:
    """A flat pillow under the belly of someone who lies on the front."""
    return _pillow(scene, ("waist_left", "waist_right"), (14.0, 0.0, 22.0))


def _roll(scene: Scene, name: str) -> Prop:
    """A rolled towel between the floor and a ball of the body."""
    body = scene.last
    x, _y, z = body.at(name)
    radius = min(7.0, max(2.5, body.lowest((name,)) / 2))
    roll = bar((x, radius, z - 9.0), (x, radius, z + 9.0), radius, Token.LINEN, Token.PROP)
    return Prop((Thing((roll,), is_solid=True),))


def towel_under_knee(scene: Scene) -> Prop:
    """A rolled towel under the straighter knee."""
    side = scene.most(lambda each: -scene.last.at(f"knee_{each}")[1])
    return _roll(scene, f"knee_{side}")


def towel_under_heel(scene: Scene) -> Prop:
    """A rolled towel under the heel that is farther out."""
    side = scene.most(lambda each: scene.last.at(f"heel_{each}")[0])
    return _roll(scene, f"heel_{side}")


FURNITURE: dict[str, Maker] = {
    "mat": mat,
    "chair": chair,
    "chair under legs": chair_under_legs,
    "chair ahead": chair_ahead,
    "chair behind": chair_behind,
    "chair beside": chair_beside,
    "wall ahead": wall_ahead,
    "wall behind": wall_behind,
    "wall beside": wall_beside,
    "table ahead": table_ahead,
    "step": step,
    "pillow under head": pillow_under_head,
    "pillow under knees": pillow_under_knees,
    "pillow under belly": pillow_under_belly,
    "towel under knee": towel_under_knee,
    "towel under heel": towel_under_heel,
}
"""What stands in the room, by name."""
