"""The main job, end to end, in a real window: once by keyboard alone, once with a mouse."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from companion import bootstrap
from companion.domain.plans import Verdict
from companion.domain.routines import Origin, Size
from companion.domain.sessions import Helped, Outcome
from companion.domain.visits import TalkKind
from tests.e2e.person import App, Hands, Keyboard, Mouse

GOAL = "carry my grandson up the stairs, and laugh about it"
NOTE = "a < b & <b>c</b>, said Anna"
DOING = "This week, how well could you do what you wanted to do?"
DOSE = {"sets": 1, "reps_min": 1, "reps_max": 1, "tempo_s": 1, "rest_s": 0}


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A plan that takes seconds to do."""
    steps: list[dict[str, Any]] = [
        {"key": key, "movement": key, "why": "It helps with the stairs.", "doses": {"ordinary": DOSE}}
        for key in ("bridge", "knee_to_chest", "calf_raise")
    ]
    plan = {
        "format_version": 1,
        "plan_id": "stairs",
        "version": 1,
        "title": "Up the stairs",
        "by": "Ana",
        "clinic": "Riverside",
        "written": "2026-09-10",
        "message": "You told me about the stairs.",
        "routines": [{"key": "steps", "name": "Ready for steps", "steps": steps}],
    }
    path = tmp_path / "stairs.plan.json"
    path.write_text(json.dumps(plan), "utf-8")
    return path


@pytest.mark.parametrize("kind", [Keyboard, Mouse], ids=["by keyboard alone", "with a mouse"])
def test_from_first_start_to_the_sheet(
    start: Callable[..., App], tmp_path: Path, plan_file: Path, kind: type[Hands]
) -> None:
    app = start(tmp_path / "mine.companion")
    hands = kind(app)
    welcome(hands)
    take_plan(hands, plan_file)
    follow_routine(hands)
    check_in(hands)
    sheet = tmp_path / "for the visit.pdf"
    prepare_visit(hands, sheet)
    assert app.close() == 0
    assert app.errors.read_text() == ""
    everything_is_in(app.notebook)
    assert_sheet(sheet)


def welcome(hands: Hands) -> None:
    hands.fill("What may I call you?", "Joan")
    hands.press("Go on")
    hands.app.wait_for_words("big or small")
    hands.fill("What would you like to be able to do?", GOAL)
    hands.press("Keep this")
    hands.app.wait(lambda state: not state["overlay"] and state["place"] == "today", "Today")
    assert "Joan" in hands.app.wait_for_words("Joan")["title"]


def take_plan(hands: Hands, plan_file: Path) -> None:
    """One line taken, one changed, one declined; each with a reason, or without."""
    hands.go("plans")
    hands.press("Open a plan file")
    hands.pick_file(plan_file)
    hands.app.wait_for_words("You told me about the stairs.")

    hands.press("Take it: Bridge")
    hands.app.wait_for_words("You took it")

    hands.press("Change…: Knee to chest")
    hands.app.wait_for_words("How it is measured")
    hands.press("Sets: more")
    hands.fill("Why I changed it", "two feels better")
    hands.press("Keep it like this")
    hands.app.wait_for_words("You took it your own way")

    hands.press("Rather not: Calf raise")
    hands.fill("If you like, say why", "it scares me")
    hands.press("Keep the reason")
    hands.app.wait_for_words("it scares me")
    hands.press("Done for now")
    hands.app.wait(lambda state: state["place"] == "today", "Today")


def follow_routine(hands: Hands) -> None:
    """The first step to its end, a pause, then stop in the middle of the second."""
    state = hands.app.wait_for_words("Ready for steps")
    name = next(t["name"] for t in state["things"] if t["name"].startswith("Ready for steps: Ordinary day"))
    hands.press(name)
    hands.app.wait(lambda state: state["overlay"] == "PlayerScreen", "the player")
    hands.app.wait_for_words("Bridge")
    hands.press("I am ready")
    hands.keys("space")
    hands.app.wait(lambda state: state["focus"]["name"] == "Go on", "the pause")
    hands.keys("space")
    hands.app.wait_for_words("Knee to chest")
    hands.app.wait(lambda state: any("set 1 of 2" in words for words in state["words"]), "the first set")
    hands.keys("Escape")
    hands.app.wait_for_words("How was that?")
    hands.rate("How hard was that?", 4)
    hands.choose("Did it help?", "A little")
    hands.fill("A note, if you like", NOTE)
    hands.press("Keep this")
    hands.app.wait(lambda state: not state["overlay"], "Today")


def check_in(hands: Hands) -> None:
    hands.go("check_in")
    hands.rate(DOING, 6)
    hands.fill("A note", "slept well")
    hands.press("Keep")
    hands.app.wait_for_words("Saved")


def prepare_visit(hands: Hands, sheet: Path) -> None:
    hands.go("visit")
    hands.fill("Something to talk about", "the third stair")
    hands.keys("Return")
    hands.app.wait_for_words("the third stair")
    hands.fill("A question", "may I garden again")
    hands.keys("Return")
    hands.app.wait_for_words("may I garden again")
    hands.press("Look at the sheet")
    hands.app.wait(lambda state: any(t["name"] == "Save as PDF" for t in state["things"]), "the preview")
    hands.press("Save as PDF")
    hands.pick_file(sheet)
    hands.app.wait_for_words(f"Saved: {sheet}")


def everything_is_in(notebook: Path) -> None:
    services = bootstrap.open_services(notebook, create=False)
    try:
        assert services.about.get().name == "Joan"
        assert services.about.is_welcomed()
        assert [goal.words for goal in services.goals.all()] == [GOAL]
        (suggestion,) = services.plans.all()
        decisions = services.plans.picture(suggestion.id).decisions
        assert {key.rpartition("/")[2]: (d.verdict, d.because) for key, d in decisions.items()} == {
            "bridge": (Verdict.TAKEN, ""),
            "knee_to_chest": (Verdict.CHANGED, "two feels better"),
            "calf_raise": (Verdict.RATHER_NOT, "it scares me"),
        }
        (routine,) = services.routines.all()
        assert [(s.movement_id, s.origin, s.doses[Size.ORDINARY].sets) for s in routine.steps] == [
            ("bridge", Origin.CHOSEN, 1),
            ("knee_to_chest", Origin.CHANGED, 2),
        ]
        (session,) = services.sessions.between(date(2000, 1, 1), date(2999, 1, 1), steps=True)
        assert session.ended is not None
        assert [done.outcome for done in session.steps] == [Outcome.DONE, Outcome.PART]
        assert (session.effort, session.helped, session.note) == (4, Helped.A_LITTLE, NOTE)
        (check,) = services.checkins.recent()
        assert [(answer.question_text, answer.number) for answer in check.answers] == [(DOING, 6)]
        assert check.note == "slept well"
        items = {item.kind: item.text for item in services.visits.items()}
        assert items == {TalkKind.TALK: "the third stair", TalkKind.QUESTION: "may I garden again"}
    finally:
        services.notebook.close()


def assert_sheet(sheet: Path) -> None:
    assert shutil.which("pdftotext"), "The end-to-end tests read PDFs: apt-get install poppler-utils"
    text = subprocess.run(
        ["pdftotext", "-layout", str(sheet), "-"], capture_output=True, text=True, check=True, timeout=20
    ).stdout
    words = " ".join(text.split())
    for wanted in (GOAL, "Joan", "the third stair", "may I garden again", "it scares me", "two feels better"):
        assert wanted in words, f"“{wanted}” is not on the sheet: {words}"
    assert text.count("\f") == 1, "the sheet is one page"
