"""A movement in time: key poses in the room, and the body at any moment on the way.

Angles go their course one by one, the pelvis turns along the shortest arc, and what both ends of a way hold on to is
held on the way.
"""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.movements import Figure
from companion.movement.body import Body
from companion.movement.course import Span, passing, shares, spans_of
from companion.movement.holds import Hold
from companion.movement.joints import NORMAL_RANGE
from companion.movement.placing import Key, carried, keys_of
from companion.movement.resting import rested
from companion.movement.vectors import minus, plus, turned_by, way_between

_JOINTS = tuple(NORMAL_RANGE)
_EXTRA = 6
"""After the joints: three numbers for the place of the hips and three for how the pelvis turns."""
_INSTANT = 1e-9
"""Seconds. So near a key pose it is that pose, whatever a share times the seconds comes to."""
_PASSED = 6
"""Parts that one way is looked at in."""


@dataclass(frozen=True, slots=True)
class _Way:
    """From one key pose to the next: what the numbers add up to, and the speeds they begin and end with."""

    span: Span
    start: Key
    end: Key
    whole: tuple[float, ...]
    into: tuple[float, ...]
    out: tuple[float, ...]
    holds: tuple[Hold, ...]

    def at(self, t: float) -> Body:
        """The body at ``t`` (0-1)."""
        share = shares(t, self.span.seconds)
        done, into, out = share
        start, end = self.start, self.end
        gone = [
            done * way + into * first + out * last
            for way, first, last in zip(self.whole, self.into, self.out, strict=True)
        ]
        before = start.body.angles
        angles = {name: before[name] + way for name, way in zip(_JOINTS, gone, strict=False)}
        x, y, z, *turn = gone[-_EXTRA:]
        pelvis = turned_by(start.turn, (turn[0], turn[1], turn[2]))
        breath = (
            start.breath[0] + done * (end.breath[0] - start.breath[0]),
            start.breath[1] + done * (end.breath[1] - start.breath[1]),
        )
        below, above = (key.pose.root.get("height", 0.0) for key in (start, end))
        floor = below + done * (above - below)
        return rested(angles, pelvis, plus(start.at, (x, y, z)), breath, self.holds, floor)


class Motion:
    """``figure`` as it moves. The same share always gives the same body.

    Raises ``ValueError`` for a figure without poses.
    """

    def __init__(self, figure: Figure) -> None:
        if not figure.poses:
            raise ValueError("a figure without poses does not move")
        self.figure = figure
        solved = keys_of(figure)
        self.keys: tuple[Body, ...] = tuple(key.body for key in solved)
        """The body in every key pose."""
        self._spans = spans_of(figure)
        wholes = [_whole(solved[span.start], solved[span.end]) for span in self._spans]
        speeds = passing(self._spans, wholes)
        self._ways = tuple(
            _Way(
                span,
                solved[span.start],
                solved[span.end],
                tuple(whole),
                tuple(speeds[number]),
                tuple(speeds[(number + 1) % len(speeds)]),
                _held(figure, span, solved),
            )
            for number, (span, whole) in enumerate(zip(self._spans, wholes, strict=True))
        )
        self.seconds: float = sum(span.seconds + span.hold for span in self._spans)
        """How long one whole repetition takes."""

    @property
    def top(self) -> float:
        """The share of a repetition after which the last key pose is reached."""
        spent = 0.0
        for span in self._spans:
            if span.end == len(self.keys) - 1 and len(self.keys) > 1:
                return (spent + span.seconds) / self.seconds
            spent += span.seconds + span.hold
        return 0.0

    def passed(self) -> tuple[Body, ...]:
        """The key poses, and between them bodies so near each other that no part gets farther in between.

        A way there and back is passed once.
        """
        seen: set[frozenset[int]] = set()
        bodies = list(self.keys)
        for way in self._ways:
            ends = frozenset((way.span.start, way.span.end))
            if len(ends) == 2 and (self.figure.round or ends not in seen):
                seen.add(ends)
                bodies += (way.at(step / _PASSED) for step in range(1, _PASSED))
        return tuple(bodies)

    def at(self, share: float) -> Body:
        """The body after ``share`` (0-1) of a repetition: 0 is the first key pose, and 1 the first again."""
        left = min(max(share, 0.0), 1.0) * self.seconds
        for way in self._ways:
            span = way.span
            if left < span.seconds - _INSTANT:
                return (
                    way.start.body
                    if left <= _INSTANT or span.start == span.end
                    else way.at(left / span.seconds)
                )
            left -= span.seconds
            if left < span.hold:
                return way.end.body
            left -= span.hold
        return self.keys[0]


def _whole(start: Key, end: Key) -> list[float]:
    """How far every joint, the hips and the pelvis go."""
    a, b = start.body.angles, end.body.angles
    return [
        *(b[name] - a[name] for name in _JOINTS),
        *minus(end.at, start.at),
        *way_between(start.turn, end.turn),
    ]


def _held(figure: Figure, span: Span, keys: tuple[Key, ...]) -> tuple[Hold, ...]:
    """What stays in place on a way, where the earlier of its two poses has it."""
    earlier, later = sorted((span.start, span.end))
    if figure.round and (span.start, span.end) == (len(keys) - 1, 0) and len(keys) > 2:
        earlier, later = later, earlier
    return carried(keys[earlier], keys[later])
