"""The props of one movement, each in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.domain.movements import Figure
from companion.drawing.shapes import Path
from companion.movement.body import Ball, Body
from companion.movement.camera import Lens
from companion.movement.depth import Piece
from companion.movement.furniture import floor
from companion.movement.motion import Motion
from companion.movement.props import PROPS
from companion.movement.scene import Prop, Scene
from companion.movement.things import Thing, piece

_HAIR = 1.2
"""How far hair and nose reach out of the ball of the head."""


@dataclass(frozen=True, slots=True)
class Staging:
    """``props`` around a person; the floor is one of them."""

    props: tuple[Prop, ...]

    @classmethod
    def of(cls, figure: Figure, motion: Motion) -> Staging:
        """The props of a movement with at least one pose. Raises ``KeyError`` for a prop nobody knows."""
        scene = Scene.of(figure, motion)
        props = [PROPS[name](scene) for name in figure.props]
        if "mat" not in figure.props:
            props.insert(0, floor(scene))
        return cls(tuple(props))

    def held(self, body: Body) -> list[Thing]:
        """What goes along with ``body``."""
        return [thing for prop in self.props if prop.held is not None for thing in prop.held(body)]

    def ground(self, lens: Lens) -> list[Path]:
        """What everything else stands or lies on."""
        return [
            path
            for prop in self.props
            for thing in prop.fixed
            if thing.is_ground
            for path in piece(thing, lens).paths
        ]

    def standing(self, lens: Lens) -> list[Piece]:
        """What stands where it is."""
        return [piece(thing, lens) for prop in self.props for thing in prop.fixed if not thing.is_ground]

    def extent(self, bodies: Iterable[Body]) -> list[Ball]:
        """All that has to be on the sheet while ``bodies`` come by."""
        balls = [ball for prop in self.props for thing in prop.fixed for ball in thing.balls]
        for body in bodies:
            balls += body.balls.values()
            head = body.balls["head"]
            balls.append(Ball(head.at, head.radius * _HAIR))
            balls += [ball for thing in self.held(body) for ball in thing.balls]
        return balls
