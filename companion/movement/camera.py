"""Where a movement is seen from: anywhere around and above, without perspective, so that round parts stay round."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import NamedTuple

from companion.domain.movements import View
from companion.movement.vectors import Vec

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
