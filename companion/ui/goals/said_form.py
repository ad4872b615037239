"""What the forms share in which one says something of a goal: a number, the ladder, how important and how sure.

All three ask for one press, and for a few words and another day only if the person likes. What was said before is
folded below: each entry can be changed or taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.goals.entries import Entry, EntryList, Saying
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Card,
    DateField,
    Field,
    Label,
    LinkButton,
    PrimaryButton,
    Row,
    ScaleInput,
    Subheading,
    announce,
)


class SaidForm(Card):
    """``kept`` asks to keep what is said, ``left`` to close; ``changing`` and ``taken_out`` name an earlier entry.

    ``said`` is the entry being changed, ``None`` while something new is said.
    """

    kept = Signal()
    left = Signal()
    changing = Signal(object)
    taken_out = Signal(object)

    def __init__(
        self, name: str, today: date, said: Saying | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, spacing=14)
        self.said = said
        self.setAccessibleName(name if said is None else tr("Change what I said"))
        day = said.at.day if said else None
        self.day = DateField(tr("Which day"), today, day, latest=today, tells_ago=True)
        self.problem = Label("", Type.SMALL, Token.AMBER)
        self.problem.hide()
        self.save = PrimaryButton(tr("Keep it"))
        self.cancel = LinkButton(tr("Leave it"))
        self.save.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        self.earlier_button = LinkButton(tr("What I said before"), icon_name="caret-right")
        self.earlier: EntryList | None = None

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        raise NotImplementedError

    def answer(self) -> tuple[int | None, str]:
        """The number chosen, if any, and the words beside it."""
        raise NotImplementedError

    def focus_first(self) -> None:
        """Goes to what is chosen, or to the first choice."""
        raise NotImplementedError

    def show_problem(self, error: CompanionError) -> None:
        """Says what is the matter. What was typed stays."""
        self.say(str(error))

    def say(self, sentence: str) -> None:
        """Says ``sentence`` above the buttons, also to a screen reader."""
        self.problem.setText(sentence)
        self.problem.show()
        announce(self, sentence)

    def ask_for_answer(self) -> None:
        """Says that nothing is chosen yet."""
        self.say(tr("Pick a number from 0 to 10, or leave it."))
        self.focus_first()

    # for those who say what is asked

    def lay_out(self, inputs: Sequence[QWidget], before: Sequence[Entry]) -> None:
        """Puts the ``inputs`` one below another, then the day, the buttons and the entries ``before``."""
        if self.said is not None:
            self.body.addWidget(Subheading(self.accessibleName()))
        for widget in (*inputs, self.day, self.problem, Row(self.save, self.cancel, spacing=28)):
            self.body.addWidget(widget)
        if before and self.said is None:
            self._add_earlier(before)

    def unfold(self) -> None:
        """Shows what was said before, if anything was."""
        if self.earlier is not None:
            self.earlier_button.setChecked(True)
            self._fold(True)

    def _add_earlier(self, before: Sequence[Entry]) -> None:
        self.earlier = EntryList(self.earlier_button.text(), before)
        self.earlier.changing.connect(self.changing)
        self.earlier.out.connect(self.taken_out)
        self.earlier_button.setCheckable(True)
        self.earlier_button.clicked.connect(self._fold)
        self.body.addWidget(Row(self.earlier_button))
        self.body.addWidget(self.earlier)
        self._fold(False)

    def _fold(self, unfolded: bool) -> None:
        if self.earlier is not None:
            self.earlier.setVisible(unfolded)
        self.earlier_button.set_icon("caret-down" if unfolded else "caret-right")
        self.earlier_button.setAccessibleDescription(tr("unfolded") if unfolded else tr("folded"))

    def calm(self) -> None:
        """Takes the problem away: something else was chosen."""
        self.problem.hide()


def focus_scale(scale: ScaleInput) -> None:
    """Goes to the number chosen, or to the first."""
    scale.pills()[scale.text() or "0"].setFocus(Qt.FocusReason.TabFocusReason)
