"""What Sam wrote around her goal of the latest weeks: a ladder, how sure she is, small steps and both sides."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.domain.both_sides import BothSides, Quadrant, SideLine
from companion.domain.goals import Goal
from companion.domain.history import ME, Revision, Thing
from companion.domain.ladder import Ladder, LadderWords, Rung
from companion.domain.moments import Moment
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.services.ladders import EARLIER
from companion.services.ports import Unit
from companion.services.sample_goals import ROSIE
from companion.services.sample_life import Pen

NOTICED = "That I lift her before I have thought about it."

LADDER = LadderWords(
    "Wait for someone else to lift her",
    "Lift her out if I sit down after",
    "Lift her out, once, easily",
    "Lift her ten times in a day",
    "Lift her and carry her up the stairs",
)
LESS_BEFORE = "Lift her out with Tom beside me"
REWRITTEN_AGO = 30

RUNGS = ((78, -2, ""), (40, -2, ""), (26, -1, "She giggled. I sat down."), (6, -1, ""))
"""Days ago, level, note."""
NOTE_BEFORE = "She giggled."

RULERS = (
    (80, Ruler.IMPORTANCE, 9, "She is only small once."),
    (80, Ruler.CONFIDENCE, 3, "I have been stuck before and got out of it."),
    (7, Ruler.IMPORTANCE, 9, ""),
    (7, Ruler.CONFIDENCE, 6, "Because I did it on Tuesday."),
)

STEPS = (
    (62, "Practise with the big bag of flour", 41),
    (62, "Ask Tom to lower the cot side", 60),
    (28, "Lift her once when Beth is in the room", 16),
    (14, "Lift her in the morning, when I am stiffest", None),
    (14, "Show Ana how I stand", None),
)
"""Days ago, words, days ago it was ticked."""


REWORDED_STEP = ("Lift her at seven", "Lift her in the morning, when I am stiffest")
REWORDED_AGO = 5


@dataclass(frozen=True, slots=True)
class Side:
    """One line of both sides; ``shared`` where Sam chose that it may be printed."""

    quadrant: Quadrant
    text: str
    shared: bool = False


ABOUT_ROSIE = (
    Side(Quadrant.CHANGE_GOOD, "I am the one she reaches for.", shared=True),
    Side(Quadrant.CHANGE_GOOD, "Beth can go out for an hour."),
    Side(Quadrant.CHANGE_LESS, "Every morning on the mat, also when it rains."),
    Side(Quadrant.STAY_GOOD, "Nobody asks me to carry things."),
    Side(Quadrant.STAY_LESS, "I stand there with my arms by my sides."),
)
REWORDED_LINE = ("I just stand there.", "I stand there with my arms by my sides.")
CHOICE_BEFORE = "Say no to Beth?"
CHOICE = "Tell Beth that two afternoons are too many?"
ABOUT_BETH = (
    Side(Quadrant.CHANGE_GOOD, "I would rest before my back tells me to."),
    Side(Quadrant.CHANGE_LESS, "She has nobody else on Thursdays."),
    Side(Quadrant.STAY_GOOD, "Two afternoons of Rosie."),
)


def write_goal_parts(unit: Unit, pen: Pen) -> None:
    """All of it, where the goal is in the notebook."""
    goal = next((goal for goal in unit.goals.all() if goal.words == ROSIE.words), None)
    if goal is None:
        return
    unit.goals.put(replace(goal, noticed=NOTICED))
    _ladder(unit, goal, pen)
    for ago, ruler, value, why in RULERS:
        unit.goal_parts.put_ruler(RulerMark(pen.id(), goal.id, ruler, _at(pen, ago, 20), value, why))
    for rank, (ago, words, ticked) in enumerate(STEPS):
        done = None if ticked is None else _at(pen, ticked, 19)
        step = SmallStep(pen.id(), goal.id, words, _at(pen, ago, 18), rank, done)
        unit.goal_parts.put_step(step)
        if words == REWORDED_STEP[1]:
            _earlier(unit, pen, Thing.SMALL_STEP, step.id, {"words": REWORDED_STEP[0]})
    _sides(unit, pen, BothSides(pen.id(), "", _at(pen, 58, 21), goal.id), ABOUT_ROSIE)
    choice = BothSides(pen.id(), CHOICE, _at(pen, 20, 21))
    _sides(unit, pen, choice, ABOUT_BETH)
    _earlier(unit, pen, Thing.SIDES, choice.id, {"title": CHOICE_BEFORE})
    _said_better(unit, goal, pen)


def _ladder(unit: Unit, goal: Goal, pen: Pen) -> None:
    ladder = Ladder(goal.id, LADDER)
    unit.goal_parts.put_ladder(ladder)
    rewritten = _at(pen, REWRITTEN_AGO, 20)
    earlier = {f"{EARLIER}-1": LESS_BEFORE}
    unit.history.add(Revision(pen.id(), Thing.GOAL, goal.id, rewritten, ME, "", earlier))
    for ago, level, note in RUNGS:
        at = _at(pen, ago, 20)
        words = LESS_BEFORE if level == -1 and at.at < rewritten.at else ladder.words(level)
        unit.goal_parts.put_rung(Rung(pen.id(), goal.id, at, level, words, note))


def _sides(unit: Unit, pen: Pen, page: BothSides, lines: tuple[Side, ...]) -> None:
    unit.both_sides.put(page)
    for rank, side in enumerate(lines):
        line = SideLine(pen.id(), page.id, side.quadrant, side.text, page.created, rank, side.shared)
        unit.both_sides.put_line(line)
        if side.text == REWORDED_LINE[1]:
            _earlier(unit, pen, Thing.SIDE_LINE, line.id, {"text": REWORDED_LINE[0]})


def _said_better(unit: Unit, goal: Goal, pen: Pen) -> None:
    """Later the same evening she put one of each right: a number, a place on the ladder, how sure she is."""
    parts = unit.goal_parts
    rung = next(each for each in parts.rungs(goal.id) if each.note)
    mark = next(each for each in reversed(parts.rulers(goal.id)) if each.why)
    changes = [
        (Thing.RUNG, rung.id, rung.at, {"level": str(rung.level), "words": rung.words, "note": NOTE_BEFORE}),
        (Thing.RULER, mark.id, mark.at, {"value": str(mark.value - 1), "note": ""}),
    ]
    rating = next((each for each in reversed(unit.goals.ratings(goal.id)) if each.note), None)
    if rating is not None:
        earlier = {"value": str(rating.value), "note": ""}
        changes.append((Thing.RATING, rating.id, rating.at, earlier))
    for thing, key, at, earlier in changes:
        texts = {**earlier, "day": at.day.isoformat()}
        unit.history.add(Revision(pen.id(), thing, key, pen.at(at.day, 22, 45), ME, "", texts))


def _earlier(unit: Unit, pen: Pen, thing: Thing, key: str, texts: dict[str, str]) -> None:
    unit.history.add(Revision(pen.id(), thing, key, _at(pen, REWORDED_AGO, 21), ME, "", texts))


def _at(pen: Pen, ago: int, hour: int) -> Moment:
    return pen.at(pen.life.near(pen.life.ago(ago)), hour, 30)
