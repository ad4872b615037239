"""The player in a real window: a whole routine with either hand, and one that was cut off by a power cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.domain.doses import Dose, Side
from companion.domain.routines import Size
from companion.domain.sessions import Helped, Outcome
from tests.e2e.person import App, Keyboard
from tests.e2e.playing import (
    GOAL,
    ROUTINE,
    ByKeys,
    ByMouse,
    Pilot,
    begin,
    notebook_with,
    sessions_in,
    wait_for_count,
    wanting_sound,
)

BRIDGE = {
    Size.ORDINARY: Dose(sets=2, reps_max=1, hold_s=2, tempo_s=2),
    Size.TENSE: Dose(sets=2, reps_max=1, tempo_s=1),
}
KNEES = {Size.ORDINARY: Dose(reps_max=1, tempo_s=1, side=Side.BOTH)}
WALK = {Size.ORDINARY: Dose(duration_s=60)}
CALVES = {Size.ORDINARY: Dose(sets=2, reps_max=2, tempo_s=2)}


@pytest.mark.parametrize("pilot", [ByKeys, ByMouse], ids=["by keyboard alone", "by mouse alone"])
def test_a_whole_routine(start: Callable[..., App], tmp_path: Path, pilot: Callable[[App], Pilot]) -> None:
    """All sound is wanted and the computer has none: nothing is missing but the sound."""
    wanting_sound(tmp_path)
    steps = [("bridge", BRIDGE), ("knee_to_chest", KNEES), ("walking", WALK), ("calf_raise", CALVES)]
    app = start(notebook_with(steps, tmp_path))
    person = pilot(app)
    begin(person.hands)
    bridge_in_a_smaller_version(person)
    both_knees(person)
    walk_with_relief(person)
    rather_not(person)
    say_how_it_was(person)
    assert app.close() == 0
    assert app.errors.read_text() == ""

    (session,) = sessions_in(app.notebook)
    assert session.ended is not None
    assert [(step.movement_id, step.outcome, step.sets, step.reps, step.size) for step in session.steps] == [
        ("bridge", Outcome.DONE, 2, 2, Size.TENSE),
        ("knee_to_chest", Outcome.DONE, 1, 2, Size.ORDINARY),
        ("walking", Outcome.PART, 0, 0, Size.ORDINARY),
        ("calf_raise", Outcome.RATHER_NOT, 0, 0, Size.ORDINARY),
    ]
    assert 1 <= session.steps[2].seconds < 60, "leaving keeps what was done"
    assert (session.effort, session.helped) == (3, Helped.YES)


def bridge_in_a_smaller_version(person: Pilot) -> None:
    """Get ready, the whole screen, a set, a pause, and in the rest the smaller version of what is left."""
    app = person.hands.app
    wait_for_count(app, "Get ready")
    state = app.wait_for_words("Bridge")
    assert f"{ROUTINE} · step 1 of 4" in state["words"]
    person.wide()
    app.wait(lambda state: state["full"], "the whole screen")
    person.wide()
    app.wait(lambda state: not state["full"], "the window again")
    silent = app.wait(
        lambda state: not any("sound" in thing["name"].lower() for thing in state["things"]),
        "the missing sound to be known",
    )
    assert "Bridge" in silent["words"]
    person.ready()
    wait_for_count(app, "of 1")
    person.pause()
    app.wait_for_words("Paused")
    person.go_on()
    app.wait_for_words("Then set 2 of 2")
    person.hands.press("Smaller version")
    state = wait_for_count(app, "Get ready")
    assert any("then set 2 of 2" in words for words in state["words"])
    person.ready()


def both_knees(person: Pilot) -> None:
    app = person.hands.app
    app.wait_for_words("Knee to chest")
    app.wait_for_words("left side first")
    person.ready()
    wait_for_count(app, "Change sides")
    app.wait_for_words("Now the right side")
    person.ready()


def walk_with_relief(person: Pilot) -> None:
    """Passed by and gone back to; relief on the way; then it is enough."""
    app = person.hands.app
    app.wait_for_words("Walking")
    person.next()
    app.wait_for_words("Calf raise")
    person.back()
    app.wait_for_words("Walking")
    person.ready()
    wait_for_count(app, "0:59")
    person.ease()
    app.wait(lambda state: state["overlay"] == "TenseScreen", "things are tense")
    person.no_longer()
    app.wait(lambda state: state["overlay"] == "PlayerScreen", "the player again")
    app.wait_for_words("Paused")
    person.go_on()
    app.wait(lambda state: "Paused" not in state["words"], "the walk to go on")
    person.next()


def rather_not(person: Pilot) -> None:
    person.hands.app.wait_for_words("Calf raise")
    person.hands.press("Rather not")


def say_how_it_was(person: Pilot) -> None:
    hands = person.hands
    state = hands.app.wait_for_words("How was that?")
    assert any(GOAL in words for words in state["words"]), "my goal in my own words closes it"
    assert any(thing["name"].startswith("Things are tense") for thing in state["things"])
    hands.rate("How hard was that?", 3)
    hands.choose("Did it help?", "Yes")
    hands.press("Keep this")
    hands.app.wait(lambda state: not state["overlay"] and state["place"] == "today", "Today")


def test_a_power_cut_in_the_second_set_of_the_third_step(start: Callable[..., App], tmp_path: Path) -> None:
    quick = {Size.ORDINARY: Dose(reps_max=1, tempo_s=1)}
    steps = [("bridge", quick), ("knee_to_chest", quick), ("calf_raise", CALVES)]
    notebook = notebook_with(steps, tmp_path)
    app = start(notebook)
    hands = Keyboard(app)
    begin(hands)
    app.wait_for_words("Bridge")
    hands.keys("space")
    app.wait_for_words("Knee to chest")
    hands.press("Rather not")
    app.wait_for_words("Calf raise")
    hands.keys("space")
    app.wait_for_words("Then set 2 of 2")
    hands.keys("space")
    app.wait(
        lambda state: in_set_two(state["words"]) and state["counts"] == ["2 of 2"], "its last repetition"
    )
    app.kill()

    done = ("bridge", Outcome.DONE, 1, 1, 1)
    passed = ("knee_to_chest", Outcome.RATHER_NOT, 0, 0, 0)
    assert told(notebook) == [done, passed, ("calf_raise", Outcome.PART, 1, 3, 6)]

    app = start(notebook)
    hands = Keyboard(app)
    state = app.wait_for_words(f"You began {ROUTINE}")
    assert "Kept so far: Bridge, Knee to chest and Calf raise." in " ".join(state["words"])
    hands.press("Go on from there")
    app.wait_for_words("Calf raise")
    state = wait_for_count(app, "Get ready")
    assert any("then set 2 of 2" in words for words in state["words"])
    hands.keys("space")
    app.wait(lambda state: in_set_two(state["words"]) and state["counts"] == ["2 of 2"], "that repetition")
    app.wait_for_words("How was that?")
    hands.keys("Escape")
    app.wait(lambda state: not state["overlay"], "Today")
    assert not any("You began" in words for words in app.state()["words"])
    assert app.close() == 0
    assert told(notebook) == [done, passed, ("calf_raise", Outcome.DONE, 2, 4, 8)]
    (session,) = sessions_in(notebook)
    assert session.ended is not None
    assert (session.effort, session.helped, session.note) == (None, None, "")


def in_set_two(words: list[str]) -> bool:
    return any("set 2 of 2" in text for text in words)


def told(notebook: Path) -> list[tuple[str, Outcome, int, int, int]]:
    """What the one session of a notebook says was done: movement, outcome, sets, repetitions and seconds."""
    (session,) = sessions_in(notebook)
    return [(step.movement_id, step.outcome, step.sets, step.reps, step.seconds) for step in session.steps]
