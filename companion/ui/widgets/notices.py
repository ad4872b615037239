"""Quiet things the program says: pills, strips, empty places, "Saved", and "Taken out. Undo"."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.icons import IconView
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton, rounded
from companion.ui.widgets.containers import Card
from companion.ui.widgets.flow import Columns
from companion.ui.widgets.labels import Body, Label

SAID_FOR_MS = 6_000


def announce(widget: QWidget, sentence: str) -> None:
    """Lets a screen reader say ``sentence`` without moving the focus."""
    if sentence:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class Pill(Label):
    """A small tag on a soft ground, such as "from your plan, changed by you"."""

    def __init__(
        self,
        text: str,
        parent: QWidget | None = None,
        *,
        token: Token = Token.ACCENT,
        ground: Token = Token.SOFT,
    ) -> None:
        self._ground = ground
        super().__init__(text, Type.SMALL, token, parent, leading=1.25)
        self.setContentsMargins(13, 5, 13, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current_look().with_text(96)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(rounded(QRectF(self.rect()), 16), current_look().color(self._ground))
        painter.end()
        super().paintEvent(event)


class Banner(Card):
    """A strip with a sentence and perhaps one thing to do: amber for attention, soft for news. ``acted`` tells."""

    acted = Signal()

    def __init__(
        self, sentence: str, action: str = "", parent: QWidget | None = None, *, amber: bool = True
    ) -> None:
        ground = Token.AMBER_GROUND if amber else Token.SOFT
        super().__init__(parent, padding=0, ground=ground, line=ground)
        token = Token.AMBER if amber else Token.INK
        row = QHBoxLayout()
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(14)
        row.addWidget(IconView("info", token, 22), 0, Qt.AlignmentFlag.AlignVCenter)
        self.sentence = Label(sentence, Type.BODY, token)
        self.sentence.setContentsMargins(0, 9, 0, 9)
        self.action = LinkButton(action)
        self.action.clicked.connect(self._act)
        # The action goes below the sentence where both would be squeezed side by side.
        row.addWidget(Columns(self.sentence, self.action, weights=(4, 1), least=120, spacing=14), 1)
        self.body.addLayout(row)
        self.action.setVisible(bool(action))
        self.setAccessibleName(sentence)

    def _act(self) -> None:
        self.acted.emit()


class EmptyState(QWidget):
    """What an empty place says: one sentence, one thing to do. ``acted`` tells that it was pressed."""

    acted = Signal()

    def __init__(self, sentence: str, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(18)
        layout.addWidget(Body(sentence, muted=True))
        self.button = SecondaryButton(action)
        self.button.clicked.connect(self._act)
        layout.addWidget(self.button)
        self.button.setVisible(bool(action))

    def _act(self) -> None:
        self.acted.emit()


class _Floating(QWidget):
    """An ink strip that lies at the bottom of its parent and keeps to its width."""

    def __init__(self, parent: QWidget, *, centred: bool = False) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(22, 2, 12, 2)
        self.row.setSpacing(16)
        self.words = Label("", Type.BODY, Token.INK, centred=centred)
        self.words.setContentsMargins(0, 9, 0, 9)
        self.row.addWidget(self.words)
        parent.installEventFilter(self)
        self.hide()

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and self.isVisible():
            self.settle()

    def settle(self) -> None:
        """Takes its place: bottom middle, never wider than the parent."""
        parent = self.parentWidget()
        if parent is None:
            return
        width = min(self.sizeHint().width() + 8, parent.width() - 48)
        height = max(48, self.row.heightForWidth(width))
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 24, width, height)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color(Token.SURFACE))
        painter.setPen(QColor(look.theme.edge))
        painter.drawPath(rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 24))
        painter.end()


class StatusLine(_Floating):
    """A quiet word such as "Saved": shown for a few seconds and said to a screen reader."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, centred=True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.row.setContentsMargins(22, 2, 22, 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR_MS)
        self._timer.timeout.connect(self.hide)

    def say(self, sentence: str) -> None:
        """Shows and announces ``sentence``."""
        self.words.setText(sentence)
        self.show()
        self.settle()
        self._timer.start()
        announce(self, sentence)


class UndoBar(_Floating):
    """ "Taken out. Undo". It stays until it is answered, closed, or another one comes: no hurry."""

    undone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.undo_button = LinkButton(tr("Undo"))
        self.undo_button.clicked.connect(self.undo)
        self.close_button = IconButton("x", tr("Close this line"))
        self.close_button.clicked.connect(self.dismiss)
        self.row.addWidget(self.undo_button)
        self.row.addWidget(self.close_button)

    def offer(self, sentence: str, undo: Callable[[], None]) -> None:
        """Says what happened and offers to take it back by calling ``undo``."""
        self._undo = undo
        self.words.setText(sentence)
        self.show()
        self.settle()
        announce(self, sentence)

    def undo(self) -> None:
        """Takes it back, once."""
        action, self._undo = self._undo, None
        self.hide()
        if action is not None:
            action()
            self.undone.emit()

    def dismiss(self) -> None:
        """Leaves things as they are."""
        self._undo = None
        self.hide()
