"""Breathe with me: a slow circle and words, at a rhythm one can change."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.sessions import Helped
from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.services.words import helped_words
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.widgets.kit import (
    Card,
    ChoiceRow,
    Columns,
    Heading,
    LinkButton,
    Page,
    Row,
    SecondaryButton,
    Small,
    Stepper,
)
from companion.ui.widgets.labels import Label
from companion.ui.widgets.notices import announce

TICK_MS = 33
SMALLEST = 0.42


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Seconds of breathing in and out."""

    breathe_in: int = 4
    breathe_out: int = 6

    def at(self, seconds: float) -> tuple[bool, float]:
        """Whether one breathes in at ``seconds``, and how far into that half, 0.0–1.0."""
        into = seconds % (self.breathe_in + self.breathe_out)
        if into < self.breathe_in:
            return True, into / self.breathe_in
        return False, (into - self.breathe_in) / self.breathe_out

    def fullness(self, seconds: float) -> float:
        """How full the breath is, 0.0–1.0, slow at both ends."""
        inward, share = self.at(seconds)
        eased = (1 - math.cos(math.pi * share)) / 2
        return eased if inward else 1 - eased


class BreathCircle(QWidget):
    """Three soft rings that grow and shrink. With motion off they stand still and only the words change."""

    def __init__(self, rhythm: Rhythm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rhythm = rhythm
        self.seconds = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("A circle that grows as you breathe in and shrinks as you breathe out"))

    def sizeHint(self) -> QSize:
        return QSize(320, 320)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def show_at(self, seconds: float) -> None:
        """Show the breath at ``seconds``."""
        self.seconds = seconds
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = current_look()
        full = 0.5 if look.still else self.rhythm.fullness(self.seconds)
        most = min(self.width(), self.height()) / 2 - 4
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        centre = QPointF(self.width() / 2, self.height() / 2)
        reach = SMALLEST + (1 - SMALLEST) * full
        accent = look.color(Token.ACCENT)
        for share, opacity in ((1.0, 0.14), (0.72, 0.26), (0.44, 1.0)):
            accent.setAlphaF(opacity)
            painter.setBrush(accent)
            painter.drawEllipse(centre, most * reach * share, most * reach * share)
        painter.end()


class BreathingPage(QWidget):
    """The pacer. ``left`` when the person goes back; ``answered`` with "did it help?" (may never come)."""

    left = Signal()
    answered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._before = 0.0
        self._spoken = ""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.circle = BreathCircle(Rhythm())
        self.words = Label("", Type.PLAYER_CUE, Token.INK, centred=True)
        self.count = Label("", Type.PLAYER_CUE, Token.ACCENT, centred=True)
        self.remaining = Small("")
        self.pause_button = SecondaryButton(tr("Pause"))
        self.back_button = LinkButton(tr("Back"))
        self.breathe_in = Stepper(tr("Breathe in for"), 2, 8, 4, suffix=tr(" seconds"))
        self.breathe_out = Stepper(tr("Breathe out for"), 2, 12, 6, suffix=tr(" seconds"))
        self.helped = ChoiceRow(tr("Did it help?"), [(item.value, helped_words(item)) for item in Helped])
        self._build()
        self._show(0.0)

    @property
    def seconds(self) -> float:
        """How long one has breathed along, pauses left out."""
        running = self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0
        return self._before + running

    @property
    def running(self) -> bool:
        """Whether the pacer counts."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Pause or go on."""
        if self.running:
            self._before = self.seconds
            self._clock.invalidate()
            self._timer.stop()
        else:
            self._clock.start()
            self._timer.start()
        self.pause_button.setText(tr("Pause") if self.running else tr("Go on"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.running:
            self.toggle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.running:
            self.toggle()

    def _build(self) -> None:
        page = Page()
        page.add(Heading(tr("Breathe with me")))
        columns = Columns(least=320, weights=(1, 1), spacing=48)
        columns.add(self.circle)
        column = Card(ground=Token.PAPER, line=Token.PAPER, padding=0, spacing=16)
        for widget in (
            self.words, self.count, self.remaining, Row(self.pause_button, self.back_button),
            self.breathe_in, self.breathe_out, Small(tr("Did it help? You need not say.")), self.helped,
        ):  # fmt: skip
            column.body.addWidget(widget)
        columns.add(column)
        page.add(columns, above=24)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.pause_button.clicked.connect(self.toggle)
        self.back_button.clicked.connect(self.left)
        self.breathe_in.changed.connect(self._follow)
        self.breathe_out.changed.connect(self._follow)
        self.helped.changed.connect(self._answer)
        self.setFocusProxy(self.pause_button)

    def _follow(self) -> None:
        self.circle.rhythm = Rhythm(self.breathe_in.value(), self.breathe_out.value())
        self._before = 0.0
        if self._clock.isValid():
            self._clock.restart()

    def _answer(self) -> None:
        value = self.helped.value()
        self.answered.emit(Helped(value) if value else None)

    def _tick(self) -> None:
        self._show(self.seconds)

    def _show(self, seconds: float) -> None:
        rhythm = self.circle.rhythm
        inward, share = rhythm.at(seconds)
        length = rhythm.breathe_in if inward else rhythm.breathe_out
        words = tr("Breathe in") if inward else tr("Breathe out")
        self.circle.show_at(seconds)
        self.count.setText(number(min(length, int(share * length) + 1)))
        minutes, rest = divmod(int(seconds), 60)
        self.remaining.setText(
            tr("{minutes}:{seconds} so far. Stop when you like.", minutes=minutes, seconds=f"{rest:02d}")
        )
        if words != self._spoken:
            self._spoken = words
            self.words.setText(words)
            if self.isVisible():
                announce(self, words)
