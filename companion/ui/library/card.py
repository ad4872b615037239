"""One movement of the library: press it to read about it; where a routine is being filled, "Add" puts it in."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.movements import Movement
from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.figures import Figures
from companion.ui.look import Look, Type, current_look
from companion.ui.widgets.buttons import RING, Button, SecondaryButton, rounded
from companion.ui.widgets.containers import CARD_RADIUS
from companion.ui.widgets.drawing_view import ground_of
from companion.ui.widgets.kit import Card, Pill, Row
from companion.ui.widgets.moving_figure import MovingFigure
from companion.ui.widgets.textflow import Run, TextFlow, alignment_for

FIGURE = (220.0, 128.0)
TALLEST = 190
MARGIN = 8
SIDE, ABOVE, BETWEEN, BELOW = 18, 14, 4, 16
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class MovementTile(Button):
    """The figure, the name and what it is for, as one button. The figure moves while it is pointed at or has focus."""

    came = Signal()
    pad_x = SIDE
    radius = CARD_RADIUS
    kind = Type.H2
    centred = False

    def __init__(self, movement: Movement, figures: Figures, parent: QWidget) -> None:
        self._purpose_flow: TextFlow | None = None
        self._purpose = movement.purpose
        super().__init__(movement.name, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.figure = MovingFigure(figures.of(movement, *FIGURE), self)
        self.figure.changed.connect(self.update)
        self.setAccessibleName(movement.name)
        self.setAccessibleDescription(movement.purpose)

    # size

    def heightForWidth(self, width: int) -> int:
        room = width - 2 * SIDE
        words = self._lines(bold=True).height_for(room) + BETWEEN + self._purpose_lines().height_for(room)
        return self._picture_height(width) + ABOVE + int(words + 0.999) + BELOW

    def sizeHint(self) -> QSize:
        width = current_look().with_text(260)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(120), self.least_height())

    @staticmethod
    def _picture_height(width: int) -> int:
        return min(round(FIGURE[1] * (width - 2 * MARGIN) / FIGURE[0]), TALLEST) + 2 * MARGIN

    def _purpose_lines(self) -> TextFlow:
        if self._purpose_flow is None:
            look = current_look()
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._purpose_flow = TextFlow(
                (Run(self._purpose),), look.font(Type.SMALL), look, alignment=alignment_for(rtl)
            )
        return self._purpose_flow

    def _renew(self) -> None:
        self._purpose_flow = None
        super()._renew()

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = QRectF(0, 0, self.width(), self._picture_height(self.width()))
        if self._hover or self.isDown():
            painter.fillPath(ground_of(self, QRectF(self.rect()), self.radius), look.color(Token.SOFT))
        painter.fillPath(ground_of(self, picture, self.radius), QColor(look.theme.picture))
        self.figure.paint(painter, picture.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN))
        self._paint_texts(painter, picture.bottom() + ABOVE, look)
        if self._ring and self.hasFocus():
            half = RING / 2
            painter.setPen(QPen(look.color(Token.ACCENT), RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(rounded(QRectF(self.rect()).adjusted(half, half, -half, -half), CARD_RADIUS))
        painter.end()

    def _paint_texts(self, painter: QPainter, top: float, look: Look) -> None:
        room = float(self.width() - 2 * SIDE)
        name, purpose = self._lines(bold=True), self._purpose_lines()
        height = name.lay(room)
        purpose.lay(room)
        painter.setPen(look.color(Token.ACCENT))
        name.paint(painter, QPointF(SIDE, top))
        painter.setPen(look.color(Token.MUTED))
        purpose.paint(painter, QPointF(SIDE, top + height + BETWEEN))

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.figure.show(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.figure.show(False)
        self.figure.rest()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.figure.point_at(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.figure.point_at(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()
        if self._ring:
            self.figure.point_at(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self.figure.point_at(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()  # a button would take them as "next button"; the grid knows where things are
        else:
            super().keyPressEvent(event)


class AddButton(SecondaryButton):
    """Puts a movement in. Arrow keys go on to the grid."""

    came = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.came.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)


class MovementCard(Card):
    """``opened`` and ``added`` tell the movement's id; ``came`` tells that the focus is here now.

    "Add" is there when ``picking``; ``show_within`` says beside it that the movement is in the routine.
    """

    opened = Signal(str)
    added = Signal(str)
    came = Signal(str)

    def __init__(self, movement: Movement, figures: Figures, *, picking: bool = False) -> None:
        super().__init__(padding=0, spacing=0)
        self.movement = movement
        self.tile = MovementTile(movement, figures, self)
        self.add_button: AddButton | None = None
        self.within: Pill | None = None
        self.body.addWidget(self.tile, 1)
        self.tile.clicked.connect(self._tell_opened)
        self.tile.came.connect(self._tell_came)
        if picking:
            self._add_foot()

    def stops(self) -> list[Button]:
        """What the keyboard can reach here, in order."""
        return [self.tile, *([self.add_button] if self.add_button is not None else [])]

    def show_within(self, within: bool) -> None:
        """Says that the movement is in the routine being filled."""
        if self.within is not None:
            self.within.setVisible(within)

    def _add_foot(self) -> None:
        self.add_button = AddButton(tr("Add"), compact=True)
        self.add_button.setAccessibleName(tr("Add {name}", name=self.movement.name))
        self.add_button.clicked.connect(self._tell_added)
        self.add_button.came.connect(self._tell_came)
        self.within = Pill(tr("in this routine"))
        self.within.hide()
        foot = QWidget()
        line = QVBoxLayout(foot)
        line.setContentsMargins(SIDE, 0, SIDE, BELOW)
        line.addWidget(Row(self.add_button, self.within, spacing=14, row_spacing=6))
        self.body.addWidget(foot)

    def _tell_opened(self) -> None:
        self.opened.emit(self.movement.id)

    def _tell_added(self) -> None:
        self.added.emit(self.movement.id)

    def _tell_came(self) -> None:
        self.came.emit(self.movement.id)
