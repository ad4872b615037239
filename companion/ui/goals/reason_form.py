"""The words about where a goal stands, written later or put another way."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.i18n import tr
from companion.ui.goals.story import since_words
from companion.ui.goals.why_form import WhyForm


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


class ReasonForm(WhyForm):
    """The words that stand there, to be put another way. Empty words take out what was there."""

    def __init__(self, goal: Goal, parent: QWidget | None = None) -> None:
        super().__init__(change_words(goal), since_words(goal), parent)
        hint = tr("The words you had stay in the story of this goal.") if goal.state_reason else ""
        self.ask(reason_label(goal.state), hint, tr("Keep these words"), goal.state_reason)
