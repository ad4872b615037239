"""Buttons: filled, outlined, text-only, round. Each paints itself from tokens and wraps its words if it must."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from companion.drawing.shapes import Token
from companion.ui.icons import paint_icon
from companion.ui.look import LOOK_CHANGED, LaidFor, Look, Type, current_look, laid_for
from companion.ui.widgets.textflow import Run, TextFlow, alignment_for

RING = 3.0
RING_GAP = 2.0
KEEPS_RING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    """A rounded rectangle; a radius of half the height or more makes a pill."""
    radius = min(radius, rect.height() / 2, rect.width() / 2)
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


class Button(QPushButton):
    """What all buttons share. ``text()`` is exactly the words given: an ampersand is an ampersand.

    The focus ring is drawn inside the button's own bounds, so nothing can cut it off. It shows when focus
    came by keyboard. Return presses the button as space does. ``compact`` is for several in a card or a row.
    """

    pad_x = 24
    pad_y = 13
    radius = 26
    kind = Type.BUTTON
    centred = True

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, icon_name: str = "", compact: bool = False
    ) -> None:
        super().__init__(parent)
        if compact:
            self.pad_x = min(self.pad_x, 17)
            self.pad_y = min(self.pad_y, 11)
        self._words = ""
        self._icon_name = icon_name
        self._flows: dict[bool, TextFlow] = {}
        self._laid_for: LaidFor | None = None
        self._ring = False
        self._hover = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    # words

    def setText(self, text: str) -> None:
        """Shows ``text`` as it is; no letter becomes a shortcut."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self._renew()

    def text(self) -> str:
        """The words on the button."""
        return self._words

    def set_icon(self, name: str) -> None:
        """Changes the icon before the words; ``""`` for none."""
        self._icon_name = name
        self._renew()

    # colours, for subclasses

    def text_colour(self, look: Look) -> QColor:
        """The colour of words and icon."""
        return look.color(Token.ACCENT)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        """Paints what lies under the words, into ``rect``."""

    def corner(self, look: Look) -> float:
        """The corners' radius: it grows with the text, so that a pill stays a pill."""
        return look.with_text(self.radius)

    def is_bold(self) -> bool:
        """Whether the words are bold now. Their width is always reserved as bold."""
        return self.kind.bold

    def runs(self, look: Look) -> tuple[Run, ...]:  # noqa: ARG002 - for subclasses with colours of their own
        """The words in parts."""
        return (Run(self._words),)

    # size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        flow = self._lines(bold=True)
        height = flow.height_for(width - 2 * self.pad_x - self._icon_room())
        return max(int(height + 0.999) + 2 * self.pad_y, self.least_height())

    def least_height(self) -> int:
        """At least 44 pixels, so a finger finds it."""
        return 44

    def sizeHint(self) -> QSize:
        natural = self._lines(bold=True).natural_width() if self._words else 0.0
        width = int(natural + 0.999) + 2 * self.pad_x + self._icon_room()
        return QSize(max(width, 44), self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 2 * self.pad_x + current_look().with_text(88)), self.least_height())

    def _icon_side(self) -> int:
        return current_look().with_text(22) if self._icon_name else 0

    def _icon_room(self) -> int:
        side = self._icon_side()
        return side + 10 if side and self._words else side

    def _lines(self, *, bold: bool | None = None) -> TextFlow:
        wanted = self.is_bold() if bold is None else bold
        if wanted not in self._flows:
            look = current_look()
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self._flows[wanted] = TextFlow(
                self.runs(look),
                look.font(self.kind, bold=wanted),
                look,
                leading=1.25,
                alignment=alignment_for(rtl, centred=self.centred and not self._icon_name),
            )
        return self._flows[wanted]

    def _renew(self) -> None:
        self._flows = {}
        self._laid_for = laid_for(self)
        self.setFont(current_look().font(self.kind))
        self.updateGeometry()
        self.update()

    # events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        stale = event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange)
        if stale and laid_for(self) != self._laid_for:
            self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEEPS_RING:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEEPS_RING:
            self._ring = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        super().leaveEvent(event)

    # painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self._ring and self.hasFocus():
            rect = self.paint_ring(painter, rect, look)
        self.paint_ground(painter, rect, look)
        self._paint_words(painter, look)
        painter.end()

    def paint_ring(self, painter: QPainter, rect: QRectF, look: Look) -> QRectF:
        """Paints the focus ring just inside ``rect`` and returns what is left for the button."""
        painter.setPen(QPen(look.color(Token.ACCENT), RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = RING / 2
        painter.drawPath(rounded(rect.adjusted(half, half, -half, -half), self.corner(look)))
        inset = RING + RING_GAP
        return rect.adjusted(inset, inset, -inset, -inset)

    def _paint_words(self, painter: QPainter, look: Look) -> None:
        colour = self.text_colour(look) if self.isEnabled() else look.color(Token.MUTED)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        flow = self._lines()
        room = self.width() - 2 * self.pad_x - self._icon_room()
        height = flow.height_for(room) if self._words else 0.0
        left = float(self.pad_x)
        if self.centred and self._icon_name:
            left += max(0.0, (room - flow.natural_width()) / 2) if self._words else 0.0
        flow.lay(room)
        if self._icon_name:
            side = float(self._icon_side())
            x = self.width() - left - side if rtl else left
            spot = QRectF(x, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon_name, spot, colour, right_to_left=rtl)
        if self._words:
            painter.setPen(colour)
            x = (self.width() - left - self._icon_room() - room) if rtl else left + self._icon_room()
            flow.paint(painter, QPointF(x, (self.height() - height) / 2))


class PrimaryButton(Button):
    """The one main thing to do on a screen: filled with the accent."""

    def text_colour(self, look: Look) -> QColor:
        return QColor(look.theme.on_accent)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if not self.isEnabled():
            _paint_disabled(painter, rect, look, self.corner(look))
            return
        accent = look.color(Token.ACCENT)
        if self.isDown() or self._hover:
            accent = mixed(accent, look.color(Token.INK), 0.3 if self.isDown() else 0.14)
        painter.fillPath(rounded(rect, self.corner(look)), accent)


class SecondaryButton(Button):
    """Something else to do: outlined with the accent."""

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if not self.isEnabled():
            _paint_disabled(painter, rect, look, self.corner(look))
            return
        if self.isDown() or self._hover:
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))
        painter.setPen(QPen(look.color(Token.ACCENT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded(rect.adjusted(1, 1, -1, -1), self.corner(look)))


class LinkButton(Button):
    """A quiet thing to do: words only, flush with the text around them, 44 pixels high.

    With keyboard focus it gets a soft ground and a 3-pixel bar; on hover a thin line.
    """

    pad_x = 0
    pad_y = 11
    radius = 6
    centred = False

    def paint_ring(self, painter: QPainter, rect: QRectF, look: Look) -> QRectF:
        painter.fillPath(rounded(rect.adjusted(0, 4, 0, -4), self.corner(look)), look.color(Token.SOFT))
        painter.fillRect(
            QRectF(rect.left(), rect.bottom() - 4 - RING, rect.width(), RING), look.color(Token.ACCENT)
        )
        return rect

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self._hover and self.isEnabled():
            y = rect.bottom() - self.pad_y + 1
            painter.fillRect(QRectF(rect.left(), y, rect.width(), 1.5), look.color(Token.ACCENT))


class IconButton(Button):
    """A round button with an icon alone. ``name`` is what a screen reader says and the tooltip shows."""

    pad_x = 11
    pad_y = 11

    def __init__(self, icon_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, icon_name=icon_name)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Changes what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def heightForWidth(self, _width: int) -> int:
        return max(44, self._icon_side() + 2 * self.pad_y)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.ACCENT)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self._hover and self.isEnabled():
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))


class OutlinedIconButton(IconButton):
    """A round, outlined button with an icon alone, such as minus and plus."""

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        super().paint_ground(painter, rect, look)
        colour = look.color(Token.ACCENT) if self.isEnabled() else QColor(look.theme.edge)
        painter.setPen(QPen(colour, 2 if self.isEnabled() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(rounded(rect.adjusted(1, 1, -1, -1), self.corner(look)))


def _paint_disabled(painter: QPainter, rect: QRectF, look: Look, radius: float) -> None:
    pen = QPen(QColor(look.theme.edge), 1)
    pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(look.color(Token.RAIL))
    painter.drawPath(rounded(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius))
