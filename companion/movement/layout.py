"""Where a movement stands on a sheet: found once, so that its still and its film show it in the same place."""

from __future__ import annotations

from companion.domain.movements import Figure
from companion.movement.arrow import Marks, motion_arrow, size_for, way_of
from companion.movement.body import Ball
from companion.movement.camera import Camera, Lens
from companion.movement.fit import fitted, framed
from companion.movement.motion import Motion
from companion.movement.staging import Staging


class Layout:
    """``figure`` with its props on ``width`` × ``height``: all it reaches on its way, and the arrow of its still, fit.

    ``lens`` looks from ``camera`` (default: the figure's best view); ``marks`` is the arrow as it is drawn there.
    The figure has at least one pose. Raises ``KeyError`` for a prop or contact this program does not know.
    """

    def __init__(self, figure: Figure, width: float, height: float, camera: Camera | None = None) -> None:
        self._size = width, height
        self.motion = Motion(figure)
        self.staging = Staging.of(figure, self.motion)
        self._balls = self.staging.extent(self.motion.passed())
        self.lens = self._fitted(camera or Camera.of(figure.view))
        self.marks: Marks | None = None
        if len(self.motion.keys) > 1:
            size = size_for(self.lens.scale, width, height)
            self.marks = motion_arrow(way_of(self.motion), self.lens.camera, figure.arrow, size)
        if self.marks is not None:
            self._balls += _in_the_room(self.marks, self.lens)
            self.lens = self._fitted(self.lens.camera)

    def seen_from(self, camera: Camera) -> Lens:
        """From elsewhere: as large as from where it is best seen, or as much smaller as it has to be.

        That changes smoothly while the camera turns.
        """
        return self.lens if camera == self.lens.camera else self._fitted(camera, self.lens.scale)

    def _fitted(self, camera: Camera, largest: float = 1e9) -> Lens:
        return fitted(framed(self._balls, camera), camera, *self._size, largest)


def _in_the_room(marks: Marks, lens: Lens) -> list[Ball]:
    """The corners of an arrow's frame, as points of the room at the depth of its origin."""
    (rx, _ry, rz), (ux, uy, uz), _near = lens.axes
    frame = marks.frame
    return [
        Ball((rx * x - ux * y, -uy * y, rz * x - uz * y), 0.0)
        for x in (frame.left, frame.right)
        for y in (frame.top, frame.bottom)
    ]
