"""One movement: how it goes, what one may feel, and when to ease off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import Movement
from companion.drawing.shapes import Token
from companion.i18n import listed, number, tr
from companion.services.words import area_words, dose_words, position_words
from companion.ui.look import Type
from companion.ui.routines.figures import Figures
from companion.ui.widgets.kit import (
    Body,
    Columns,
    Heading,
    Label,
    LinkButton,
    Page,
    PrimaryButton,
    Run,
    Small,
    Subheading,
)

FIGURE = (380.0, 250.0)


class MovementPage(Page):
    """All the library says. ``added`` puts it into the routine it was opened for; ``left`` goes back."""

    added = Signal(str)
    left = Signal()

    def __init__(self, movement: Movement, figures: Figures, back: str, *, may_add: bool = True) -> None:
        super().__init__()
        self.movement = movement
        self.setAccessibleName(movement.name)
        self.back_link = LinkButton(back, icon_name="caret-left")
        self.back_link.clicked.connect(self.left)
        self.add(self.back_link)
        self.add(Heading(movement.name), above=4)
        self.add(Small(self._kind()), above=6)
        self.add(Body(movement.purpose), above=8)
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Subheading(tr("How it goes")))
        column.addWidget(cues_label(movement.cues))
        column.addStretch(1)
        figure = figures.view(movement.id, movement.name, *FIGURE)
        self.add(Columns(figure, steps, weights=(1, 1), least=300, spacing=28), above=20)
        for title, words in self._sections():
            if words:
                self.add(Subheading(title))
                self.add(Body(words), above=6)
        self.add_button = PrimaryButton(tr("Add it to the routine"), icon_name="plus")
        self.add_button.clicked.connect(self._tell_added)
        if may_add:
            self.add(self.add_button, above=28)

    def _kind(self) -> str:
        parts = [area_words(self.movement.area), position_words(self.movement.position)]
        if self.movement.clinical_name:
            parts.append(self.movement.clinical_name)
        return " · ".join(parts)

    def _sections(self) -> list[tuple[str, str]]:
        movement = self.movement
        return [
            (tr("What you may feel"), movement.may_feel),
            (tr("When to ease off"), movement.ease_off),
            (tr("What you need"), listed(list(movement.equipment)) if movement.equipment else ""),
            (tr("A usual start"), dose_words(movement.dose)),
        ]

    def _tell_added(self) -> None:
        self.added.emit(self.movement.id)


def cues_label(cues: Sequence[str]) -> Label:
    """The cues, numbered."""
    label = Label("", Type.BODY)
    runs: list[Run] = []
    for index, cue in enumerate(cues, start=1):
        lead = tr("{number}.", number=number(index))
        runs.append(Run(("\n" if runs else "") + lead + " ", token=Token.MUTED))
        runs.append(Run(cue))
    label.set_runs(runs)
    return label
