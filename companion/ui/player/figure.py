"""The figure in the player: it is where the count is, and does the side that is done."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPicture
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Drawing
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.painter import paint_drawing
from companion.ui.player.figures import HEIGHT, WIDTH, Picture, Shown
from companion.ui.widgets.drawing_view import DrawingView

MOMENTS = 240
"""Moments of a repetition that are told apart: at 30 frames a second, enough for one that takes eight seconds."""

STILL = -1
MOST_FRAMES = 2 * MOMENTS
"""Both sides of a movement; a drawn moment takes some 20 kB."""


class PlayerFigure(DrawingView):
    """Shows one movement at a moment of its repetition; its still where motion is to be left out or nothing moves.

    Each moment is drawn once: a movement goes the same way at every repetition.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(None, parent)
        self._shown: Shown | None = None
        self._moment = 0
        self._frames: dict[tuple[Picture, int], QPicture] = {}

    @property
    def shown(self) -> Shown | None:
        """What is shown."""
        return self._shown

    @property
    def moves(self) -> bool:
        """Whether it moves with the count."""
        return self._shown is not None and not current_look().still and self._shown.picture.course is not None

    @property
    def moment(self) -> float:
        """The share of a repetition (0 to 1) it shows."""
        return self._moment / MOMENTS

    def set_shown(self, shown: Shown | None, words: str = "") -> None:
        """Shows another movement or side; ``words`` are for those who cannot see it."""
        if len(self._frames) > MOST_FRAMES:
            self._frames = {}
        if shown != self._shown:
            self._shown = shown
            self.set_drawing(None if shown is None else Drawing(WIDTH, HEIGHT, (), words))
            self.update()

    def set_moment(self, share: float) -> None:
        """Shows the moment at ``share`` (0 to 1) of a repetition."""
        moment = round(share * MOMENTS)
        if moment != self._moment:
            self._moment = moment
            if self.moves:
                self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self._frames = {}

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._shown is None:
            return
        scale = min(self.width() / WIDTH, self.height() / HEIGHT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        painter.scale(-scale if self._shown.mirrored else scale, scale)
        painter.translate(-WIDTH / 2, -HEIGHT / 2)
        painter.drawPicture(0, 0, self._frame(self._shown.picture))
        painter.end()

    def _frame(self, picture: Picture) -> QPicture:
        key = (picture, self._moment if self.moves else STILL)
        if key not in self._frames:
            self._frames[key] = _drawn(*key)
        return self._frames[key]


def _drawn(picture: Picture, moment: int) -> QPicture:
    made = QPicture()
    drawing = picture.still if moment == STILL else picture.frame(moment / MOMENTS)
    if drawing is not None:
        painter = QPainter(made)
        paint_drawing(painter, drawing, QRectF(0, 0, WIDTH, HEIGHT), current_look().theme)
        painter.end()
    return made
