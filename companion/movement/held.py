"""Things that go with the body: bands, sticks, bottles, balls, and a pillow between the knees."""

from __future__ import annotations

from functools import partial
from math import sqrt

from companion.drawing.shapes import Token
from companion.movement.body import Ball, Body
from companion.movement.furniture import BACK_BALL, BALL_AT_WALL, HAND_BALL, ball_at_back
from companion.movement.joints import SIDES
from companion.movement.scene import Maker, Prop, Scene, along, middle
from companion.movement.things import Part, Ring, Thing, ball, bar, box_between
from companion.movement.vectors import Vec, axis, between, length, minus, plus, reached, times, unit

_BAND, _THINNEST, _TOWEL, _STICK = 1.4, 0.7, 1.5, 1.3
_STRAP, _SKIN = 2.2, 0.5
"""Half the width of a strap around a limb, and how far it stands off, in cm."""
_DOOR = 55.0
"""How far away, in cm, a door is that a band is fixed to."""


def _stretched(start: Vec, end: Vec, slack: float) -> float:
    """Half the thickness of a band that is ``slack`` cm long when nobody pulls: it thins as it grows."""
    return max(_THINNEST, _BAND * sqrt(min(1.0, slack / max(1.0, length(minus(end, start))))))


def _palms(body: Body) -> tuple[Vec, Vec]:
    return body.at("palm_left"), body.at("palm_right")


def band_between_hands(scene: Scene) -> Prop:
    """A band from hand to hand."""
    slack = min(length(minus(*_palms(body))) for body in scene.film)

    def held(body: Body) -> tuple[Thing, ...]:
        left, right = _palms(body)
        return (Thing((bar(left, right, _stretched(left, right, slack), Token.GEAR),), lift=2.0),)

    return Prop(held=held)


def stick_between_hands(_scene: Scene) -> Prop:
    """A stick in both hands."""

    def held(body: Body) -> tuple[Thing, ...]:
        left, right = _palms(body)
        over = times(unit(minus(right, left), (0.0, 0.0, 1.0)), 14.0)
        return (Thing((bar(minus(left, over), plus(right, over), _STICK, Token.GEAR),), lift=2.0),)

    return Prop(held=held)


def _working(scene: Scene, ball: str) -> tuple[str, ...]:
    """The side that goes farther, or both where they go nearly as far."""
    ways = {side: scene.travelled(f"{ball}_{side}") for side in SIDES}
    return tuple(side for side in SIDES if ways[side] > 0.6 * max(ways.values()) - 1e-6)


def _round_foot(scene: Scene, radius: float, fill: Token, edge: Token | None) -> Prop:
    """Something long around a sole, its ends in the hands that are near it."""
    foot = scene.most(lambda side: scene.last.at(f"sole_{side}")[1])
    sole = f"sole_{foot}"
    spans = {side: length(minus(scene.last.at(f"palm_{side}"), scene.last.at(sole))) for side in SIDES}
    hands = [side for side in SIDES if spans[side] < 1.25 * min(spans.values())]
    slack = {
        side: min(length(minus(body.at(f"palm_{side}"), body.at(sole))) for body in scene.film)
        for side in hands
    }

    def held(body: Body) -> tuple[Thing, ...]:
        turn = body.frames[f"foot_{foot}"]
        under = {
            side: reached(body.at(sole), turn, 0.0, -2.6, s) for side, s in (("left", -4.2), ("right", 4.2))
        }
        things = [Thing((bar(under["left"], under["right"], radius, fill, edge),), lift=1.0)]
        for side in hands:
            palm, end = body.at(f"palm_{side}"), under[side if len(hands) > 1 else foot]
            thick = radius if edge else min(radius, _stretched(palm, end, slack[side]))
            things.append(Thing((bar(palm, end, thick, fill, edge),), lift=1.0))
        return tuple(things)

    return Prop(held=held)


def towel_round_foot(scene: Scene) -> Prop:
    """A towel (or a belt) around the higher foot."""
    return _round_foot(scene, _TOWEL, Token.LINEN, Token.PROP)


def band_round_foot(scene: Scene) -> Prop:
    """A band around the higher foot, its ends in the hands."""
    return _round_foot(scene, _BAND, Token.GEAR, None)


def _loop(scene: Scene, upper: str, lower: str, share: float) -> Prop:
    """A loop of band around both legs, at a share of the way between two balls of each."""
    places = {
        side: length(minus(scene.first.at(f"{upper}_{side}"), scene.first.at(f"{lower}_{side}")))
        for side in SIDES
    }

    def held(body: Body) -> tuple[Thing, ...]:
        rings, ends = [], []
        for side in SIDES:
            top, end = body.balls[f"{upper}_{side}"], body.balls[f"{lower}_{side}"]
            wide = _STRAP / places[side]
            radius = top.radius + (end.radius - top.radius) * share + _SKIN
            strap = tuple(Ball(between(top.at, end.at, share + s * wide), radius) for s in (-1, 1))
            rings.append(Thing((Ring(strap, Token.GEAR),), lift=3.0))
            ends.append(between(top.at, end.at, share))
        gap = length(minus(*ends))
        thin = _STRAP * sqrt(min(1.0, 16.0 / max(1.0, gap)))
        return (Thing((bar(ends[0], ends[1], thin, Token.GEAR),)), *rings)

    return Prop(held=held)


def band_round_knees(scene: Scene) -> Prop:
    """A loop around both thighs, just above the knees."""
    return _loop(scene, "hip", "knee", 0.80)


def band_round_ankles(scene: Scene) -> Prop:
    """A loop around both lower legs, just above the ankles."""
    return _loop(scene, "knee", "ankle", 0.86)


def _band_on_door(scene: Scene, axis: int, way: float) -> Prop:
    """A band from the working hands to a door along x (0) or z (2), ``way`` (±1) of the person."""
    hands = [f"palm_{side}" for side in _working(scene, "palm")]
    low, high = scene.reach(axis)
    start = middle(*(scene.first.at(hand) for hand in hands))
    far, across = (high if way > 0 else low) + way * _DOOR, start[2 - axis]
    fixed = along(axis, far, start[1], across)
    top = max(scene.reach(1)[1] + 6.0, 150.0)
    edge = box_between(
        along(axis, far, 0.0, across - 3.0), along(axis, far + way * 4.0, top, across + 3.0), top=None
    )
    door = Thing(edge, is_solid=True)
    slack = min(length(minus(body.at(hand), fixed)) for body in scene.film for hand in hands)

    def held(body: Body) -> tuple[Thing, ...]:
        return tuple(
            Thing((bar(body.at(hand), fixed, _stretched(body.at(hand), fixed, slack), Token.GEAR),), lift=1.0)
            for hand in hands
        )

    return Prop((door,), held)


def _bottles(sides: tuple[str, ...]) -> Prop:
    def held(body: Body) -> tuple[Thing, ...]:
        return tuple(_bottle(body, side) for side in sides)

    return Prop(held=held)


def _bottle(body: Body, side: str) -> Thing:
    """A small bottle, gripped: it lies across the palm, its neck on the thumb's side."""
    turn = body.frames[f"hand_{side}"]
    grip = reached(body.at(f"palm_{side}"), turn, -3.4, 0.4, 0.0)
    way = axis(turn, 2)
    out = 1.0 if side == "left" else -1.0
    low, high, cap = (plus(grip, times(way, out * share)) for share in (-7.0, 5.5, 10.5))
    return Thing((bar(high, cap, 1.5, Token.GEAR), bar(low, high, 3.2, Token.GEAR)), lift=-1.0)


def bottle_in_hand(scene: Scene) -> Prop:
    """A small bottle of water as a weight, in the hand that goes farther."""
    return _bottles((scene.most(lambda side: scene.travelled(f"palm_{side}")),))


def bottles_in_hands(_scene: Scene) -> Prop:
    """A small bottle of water in each hand."""
    return _bottles(SIDES)


def _between_knees(body: Body) -> tuple[Vec, float]:
    """The middle of the gap between the knees, and half of it, in cm."""
    left, right = body.balls["knee_left"], body.balls["knee_right"]
    gap = length(minus(right.at, left.at)) - left.radius - right.radius
    return middle(left.at, right.at), gap / 2


def pillow_between_knees(_scene: Scene) -> Prop:
    """A pillow held between the knees, as thick as they leave room."""

    def held(body: Body) -> tuple[Thing, ...]:
        at, half = _between_knees(body)
        thick = max(2.5, half + 1.5)
        shin = middle(*(between(body.at(f"knee_{side}"), body.at(f"ankle_{side}"), 0.45) for side in SIDES))
        thigh = middle(*(between(body.at(f"knee_{side}"), body.at(f"hip_{side}"), 0.25) for side in SIDES))
        balls = tuple(Ball(place, thick + 4.0) for place in (at, shin, thigh))
        return (Thing((Part(balls, Token.LINEN, Token.PROP),)),)

    return Prop(held=held)


def ball_between_knees(_scene: Scene) -> Prop:
    """A ball held between the knees."""

    def held(body: Body) -> tuple[Thing, ...]:
        at, half = _between_knees(body)
        return (Thing((ball(at, max(5.0, half + 1.0), Token.GEAR),)),)

    return Prop(held=held)


def ball_under_hand(scene: Scene) -> Prop:
    """A ball under the hand that goes farther: on the floor when it fits there, else a small one in the palm's way."""
    side = scene.most(lambda each: scene.travelled(f"palm_{each}"))

    def held(body: Body) -> tuple[Thing, ...]:
        palm = body.balls[f"palm_{side}"]
        x, y, z = palm.at
        under = y - palm.radius
        radius = under / 2 if 8.0 <= under <= 70.0 else 6.0
        return (Thing((ball((x, under - radius, z), radius, Token.GEAR),), lift=-1.0),)

    return Prop(held=held)


def ball_against_wall(scene: Scene) -> Prop:
    """With a wall behind, a ball in the small of the back; else a ball between the palms and the wall ahead."""
    if "wall behind" in scene.props:

        def rolling(body: Body) -> tuple[Thing, ...]:
            x = ball_at_back(scene.first)[0]
            _x, y, z = ball_at_back(body)
            return (Thing((ball((x, y, z), BACK_BALL, Token.GEAR),)),)

        return Prop(held=rolling)
    sides = scene.staying("hand") or _working(scene, "palm")
    x = scene.reach(0, [f"{ball}_{side}" for side in sides for ball in ("palm", "finger")])[1]

    def pressed(body: Body) -> tuple[Thing, ...]:
        _x, y, z = middle(*(body.at(f"palm_{side}") for side in sides))
        return (Thing((ball((x + HAND_BALL, y, z), HAND_BALL, Token.GEAR),)),)

    return Prop(held=pressed)


HELD: dict[str, Maker] = {
    "towel round foot": towel_round_foot,
    "band between hands": band_between_hands,
    "band round foot": band_round_foot,
    "band round knees": band_round_knees,
    "band round ankles": band_round_ankles,
    "band on door ahead": partial(_band_on_door, axis=0, way=1.0),
    "band on door behind": partial(_band_on_door, axis=0, way=-1.0),
    "band on door at the left": partial(_band_on_door, axis=2, way=-1.0),
    "band on door at the right": partial(_band_on_door, axis=2, way=1.0),
    "stick between hands": stick_between_hands,
    "bottle in hand": bottle_in_hand,
    "bottles in hands": bottles_in_hands,
    "pillow between knees": pillow_between_knees,
    "ball between knees": ball_between_knees,
    "ball under hand": ball_under_hand,
    BALL_AT_WALL: ball_against_wall,
}
"""What goes with the body, by name."""
