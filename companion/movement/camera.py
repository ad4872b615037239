"""Where a movement is seen from: anywhere around and above, without perspective, so that round parts stay round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import cos, radians, sin
from typing import NamedTuple

from companion.domain.movements import View
from companion.movement.body import Ball
from companion.movement.hull import Disc
from companion.movement.vectors import Turn, Vec

FRONT_TILT = 14.0
"""How far the front view looks down, in degrees, so that thighs and feet that point at us can be seen."""


class Seen(NamedTuple):
    """Where a place appears on the page in cm (x to the right, y down), and how near it is (more is nearer)."""

    x: float
    y: float
    near: float


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks from ``turn`` degrees around the person (0: their right side, 90: their face, 180: their left side) and
    ``tilt`` degrees above (0: level, 90: from the ceiling).
    """

    turn: float = 0.0
    tilt: float = 0.0

    @classmethod
    def of(cls, view: View) -> Camera:
        """The camera of a named view."""
        return {View.SIDE: cls(0.0, 0.0), View.FRONT: cls(90.0, FRONT_TILT), View.ABOVE: cls(0.0, 90.0)}[view]

    @property
    def axes(self) -> tuple[Vec, Vec, Vec]:
        """Unit vectors in the room: to the right of the page, up the page, towards the eye."""
        c, s = cos(radians(self.turn)), sin(radians(self.turn))
        level, high = cos(radians(self.tilt)), sin(radians(self.tilt))
        return (c, 0.0, -s), (-s * high, level, -c * high), (s * level, high, c * level)

    def see(self, place: Vec) -> Seen:
        """Where ``place`` (cm in the room) appears."""
        (rx, _ry, rz), (ux, uy, uz), (nx, ny, nz) = self.axes
        x, y, z = place
        return Seen(rx * x + rz * z, -(ux * x + uy * y + uz * z), nx * x + ny * y + nz * z)


@dataclass(frozen=True, slots=True)
class Sight:
    """Balls as they appear: each one's circle on the sheet and how near its middle is, in the sheet's units."""

    discs: Mapping[str, Disc]
    near: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Lens:
    """A camera with a sheet before it: ``scale`` units of the sheet to a cm, the room's origin at ``(x, y)``."""

    camera: Camera
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    axes: tuple[Vec, Vec, Vec] = field(init=False, compare=False)
    """To the right of the page, up the page, towards the eye: unit vectors, kept because they are needed so often."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "axes", self.camera.axes)

    def see(self, place: Vec) -> tuple[float, float, float]:
        """Where ``place`` appears on the sheet, and how near it is."""
        (rx, _ry, rz), (ux, uy, uz), (nx, ny, nz) = self.axes
        x, y, z = place
        scale = self.scale
        return (
            self.x + scale * (rx * x + rz * z),
            self.y - scale * (ux * x + uy * y + uz * z),
            scale * (nx * x + ny * y + nz * z),
        )

    def disc(self, ball: Ball) -> Disc:
        """The circle ``ball`` appears as."""
        x, y, _near = self.see(ball.at)
        return x, y, ball.radius * self.scale

    def sight(self, balls: Mapping[str, Ball]) -> Sight:
        """All ``balls`` at once."""
        scale, left, top = self.scale, self.x, self.y
        (rx, _ry, rz), (ux, uy, uz), (nx, ny, nz) = self.axes
        discs: dict[str, Disc] = {}
        near: dict[str, float] = {}
        for name, ((x, y, z), radius) in balls.items():
            discs[name] = (
                left + scale * (rx * x + rz * z),
                top - scale * (ux * x + uy * y + uz * z),
                radius * scale,
            )
            near[name] = scale * (nx * x + ny * y + nz * z)
        return Sight(discs, near)

    def nearness(self, way: Vec) -> float:
        """How much the direction ``way`` points towards the eye: 1 straight at it, -1 away (for a unit vector)."""
        nx, ny, nz = self.axes[2]
        return nx * way[0] + ny * way[1] + nz * way[2]

    def turned(self, turn: Turn) -> Turn:
        """A turn in the room as the eye sees it: rows are to the right, *down* the page and towards the eye."""
        (rx, ry, rz), (ux, uy, uz), (nx, ny, nz) = self.axes
        (a, b, c), (d, e, f), (g, h, i) = turn
        return (
            (rx * a + ry * d + rz * g, rx * b + ry * e + rz * h, rx * c + ry * f + rz * i),
            (-ux * a - uy * d - uz * g, -ux * b - uy * e - uz * h, -ux * c - uy * f - uz * i),
            (nx * a + ny * d + nz * g, nx * b + ny * e + nz * h, nx * c + ny * f + nz * i),
        )
