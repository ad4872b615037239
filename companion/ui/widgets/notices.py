"""Quiet things the program says: pills, strips, empty places, "Saved", and "Taken out. Undo"."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.icons import IconView
from companion.ui.look import Type, current_look
from companion.ui.widgets.buttons import IconButton, LinkButton, SecondaryButton, rounded
from companion.ui.widgets.containers import Card
from companion.ui.widgets.flow import Columns
from companion.ui.widgets.labels import Body, Label

SAID_FOR_MS = 6_000
NOT_TWICE_MS = 700
"""So long after a press on Undo, the next one counts as the same."""


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


class _Notice(QWidget):
    """A pill with a sentence in the middle of its line. It has its own place below the content and covers nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pill = _Ground()
        self.row = QHBoxLayout(self.pill)
        self.row.setContentsMargins(22, 2, 22, 2)
        self.row.setSpacing(16)
        self.words = Label("", Type.BODY, Token.INK)
        self.words.setContentsMargins(0, 9, 0, 9)
        self.row.addWidget(self.words)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 6, 24, 10)
        line.addStretch(1)
        line.addWidget(self.pill)
        line.addStretch(1)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Shows and announces ``sentence``."""
        self.words.setText(sentence)
        self.show()
        announce(self, sentence)


class _Ground(QWidget):
    """What a notice lies on: as wide as its words, and narrower where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(look.color(Token.SURFACE))
        painter.setPen(QColor(look.theme.edge))
        painter.drawPath(rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 24))
        painter.end()


class StatusLine(_Notice):
    """A quiet word such as "Saved": shown for a few seconds and said to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAID_FOR_MS)
        self._timer.timeout.connect(self.hide)

    def say(self, sentence: str) -> None:
        """Shows ``sentence`` for a few seconds."""
        self.tell(sentence)
        self._timer.start()


class Offer(NamedTuple):
    """Something that can be taken back: what happened, how it is taken back, and what it was done on."""

    sentence: str
    undo: Callable[[], object]
    origin: object


class UndoBar(_Notice):
    """ "Taken out. Undo". It stays until it is answered or closed: no hurry.

    Once the latest is taken back, the one before is offered again, back to the first since the program was opened.
    ``leaving`` tells that it is about to go while it has the focus.
    """

    leaving = Signal()
    turned = Signal()
    """Another one is offered than before, after one was taken back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: list[Offer] = []
        self._refused: Offer | None = None
        self._answered = QElapsedTimer()
        self.row.setContentsMargins(22, 2, 12, 2)
        self.undo_button = LinkButton(tr("Undo"))
        self.undo_button.setToolTip(tr("Undo ({keys})", keys=undo_keys()))
        self.undo_button.setAccessibleDescription(tr("{keys} does the same.", keys=undo_keys()))
        self.undo_button.clicked.connect(self.press)
        self.close_button = IconButton("x", tr("Close this line"))
        self.close_button.clicked.connect(self.dismiss)
        self.row.addWidget(self.undo_button)
        self.row.addWidget(self.close_button)

    @property
    def offered(self) -> Offer | None:
        """What can be taken back now, also while it is out of sight."""
        return self._offers[-1] if self._offers else None

    def offer(self, sentence: str, undo: Callable[[], object], origin: object = None) -> None:
        """Says what happened and offers to take it back by calling ``undo``; ``False`` means it could not."""
        self._offers.append(Offer(sentence, undo, origin))
        self._answered.invalidate()
        self.tell(sentence)

    def undo(self) -> None:
        """Takes the latest back. What could not be taken back can be tried once more; then those before it come."""
        offer = self.offered
        if offer is None:
            return
        if offer.undo() is False and self._refused is not offer:
            self._refused = offer
            return
        self._answered.start()
        latest = self.offered
        self._offers = [each for each in self._offers if each is not offer]
        before = self.offered
        if before is None:
            # Only now: hiding it earlier would send the focus away before what came back could take it.
            self._go()
        elif latest is offer:  # else taking it back offered something itself
            self.tell(tr("Before that: {sentence}", sentence=before.sentence))
            self.turned.emit()

    def dismiss(self) -> None:
        """Leaves things as they are."""
        self._offers.clear()
        self._go()

    def press(self) -> None:
        """One press takes one thing back: a second by a trembling hand is not meant for what is offered then."""
        if self._answered.isValid() and self._answered.elapsed() < NOT_TWICE_MS:
            return
        self.undo()

    def _go(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.leaving.emit()
        self.hide()


def undo_keys() -> str:
    """The keys that undo, as this computer names them: ``Ctrl+Z``."""
    return QKeySequence(QKeySequence.StandardKey.Undo).toString(QKeySequence.SequenceFormat.NativeText)


def new_keys() -> str:
    """The keys that open the box for the next visit, as this computer names them: ``Ctrl+N``."""
    return QKeySequence(QKeySequence.StandardKey.New).toString(QKeySequence.SequenceFormat.NativeText)
