"""Writing a new goal, or rewording one. What is typed stays, whatever happens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.ui.look import Type
from companion.ui.widgets.kit import (
    Body,
    ChoiceRow,
    Field,
    Heading,
    Label,
    LineField,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    TextField,
)


class GoalForm(Page):
    """The form. ``kept`` asks to keep what is typed, ``left`` to go back with the words kept as a draft,
    ``thrown`` to let them go."""

    kept = Signal()
    left = Signal()
    thrown = Signal()

    def __init__(self, goal: Goal | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal = goal
        self.setAccessibleName(tr("Reword this goal") if goal else tr("Write a new goal"))
        self.back = LinkButton(tr("My goals"), icon_name="caret-left")
        self.back.clicked.connect(self.left)
        self.words = TextField(
            tr("What do you want to be able to do?"),
            tr("In your own words. One sentence is enough."),
            text=goal.words if goal else "",
            lines=2,
        )
        self.why = TextField(
            tr("Why it matters to me"),
            tr("If you like. It is good to read again on a hard day."),
            text=goal.why if goal else "",
            lines=2,
        )
        self.noticed = TextField(
            tr("What I’d notice first"),
            tr("If you like. A small sign that it is coming nearer."),
            text=goal.noticed if goal else "",
            lines=1,
        )
        self.activity = LineField(
            tr("Something you do that shows it"),
            tr("You can rate this from 0 to 10. If you leave it empty, you rate the goal itself."),
            text=goal.activity if goal else "",
        )
        self.state = ChoiceRow(
            tr("Do you want to choose it now?"),
            [(GoalState.ACTIVE.value, tr("Yes, I choose it")),
             (GoalState.EXPLORING.value, tr("Not yet, I am thinking about it"))],
            clearable=False,
        )  # fmt: skip
        self.state.set_value(GoalState.ACTIVE.value)
        self.because = TextField(tr("Why I changed it"), tr("If you like."), lines=2)
        self.save = PrimaryButton(tr("Keep the new words") if goal else tr("Keep this goal"))
        self.save.clicked.connect(self.kept)
        self.activity.entered.connect(self.kept)
        self._build()

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        shared: dict[str, Field] = {
            "words": self.words,
            "why": self.why,
            "noticed": self.noticed,
            "activity": self.activity,
        }
        return {**shared, "because": self.because} if self.goal else {**shared, "state": self.state}

    def show_problem(self, error: InvalidEntryError) -> None:
        """Says at the words what is the matter and goes there."""
        target: TextField | LineField = self.words
        for field in (self.why, self.noticed, self.activity, self.because):
            if self.words.text().strip() and len(field.text()) > len(target.text()):
                target = field
        target.set_problem(str(error))
        self.reveal(target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.add(self.back)
        self.add(Heading(self.accessibleName()), above=4)
        if self.goal:
            self.add(Body(tr("The words you had stay in the story of this goal."), muted=True), above=8)
        self.add(self.words, above=24)
        self.add(self.why, above=24)
        self.add(self.noticed, above=24)
        self.add(self.activity, above=24)
        if self.goal:
            self.add(self.because, above=24)
        else:
            self.add(Label(tr("Do you want to choose it now?"), Type.STRONG), above=24)
            self.add(self.state, above=6)
        later = LinkButton(tr("Not now"))
        later.clicked.connect(self.left)
        self.throw = LinkButton(tr("Throw these words away"))
        self.throw.clicked.connect(self.thrown)
        self.add(Row(self.save, later, self.throw, spacing=28), above=32)
