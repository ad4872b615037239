"""How to breathe along: a ready-made rhythm or one of my own, drawn, spoken or both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.breathing import (
    HOLD_RANGE,
    IN_RANGE,
    OUT_RANGE,
    READY_MADE,
    Breathing,
    Guide,
    Phase,
    Rhythm,
)
from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.ui.widgets.kit import Card, ChoiceRow, Columns, Small, Stepper

OWN = "own"


def rhythm_words(rhythm: Rhythm) -> str:
    """``In 4, out 6`` or ``In 4, hold 4, out 4, hold 4``."""
    parts = [tr("In {seconds}", seconds=number(rhythm.breathe_in))]
    if rhythm.hold_full:
        parts.append(tr("hold {seconds}", seconds=number(rhythm.hold_full)))
    parts.append(tr("out {seconds}", seconds=number(rhythm.breathe_out)))
    if rhythm.hold_empty:
        parts.append(tr("hold {seconds}", seconds=number(rhythm.hold_empty)))
    return tr(", ").join(parts)


def phase_words(phase: Phase) -> str:
    """``Breathe in``: shown, and spoken where one likes."""
    return {
        Phase.IN: tr("Breathe in"),
        Phase.HOLD_FULL: tr("Hold"),
        Phase.OUT: tr("Breathe out"),
        Phase.HOLD_EMPTY: tr("Hold"),
    }[phase]


class RhythmChoice(QWidget):
    """``changed`` with what is chosen now. Without a voice there is no choice between drawn and spoken."""

    changed = Signal(object)

    def __init__(self, breathing: Breathing, *, has_voice: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = breathing.guide
        ready = [(str(index), rhythm_words(rhythm)) for index, rhythm in enumerate(READY_MADE)]
        self.rhythms = ChoiceRow(tr("How to breathe"), [*ready, (OWN, tr("My own"))], clearable=False)
        seconds = tr(" seconds")
        self.breathe_in = Stepper(tr("Breathe in for"), *IN_RANGE, 4, suffix=seconds)
        self.hold_full = Stepper(tr("Then hold for"), *HOLD_RANGE, 0, suffix=seconds)
        self.breathe_out = Stepper(tr("Breathe out for"), *OUT_RANGE, 6, suffix=seconds)
        self.hold_empty = Stepper(tr("And hold for"), *HOLD_RANGE, 0, suffix=seconds)
        self._steppers = (self.breathe_in, self.hold_full, self.breathe_out, self.hold_empty)
        self._own = Card(ground=Token.PAPER, line=Token.PAPER, padding=0, spacing=12)
        for pair in (self._steppers[:2], self._steppers[2:]):
            row = Columns(least=320, spacing=16)
            for stepper in pair:
                row.add(stepper)
                stepper.changed.connect(self._tell)
            self._own.body.addWidget(row)
        self.guides = ChoiceRow(
            tr("How to follow"),
            [
                (Guide.DRAWN.value, tr("Drawn")),
                (Guide.SPOKEN.value, tr("Spoken")),
                (Guide.BOTH.value, tr("Both")),
            ],
            clearable=False,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (Small(tr("How to breathe")), self.rhythms, self._own, self.guides):
            layout.addWidget(widget)
        self.guides.setVisible(has_voice)
        self._show(breathing)
        self.rhythms.changed.connect(self._pick)
        self.guides.changed.connect(self._tell)

    def breathing(self) -> Breathing:
        """What is chosen."""
        picked = self.rhythms.value()
        own = Rhythm(*(stepper.value() for stepper in self._steppers))
        return Breathing(own if picked == OWN else READY_MADE[int(picked)], Guide(self.guides.value()))

    def _show(self, breathing: Breathing) -> None:
        rhythm = breathing.rhythm
        known = rhythm in READY_MADE
        self.rhythms.set_value(str(READY_MADE.index(rhythm)) if known else OWN)
        self.guides.set_value(breathing.guide.value)
        self._show_seconds(rhythm)
        self._own.setVisible(not known)

    def _show_seconds(self, rhythm: Rhythm) -> None:
        for stepper, value in zip(self._steppers, rhythm.lengths, strict=True):
            stepper.set_value(value)

    def _pick(self) -> None:
        """A ready-made rhythm is also where one's own starts from."""
        own = self.rhythms.value() == OWN
        if not own:
            self._show_seconds(self.breathing().rhythm)
        self._own.setVisible(own)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.breathing())
