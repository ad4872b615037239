"""Where handles lie when the parts they belong to lie over each other: side by side, each to be seen and hit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from math import dist

Point = tuple[float, float]
_ROUNDS = 60


def spread(places: Mapping[str, Point], apart: float, width: float, height: float) -> dict[str, Point]:
    """``places`` moved as little as needed so that no two are nearer than ``apart`` both across and down, and all stay
    within ``width`` × ``height``. The same places always give the same answer.
    """
    edge = apart / 2
    found = {name: _within(place, edge, width, height) for name, place in places.items()}
    names = list(found)
    for _round in range(_ROUNDS):
        moved = False
        for index, one in enumerate(names):
            for other in names[index + 1 :]:
                pushed = _pushed(found[one], found[other], apart)
                if pushed is not None:
                    moved = True
                    found[one] = _within(pushed[0], edge, width, height)
                    found[other] = _within(pushed[1], edge, width, height)
        if not moved:
            return found
    return _queued(found, apart, width, height)


def _queued(places: Mapping[str, Point], apart: float, width: float, height: float) -> dict[str, Point]:
    """One after another on the nearest free spot: for a crowd in a corner, where pushing takes too long."""
    found: dict[str, Point] = {}
    steps = range(-len(places), len(places) + 1)
    for name, (x, y) in places.items():
        spots = [
            _within((x + across * apart, y + down * apart), apart / 2, width, height)
            for across in steps
            for down in steps
        ]
        free = [
            spot for spot in spots if all(_pushed(spot, other, apart) is None for other in found.values())
        ]
        found[name] = min(free or [(x, y)], key=partial(dist, (x, y)))
    return found


def _pushed(one: Point, other: Point, apart: float) -> tuple[Point, Point] | None:
    """Both pushed apart the shorter way; ``None`` when they are far enough."""
    across, down = other[0] - one[0], other[1] - one[1]
    if abs(across) >= apart or abs(down) >= apart:
        return None
    if abs(across) >= abs(down):
        by = (apart - abs(across)) / 2 + 0.01
        by = by if across >= 0 else -by
        return (one[0] - by, one[1]), (other[0] + by, other[1])
    by = (apart - abs(down)) / 2 + 0.01
    by = by if down >= 0 else -by
    return (one[0], one[1] - by), (other[0], other[1] + by)


def _within(place: Point, edge: float, width: float, height: float) -> Point:
    return min(max(place[0], edge), width - edge), min(max(place[1], edge), height - edge)
