"""The figure of a movement on a page: still until it is asked to move, and seen from any side where it is large."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)

from companion.drawing.shapes import Drawing, Token
from companion.i18n import tr
from companion.ui.look import current_look
from companion.ui.widgets.buttons import KEEPS_RING, RING, rounded
from companion.ui.widgets.drawing_view import DrawingView
from companion.ui.widgets.moving_figure import FigureSource, MovingFigure
from companion.ui.widgets.moving_picture import Eye

KEY_DEGREES = 15.0
DRAG_DEGREES = 0.5
"""Degrees for each pixel of a drag."""
CLICK_PIXELS = 4
"""A press that moves less than this is a click."""
PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
TURN_KEYS = {
    Qt.Key.Key_Left: (KEY_DEGREES, 0.0),
    Qt.Key.Key_Right: (-KEY_DEGREES, 0.0),
    Qt.Key.Key_Up: (0.0, KEY_DEGREES),
    Qt.Key.Key_Down: (0.0, -KEY_DEGREES),
}
"""Turn and tilt by each key. The near side goes where the arrow points; up looks from higher up."""


class FigureView(DrawingView):
    """Shows one movement; ``figure`` plays and turns it.

    A thumbnail moves while it is pointed at or has the focus, unless motion is to be left out, and by space or a click.
    A ``large`` one moves when told to, also by space or a click; arrow keys and dragging turn it, Home turns it back.
    """

    def __init__(
        self,
        source: FigureSource,
        *,
        large: bool = False,
        ground: bool = True,
        margin: int = 8,
        tallest: int = 340,
    ) -> None:
        super().__init__(Drawing(*source.sheet, ()), picture=ground, margin=margin, tallest=tallest)
        self.figure = MovingFigure(source, self)
        self.figure.changed.connect(self.update)
        self.figure.ready.connect(self._describe)
        self._source = source
        self._large = large
        self._ring = False
        self._pressed_at: QPointF | None = None
        self._dragged_from: Eye | None = None
        self.setAccessibleName(source.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def toggle(self) -> None:
        """Moves, or stops: a thumbnail rests, a large one stays as it is."""
        if not self.figure.is_playing:
            self.figure.play()
        elif self._large:
            self.figure.pause()
        else:
            self.figure.rest()

    def turn_by(self, turn: float, tilt: float = 0.0, *, at_once: bool = False) -> None:
        """Looks from ``turn`` degrees further round and ``tilt`` degrees higher."""
        eye = self.figure.eye
        self.figure.look(Eye(eye.turn + turn, eye.tilt + tilt), at_once=at_once)

    def _describe(self) -> None:
        """Says how it goes and what can be done, once it is known whether there is a figure."""
        source = self._source
        if not (source.drawn if self._large else source.moves):
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        words = [source.words]
        if source.moves:
            words.append(tr("Press space to see it move."))
        if self._large and source.drawn:
            words.append(tr("The arrow keys turn it, Home turns it back."))
        self.setAccessibleDescription(" ".join(filter(None, words)))

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, pad = QRectF(self.rect()), float(self._margin)
        if self._picture:
            painter.fillPath(self._ground(), QColor(look.theme.picture))
        self.figure.paint(painter, rect.adjusted(pad, pad, -pad, -pad))
        if self._ring and self.hasFocus():
            half = RING / 2
            painter.setPen(QPen(look.color(Token.ACCENT), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(rounded(rect.adjusted(half, half, -half, -half), self._radius))
        painter.end()

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.figure.show(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figure.show(False)
        if not self._large:
            self.figure.rest()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        if not self._large:
            self.figure.point_at(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self._large and not self.hasFocus():
            self.figure.point_at(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() not in KEEPS_RING:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
            if self._ring and not self._large:
                self.figure.point_at(True)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in KEEPS_RING:
            self._ring = False
            if not self._large and not self.underMouse():
                self.figure.point_at(False)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in PRESS_KEYS:
            if not event.isAutoRepeat():
                self.toggle()
        elif self._large and key in TURN_KEYS:
            self.turn_by(*TURN_KEYS[key], at_once=True)
        elif self._large and key == Qt.Key.Key_Home:
            self.figure.look_home()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._pressed_at = event.position()
        self._dragged_from = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None or not self._large:
            super().mouseMoveEvent(event)
            return
        way = event.position() - self._pressed_at
        if self._dragged_from is None and way.manhattanLength() >= CLICK_PIXELS:
            self._dragged_from = self.figure.eye
        if self._dragged_from is not None:
            start = self._dragged_from
            eye = Eye(start.turn - way.x() * DRAG_DEGREES, start.tilt + way.y() * DRAG_DEGREES)
            self.figure.look(eye, at_once=True)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed_at is not None and self._dragged_from is None:
            self.toggle()
        self._pressed_at = self._dragged_from = None
