"""The times of a movement: from pose to pose and back, and how any number goes along.

A way that begins and ends at rest is the course of least jerk, as people's own reaching is (Flash and Hogan 1985,
*Journal of Neuroscience* 5). Where a pose is only passed (``hold`` 0), what goes on in the same direction does not stop
there; what turns back does. Between poses nothing goes beyond them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from companion.domain.movements import Figure


class Span(NamedTuple):
    """One part of a repetition: from a key pose to the next in so many seconds, then staying there."""

    start: int
    end: int
    seconds: float
    hold: float


class Shares(NamedTuple):
    """How much of the way is done, and how much of the speeds at its two ends counts, at one moment."""

    done: float
    into: float
    out: float


def spans_of(figure: Figure) -> tuple[Span, ...]:
    """The parts of one repetition, in order: there and back the same way, or round.

    Coming to a pose takes that pose's ``seconds`` from either side, and it is stayed in for its ``hold`` each time. A
    figure of one pose stays in it.
    """
    poses = figure.poses
    if not poses:
        return ()
    last = len(poses) - 1
    stops = [*range(last + 1), *([0] if figure.round else range(last - 1, -1, -1))] if last else [0, 0]
    return tuple(Span(start, end, poses[end].seconds, poses[end].hold) for start, end in pairwise(stops))


def shares(t: float, seconds: float) -> Shares:
    """At ``t`` (0-1) of a way that takes ``seconds``: the quintic without acceleration at its ends."""
    t3 = t * t * t
    return Shares(
        t3 * (10.0 + t * (6.0 * t - 15.0)),
        seconds * (t + t3 * (-6.0 + t * (8.0 - 3.0 * t))),
        seconds * t3 * (-4.0 + t * (7.0 - 3.0 * t)),
    )


def passing(spans: Sequence[Span], ways: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each span, the speeds (a second) with which it begins: 0 after a stay or where something turns back.

    ``ways`` are how far each number goes in each span. Elsewhere the speed is the harmonic mean of the speeds on both
    sides, weighted by time (Fritsch and Butland 1984), which keeps a course within its poses.
    """
    speeds = []
    for here, way in enumerate(ways):
        span, before = spans[here], spans[here - 1]
        if before.hold > 0 or len(spans) < 2:
            speeds.append([0.0] * len(way))
        else:
            speeds.append(
                [
                    _mean(a / before.seconds, before.seconds, b / span.seconds, span.seconds)
                    for a, b in zip(ways[here - 1], way, strict=True)
                ]
            )
    return speeds


def _mean(a: float, a_seconds: float, b: float, b_seconds: float) -> float:
    if a * b <= 0.0:
        return 0.0
    p, q = 2 * b_seconds + a_seconds, b_seconds + 2 * a_seconds
    mean = (p + q) / (p / a + q / b)
    most = 2 * min(abs(a), abs(b))  # more, and the quintic would turn back on its way
    return max(-most, min(most, mean))
