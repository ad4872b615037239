"""What I can do today, from 0 to 10, with a note and another day if wanted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.goals import PSFS_SOURCE, Goal
from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Card,
    DateField,
    Field,
    Label,
    LineField,
    LinkButton,
    PrimaryButton,
    Row,
    ScaleInput,
    Small,
    announce,
)


class RatingForm(Card):
    """``kept`` asks to keep the rating, ``left`` to close the form."""

    kept = Signal()
    left = Signal()

    def __init__(self, goal: Goal, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=16)
        self.setAccessibleName(tr("Rate it today"))
        self.scale = ScaleInput(goal.rated_as, tr("unable"), tr("as before"))
        self.problem = Label("", Type.SMALL, Token.AMBER)
        self.problem.hide()
        self.note = LineField(tr("A note"), tr("If you like."))
        self.day = DateField(tr("Which day"), today, latest=today)
        self.save = PrimaryButton(tr("Keep it"))
        self.cancel = LinkButton(tr("Leave it"))
        self.save.clicked.connect(self.kept)
        self.note.entered.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        self.scale.changed.connect(self._calm)
        self.body.addWidget(Small(tr("How well can you do this now?  {source}", source=PSFS_SOURCE)))
        self.body.addWidget(self.scale)
        self.body.addWidget(self.problem)
        self.body.addWidget(self.note)
        self.body.addWidget(self.day)
        self.body.addWidget(Row(self.save, self.cancel, spacing=28))

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"value": self.scale, "note": self.note, "day": self.day}

    def focus_first(self) -> None:
        """Goes to the number chosen, or to the first."""
        pills = self.scale.pills()
        pills[self.scale.text() or "0"].setFocus(Qt.FocusReason.TabFocusReason)

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self._say(str(error))

    def ask_for_number(self) -> None:
        """Says that a number is still missing."""
        self._say(tr("Pick a number from 0 to 10, or leave it."))
        self.focus_first()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence)

    def _calm(self) -> None:
        self.problem.hide()
