"""Text on the page. Always plain text: what someone typed is shown exactly as typed, ``<b>`` and all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.look import LOOK_CHANGED, LaidFor, Type, current_look, laid_for
from companion.ui.widgets.textflow import Run, TextFlow, alignment_for, slants


class Label(QLabel):
    """Wrapping plain text of one :class:`Type` and colour.

    ``text()`` is the text exactly as given. ``set_runs`` sets parts in bold, italics or another colour.
    ``selectable`` lets the person mark and copy their own words, by mouse or with the keyboard.
    """

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        token: Token = Token.INK,
        parent: QWidget | None = None,
        *,
        italic: bool = False,
        centred: bool = False,
        selectable: bool = False,
        leading: float = 1.44,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._kind = kind
        self._token = token
        self._italic = italic
        self._centred = centred
        self._selectable = selectable
        self._leading = leading
        self._runs: tuple[Run, ...] = ()
        self._flow: TextFlow | None = None
        self._heights: dict[int, int] = {}
        """By width: a page asks each label some forty times while it is laid out."""
        self._laid_for: LaidFor | None = None
        self._anchor = self._cursor = 0
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if selectable:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setText(text)

    # text

    def setText(self, text: str) -> None:
        """Shows ``text`` as it is."""
        self.set_runs((Run(text),))

    def set_runs(self, runs: Sequence[Run]) -> None:
        """Shows the runs one after another as one text."""
        self._runs = tuple(runs)
        self._anchor = self._cursor = 0
        super().setText("".join(run.text for run in self._runs))
        self._renew()

    def set_token(self, token: Token) -> None:
        """Changes the colour."""
        self._token = token
        self._renew()

    @property
    def runs(self) -> tuple[Run, ...]:
        """The parts shown."""
        return self._runs

    # size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            height = int(self._lines().height_for(inner) + 0.999) + margins.top() + margins.bottom()
            self._heights[width] = height
        return height

    def setContentsMargins(self, *margins: Any) -> None:
        """Room around the text; the sizes known so far are of other room."""
        self._heights = {}
        super().setContentsMargins(*margins)

    def sizeHint(self) -> QSize:
        margins = self.contentsMargins()
        widest = current_look().with_text(560)
        width = min(int(self._lines().natural_width()) + 2, widest) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        narrow = min(hint.width(), current_look().with_text(96))
        return QSize(narrow, int(self._pitch()))

    @property
    def _slanted(self) -> bool:
        return self._italic and all(slants(run.text) for run in self._runs)

    def _pitch(self) -> float:
        return current_look().font(self._kind).pixelSize() * self._leading

    def _lines(self) -> TextFlow:
        if self._flow is None:
            look = current_look()
            self._flow = TextFlow(
                self._runs,
                look.font(self._kind, italic=self._slanted),
                look,
                leading=self._leading,
                alignment=alignment_for(
                    self.layoutDirection() == Qt.LayoutDirection.RightToLeft, centred=self._centred
                ),
            )
        return self._flow

    def _renew(self) -> None:
        self._flow = None
        self._heights = {}
        self._laid_for = laid_for(self)
        self.setFont(current_look().font(self._kind, italic=self._slanted))
        self.updateGeometry()
        self.update()

    # events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        stale = event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange)
        if stale and laid_for(self) != self._laid_for:
            self._renew()
        elif event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = current_look()
        inner = self.contentsRect()
        flow = self._lines()
        flow.lay(inner.width())
        painter = QPainter(self)
        painter.setPen(look.color(self._token if self.isEnabled() else Token.MUTED))
        painter.setFont(self.font())
        clip = QRectF(event.rect()).translated(-inner.x(), -inner.y()).adjusted(-8, -60, 8, 60)
        flow.paint(painter, QPointF(inner.topLeft()), self._marks(), clip)
        painter.end()

    # selecting

    def selected_text(self) -> str:
        """What is marked."""
        start, end = sorted((self._anchor, self._cursor))
        raw = self.text().encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
        return raw.decode("utf-16-le", "surrogatepass")

    def select_all(self) -> None:
        """Marks the whole text."""
        self._anchor, self._cursor = 0, len(self.text().encode("utf-16-le", "surrogatepass")) // 2
        self.update()

    def copy(self) -> None:
        """Copies what is marked, or all of it."""
        QGuiApplication.clipboard().setText(self.selected_text() or self.text())

    def _marks(self) -> list[QTextLayout.FormatRange]:
        if self._anchor == self._cursor:
            return []
        look = current_look()
        start, end = sorted((self._anchor, self._cursor))
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, end - start
        form = QTextCharFormat()
        form.setBackground(look.color(Token.ACCENT))
        form.setForeground(self.palette().highlightedText())
        mark.format = form
        return [mark]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._selectable or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self._anchor = self._cursor = self._position(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._selectable and event.buttons() & Qt.MouseButton.LeftButton:
            self._cursor = self._position(event)
            self.update()
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._selectable:
            self.select_all()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._selectable and event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif self._selectable and event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._selectable:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.addAction(tr("Copy")).triggered.connect(self.copy)
        menu.addAction(tr("Select all")).triggered.connect(self.select_all)
        menu.exec(event.globalPos())
        menu.deleteLater()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._anchor = self._cursor = 0
            self.update()

    def _position(self, event: QMouseEvent) -> int:
        self._lines().lay(self.contentsRect().width())
        return self._lines().position_at(event.position() - QPointF(self.contentsRect().topLeft()))


class Heading(Label):
    """The one large heading of a screen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Type.H1, Token.INK, parent, leading=1.2)


class Title(Label):
    """The name of a thing on a card."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__(text, Type.TITLE, Token.INK, parent, centred=centred, leading=1.25)


class Subheading(Label):
    """A heading inside a screen."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Type.H2, Token.INK, parent, leading=1.3)


class Body(Label):
    """Running text."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, muted: bool = False, centred: bool = False
    ) -> None:
        super().__init__(text, Type.BODY, Token.MUTED if muted else Token.INK, parent, centred=centred)


class Small(Label):
    """A quieter, smaller line."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, muted: bool = True) -> None:
        super().__init__(text, Type.SMALL, Token.MUTED if muted else Token.INK, parent)


class Words(Label):
    """Something the person wrote, as running text: exactly as typed, can be marked and copied."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, Type.BODY, Token.INK, parent, selectable=True)


class Quote(Label):
    """The person's own words in quotation marks: italics, or ``large`` upright letters for a goal.

    ``words`` are theirs alone; the marks are the language's. Nothing is shown for no words.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None, *, large: bool = False) -> None:
        kind = Type.QUOTE if large else Type.BODY
        super().__init__(
            "", kind, Token.INK, parent, italic=not large, selectable=True, leading=1.2 if large else 1.44
        )
        self.set_words(words)

    def set_words(self, words: str) -> None:
        """Shows ``words`` in quotation marks."""
        self.setText(quoted(words) if words else "")
