"""Papers other than the sheet say what belongs on them, and nothing else that is private."""

from __future__ import annotations

import pytest

from companion.services.bundle import Services
from companion.services.papers import HandoutOptions, PaperOptions
from tests.helpers.desk import FixedClock
from tests.helpers.private_words import planted
from tests.services.test_private_words import inside, slips

BELONGS = {
    "handout": frozenset[str](),
    "story": frozenset({"a rating's note", "what I would notice first", "levels of a ladder"}),
    "last": frozenset({"a goal that is unticked", "fine for now", "the tense plan"}),
}
"""What a person asks for with a paper: the story of a goal is told with its notes, and the last printout is for them,
with all their goals and the plan for hard days. How sure they are, both sides, check-ins and visits stay out."""


@pytest.mark.parametrize("seed", [1, 2])
def test_no_other_private_word_is_on_a_paper(services: Services, clock: FixedClock, seed: int) -> None:
    words = planted(services, clock, seed)
    goal = next(goal for goal in services.goals.all() if "Lift Rosie" in goal.words)
    movement = services.library.get("bridge")
    assert movement is not None
    routine = services.routines.create("Back easing")
    services.routines.add_step(routine.id, movement)
    made = {
        "handout": services.papers.handout_pdf(routine.id, HandoutOptions(tick_boxes=True)),
        "story": services.papers.story_pdf(goal.id, PaperOptions()),
        "last": services.papers.last_pdf(PaperOptions()),
    }
    for name, pdf in made.items():
        assert set(slips(inside(pdf), words)) == BELONGS[name], name
