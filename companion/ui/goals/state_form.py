"""Letting a goal rest, be reached, be let go, or taken up again: with a reason only if the person likes."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.domain.goals import Goal, GoalState
from companion.i18n import tr
from companion.ui.goals.reason_form import reason_label
from companion.ui.goals.why_form import WhyForm
from companion.ui.widgets.kit import Body, Quote


def step_words(state: GoalState, before: GoalState) -> str:
    """What the button says that brings a goal from ``before`` to ``state``."""
    if state is GoalState.ACTIVE:
        return tr("Take it up") if before is GoalState.EXPLORING else tr("Take it up again")
    return {
        GoalState.EXPLORING: tr("Think it over again"),
        GoalState.RESTING: tr("Let it rest"),
        GoalState.REACHED: tr("Reached"),
        GoalState.LET_GO: tr("Let it go"),
    }[state]


def steps_from(state: GoalState) -> tuple[GoalState, ...]:
    """Where a goal may go from ``state``, in the order shown."""
    return {
        GoalState.EXPLORING: (GoalState.ACTIVE, GoalState.RESTING, GoalState.REACHED, GoalState.LET_GO),
        GoalState.ACTIVE: (GoalState.EXPLORING, GoalState.RESTING, GoalState.REACHED, GoalState.LET_GO),
        GoalState.RESTING: (GoalState.ACTIVE, GoalState.REACHED, GoalState.LET_GO),
        GoalState.REACHED: (GoalState.ACTIVE,),
        GoalState.LET_GO: (GoalState.ACTIVE,),
    }[state]


class StateForm(WhyForm):
    """Asks for a reason in own words. Nothing is praised or blamed."""

    def __init__(self, goal: Goal, state: GoalState, parent: QWidget | None = None) -> None:
        title = step_words(state, goal.state)
        super().__init__(title, _sentence(state), parent)
        self.state = state
        hint = tr("If you like.")
        if state is GoalState.REACHED:
            hint = tr("If you like. These words then stand on the goal’s page.")
            if goal.why:
                self.body.addWidget(Body(tr("You wrote why it matters:"), muted=True))
                self.body.addWidget(Quote(goal.why))
        self.ask(reason_label(state), hint, title)


def _sentence(state: GoalState) -> str:
    return {
        GoalState.EXPLORING: tr("It stays among your goals. You can be unsure for as long as you like."),
        GoalState.RESTING: tr("It waits for you, with all you wrote. You can take it up again any time."),
        GoalState.REACHED: tr("It moves to the goals you reached. All you wrote stays."),
        GoalState.LET_GO: tr("Goals change. All you wrote stays, and you can take it up again."),
        GoalState.ACTIVE: tr("It goes back among the goals you have now."),
    }[state]
