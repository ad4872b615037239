"""A movement put down in the room, for the things around it: they find their places from the whole way."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from companion.domain.movements import Figure, Pose, Position
from companion.movement.body import Body
from companion.movement.joints import SIDES
from companion.movement.motion import Motion
from companion.movement.things import Thing
from companion.movement.vectors import Vec, length, minus

_FILM = 12
"""Moments of a repetition that are looked at where a wall or a door must not be crossed on the way."""
_CROSSED = ("wall", "band on door")


@dataclass(frozen=True, slots=True)
class Scene:
    """``keys`` are the bodies of the key poses, ``film`` those and some of the way, ``props`` all that is around."""

    poses: tuple[Pose, ...]
    keys: tuple[Body, ...]
    film: tuple[Body, ...]
    props: tuple[str, ...]

    @classmethod
    def of(cls, figure: Figure, motion: Motion) -> Scene:
        """The scene of a movement with at least one pose."""
        keys = motion.keys
        way: tuple[Body, ...] = ()
        if len(keys) > 1 and any(name.startswith(_CROSSED) for name in figure.props):
            way = tuple(motion.at(moment / _FILM) for moment in range(_FILM))
        return cls(figure.poses, keys, (*keys, *way), figure.props)

    @property
    def first(self) -> Body:
        """Where the movement starts."""
        return self.keys[0]

    @property
    def last(self) -> Body:
        """Where the movement ends."""
        return self.keys[-1]

    def reach(self, axis: int, names: Iterable[str] | None = None) -> tuple[float, float]:
        """From where to where ``names`` (default: everything) come on the way along x (0), y (1) or z (2), in cm."""
        chosen = None if names is None else tuple(names)
        low, high = 1e9, -1e9
        for body in self.film:
            balls = body.balls.values() if chosen is None else [body.balls[name] for name in chosen]
            for ball in balls:
                low, high = min(low, ball.at[axis] - ball.radius), max(high, ball.at[axis] + ball.radius)
        return low, high

    def sitting(self) -> Body:
        """The first body that sits; where none does, the last."""
        for pose, body in zip(self.poses, self.keys, strict=True):
            if pose.orientation is Position.SITTING:
                return body
        return self.last

    def staying(self, part: str) -> tuple[str, ...]:
        """The sides whose ``part`` keeps its place in some pose: ``hand`` on a wall."""
        return tuple(
            side
            for side in SIDES[::-1]
            if any(f"{part}_{side}" in (*pose.contacts, *pose.stays) for pose in self.poses)
        )

    def travelled(self, ball: str) -> float:
        """How far the ball goes from the first key pose to the last, in cm."""
        return length(minus(self.last.at(ball), self.first.at(ball)))

    def most(self, of: Callable[[str], float]) -> str:
        """The side with more of something; the right one where both have as much."""
        return "left" if of("left") > of("right") + 0.5 else "right"


@dataclass(frozen=True, slots=True)
class Prop:
    """What stands where it is, and what goes along with the body."""

    fixed: tuple[Thing, ...] = ()
    held: Callable[[Body], tuple[Thing, ...]] | None = None


Maker = Callable[[Scene], Prop]


def middle(*places: Vec) -> Vec:
    """The middle of ``places``."""
    count = len(places)
    return (
        sum(place[0] for place in places) / count,
        sum(place[1] for place in places) / count,
        sum(place[2] for place in places) / count,
    )


def along(axis: int, far: float, height: float, across: float) -> Vec:
    """The place ``far`` along x (axis 0) or z (axis 2), ``height`` above the floor, ``across`` along the other."""
    return (far, height, across) if axis == 0 else (across, height, far)
