"""Relief and reminders by keyboard alone, in a real window: one press from anywhere, and nothing is owed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from companion import bootstrap, sampling
from companion.domain.reminders import Subject
from companion.services.bundle import Services
from tests.e2e.person import App, Keyboard

WORDS = "Water the roses"


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "mine.companion"
    sampling.write_sample_notebook(path, weeks=8, seed=1, last=date(2026, 11, 22))
    return path


def read(path: Path) -> Services:
    return bootstrap.open_services(path, create=False)


def helped(path: Path, name: str) -> int:
    services = read(path)
    try:
        return next(count.helped for count in services.tense.relief() if count.name == name)
    finally:
        services.notebook.close()


def test_relief_comes_and_goes_by_keyboard_and_is_noted_later(
    start: Callable[..., App], sample: Path
) -> None:
    before = helped(sample, "Heat")
    app = start(sample)
    hands = Keyboard(app)
    hands.go("progress")
    for round_number in range(3):
        hands.keys("F2")
        app.wait(lambda state: state["overlay"] == "TenseScreen", f"relief, time {round_number + 1}")
        hands.keys("1")
        app.wait_for_words("Breathe in")
        hands.keys("Escape", "2")
        app.wait_for_words("Most helpful first, by your own answers.")
        hands.keys("Escape", "Escape")
        app.wait(
            lambda state: state["overlay"] == "" and state["place"] == "progress", "the place one was in"
        )
    hands.keys("F2", "2")
    app.wait_for_words("Most helpful first, by your own answers.")
    hands.press("I’ll do this: Heat")
    app.wait_for_words("Did it help? Say it later, or not at all.")
    hands.choose("Did it help? Heat", "Yes")
    hands.keys("Escape")
    app.wait_for_words("It is tense right now. Take what helps.")
    hands.press("Note it later")
    app.wait(lambda state: state["overlay"] == "", "the way back")
    hands.go("today")
    app.wait_for_words("That tense time")
    assert app.close() == 0
    assert helped(sample, "Heat") == before + 1


def test_a_reminder_is_chosen_shown_and_let_pass_by_keyboard(start: Callable[..., App], sample: Path) -> None:
    app = start(sample)
    hands = Keyboard(app)
    hands.go("today")  # and the focus to the rail, where the arrows go on
    for _place in range(12):
        if hands.focused()["name"] == "Settings":
            break
        hands.keys("Down")
    hands.keys("Return")
    app.wait(lambda state: state["place"] == "settings", "the settings")
    hands.press("Your reminders")
    app.wait_for_words("They come up when you chose. You can let any of them pass.")
    hands.press("Add a reminder")
    app.wait_for_words("When would you like to be reminded, if at all?")
    hands.choose("What for", "Words of my own")
    hands.fill("Your words", WORDS)
    hands.choose("When?", "After something in my day")
    hands.fill("After what?", "breakfast")
    hands.press("Keep it")
    app.wait_for_words("Every day, “breakfast”")
    hands.go("today")
    app.wait_for_words("You chose: “breakfast”.")
    hands.press(f"Not today: {WORDS}")
    app.wait(lambda state: WORDS not in state["words"], "the card to go")
    assert app.close() == 0
    services = read(sample)
    try:
        mine = [one for one in services.reminders.all() if one.reminder.subject is Subject.OWN]
        assert [(one.title, one.reminder.anchor, one.reminder.times) for one in mine] == [
            (WORDS, "breakfast", ())
        ]
    finally:
        services.notebook.close()
