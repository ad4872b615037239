"""Fitting what is in the room onto a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from companion.movement.body import Ball
from companion.movement.camera import Camera, Lens

PADDING = 0.03
"""Free edge, as a share of the sheet's smaller side."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Left, top, right and bottom on the page, in cm."""

    left: float
    top: float
    right: float
    bottom: float

    def around(self, other: Frame) -> Frame:
        """The frame of both."""
        return Frame(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def framed(balls: Iterable[Ball], camera: Camera) -> Frame:
    """The frame of ``balls`` as ``camera`` sees them. Raises ``ValueError`` where there are none."""
    (rx, _ry, rz), (ux, uy, uz), _near = camera.axes
    places = [(rx * x + rz * z, ux * x + uy * y + uz * z, radius) for (x, y, z), radius in balls]
    return Frame(
        min(x - radius for x, _y, radius in places),
        -max(y + radius for _x, y, radius in places),
        max(x + radius for x, _y, radius in places),
        -min(y - radius for _x, y, radius in places),
    )


def fitted(frame: Frame, camera: Camera, width: float, height: float, largest: float = 1e9) -> Lens:
    """A lens that shows ``frame`` in the middle of the sheet, as large as it fits but at most ``largest`` (units a cm)."""
    edge = PADDING * min(width, height)
    scale = min(
        (width - 2 * edge) / max(1.0, frame.right - frame.left),
        (height - 2 * edge) / max(1.0, frame.bottom - frame.top),
        largest,
    )
    return Lens(
        camera,
        scale,
        width / 2 - scale * (frame.left + frame.right) / 2,
        height / 2 - scale * (frame.top + frame.bottom) / 2,
    )
