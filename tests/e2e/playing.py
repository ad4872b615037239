"""A notebook with a routine that takes seconds, and two ways to follow it in a real window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from companion import bootstrap
from companion.domain.doses import Dose
from companion.domain.routines import Size
from companion.domain.sessions import Session
from companion.ui.preferences import PreferencesFile, VoiceChoice
from tests.e2e.person import App, Hands, Keyboard, Mouse, State

ROUTINE = "Up the stairs"
GOAL = "carry my grandson up the stairs, and laugh about it"

Step = tuple[str, Mapping[Size, Dose]]


def notebook_with(steps: Sequence[Step], folder: Path) -> Path:
    """A notebook in ``folder`` whose one routine has ``steps``: the ids of movements, and how much of each."""
    path = folder / "mine.companion"
    services = bootstrap.open_services(path)
    try:
        services.about.set_welcomed()
        services.goals.add(GOAL)
        routine = services.routines.create(ROUTINE)
        for movement_id, doses in steps:
            movement = services.library.get(movement_id)
            assert movement is not None, movement_id
            routine = services.routines.add_step(routine.id, movement)
            routine = services.routines.change_step(routine.id, routine.steps[-1].id, dict(doses))
    finally:
        services.notebook.close()
    return path


def wanting_sound(home: Path) -> None:
    """Somebody who wants to hear all there is."""
    PreferencesFile(home / "config").change(voice=VoiceChoice.COUNT, tones=True)


def sessions_in(notebook: Path) -> list[Session]:
    """Every session of a notebook nobody has open, with its steps."""
    services = bootstrap.open_services(notebook, create=False)
    try:
        return services.sessions.between(date(2000, 1, 1), date(2999, 1, 1), steps=True)
    finally:
        services.notebook.close()


def begin(hands: Hands) -> None:
    """Starts the routine from Today."""
    state = hands.app.wait_for_words(ROUTINE)
    name = next(
        thing["name"] for thing in state["things"] if thing["name"].startswith(f"{ROUTINE}: Ordinary day")
    )
    hands.press(name)
    hands.app.wait(lambda state: state["overlay"] == "PlayerScreen", "the player")


def wait_for_count(app: App, beside: str) -> State:
    """Waits until the words beside the big number are these."""
    return app.wait(lambda state: any(count.endswith(beside) for count in state["counts"]), f"“{beside}”")


class Pilot(Protocol):
    """What one does while a routine plays."""

    hands: Hands

    def ready(self) -> None:
        """I am ready."""

    def pause(self) -> None:
        """Pauses."""

    def go_on(self) -> None:
        """Goes on after a pause."""

    def next(self) -> None:
        """The next step."""

    def back(self) -> None:
        """The step before, or this one again."""

    def wide(self) -> None:
        """The whole screen, or not any more."""

    def ease(self) -> None:
        """Things are tense."""

    def no_longer(self) -> None:
        """Back from there."""


class ByKeys:
    """With the keys the player names, and Tab for the two that have none."""

    def __init__(self, app: App) -> None:
        self.hands: Hands = Keyboard(app)

    def ready(self) -> None:
        self.hands.keys("space")

    def pause(self) -> None:
        self.hands.keys("space")

    def go_on(self) -> None:
        self.hands.keys("space")

    def next(self) -> None:
        self.hands.keys("Right")

    def back(self) -> None:
        self.hands.keys("Left")

    def wide(self) -> None:
        self.hands.keys("f")

    def ease(self) -> None:
        self.hands.keys("F2")

    def no_longer(self) -> None:
        self.hands.keys("Escape")


class ByMouse:
    """With what can be seen and pressed, and never a key."""

    def __init__(self, app: App) -> None:
        self.hands: Hands = Mouse(app)

    def ready(self) -> None:
        self.hands.press("I am ready")

    def pause(self) -> None:
        self.hands.press("Pause")

    def go_on(self) -> None:
        self.hands.press("Go on")

    def next(self) -> None:
        self.hands.press("Next")

    def back(self) -> None:
        self.hands.press("Back")

    def wide(self) -> None:
        self.hands.press("Full screen")

    def ease(self) -> None:
        self.hands.press("Things are tense · F2")

    def no_longer(self) -> None:
        self.hands.press("Back")
