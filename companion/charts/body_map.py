"""The body from the front and from behind, as parts one may mark: drawn for the window and for paper alike.

Left and right are the person's own: seen from the
front, the right hand is on the left of the picture. Nothing is mirrored in right-to-left languages.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from companion.domain.body_map import REGIONS, Seen, Side
from companion.drawing.shapes import Anchor, Drawing, Path, Shape, Text, Token
from companion.i18n import tr

WIDTH, HEIGHT = 188.0, 428.0
"""One view in units; a pixel each at its own size."""
BETWEEN = 28.0
LABEL = 15.0
FOOT = 26.0
"""Room for the words below a view."""

Point = tuple[float, float]
Command = tuple[str | float, ...]
Outline = tuple[tuple[Point, ...], ...]
"""Curves through points, joined by straight lines: x from the middle line of the body, y downwards."""

_MIDDLE = WIDTH / 2
_EDGE = 1.0

_SHOULDER = ((15, 79), (27, 83.5), (42, 88), (54, 97), (59, 113))
_FLANK = ((39, 118), (37.5, 130), (36, 144))
_WAIST = ((36, 144), (33.5, 159), (33.5, 174), (37, 192))
_HIP = ((37, 192), (40.5, 206), (42.5, 222))
_UPPER_ARM: Outline = (
    ((59, 113), (62, 128), (64, 143), (65.5, 156)),
    ((47, 157), (44.5, 144), (41.5, 130), (39, 118)),
)
_ELBOW: Outline = (((65.5, 156), (68, 167), (70.5, 180)), ((49.5, 181), (48, 169), (47, 157)))
_FOREARM: Outline = (
    ((70.5, 180), (74.5, 196), (77, 210), (78, 222)),
    ((64, 223), (59.5, 211), (54, 196), (49.5, 181)),
)
_HAND: Outline = (
    (
        *(
            (78, 222),
            (83.5, 234),
            (85, 248),
            (83, 259),
            (78, 265),
            (72, 260),
            (68.5, 249),
            (65, 246),
            (61, 248),
        ),
        *((58.5, 243), (61, 232), (64, 223)),
    ),
)
_THIGH: Outline = (
    ((42.5, 222), (43.5, 242), (41.5, 264), (37.5, 286), (34, 302)),
    ((11, 302), (8, 276), (5, 252), (2.5, 234)),
)
_KNEE: Outline = (((34, 302), (33.5, 316), (33, 331)), ((11.5, 331), (10.5, 316), (11, 302)))
_SHIN: Outline = (
    ((33, 331), (34.5, 346), (33, 363), (29, 384), (27.5, 395)),
    ((14, 395), (13, 383), (10.5, 363), (10, 346), (11.5, 331)),
)
_FOOT: Outline = (
    ((27.5, 395), (29.5, 404), (36, 414), (34.5, 421), (25, 423), (15, 421), (12, 411), (14, 395)),
)
_HEEL: Outline = (
    (
        *((27.5, 395), (30, 405), (33, 415), (30.5, 421.5), (21.5, 424), (12.5, 421.5), (10, 414), (12, 404)),
        (14, 395),
    ),
)
_BUTTOCK_FOLD = ((42.5, 222), (37, 232), (24, 238), (10, 238), (2.5, 234), (0.6, 226))

_SIDES: Mapping[str, Outline] = {
    "shoulder": ((*_SHOULDER[1:],), ((39, 118), (36, 104), (27, 83.5))),
    "upper_arm": _UPPER_ARM,
    "elbow": _ELBOW,
    "forearm": _FOREARM,
    "hand": _HAND,
    "groin": (_HIP, ((2.5, 234), (0.6, 226)), ((0.6, 192),)),
    "thigh": _THIGH,
    "knee": _KNEE,
    "shin": _SHIN,
    "foot": _FOOT,
    "shoulder_blade": (_SHOULDER, ((39, 118), (38, 127)), ((14, 129),), ((14, 79),)),
    "arm_behind": _UPPER_ARM,
    "elbow_behind": _ELBOW,
    "forearm_behind": _FOREARM,
    "hand_behind": _HAND,
    "buttock": (_HIP, _BUTTOCK_FOLD, ((0.6, 192),)),
    "thigh_behind": (_THIGH[0], _THIGH[1], tuple(reversed(_BUTTOCK_FOLD[:-1]))),
    "knee_behind": _KNEE,
    "calf": _SHIN,
    "heel": _HEEL,
}
"""Parts there are two of, on the body's side that is to the right in the picture."""

_HALVES: Mapping[str, Outline] = {
    "face": (((0, 7), (12, 10), (18.5, 21), (18.5, 35), (13, 49), (5, 56), (0, 57)),),
    "throat": (((0, 57.6), (5.6, 56.6), (10.6, 52.6)), ((10.6, 52.6), (10, 66), (15, 79))),
    "chest": (((15, 79), (27, 83.5)), ((27, 83.5), (36, 104), (39, 118)), _FLANK),
    "belly": (_WAIST,),
    "head": (((0, 7), (12, 10), (18.5, 21), (18, 36), (13.5, 49), (9, 54), (0, 55)),),
    "neck": (((10, 56), (10, 67), (14, 79)),),
    "upper_back": (((14, 79),), ((14, 129),), ((38, 127), (36, 144))),
    "low_back": (_WAIST,),
}
"""Parts in the middle, their right half; the left one is its mirror."""


def body_drawing(marked: Collection[str], words: str, *, labels: bool = True) -> Drawing:
    """Front and back side by side with the parts in ``marked`` (ids) filled; ``words`` says the same.

    ``labels`` names the two views and the person's left and right below them.
    """
    front, back = (view_drawing(seen, marked, "", labels=labels) for seen in Seen)
    moved = [_moved(shape, WIDTH + BETWEEN) for shape in back.shapes]
    return Drawing(2 * WIDTH + BETWEEN, front.height, (*front.shapes, *moved), words)


def view_drawing(seen: Seen, marked: Collection[str], words: str, *, labels: bool = True) -> Drawing:
    """One view with the parts in ``marked`` filled."""
    shapes: list[Shape] = [
        Path(
            way,
            Token.ACCENT if key in marked else Token.SOFT,
            Token.ACCENT if key in marked else Token.MUTED,
            _EDGE,
        )
        for key, way in part_ways(seen).items()
    ]
    if labels:
        y = HEIGHT + LABEL + 2
        name = tr("From the front") if seen is Seen.FRONT else tr("From behind")
        shapes.append(Text(_MIDDLE, y, name, LABEL, Token.MUTED, Anchor.MIDDLE))
        ends = (tr("right"), tr("left")) if seen is Seen.FRONT else (tr("left"), tr("right"))
        for x, end in zip((17.0, WIDTH - 17.0), ends, strict=True):
            shapes.append(Text(x, 290.0, end, LABEL - 2, Token.MUTED, Anchor.MIDDLE))
    return Drawing(WIDTH, HEIGHT + (FOOT if labels else 0), tuple(shapes), words)


@cache
def part_ways(seen: Seen) -> Mapping[str, tuple[Command, ...]]:
    """The outline of every part of a view by its id, from back to front."""
    return {
        region.id: _way(region.part, _is_to_the_right(seen, region.side))
        for region in REGIONS
        if region.seen is seen
    }


def _is_to_the_right(seen: Seen, side: Side) -> bool:
    return (side is Side.LEFT) == (seen is Seen.FRONT)


def _way(part: str, right: bool) -> tuple[Command, ...]:
    if part in _HALVES:
        half = _HALVES[part]
        other = tuple(tuple((-x, y) for x, y in reversed(curve)) for curve in reversed(half))
        return _closed((*half, *other))
    turn = 1 if right else -1
    return _closed(tuple(tuple((turn * x, y) for x, y in curve) for curve in _SIDES[part]))


def _closed(outline: Outline) -> tuple[Command, ...]:
    found: list[Command] = []
    for curve in outline:
        points = [(_MIDDLE + x, y) for x, y in curve]
        found.append(("L" if found else "M", *points[0]))
        found += _curve(points)
    return (*found, ("Z",))


def _curve(points: Sequence[Point]) -> Iterator[Command]:
    """A smooth way through the points, leaving the first towards the second (Catmull and Rom)."""
    for index, (start, end) in enumerate(pairwise(points)):
        before = points[index - 1] if index else start
        after = points[index + 2] if index + 2 < len(points) else end
        yield (
            "C",
            *(s + (e - b) / 6 for s, e, b in zip(start, end, before, strict=True)),
            *(e - (a - s) / 6 for s, e, a in zip(start, end, after, strict=True)),
            *end,
        )


def _moved(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Text):
        return Text(shape.x + by, shape.y, shape.text, shape.size, shape.fill, shape.anchor)
    if not isinstance(shape, Path):
        raise TypeError("a body is made of outlines and words")
    commands = tuple(
        (name, *(float(number) + (by if place % 2 == 0 else 0.0) for place, number in enumerate(numbers)))
        for name, *numbers in shape.commands
    )
    return Path(commands, shape.fill, shape.stroke, shape.width)
