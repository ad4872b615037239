"""What the page of a goal shows, as values: equal values need no new page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from companion.domain.both_sides import SideLine
from companion.domain.checkins import Question
from companion.domain.goals import Goal, Rating
from companion.domain.history import Revision
from companion.domain.ladder import Ladder, Rung
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.services.goals import GoalService
from companion.services.progress import GoalProgress, ProgressService
from companion.ui.goals.tools import GoalTools


@dataclass(frozen=True)
class GoalView:
    """All of one goal. ``good`` are the person's own lines on what is good about changing;
    ``asked`` says how each ruler is asked."""

    goal: Goal
    progress: GoalProgress
    ratings: Sequence[Rating]
    story: Sequence[Revision]
    today: date
    ladder: Ladder
    rungs: Sequence[Rung] = ()
    rulers: Sequence[RulerMark] = ()
    asked: Mapping[Ruler, Question] = field(default_factory=dict)
    steps: Sequence[SmallStep] = ()
    good: Sequence[SideLine] = field(default=())

    @property
    def here(self) -> Rung | None:
        """The latest place on the ladder, if any was said."""
        return self.rungs[-1] if self.rungs else None

    @property
    def has_story(self) -> bool:
        """Whether anything happened since it was written."""
        return bool(self.story or self.ratings or self.rungs or self.rulers or self.steps)


def read_view(goals: GoalService, progress: ProgressService, tools: GoalTools, goal_id: str) -> GoalView:
    """Reads it all. Raises ``CompanionError`` when the goal is gone."""
    goal = goals.get(goal_id)
    return GoalView(
        goal,
        progress.goal(goal),
        goals.ratings(goal_id),
        goals.story(goal_id),
        progress.today(),
        tools.ladders.get(goal_id),
        tools.ladders.rungs(goal_id),
        tools.rulers.marks(goal_id),
        tools.rulers.questions(),
        tools.steps.all(goal_id),
        tools.sides.good_about_changing(goal_id),
    )
