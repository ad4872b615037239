"""A movement as a film: the drawing of any moment of a repetition, from anywhere."""

from __future__ import annotations

from collections.abc import Sequence

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing, Path
from companion.movement.body import Ball, Body
from companion.movement.camera import Camera, Lens
from companion.movement.depth import Piece, in_order, paths_of
from companion.movement.fit import fitted, framed
from companion.movement.motion import Motion
from companion.movement.person import pieces
from companion.movement.staging import Staging
from companion.movement.things import piece

_MOMENTS = 12
"""Moments of a repetition that have to fit the sheet."""


class Moving:
    """``figure`` with its props on ``width`` × ``height``, at any moment and from anywhere.

    The scale is found once, for the whole way and the figure's best view, so that nothing jumps while it moves. From
    elsewhere it is the same, or as much smaller as it has to be, which changes smoothly while the camera turns.

    Raises ``KeyError`` for a prop or contact this program does not know (the library refuses those on reading).
    """

    def __init__(self, figure: Figure, width: float, height: float) -> None:
        self._width, self._height = width, height
        self.camera = Camera.of(figure.view)
        self.seconds = 0.0
        self.top = 0.0
        self._motion: Motion | None = None
        if figure.poses:
            self._motion = motion = Motion(figure)
            self.seconds, self.top = motion.seconds, motion.top
            self._staging = Staging.of(figure, motion)
            bodies = [motion.at(moment / _MOMENTS) for moment in range(_MOMENTS)]
            self._extent: Sequence[Ball] = self._staging.extent((*motion.keys, *bodies))
            self._lens = fitted(framed(self._extent, self.camera), self.camera, width, height)
            self._largest = self._lens.scale
            self._stand()

    def frame(self, share: float, camera: Camera | None = None) -> Drawing:
        """The drawing at ``share`` (0 to 1) of a repetition. ``words`` stays empty: the caller knows the name."""
        if self._motion is None:
            return Drawing(self._width, self._height, ())
        wanted = camera or self.camera
        if wanted != self._lens.camera:
            frame = framed(self._extent, wanted)
            self._lens = fitted(frame, wanted, self._width, self._height, self._largest)
            self._stand()
        return Drawing(self._width, self._height, tuple(self._drawn(self._motion.at(share))))

    def _stand(self) -> None:
        """What stands still looks the same until the camera moves."""
        self._ground = self._staging.ground(self._lens)
        self._standing = self._staging.standing(self._lens)

    def _drawn(self, body: Body) -> list[Path]:
        lens = self._lens
        return [*self._ground, *paths_of(in_order(self._around(body, lens), lens.axes[2]))]

    def _around(self, body: Body, lens: Lens) -> list[Piece]:
        held = [piece(thing, lens) for thing in self._staging.held(body)]
        return [*self._standing, *pieces(body, lens), *held]
