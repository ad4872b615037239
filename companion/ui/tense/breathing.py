"""Breathe with me: a slow circle, words and, where one likes, a voice, at a rhythm one can change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.breathing import Breathing, Guide, Phase
from companion.domain.sessions import Helped
from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.services.words import helped_words
from companion.ui.look import Type, current_look
from companion.ui.tense.breath_circle import BreathCircle
from companion.ui.tense.rhythm_choice import RhythmChoice, phase_words
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
)
from companion.ui.widgets.labels import Label
from companion.ui.widgets.notices import announce

if TYPE_CHECKING:
    from companion.ui.player.sound import Speaker

TICK_MS = 33
LARGE_FROM_PERCENT = 150
LOW_CIRCLE = 190
"""Pixels, with larger text than that."""
FindVoice = Callable[[], "Speaker | None"]
"""Looks for a voice of this computer; ``None`` where it has none. It may take a moment, so only once one is wanted."""


class BreathingPage(QWidget):
    """The pacer. ``left`` when the person goes back; ``answered`` with "did it help?" (may never come);
    ``wished`` with the :class:`Breathing` they chose. Where no voice is found the words and the
    circle stay on screen.
    """

    left = Signal()
    answered = Signal(object)
    wished = Signal(object)

    def __init__(
        self,
        breathing: Breathing | None = None,
        find_voice: FindVoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        chosen = breathing or Breathing()
        self._find_voice = find_voice
        self._voice: Speaker | None = None
        self._guide = chosen.guide
        self._clock = QElapsedTimer()
        self._before = 0.0
        self._said: Phase | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.circle = BreathCircle(chosen.rhythm)
        self.choice = RhythmChoice(chosen, has_voice=find_voice is not None)
        self.words = Label("", Type.PLAYER_NAME, Token.INK)
        self.count = Label("", Type.PLAYER_OF, Token.ACCENT)
        self.remaining = Small("")
        self.pause_button = SecondaryButton(tr("Pause"))
        self.back_button = LinkButton(tr("Back"))
        self.no_voice = Small(tr("This computer has no voice to speak with. The words stay here."))
        self.no_voice.hide()
        self.helped = ChoiceRow(tr("Did it help?"), [(item.value, helped_words(item)) for item in Helped])
        self.setAccessibleName(tr("Breathe with me"))
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
            if self._voice is not None:
                self._voice.stop()
        else:
            self._clock.start()
            self._timer.start()
        self.pause_button.setText(tr("Pause") if self.running else tr("Go on"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._guide_by(self._guide)
        if not self.running:
            self.toggle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fall_silent()
        if self.running:
            self.toggle()

    def _build(self) -> None:
        page = Page()
        if current_look().text_percent > LARGE_FROM_PERCENT:
            # The circle, the word and the button to pause fit the window together; what the page is called can go.
            self.circle.setFixedHeight(LOW_CIRCLE)
        else:
            page.add(Heading(tr("Breathe with me")))
        columns = Columns(least=320, weights=(1, 1), spacing=48)
        columns.add(self.circle)
        column = Card(ground=Token.PAPER, line=Token.PAPER, padding=0, spacing=16)
        for widget in (
            self.words,
            self.count,
            self.remaining,
            Row(self.pause_button, self.back_button),
            Small(tr("Did it help? You need not say.")),
            self.helped,
        ):
            column.body.addWidget(widget)
        columns.add(column)
        page.add(columns, above=24)
        # Below, so that the circle stays where one looks while the rhythm is changed.
        page.add(self.choice, above=28)
        page.add(self.no_voice, above=12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.pause_button.clicked.connect(self.toggle)
        self.back_button.clicked.connect(self.left)
        self.choice.changed.connect(self._follow)
        self.helped.changed.connect(self._answer)
        self.setFocusProxy(self.pause_button)

    def _follow(self, breathing: Breathing) -> None:
        self.wished.emit(breathing)
        self._guide_by(breathing.guide)
        if breathing.rhythm == self.circle.rhythm:
            return
        self.circle.rhythm = breathing.rhythm
        self._before = 0.0
        if self._clock.isValid():
            self._clock.restart()
        self._show(0.0)

    def _guide_by(self, guide: Guide) -> None:
        """Looks for a voice where one is wanted; what is not there is said once, in a word."""
        self._guide = guide
        wanted = self._find_voice is not None and guide is not Guide.DRAWN
        if not wanted:
            self._fall_silent()
        elif self._voice is None and self._find_voice is not None:
            self._voice = self._find_voice()
        self.no_voice.setVisible(wanted and self._voice is None)
        self.circle.setVisible(guide is not Guide.SPOKEN or self._voice is None)

    def _fall_silent(self) -> None:
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def _answer(self) -> None:
        value = self.helped.value()
        self.answered.emit(Helped(value) if value else None)

    def _tick(self) -> None:
        self._show(self.seconds)

    def _show(self, seconds: float) -> None:
        beat = self.circle.rhythm.at(seconds)
        words = phase_words(beat.phase)
        self.circle.show_at(seconds)
        self.count.setText(number(beat.count))
        minutes, rest = divmod(int(seconds), 60)
        self.remaining.setText(
            tr("{minutes}:{seconds} so far. Stop when you like.", minutes=minutes, seconds=f"{rest:02d}")
        )
        if self._said == beat.phase:
            return
        self._said = beat.phase
        self.words.setText(words)
        if not self.isVisible():
            self._said = None  # nobody heard it yet
        elif self._voice is not None:
            self._voice.say(words)
        else:
            announce(self, words)
