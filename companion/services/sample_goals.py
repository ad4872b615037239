"""What Sam wanted to do in the latest year, and what became of it. Data only; the years before have their own file."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.goals import GoalState

EXPLORING, ACTIVE, RESTING = GoalState.EXPLORING, GoalState.ACTIVE, GoalState.RESTING
REACHED, LET_GO = GoalState.REACHED, GoalState.LET_GO


@dataclass(frozen=True, slots=True)
class Turn:
    """``ago`` days before the end of the goal's year it came to ``state``; below 0 is in the year after."""

    ago: int
    state: GoalState
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The words until ``ago`` days before the end of the year, and why they changed."""

    ago: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Wish:
    """One goal with its turns in order, the first of which is when it was written.

    ``low`` and ``high`` are the first and the latest rating. ``rated`` names days and values exactly instead.
    """

    words: str
    why: str
    activity: str
    low: int
    high: int
    turns: tuple[Turn, ...]
    reworded: Reworded | None = None
    rated: tuple[tuple[int, int, str], ...] = ()


ROSIE = Wish(
    "I want to lift Rosie out of her cot without thinking about my back first.",
    "She laughs. And I feel like her gran again, not a patient.",
    "Lifting Rosie out of her cot",
    2,
    6,
    (Turn(84, EXPLORING), Turn(80, ACTIVE)),
    Reworded(62, "be able to pick up the baby", "It sounded like a chore, and it is not."),
    (
        (80, 2, ""),
        (72, 2, "with Tom beside me"),
        (64, 3, ""),
        (56, 3, ""),
        (32, 4, ""),
        (24, 5, ""),
        (16, 5, "half way up, twice"),
        (9, 6, ""),
        (1, 6, ""),
    ),
)

LATEST = (
    ROSIE,
    Wish(
        "Kneel in the garden long enough to do one bed.",
        "It is the only hour when nobody needs me.",
        "Kneeling to weed",
        3,
        5,
        (
            Turn(230, ACTIVE),
            Turn(150, RESTING, "Too hot to kneel at noon, too busy at eight."),
            Turn(124, ACTIVE, "The beans need me."),
            Turn(12, RESTING, "The ground is cold. I will take it up in spring."),
        ),
    ),
    Wish(
        "Walk to the gate and back before breakfast.",
        "The dog expects it.",
        "Walking to the gate and back",
        4,
        9,
        (
            Turn(160, EXPLORING),
            Turn(146, ACTIVE, "The mornings are light. No excuse left."),
            Turn(28, REACHED, "I did it four mornings running and stopped counting."),
        ),
    ),
    Wish("Sleep through until six.", "", "", 4, 4, (Turn(60, EXPLORING),)),
    Wish(
        "Drive to my sister's without stopping.",
        "She cannot come to me any more.",
        "Sitting in the car for an hour",
        3,
        4,
        (
            Turn(300, ACTIVE),
            Turn(190, RESTING, "Road works until autumn."),
            Turn(100, ACTIVE, "The road is open again."),
            Turn(20, LET_GO, "The train is kinder, and I can read."),
        ),
    ),
)
