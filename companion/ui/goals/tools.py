"""What the goals screen works with, beside the goals themselves."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from companion.services.both_sides import BothSidesService
from companion.services.fine import FineService
from companion.services.goal_story import GoalStoryService
from companion.services.ladders import LadderService
from companion.services.rulers import RulerService
from companion.services.small_steps import SmallStepService


class GoalTools(NamedTuple):
    """The services of what belongs to a goal."""

    ladders: LadderService
    rulers: RulerService
    steps: SmallStepService
    sides: BothSidesService
    stories: GoalStoryService
    fine: FineService


class GoalPapers(NamedTuple):
    """How papers are asked for: ``story`` of a goal by its id, and the ``last`` printout of all."""

    story: Callable[[str], object]
    last: Callable[[], object]
