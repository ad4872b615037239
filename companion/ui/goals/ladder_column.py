"""The narrower column on the page of a goal: my ladder with where I am, and how sure I am."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.goals.column import Column, stacked
from companion.ui.goals.form_place import FormPlace
from companion.ui.goals.goal_view import GoalView
from companion.ui.goals.ladder_card import LadderCard, here_words
from companion.ui.goals.rulers import RulerLines
from companion.ui.widgets.kit import Body, LinkButton, Quote, Row, Subheading


class LadderColumn(Column):
    """``stood`` names the level pressed; the others ask for a form."""

    stood = Signal(int)
    standing_wanted = Signal()
    ladder_wanted = Signal()
    rulers_wanted = Signal()

    def __init__(self, view: GoalView) -> None:
        super().__init__()
        self._view = view
        self.add(Subheading(tr("My ladder")), 16)
        self.ladder: LadderCard | None = None
        if view.ladder.is_written:
            self.ladder = LadderCard(view.ladder, view.here)
            self.ladder.stood.connect(self.stood)
            self.add(self.ladder, 12)
        else:
            words = tr("Five levels in your own words, from what you can do now to more than you hope for.")
            self.add(Body(words, muted=True), 10)
        self.stand_button = LinkButton(tr("Add a note, or another day"))
        self.stand_button.setAccessibleName(tr("Add a note, or another day, to where I am on my ladder"))
        self.stand_button.clicked.connect(self.standing_wanted)
        self.ladder_button = LinkButton(
            tr("Change my ladder") if view.ladder.is_written else tr("Write on my ladder")
        )
        self.ladder_button.clicked.connect(self.ladder_wanted)
        self.standing = FormPlace(self._here(), self.stand_button)
        self.add(self.standing, 10)
        self.add(Subheading(tr("How sure am I?")), 20)
        self.rulers_button = LinkButton(tr("Say it again") if view.rulers else tr("Say how sure"))
        self.rulers_button.setAccessibleName(
            tr("Say it again: how important it is and how sure I am")
            if view.rulers
            else tr("Say how sure I am, and how important it is")
        )
        self.rulers_button.clicked.connect(self.rulers_wanted)
        self.add(RulerLines(view.rulers), 8)
        self.add(self.rulers_button, 2)
        self.end()

    def _here(self) -> QWidget:
        """Where I was last, in words, and what can be done about it."""
        view = self._view
        lines: list[QWidget] = []
        if view.ladder.is_written:
            lines.append(Body(here_words(view.here), muted=True))
        if view.here is not None and view.here.note:
            lines.append(Quote(view.here.note))
        row = Row(self.stand_button, self.ladder_button, spacing=28, row_spacing=0)
        self.stand_button.setVisible(view.ladder.is_written or bool(view.rungs))
        return stacked(*lines, row)
