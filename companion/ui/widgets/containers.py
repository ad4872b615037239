"""Where things stand: the page that scrolls, and the card for a thing to pick up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.widgets.buttons import rounded
from companion.ui.widgets.labels import Subheading

CARD_RADIUS = 18
CARD_PADDING = 24
PAGE_SIDE = 56
PAGE_TOP = 40
TEXT_WIDTH = 936
NARROW = 620
ASKS = "asks"
"""The property of a widget that is a question with its answers: a page shows it whole where it can."""
ROUND_A_QUESTION = 16


class Card(QFrame):
    """A surface with a hairline and round corners; put things into ``body``. Tall as its content, not taller."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        padding: int = CARD_PADDING,
        spacing: int = 10,
        ground: Token = Token.SURFACE,
        line: Token = Token.LINE,
    ) -> None:
        super().__init__(parent)
        self._ground = ground
        self._line = line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(spacing)

    def set_ground(self, ground: Token, line: Token = Token.LINE) -> None:
        """Changes the colours, to show a selection."""
        self._ground, self._line = ground, line
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color(self._ground))
        painter.setPen(QPen(look.color(self._line), 1))
        painter.drawPath(rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS))
        painter.end()


class Hairline(QWidget):
    """A thin line between two things."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_look().color(Token.LINE))
        painter.end()


class Page(QScrollArea):
    """A screen's content: margins 56/40, at most about 936 pixels wide, a steady vertical rhythm, scrolled when long.

    ``add`` leaves the usual room above each thing (28 above a subheading, 12 below it, 16 else); ``above``
    overrides it. Tab brings what it reaches into view; Page Up, Page Down, Home and End scroll.
    """

    def __init__(self, parent: QWidget | None = None, *, text_width: int = TEXT_WIDTH) -> None:
        super().__init__(parent)
        self._text_width = text_width
        self._after_subheading = False
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # A viewport of our own: asking for Qt's makes PySide6 load every kind of widget to find out what it is.
        view = QWidget()
        view.setAutoFillBackground(False)
        self.setViewport(view)
        self._sheet = QWidget()
        self._sheet.setAutoFillBackground(False)
        # Not an alignment on the layout: that would ignore heights that depend on width.
        outer = QVBoxLayout(self._sheet)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        outer.addLayout(self.body)
        outer.addStretch(1)
        self.setWidget(self._sheet)
        self._sheet.setAutoFillBackground(False)
        self._set_margins()
        self._reveal_soon = QTimer(self)
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.setInterval(0)
        self._reveal_soon.timeout.connect(self._reveal_focused)
        _application().focusChanged.connect(self._focus_moved)

    def add(self, widget: QWidget, above: int | None = None) -> None:
        """Puts ``widget`` below the rest, ``above`` pixels lower than the last (default: the rhythm)."""
        self._room(above if above is not None else self._rhythm(widget))
        self.body.addWidget(widget)
        self._after_subheading = isinstance(widget, Subheading)

    def add_layout(self, layout: QLayout, above: int = 16) -> None:
        """Puts a layout below the rest."""
        self._room(above)
        self.body.addLayout(layout)
        self._after_subheading = False

    def gap(self, pixels: int) -> None:
        """Leaves extra room."""
        self.body.addSpacing(pixels)

    def clear(self) -> None:
        """Takes everything out; the widgets are deleted."""
        clear_layout(self.body)

    def scroll_by_key(self, key: int) -> bool:
        """Scrolls for Page Up, Page Down, Home or End; says whether ``key`` was one of them."""
        bar = self.verticalScrollBar()
        step = max(48, self.viewport().height() - 64)
        targets = {
            Qt.Key.Key_PageDown: bar.value() + step,
            Qt.Key.Key_PageUp: bar.value() - step,
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
        }
        if key not in targets:
            return False
        bar.setValue(targets[Qt.Key(key)])
        return True

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until ``widget`` is in view, and what it answers with it where there is room for both."""
        # What was just added has no place, and the page no new length, before the layouts have run.
        self.body.activate()
        self._sheet.resize(self._sheet.width(), max(self._sheet.sizeHint().height(), self._sheet.height()))
        asked = self._asked_with(widget)
        if asked is not None and asked.height() + 2 * ROUND_A_QUESTION <= self.viewport().height():
            self.ensureWidgetVisible(asked, 24, ROUND_A_QUESTION)
        self.ensureWidgetVisible(widget, 24, 64)

    def _asked_with(self, widget: QWidget) -> QWidget | None:
        """The outermost question that ``widget`` is a part of, if it is part of one."""
        found, each = None, widget.parentWidget()
        while each is not None and each is not self._sheet:
            found = each if each.property(ASKS) else found
            each = each.parentWidget()
        return found

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Focus that a form or a page took by itself is brought into view, as Tab does; a press needs no scrolling."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._sheet.isAncestorOf(now):
            self._reveal_soon.start()

    def _reveal_focused(self) -> None:
        widget = QApplication.focusWidget()
        if widget is not None and self._sheet.isAncestorOf(widget):
            self.reveal(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().height() < event.oldSize().height() and self._shows_focus(event.oldSize().height()):
            # A line came up below the page: what has the focus stays in view.
            self._reveal_soon.start()
        self._set_margins()
        super().resizeEvent(event)

    def _shows_focus(self, height: int) -> bool:
        """Whether the focus is in view, in a page ``height`` pixels high. One may have scrolled away from it."""
        widget = QApplication.focusWidget()
        if widget is None or not self._sheet.isAncestorOf(widget):
            return False
        top = widget.mapTo(self, widget.rect().topLeft()).y()
        return top < height and top + widget.height() > 0

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and hasattr(self, "body"):
            self._set_margins()

    def _set_margins(self) -> None:
        width = self.width()
        least = PAGE_SIDE if width >= NARROW else 24
        side = max(least, (width - current_look().with_text(self._text_width)) // 2)
        # The scroll bar takes its room from the margin, so nothing moves when it comes.
        end = max(12, side - (width - self.viewport().width()))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.body.setContentsMargins(end if rtl else side, PAGE_TOP, side if rtl else end, PAGE_TOP)

    def _rhythm(self, widget: QWidget) -> int:
        if isinstance(widget, Subheading):
            return 28
        return 12 if self._after_subheading else 16

    def _room(self, above: int) -> None:
        if self.body.count() and above:
            self.body.addSpacing(above)


def _application() -> QApplication:
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a page needs the application")
    return app


def clear_layout(layout: QLayout) -> None:
    """Takes everything out of ``layout``, deep; its widgets are hidden at once and deleted soon."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear_layout(inner)
            inner.deleteLater()
