"""A chart in the window: drawn for the room it has, so that its labels are as large as other small text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.charts.spots import ChartSpot, nearest
from companion.drawing.shapes import Drawing, Token
from companion.i18n import tr
from companion.ui.look import current_look
from companion.ui.painter import paint_drawing
from companion.ui.widgets.kit import DrawingView, announce

Draw: TypeAlias = Callable[[float, float], Drawing]
"""Makes the chart for a width and a height in drawing units (pixels at 100 %)."""
Spots: TypeAlias = Callable[[float, float], Sequence[ChartSpot]]
"""The records of the same chart at the same size, in the order of their days."""

LEAST_WIDTH = 220
RING = 2.0
PAD = 5
"""Room around the drawing for the focus ring, in pixels."""
HALO = 9.0
BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class ChartView(DrawingView):
    """Draws when it first comes into view, and again when its room changes.

    ``words`` say the same as the picture, for a screen reader. ``height`` is in pixels at 100 %. With ``spots`` the
    pointer and the arrow keys stop at each record: ``stopped`` tells its words, ``""`` when none is pointed at.
    """

    stopped = Signal(str)

    def __init__(
        self,
        draw: Draw,
        words: str,
        *,
        height: int = 190,
        spots: Spots | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._draw = draw
        self._make_spots = spots
        self._tall = height
        self._spots: Sequence[ChartSpot] = ()
        self._at: int | None = None
        self._ring = False
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if spots is not None:
            self.setMouseTracking(True)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleDescription(tr("The arrow keys go from one record to the next."))

    # what it shows

    def drawing(self) -> Drawing:
        """The chart for the room there is now."""
        room = self._room()
        if self._drawing is None or (self._drawing.width, self._drawing.height) != room:
            self._drawing = self._draw(*room)
            self._spots = ()
        return self._drawing

    def spots(self) -> Sequence[ChartSpot]:
        """The records at their places, by day; made when first asked for."""
        if not self._spots and self._make_spots is not None:
            drawing = self.drawing()
            self._spots = self._make_spots(drawing.width, drawing.height)
        return self._spots

    @property
    def at(self) -> int | None:
        """Which record is pointed at, counted from the earliest."""
        return self._at

    def stop_at(self, index: int | None, *, aloud: bool = False) -> None:
        """Points at a record (``None``: at none). ``aloud`` lets a screen reader say it."""
        if index == self._at and not aloud:
            return
        self._at = index
        words = self.spots()[index].words if index is not None else ""
        self.stopped.emit(words)
        if aloud:
            announce(self, words)
        self.update()

    # size

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        look = current_look()
        return QSize(look.with_text(LEAST_WIDTH), look.with_text(self._tall) + 2 * PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH // 2, self.sizeHint().height())

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right as seen; Home and End go to the first and the latest."""
        count = len(self.spots())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0) * (-1 if rtl else 1)
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: count - 1}
        if not count or (not by and event.key() not in ends):
            super().keyPressEvent(event)
            return
        # The first arrow stops at the latest record, which is what the words below tell already.
        now = count - by - 1 if self._at is None else self._at
        target = ends.get(Qt.Key(event.key()), now + by)
        self.stop_at(min(max(target, 0), count - 1), aloud=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._ring = event.reason() in BY_KEYS
        if self._ring and self.spots():
            self.stop_at(len(self.spots()) - 1, aloud=False)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._ring = False
        self.stop_at(None)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        scale = current_look().text_percent / 100
        at = event.position()
        self.stop_at(nearest(self.spots(), (at.x() - PAD) / scale, (at.y() - PAD) / scale))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.stop_at(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        place = QRectF(self.rect()).adjusted(PAD, PAD, -PAD, -PAD)
        paint_drawing(painter, self.drawing(), place, look.theme, right_to_left=rtl)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._at is not None and self._at < len(self.spots()):
            self._paint_spot(painter, self.spots()[self._at])
        if self._ring and self.hasFocus():
            painter.setPen(QPen(look.color(Token.ACCENT), RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    # internals

    def _paint_spot(self, painter: QPainter, spot: ChartSpot) -> None:
        scale = current_look().text_percent / 100
        painter.setPen(QPen(current_look().color(Token.INK), RING))
        middle = QPointF(PAD + spot.x * scale, PAD + spot.y * scale)
        painter.drawEllipse(middle, HALO * scale, HALO * scale)

    def _room(self) -> tuple[float, float]:
        scale = current_look().text_percent / 100
        return max(1.0, (self.width() - 2 * PAD) / scale), max(1.0, (self.height() - 2 * PAD) / scale)
