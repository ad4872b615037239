"""A movement as a film: the drawing of any moment of a repetition, from anywhere."""

from __future__ import annotations

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing
from companion.movement.camera import Camera, Lens
from companion.movement.depth import in_order, paths_of
from companion.movement.layout import Layout
from companion.movement.person import pieces
from companion.movement.things import piece


class Moving:
    """``figure`` with its props on ``width`` × ``height``, at any moment and from anywhere.

    Its place is found once, for the whole way and the figure's best view, so that nothing jumps while it moves; see
    :class:`~companion.movement.layout.Layout`.

    Raises ``KeyError`` for a prop or contact this program does not know (the library refuses those on reading).
    """

    def __init__(self, figure: Figure, width: float, height: float) -> None:
        self._width, self._height = width, height
        self.camera = Camera.of(figure.view)
        self.seconds = 0.0
        self.top = 0.0
        self._layout: Layout | None = None
        if figure.poses:
            self._layout = layout = Layout(figure, width, height)
            self.seconds, self.top = layout.motion.seconds, layout.motion.top
            self._look(layout, layout.lens)

    def frame(self, share: float, camera: Camera | None = None) -> Drawing:
        """The drawing at ``share`` (0 to 1) of a repetition. ``words`` stays empty: the caller knows the name."""
        layout = self._layout
        if layout is None:
            return Drawing(self._width, self._height, ())
        wanted = camera or self.camera
        if wanted != self._lens.camera:
            self._look(layout, layout.seen_from(wanted))
        body = layout.motion.at(share)
        held = [piece(thing, self._lens) for thing in layout.staging.held(body)]
        around = [*self._standing, *pieces(body, self._lens), *held]
        paths = (*self._ground, *paths_of(in_order(around, self._lens.axes[2])))
        return Drawing(self._width, self._height, paths)

    def _look(self, layout: Layout, lens: Lens) -> None:
        """What stands still looks the same until the camera moves."""
        self._lens = lens
        self._ground = layout.staging.ground(lens)
        self._standing = layout.staging.standing(lens)
