"""Where it hurts: the body from the front and from behind, with parts to mark, and words for the feeling of each."""

from __future__ import annotations

import json
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from companion.charts.body_map import part_ways, view_drawing
from companion.domain.body_map import REGIONS, BodyMap, BodyMark, Seen
from companion.drawing.shapes import Path, Token
from companion.i18n import tr
from companion.services.body_words import places_words, region_words, seen_words
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.painter import paint_drawing, path_of
from companion.ui.widgets.buttons import KEEPS_RING, RING
from companion.ui.widgets.fields import LineField
from companion.ui.widgets.flow import Columns, Row
from companion.ui.widgets.labels import Label, Small
from companion.ui.widgets.notices import announce
from companion.ui.widgets.toggle import Toggle

SCALE, MOST_SCALE = 1.08, 1.5
"""Pixels to a unit of the drawing at 100 %, and the most with large text: an elbow is 24 pixels or more."""
LEAST_COLUMN = 300
ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
ASIDE = 2.5
"""How much farther a part seems that lies aside of the way an arrow points."""


class BodyPart(QAbstractButton):
    """One part of the body: pressed is marked. The picture it lies in paints it."""

    def __init__(self, region_id: str, parent: BodyView) -> None:
        super().__init__(parent)
        self.region_id = region_id
        self.outline = QPainterPath()
        self.ring = False
        self._view = parent
        self.setCheckable(True)
        self.setAccessibleName(region_words(region_id))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing of its own: parts lie side by side without a gap."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif not self._view.walk(self, Qt.Key(event.key())):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEEPS_RING:
            self.ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self._view.point_out(self.region_id)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in KEEPS_RING:
            self.ring = False
        super().focusOutEvent(event)
        self._view.point_out("")

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.setCursor(Qt.CursorShape.PointingHandCursor)  # here, for making 48 of them takes time
        self._view.point_out(self.region_id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._view.point_out("")


class BodyView(QWidget):
    """The body from one side. Tab stops once; arrows go from part to part, space or Return marks one.

    ``marked`` tells of a part the person marked or cleared; ``pointed`` names the part under the mouse or the
    focus, ``""`` for none. Left and right are the person's own, so it is never mirrored.
    """

    marked = Signal(str, bool)
    pointed = Signal(str)

    def __init__(self, seen: Seen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seen = seen
        self.setAccessibleName(seen_words(seen))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._hovered = ""
        self.parts: dict[str, BodyPart] = {}
        for region in REGIONS:
            if region.seen is seen:
                part = BodyPart(region.id, self)
                part.clicked.connect(partial(self._clicked, region.id))
                self.parts[region.id] = part
        self._rove("")

    def checked(self) -> list[str]:
        """The marked parts, from the head down."""
        return [key for key, part in self.parts.items() if part.isChecked()]

    def set_checked(self, ids: set[str]) -> None:
        """Marks these and no others, without telling anybody."""
        for key, part in self.parts.items():
            part.setChecked(key in ids)
        self._rove("")
        self.update()

    def walk(self, start: BodyPart, key: Qt.Key) -> bool:
        """Goes to the next part in the direction of an arrow, or to the first or last; ``False`` for other keys."""
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ids = list(self.parts)
            self._go(self.parts[ids[0 if key == Qt.Key.Key_Home else -1]])
            return True
        if key not in ARROWS:
            return False
        way, here = ARROWS[key], start.outline.boundingRect().center()
        best, nearest = start, float("inf")
        for part in self.parts.values():
            by = part.outline.boundingRect().center() - here
            along = QPointF.dotProduct(by, way)
            aside = abs(by.x() * way.y()) + abs(by.y() * way.x())
            if part is not start and along > 2 and along + ASIDE * aside < nearest:
                best, nearest = part, along + ASIDE * aside
        self._go(best)
        return True

    def point_out(self, region_id: str) -> None:
        """Shows which part the mouse or the focus is on."""
        self._hovered = region_id
        self.pointed.emit(region_id)
        self.update()

    # size

    def sizeHint(self) -> QSize:
        drawing = view_drawing(self.seen, (), "")
        scale = self._scale()
        return QSize(round(drawing.width * scale), round(drawing.height * scale))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.updateGeometry()
            self._place()
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing = view_drawing(self.seen, self.checked(), "")
        paint_drawing(painter, drawing, QRectF(self.rect()), look.theme)
        part = self.parts.get(self._hovered)
        if part is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_round_pen(look.color(Token.ACCENT), 2))
            painter.drawPath(part.outline)
            if part.ring:
                # A light line within a dark one shows on any ground, marked or not.
                painter.setPen(_round_pen(look.color(Token.INK), RING + 4))
                painter.drawPath(part.outline)
                painter.setPen(_round_pen(look.color(Token.PAPER), RING - 1))
                painter.drawPath(part.outline)
        painter.end()

    # internals

    def _scale(self) -> float:
        return min(MOST_SCALE, SCALE * current_look().text_percent / 100)

    def _place(self) -> None:
        """Lays each part where the picture shows it; none lies on another."""
        drawing = view_drawing(self.seen, (), "")
        scale = min(self.width() / drawing.width, self.height() / drawing.height)
        turn = QTransform().translate((self.width() - drawing.width * scale) / 2, 0).scale(scale, scale)
        taken = QRegion()
        for key, way in part_ways(self.seen).items():
            part = self.parts[key]
            part.outline = turn.map(path_of(Path(way)))
            region = QRegion(part.outline.toFillPolygon().toPolygon()).subtracted(taken)
            taken = taken.united(region)
            box = region.boundingRect()
            part.setGeometry(box)
            part.setMask(region.translated(QPoint(0, 0) - box.topLeft()))

    def _go(self, part: BodyPart) -> None:
        self._rove(part.region_id)
        part.setFocus(Qt.FocusReason.TabFocusReason)

    def _rove(self, stop: str) -> None:
        """Tab stops at ``stop``, or at the first marked part, or at the first."""
        stop = stop or next(iter(self.checked()), next(iter(self.parts)))
        for key, part in self.parts.items():
            part.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == stop else Qt.FocusPolicy.ClickFocus)

    def _clicked(self, region_id: str, _checked: bool = False) -> None:
        self._rove(region_id)
        self.update()
        self.marked.emit(region_id, self.parts[region_id].isChecked())


class BodyPicture(QWidget):
    """Marks parts of the body, takes words for each, or "nowhere today". Nothing is marked at first.

    ``value()`` is ``None`` when it was left out. ``changed`` tells of the person's changes.
    """

    changed = Signal()

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self.views = {seen: BodyView(seen) for seen in Seen}
        self.feelings: dict[str, LineField] = {}
        self.hint = Small(_hint())
        self.nowhere = Toggle(tr("Nowhere today"))
        self.nowhere.changed.connect(self._nowhere_pressed)
        self._words = QVBoxLayout()
        self._words.setSpacing(14)
        self._about = Label(tr("How does it feel there? In your own words, if you like."), Type.STRONG)
        self._about.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        bodies = Row(*self.views.values(), spacing=32, row_spacing=20)
        layout.addWidget(Columns(bodies, self._side(), weights=(7, 5), least=LEAST_COLUMN, spacing=32))
        for view in self.views.values():
            view.marked.connect(self._marked)
            view.pointed.connect(self._point_out)
        self.setFocusProxy(next(iter(self.views[Seen.FRONT].parts.values())))

    def _side(self) -> QWidget:
        """What stands beside the bodies: what to do, "nowhere", and the words."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.hint, self.nowhere, self._about):
            column.addWidget(widget)
        column.addLayout(self._words)
        column.addStretch(1)
        return side

    def value(self) -> BodyMap | None:
        """Where it hurts; no marks for "nowhere today"; ``None`` for no answer."""
        ids = [key for view in self.views.values() for key in view.checked()]
        if not ids:
            return BodyMap() if self.nowhere.isChecked() else None
        return BodyMap(tuple(BodyMark(key, self.feelings[key].text()) for key in ids))

    def set_value(self, places: BodyMap | None) -> None:
        """Shows an answer without telling anybody."""
        words = places.words() if places else {}
        for view in self.views.values():
            view.set_checked(set(words))
        self.nowhere.setChecked(places is not None and places.nowhere)
        known = {key for view in self.views.values() for key in view.parts}
        for key in [*self.feelings]:
            if key not in words:
                self._take_words(key)
        for key, text in words.items():
            if key in known:
                self._give_words(key)
                self.feelings[key].set_text(text)

    def text(self) -> str:
        """The answer as text, for drafts; empty for none."""
        places = self.value()
        return json.dumps([[m.region, m.words] for m in places.marks]) if places is not None else ""

    def set_text(self, text: str) -> None:
        """Restores a draft; anything else is no answer."""
        try:
            marks = [BodyMark(str(key), str(words)) for key, words in json.loads(text)] if text else None
        except (TypeError, ValueError):
            marks = None
        self.set_value(None if marks is None else BodyMap(tuple(marks)))

    def focus_first(self) -> None:
        """Goes to the first marked part, or to the first of all."""
        for view in self.views.values():
            for key in view.checked():
                view.parts[key].setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # events

    def _marked(self, region_id: str, checked: bool) -> None:
        if checked:
            self.nowhere.setChecked(False)
            self._give_words(region_id)
            announce(self, tr("{part} is marked.", part=region_words(region_id)))
        else:
            self._take_words(region_id)
            announce(self, tr("{part} is not marked any more.", part=region_words(region_id)))
        self.changed.emit()

    def _nowhere_pressed(self) -> None:
        if self.nowhere.isChecked():
            self.set_value(BodyMap())
        self.changed.emit()

    def _point_out(self, region_id: str) -> None:
        self.hint.setText(region_words(region_id) if region_id else self._summary())

    def _summary(self) -> str:
        places = self.value()
        return _hint() if places is None or places.nowhere else places_words(_bare(places))

    # words for the feeling

    def _give_words(self, region_id: str) -> None:
        if region_id in self.feelings:
            return
        field = LineField(region_words(region_id))
        field.changed.connect(self.changed)
        self.feelings[region_id] = field
        order = [region.id for region in REGIONS if region.id in self.feelings]
        self.feelings = {key: self.feelings[key] for key in order}
        self._words.insertWidget(order.index(region_id), field)
        self._about.show()

    def _take_words(self, region_id: str) -> None:
        field = self.feelings.pop(region_id, None)
        if field is not None:
            self._words.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._about.setVisible(bool(self.feelings))


def _hint() -> str:
    return tr("Press where you feel it. Press again to take it back.")


def _bare(places: BodyMap) -> BodyMap:
    return BodyMap(tuple(BodyMark(mark.region) for mark in places.marks))


def _round_pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
