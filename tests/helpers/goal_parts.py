"""One of everything that belongs to a goal, for tests that look at every table."""

from __future__ import annotations

from companion.domain.about import Portrait, PortraitFile
from companion.domain.both_sides import BothSides, Quadrant, SideLine
from companion.domain.fine import FineForNow
from companion.domain.ladder import Ladder, LadderWords, Rung
from companion.domain.moments import Moment
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.services.ports import Unit


def fill_goal_parts(unit: Unit, goal_id: str, at: Moment) -> None:
    """A row in every table of goals, both sides and About me."""
    parts = unit.goal_parts
    parts.put_ladder(Ladder(goal_id, LadderWords(hoped="once")))
    parts.put_rung(Rung("rung", goal_id, at, -1, "with Tom", "wobbly"))
    parts.put_ruler(RulerMark("ruler", goal_id, Ruler.CONFIDENCE, at, 6, "Tuesday"))
    parts.put_step(SmallStep("step", goal_id, "ask Tom", at))
    parts.put_fine(FineForNow("fine", at, "I garden."))
    unit.both_sides.put(BothSides("sides", "", at, goal_id))
    unit.both_sides.put_line(SideLine("side", "sides", Quadrant.STAY_GOOD, "rest", at))
    unit.about.put_portrait(PortraitFile(Portrait(at, 2, 1, 1), b"ab"))
