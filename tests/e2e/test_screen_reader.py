"""A routine for somebody who cannot see the window: read, heard and pressed from another program, over AT-SPI."""

from __future__ import annotations

import json
import select
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from companion.domain.doses import Dose, Side
from companion.domain.routines import Size
from companion.domain.sessions import Outcome
from tests.e2e.person import App, Keyboard
from tests.e2e.playing import begin, notebook_with, sessions_in
from tests.e2e.screen import Screen

READER = Path(__file__).with_name("reader.py")
SYSTEM_PYTHON = ("/usr/bin/python3", "-I", "-W", "ignore")
LACKS = "A screen reader's library is missing: apt-get install python3-gi gir1.2-atspi-2.0 at-spi2-core"
WAIT_S = 20.0

KNEES = {Size.ORDINARY: Dose(sets=2, reps_max=1, tempo_s=2, side=Side.BOTH)}
BRIDGE = {Size.ORDINARY: Dose(reps_max=1, tempo_s=1)}
ANNOUNCED = (
    "Step 1 of 2. Get ready: Knee to chest. 2 sets of 1, each side. Left side first.",
    "1",
    "Paused",
    "Going on",
    "Change sides. Now the right side.",
    "1",
    "Rest. 30 seconds.",
    "Set 2 of 2. 1",
    "Change sides. Now the right side.",
    "1",
    "Step 2 of 2. Get ready: Bridge. 1 time.",
    "1",
    "How was that?",
)
"""What begins and what is counted, from the first step to the end. A cue may follow in the same breath."""


class Listener:
    """The other program: it has listened from before ours was started."""

    def __init__(self, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [*SYSTEM_PYTHON, str(READER)],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.heard: list[str] = []
        self._answer()

    def tree(self) -> list[dict[str, Any]]:
        """All that can be read in the window, in order."""
        found: list[dict[str, Any]] = self._ask("tree")
        return found

    def hear(self, words: str) -> None:
        """Waits until ``words`` are announced; what was heard before does not count."""
        until, known = time.monotonic() + WAIT_S, len(self.heard)
        while not any(said.startswith(words) for said in self.heard[known:]):
            assert time.monotonic() < until, f"“{words}” was not announced, but {self.heard}"
            self.heard += self._ask("heard")
            time.sleep(0.02)

    def press(self, name: str) -> None:
        """Presses a button as a screen reader does: without a key or a mouse."""
        until = time.monotonic() + WAIT_S
        while not self._ask(f"press {name}"):
            assert time.monotonic() < until, f"there is no “{name}” to press"
            time.sleep(0.02)

    def leave(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        self._process.stdout.close()

    def _ask(self, line: str) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        return self._answer()

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], WAIT_S)
        line = self._process.stdout.readline() if ready else ""
        assert line, LACKS if self._process.poll() else "the reader does not answer"
        return json.loads(line)


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A session's bus of its own. The desktop's accessibility services come with it, and go with it."""
    with (tmp_path / "bus.log").open("wb") as log:
        daemon = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, stderr=log
        )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().decode().strip()
    daemon.terminate()
    daemon.wait(10)
    daemon.stdout.close()


@pytest.fixture
def listener(screen: Screen, bus: str) -> Iterator[Listener]:
    listener = Listener({**screen.environment, "DBUS_SESSION_BUS_ADDRESS": bus})
    yield listener
    listener.leave()


def test_a_routine_is_read_heard_and_pressed_from_another_program(
    start: Callable[..., App], bus: str, listener: Listener, tmp_path: Path
) -> None:
    app = start(
        notebook_with([("knee_to_chest", KNEES), ("bridge", BRIDGE)], tmp_path),
        DBUS_SESSION_BUS_ADDRESS=bus,
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
    )
    begin(Keyboard(app))
    listener.hear(ANNOUNCED[0])
    the_window_can_be_read(listener.tree())

    listener.press("I am ready")
    listener.hear("1")
    listener.press("Pause")
    listener.hear("Paused")
    paused = listener.tree()
    assert {"left side · set 1 of 2", "Paused", "Go on"} <= words_of(paused)
    assert ("1 of 1", 1.0) in counts_of(paused)
    listener.press("Go on")

    listener.hear("Change sides. Now the right side.")
    assert {"Now the right side", "Knee to chest, right side"} <= words_of(listener.tree())
    listener.press("I am ready")
    listener.hear("Rest. 30 seconds.")
    assert "Then set 2 of 2" in words_of(listener.tree())
    listener.press("I am ready")
    listener.hear("Set 2 of 2. 1")
    listener.hear("Change sides. Now the right side.")
    listener.press("I am ready")
    listener.hear("Step 2 of 2. Get ready: Bridge.")
    assert {"Up the stairs · step 2 of 2", "Bridge"} <= words_of(listener.tree())
    listener.press("I am ready")
    listener.hear("How was that?")
    the_questions_can_be_read(listener.tree())
    nothing_is_announced_twice_or_out_of_order(listener.heard)

    listener.press("Skip")
    app.wait(lambda state: not state["overlay"], "Today")
    assert app.close() == 0
    (session,) = sessions_in(app.notebook)
    assert [(step.outcome, step.sets, step.reps) for step in session.steps] == [
        (Outcome.DONE, 2, 4),
        (Outcome.DONE, 1, 1),
    ]


def the_window_can_be_read(tree: Sequence[dict[str, Any]]) -> None:
    assert {"Up the stairs · step 1 of 2", "Knee to chest", "Knee to chest, left side"} <= words_of(tree)
    assert any("each side   left side first" in thing["name"] for thing in tree)
    ((name, value),) = counts_of(tree)
    assert name == f"{value:.0f} Get ready"
    buttons = [thing["name"] for thing in tree if thing["role"] == "push button"]
    assert buttons[-4:] == ["Back", "I am ready", "Next", "Rather not"]
    assert {"Full screen", "Things are tense · F2", "Esc to stop. What you did is kept."} <= set(buttons)
    assert [thing["name"] for thing in tree if thing["focused"] and thing["role"] == "push button"] == [
        "I am ready"
    ]
    nameless = [thing for thing in tree if thing["focusable"] and not thing["name"].strip()]
    assert nameless == []


def the_questions_can_be_read(tree: Sequence[dict[str, Any]]) -> None:
    words = words_of(tree)
    assert {"How was that?", "How hard was that?", "Did it help?", "A note, if you like"} <= words
    assert [thing for thing in tree if thing["focusable"] and not thing["name"].strip()] == []


def nothing_is_announced_twice_or_out_of_order(heard: Sequence[str]) -> None:
    playing = heard[next(at for at, said in enumerate(heard) if said.startswith("Step 1")) :]
    wanted = [said[: len(words)] for said, words in zip(playing, ANNOUNCED, strict=False)]
    assert (wanted, len(playing)) == (list(ANNOUNCED), len(ANNOUNCED)), playing


def words_of(tree: Sequence[dict[str, Any]]) -> set[str]:
    """Every name, and the parts of it that stand apart."""
    names = [thing["name"] for thing in tree]
    return {part for name in names for part in (name, *name.split("   "))}


def counts_of(tree: Sequence[dict[str, Any]]) -> list[tuple[str, float]]:
    """What has a value: the count, with its words."""
    return [(thing["name"], thing["value"]) for thing in tree if thing["role"] == "slider"]
