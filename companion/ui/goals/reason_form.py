"""The words about where a goal stands, written later or put another way."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.i18n import tr
from companion.ui.goals.story import since_words
from companion.ui.widgets.kit import Body, Card, Field, LinkButton, PrimaryButton, Row, Subheading, TextField


def reason_label(state: GoalState) -> str:
    """What is asked about ``state``: a reason, or, of what was reached, what one would say about it."""
    if state is GoalState.REACHED:
        return tr("What would you say about it?")
    return tr("A reason in your own words")


def change_words(goal: Goal) -> str:
    """What the button says that opens the form."""
    if goal.state_reason:
        return tr("Change these words")
    return {
        GoalState.EXPLORING: tr("Say why I think it over"),
        GoalState.ACTIVE: tr("Say why I took it up"),
        GoalState.RESTING: tr("Say why it rests"),
        GoalState.REACHED: tr("Add words"),
        GoalState.LET_GO: tr("Say why I let it go"),
    }[goal.state]


class ReasonForm(Card):
    """``kept`` keeps the words, ``left`` closes the form. Empty words take out what was there."""

    kept = Signal()
    left = Signal()

    def __init__(self, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=12)
        title = change_words(goal)
        self.setAccessibleName(title)
        self.body.addWidget(Subheading(title))
        self.body.addWidget(Body(since_words(goal), muted=True))
        hint = tr("The words you had stay in the story of this goal.") if goal.state_reason else ""
        self.reason = TextField(reason_label(goal.state), hint, text=goal.state_reason, lines=2)
        self.save = PrimaryButton(tr("Keep these words"))
        self.cancel = LinkButton(tr("Leave it"))
        self.save.clicked.connect(self.kept)
        self.cancel.clicked.connect(self.left)
        self.body.addWidget(self.reason)
        self.body.addWidget(Row(self.save, self.cancel, spacing=28))

    def fields(self) -> dict[str, Field]:
        """The inputs by name, for the draft."""
        return {"reason": self.reason}

    def focus_first(self) -> None:
        """Goes to the words."""
        self.reason.setFocus(Qt.FocusReason.TabFocusReason)
