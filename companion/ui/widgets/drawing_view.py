"""Shows a drawing: a figure or a chart."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from companion.drawing.shapes import Drawing
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.painter import paint_drawing
from companion.ui.widgets.buttons import rounded
from companion.ui.widgets.containers import CARD_RADIUS, Card


class DrawingView(QLabel):
    """Fits a :class:`Drawing` into its place, keeping its shape. A screen reader says ``drawing.words``.

    ``picture`` paints the quiet ground that figures stand on; ``margin`` is the room around the drawing;
    ``largest`` and ``tallest`` bound the height it asks for: a multiple of the drawing's own size, and
    pixels. Given more room by a layout, it fills it.
    """

    def __init__(
        self,
        drawing: Drawing | None = None,
        parent: QWidget | None = None,
        *,
        picture: bool = False,
        margin: int = 0,
        largest: float = 4.0,
        tallest: int = 340,
        radius: int = 17,
    ) -> None:
        super().__init__(parent)
        # For Qt a label that holds a picture, however small, is a graphic: that is what a screen reader calls it.
        blank = QPixmap(1, 1)
        blank.fill(Qt.GlobalColor.transparent)
        self.setPixmap(blank)
        self._drawing: Drawing | None = None
        self._picture = picture
        self._margin = margin
        self._largest = largest
        self._tallest = tallest
        self._radius = radius
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_drawing(drawing)

    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    def set_drawing(self, drawing: Drawing | None) -> None:
        """Shows another drawing, or nothing."""
        resized = _shape(drawing) != _shape(self._drawing)
        self._drawing = drawing
        words = drawing.words if drawing else ""
        if self.accessibleName() != words:
            self.setAccessibleName(words)
        if resized:
            self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        drawing = self._drawing
        if drawing is None or drawing.width <= 0:
            return 2 * self._margin
        inner = max(1, width - 2 * self._margin)
        scale = min(inner / drawing.width, self._largest)
        return min(int(drawing.height * scale + 0.999), self._tallest) + 2 * self._margin

    def sizeHint(self) -> QSize:
        drawing = self._drawing
        if drawing is None:
            return QSize(0, 0)
        look = current_look()
        width = look.with_text(drawing.width) + 2 * self._margin
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 48) if self._drawing else QSize(0, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.updateGeometry()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture:
            painter.fillPath(self._ground(), QColor(look.theme.picture))
        if self._drawing is not None:
            pad = float(self._margin)
            place = QRectF(self.rect()).adjusted(pad, pad, -pad, -pad)
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            paint_drawing(painter, self._drawing, place, look.theme, right_to_left=rtl)
        painter.end()

    def _ground(self) -> QPainterPath:
        return ground_of(self, QRectF(self.rect()), self._radius)


def ground_of(widget: QWidget, rect: QRectF, radius: float) -> QPainterPath:
    """The ground of a figure in ``rect`` of ``widget``: round corners of its own, or, inside a card, filled up to the
    card's, wherever it stands.
    """
    card = widget.parentWidget()
    while card is not None and not isinstance(card, Card):
        card = card.parentWidget()
    if card is None:
        return rounded(rect, radius)
    inner = QRectF(card.rect()).adjusted(1, 1, -1, -1)
    corners = rounded(inner, CARD_RADIUS - 1).translated(-QPointF(widget.mapTo(card, QPoint(0, 0))))
    square = QPainterPath()
    square.addRect(rect)
    return square.intersected(corners)


def _shape(drawing: Drawing | None) -> tuple[float, float] | None:
    return (drawing.width, drawing.height) if drawing else None
