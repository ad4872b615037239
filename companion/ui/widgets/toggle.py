"""A yes-or-no with a big target and words that wrap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from companion.drawing.shapes import Token
from companion.ui.icons import paint_icon
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.widgets.buttons import KEEPS_RING, RING, rounded
from companion.ui.widgets.textflow import Run, TextFlow, alignment_for

GAP = 14
PAD = 10
EDGE = 5


class Toggle(QCheckBox):
    """A tick box; all of its words can be pressed. ``changed`` tells of the person's changes."""

    changed = Signal()

    def __init__(
        self, text: str, parent: QWidget | None = None, *, checked: bool = False, detail: str = ""
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._detail = detail
        self._flow: TextFlow | None = None
        self._ring = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)
        self.setChecked(checked)
        self.clicked.connect(self._tell)

    def setText(self, text: str) -> None:
        """Shows ``text`` as it is."""
        self._words = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(self._detail)
        self._renew()

    def set_detail(self, detail: str) -> None:
        """Says more below the words; ``""`` for nothing."""
        if detail != self._detail:
            self._detail = detail
            self.setAccessibleDescription(detail)
            self._renew()

    def text(self) -> str:
        """``"yes"`` or ``""``, for drafts; the words beside the box are ``words()``."""
        return "yes" if self.isChecked() else ""

    def set_text(self, text: str) -> None:
        """Restores a draft."""
        self.setChecked(bool(text))

    def words(self) -> str:
        """The words beside the box."""
        return self._words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        flow = self._lines()
        return max(44, int(flow.height_for(width - self.indent() - 4) + 0.999) + 2 * PAD)

    def sizeHint(self) -> QSize:
        natural = min(int(self._lines().natural_width()) + 2, current_look().with_text(560))
        width = natural + self.indent() + 4
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current_look().with_text(110)), 44)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange):
            self._renew()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEEPS_RING:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self._side())
        x = self.width() - side - EDGE if rtl else float(EDGE)
        top = PAD + (self._pitch() - side) / 2
        box = QRectF(x, max(top, float(EDGE)), side, side)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(look.color(Token.ACCENT), RING))
            out = EDGE - RING / 2
            painter.drawPath(rounded(box.adjusted(-out, -out, out, out), 11))
        self._paint_box(painter, box)
        flow = self._lines()
        room = self.width() - self.indent() - 4
        flow.lay(room)
        painter.setPen(look.color(Token.INK if self.isEnabled() else Token.MUTED))
        flow.paint(painter, QPointF(4 if rtl else self.indent(), PAD))
        painter.end()

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        look = current_look()
        if self.isChecked():
            fill = look.color(Token.ACCENT if self.isEnabled() else Token.MUTED)
            painter.fillPath(rounded(box, 7), fill)
            paint_icon(painter, "check", box.adjusted(3, 3, -3, -3), QColor(look.theme.on_accent))
            return
        painter.setPen(QPen(QColor(look.theme.edge), 2))
        painter.setBrush(look.color(Token.SURFACE))
        painter.drawPath(rounded(box.adjusted(1, 1, -1, -1), 7))

    def _side(self) -> int:
        return current_look().with_text(24)

    def indent(self) -> int:
        """Pixels from the edge to the words; what belongs to it and stands below begins there too."""
        return EDGE + self._side() + GAP

    def _pitch(self) -> float:
        return current_look().font(Type.BODY).pixelSize() * 1.44

    def _lines(self) -> TextFlow:
        if self._flow is None:
            look = current_look()
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            runs = [Run(self._words)]
            if self._detail:
                runs.append(Run("\n" + self._detail, token=Token.MUTED))
            self._flow = TextFlow(runs, look.font(Type.BODY), look, alignment=alignment_for(rtl))
        return self._flow

    def _renew(self) -> None:
        self._flow = None
        self.setFont(current_look().font(Type.BODY))
        self.updateGeometry()
        self.update()

    def _tell(self) -> None:
        self.changed.emit()
