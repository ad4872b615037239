"""Handouts and running papers to print in tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from companion.domain.handout import Handout, HandoutDose, HandoutStep
from companion.domain.paper import (
    Facts,
    Heading,
    Listing,
    OwnWords,
    Paper,
    RoomToWrite,
    Sentence,
    SmallChart,
)
from companion.domain.series import Point, Series
from companion.movements import shipped
from tests.reports.paper import LAST, LONG

IDS = ("bridge", "knee_to_chest", "sit_to_stand", "bird_dog", "chin_tuck")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
DOSES = (
    HandoutDose(
        "Ordinary day", "10 times, 2 rounds. Hold each time for 3 seconds. Rest 30 seconds in between."
    ),
    HandoutDose("Tense day", "5 times."),
)


@cache
def steps() -> tuple[HandoutStep, ...]:
    """Steps with the figures that ship."""
    found = []
    for name in IDS:
        movement = shipped().get(name)
        assert movement is not None
        found.append(
            HandoutStep(
                movement.name, DOSES, movement.purpose, movement.cues, movement.ease_off, "", movement.figure
            )
        )
    found[1] = replace(found[1], note="With the pillow Ana showed me. Stop when it pulls.")
    return tuple(found)


@cache
def handout() -> Handout:
    """A routine of five steps."""
    return Handout(
        title="Morning back",
        steps=steps(),
        note="Slow is fine. Kettle on first.",
        printed_on=LAST,
        language="en-GB",
    )


def bursting_handout() -> Handout:
    """Twenty steps, one of them with far too many words, and boxes."""
    many = [replace(step, name=f"{step.name} {round_}") for round_ in range(4) for step in steps()]
    many[3] = replace(many[3], note=LONG, cues=tuple(LONG[:600] for _cue in range(9)), name=LONG[:300])
    many[4] = replace(many[4], figure=None)
    return replace(handout(), steps=tuple(many), days=DAYS, note=LONG, title="Morning back " * 30)


STORY = Paper(
    title="I want to lift Rosie out of her cot without thinking about my back first.",
    subtitle="The story of a goal · 1 May to 2 Dec 2026",
    blocks=(
        Heading("How I first put it", "1 May 2026"),
        OwnWords("“I want my back to be normal again.”"),
        OwnWords("Because: “I am tired of thinking about it.”", small=True),
        Heading("I put it another way", "10 Sept 2026"),
        OwnWords("“I want to lift Rosie out of her cot without thinking about my back first.”"),
        Sentence("Why I changed it: “Normal is not a thing I can see.”", quiet=True),
        Heading("What I could do"),
        SmallChart(
            Series(
                "Lift Rosie out of her cot",
                tuple(
                    Point(date(2026, 9, 10) + timedelta(weeks=week), value)
                    for week, value in ((0, 2), (2, 3), (7, 4), (11, 6))
                ),
                date(2026, 9, 10),
                LAST,
            )
        ),
        Facts(
            ("Day", "Of 10", "My note"),
            (
                ("10 Sept 2026", "2", ""),
                ("24 Sept 2026", "3", "After the garden."),
                ("26 Nov 2026", "6", "Twice."),
            ),
        ),
        Heading("Small steps", "3 ticked"),
        Listing(("Lift the empty basket", "Lift the basket with a cushion", "Lift Rosie from the sofa")),
        RoomToWrite("What I would tell someone who starts", 3),
    ),
    foot="Written by me. My own notes, not a medical record.",
    printed_on=LAST,
    language="en-GB",
)
EMPTY_STORY = replace(
    STORY, title="Walk.", subtitle="", blocks=(Heading("How I first put it"), OwnWords("“Walk.”"))
)
BURSTING_STORY = replace(
    STORY,
    title=LONG[:500],
    blocks=(
        *STORY.blocks,
        *[OwnWords(LONG) for _chapter in range(4)],
        Facts(
            ("Day", "Of 10", "My note"), tuple((f"{day} Sept 2026", "4", LONG[:400]) for day in range(1, 30))
        ),
        Listing((LONG, *[LONG[:200]] * 40)),
    ),
)
