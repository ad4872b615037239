"""The head: skin, nose, hair and eyes, so that one sees from anywhere which way it looks."""

from __future__ import annotations

from math import acos, atan2, cos, hypot, radians, sin

from companion.drawing.shapes import Path, Token
from companion.movement.body import Body
from companion.movement.camera import Lens
from companion.movement.hull import Command, Disc, Point, arc, circle, hull
from companion.movement.vectors import Vec, turned

SKULL, HAIR = ((-0.05, 0.06, 0.0), 0.94), ((-0.10, 0.11, 0.0), 0.95)
"""Places (forward, up, to the right) and radii, as shares of the head's radius."""
JAW = (((0.24, -0.44, -0.20), 0.52), ((0.24, -0.44, 0.20), 0.52), ((0.20, 0.10, 0.0), 0.68))
NOSE = (((0.84, 0.10, 0.0), 0.06), ((1.06, -0.18, 0.0), 0.09), ((0.80, -0.30, 0.0), 0.08))
EARS = (((-0.06, -0.10, -0.92), 0.13), ((-0.06, -0.10, 0.92), 0.13))
EYES = ((0.83, 0.03, -0.34), (0.83, 0.03, 0.34))
EYE = 0.095
BARE = (
    ((0.94, -0.34, 0.0), radians(70.0)),
    ((0.35, -0.45, -0.82), radians(50.0)),
    ((0.35, -0.45, 0.82), radians(50.0)),
    ((-0.30, -0.95, 0.0), radians(42.0)),
)
"""Where no hair grows on the skull: the face, both sides down to the ear, the nape. Each is a cap: where its middle
points, and how far it reaches from there."""


def head(body: Body, lens: Lens) -> tuple[Path, ...]:
    """The head without the neck, from back to front."""
    middle = body.balls["head"]
    turn = lens.turned(body.head)
    x, y, _near = lens.see(middle.at)
    size = middle.radius * lens.scale

    def disc(place: Vec, radius: float) -> Disc:
        across, down, _towards = turned(turn, place)
        return x + across * size, y + down * size, radius * size

    face = [
        Path(hull([disc(*part) for part in JAW]), fill=Token.SKIN),
        Path(hull([disc(*part) for part in NOSE]), fill=Token.SKIN),
    ]
    paths = [Path(circle(*disc(*ear)), fill=Token.SKIN) for ear in EARS]
    looks_away = turn[2][0] < 0.0
    if looks_away:
        paths += face
    paths.append(Path(circle(*disc(*HAIR)), fill=Token.HAIR))
    left, top, radius = disc(*SKULL)
    for axis, angle in BARE:
        skin = cap((left, top), radius, turned(turn, axis), angle)
        if skin:
            paths.append(Path(skin, fill=Token.SKIN))
    if not looks_away:
        paths += face
    for place in EYES:
        towards = turned(turn, place)[2]
        # An eye closes in on the edge of the face instead of vanishing there.
        open_by = min(1.0, (towards - 0.42) / 0.2)
        if open_by > 0.0:
            paths.append(Path(circle(*disc(place, EYE * open_by)), fill=Token.HAIR))
    return tuple(paths)


def cap(centre: Point, radius: float, axis: Vec, angle: float) -> tuple[Command, ...]:
    """What is seen of a cap on a ball; nothing where it is all behind.

    ``axis`` points to its middle (to the right of the sheet, down, towards the eye), ``angle`` (radians, below a
    right angle) is how far it reaches from there. Its rim is a circle in the room, so an ellipse on the sheet;
    where the rim goes behind, the ball's own edge takes over.
    """
    cx, cy = centre
    across, down, towards = axis
    flat = hypot(across, down)
    ex, ey = (across / flat, down / flat) if flat > 1e-9 else (1.0, 0.0)
    c, s = cos(angle), sin(angle)
    rim = (cx + radius * flat * c * ex, cy + radius * flat * c * ey)
    along = (-towards * s * radius * ex, -towards * s * radius * ey)
    beside = (-s * radius * ey, s * radius * ex)
    if towards * c >= flat * s:
        start: tuple[Command, ...] = (("M", rim[0] + along[0], rim[1] + along[1]),)
        curves = arc(rim, along, beside, 0.0, radians(360))
    elif -towards * c >= flat * s:
        return ()
    else:
        until = acos(-towards * c / (flat * s))
        edge = atan2(s * sin(until), flat * c - towards * s * cos(until))
        k, n = cos(until), -sin(until)
        start = (("M", rim[0] + along[0] * k + beside[0] * n, rim[1] + along[1] * k + beside[1] * n),)
        curves = arc(rim, along, beside, -until, 2 * until)
        curves += arc(centre, (radius * ex, radius * ey), (-radius * ey, radius * ex), edge, -2 * edge)
    return (*start, *(("C", *curve) for curve in curves), ("Z",))
