"""The person to pose, large, with a handle on each part that can be moved: by mouse, or by Tab and arrow keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.drawing.shapes import Drawing, Token
from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.own_movement.handle_places import spread
from companion.ui.own_movement.joint_words import part_words
from companion.ui.painter import paint_drawing
from companion.ui.widgets.buttons import rounded

TARGET = 30
"""The side of a handle, in pixels."""
DOT = 8.0
NEAR_STEP, FAR_STEP = 2.0, 10.0
"""How far an arrow key moves a part, alone and with Shift, in the sheet's units."""
CORNER = 17.0
LEAST = 240
ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}


class Handle(QWidget):
    """One part to take hold of. ``moved`` tells how far it is from where it was ``grabbed``, in pixels; ``released``
    when it stays there.

    The arrow keys move it, with Shift further; they follow what is seen, also in right-to-left languages.
    """

    grabbed = Signal(str)
    moved = Signal(str, QPointF)
    stepped = Signal(str, float, float)
    released = Signal()
    taken = Signal(str)

    def __init__(self, part: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.is_stopped = False
        self._hover = False
        self._grabbed: QPointF | None = None
        self.resize(TARGET, TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(part_words(part))
        self.setAccessibleDescription(tr("Arrow keys move it, with Shift further."))
        self.setToolTip(part_words(part))

    def show_stopped(self, stopped: bool) -> None:
        """Shows that it goes no further this way."""
        if stopped != self.is_stopped:
            self.is_stopped = stopped
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        strong = self.hasFocus() or self._grabbed is not None
        if strong or self._hover:
            painter.setPen(QPen(look.color(Token.ACCENT), 3 if strong else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, TARGET / 2 - 2, TARGET / 2 - 2)
        painter.setPen(QPen(look.color(Token.INK), 2))
        painter.setBrush(look.color(Token.AMBER_GROUND if self.is_stopped else Token.SURFACE))
        if self.is_stopped:  # a square, so that it does not count on colour
            painter.drawRect(QRectF(middle.x() - DOT, middle.y() - DOT, 2 * DOT, 2 * DOT))
        else:
            painter.drawEllipse(middle, DOT, DOT)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.taken.emit(self.part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed = event.globalPosition()
            self.grabbed.emit(self.part)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self.moved.emit(self.part, event.globalPosition() - self._grabbed)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._grabbed is not None:
            self._grabbed = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)
            self.released.emit()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = ARROWS.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        far = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = FAR_STEP if far else NEAR_STEP
        self.stepped.emit(self.part, way[0] * step, way[1] * step)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if Qt.Key(event.key()) in ARROWS and not event.isAutoRepeat():
            self.released.emit()
        else:
            super().keyReleaseEvent(event)


class PoseCanvas(QWidget):
    """Shows a drawing and its handles. ``pulled`` tells a part and where it should go, in the sheet's units;
    ``released`` that it stays there; ``taken`` which part has the focus."""

    pulled = Signal(str, float, float)
    released = Signal()
    taken = Signal(str)

    def __init__(self, sheet: tuple[float, float]) -> None:
        super().__init__()
        self._sheet = sheet
        self._drawing: Drawing | None = None
        self._places: dict[str, tuple[float, float]] = {}
        self._hidden: frozenset[str] = frozenset()
        self._from: tuple[float, float] = (0.0, 0.0)
        self.handles: dict[str, Handle] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_pose(
        self,
        drawing: Drawing,
        places: Mapping[str, tuple[float, float]],
        stopped: frozenset[str] = frozenset(),
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        """Shows a pose. ``stopped`` names the parts that go no further, ``hidden`` those not to be taken hold of."""
        self._drawing = drawing
        self._places, self._hidden = dict(places), hidden
        self.setAccessibleName(drawing.words)
        for part in places:
            if part not in self.handles:
                self._add_handle(part)
            self.handles[part].show_stopped(part in stopped)
            self.handles[part].setVisible(part not in hidden)
        self._place_handles()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(LEAST, round(width * self._sheet[1] / self._sheet[0]))

    def sizeHint(self) -> QSize:
        return QSize(round(self._sheet[0]), round(self._sheet[1]))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_handles()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = rounded(QRectF(self.rect()), CORNER)
        painter.fillPath(ground, QColor(look.theme.picture))
        painter.setClipPath(ground)
        if self._drawing is not None:
            paint_drawing(painter, self._drawing, self._place(), look.theme)
        self._paint_leaders(painter, QPen(look.color(Token.INK), 1.5))
        painter.end()

    def _add_handle(self, part: str) -> None:
        handle = Handle(part, self)
        handle.grabbed.connect(self._grab)
        handle.moved.connect(self._moved)
        handle.stepped.connect(self._stepped)
        handle.released.connect(self.released)
        handle.taken.connect(self.taken)
        self.handles[part] = handle

    def _grab(self, part: str) -> None:
        self._from = self._places[part]

    def _moved(self, part: str, by: QPointF) -> None:
        scale = self._scale()
        self.pulled.emit(part, self._from[0] + by.x() / scale, self._from[1] + by.y() / scale)

    def _stepped(self, part: str, dx: float, dy: float) -> None:
        x, y = self._places[part]
        self.pulled.emit(part, x + dx, y + dy)

    def _scale(self) -> float:
        return min(self.width() / self._sheet[0], self.height() / self._sheet[1])

    def _place(self) -> QRectF:
        """Where the sheet lies: in the middle, as large as fits."""
        scale = self._scale()
        width, height = self._sheet[0] * scale, self._sheet[1] * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _centres(self) -> dict[str, tuple[float, float]]:
        """Where the parts that can be taken hold of are, in pixels."""
        place, scale = self._place(), self._scale()
        return {
            part: (place.x() + x * scale, place.y() + y * scale)
            for part, (x, y) in self._places.items()
            if part not in self._hidden
        }

    def _place_handles(self) -> None:
        found = spread(self._centres(), TARGET, float(self.width()), float(self.height()))
        for part, (x, y) in found.items():
            self.handles[part].move(round(x - TARGET / 2), round(y - TARGET / 2))

    def _paint_leaders(self, painter: QPainter, pen: QPen) -> None:
        """A line from each handle that had to give way to the part it belongs to."""
        painter.setPen(pen)
        for part, (x, y) in self._centres().items():
            centre, handle = QPointF(x, y), QPointF(self.handles[part].geometry().center())
            if (handle - centre).manhattanLength() > DOT:
                painter.drawLine(centre, handle)
