"""Somebody at the keyboard, or with a mouse, in front of the program. Every key and click is a real X event."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.e2e.screen import Screen
from tests.helpers.source import ROOT

WAIT_S = 15.0
START_S = 45.0
"""A busy computer may take its time to start a program; nobody waits so long in vain."""
FRONT_S = 0.5
"""How long a window may take to get the keys by itself, and after each time it is called to the front."""
MOST_TABS = 160
PLACES = ("today", "goals", "routines", "check_in", "progress", "visit", "plans")
RAIL = dict(
    zip(PLACES, ("Today", "My goals", "Routines", "Check-in", "Progress", "Next visit", "Plans"), strict=True)
)

State = dict[str, Any]


class App:
    """The program under test, started on ``screen`` with ``notebook``; all its folders are in ``home``. ``variables``
    are for its environment.
    """

    def __init__(self, screen: Screen, notebook: Path, home: Path, *options: str, **variables: str) -> None:
        self.screen = screen
        self.notebook = notebook
        environment = {
            **screen.environment,
            "COMPANION_CONFIG_DIR": str(home / "config"),
            "COMPANION_DATA_DIR": str(home / "data"),
            "COMPANION_LANGUAGE": "en_GB",
            "QT_QPA_PLATFORM": "xcb",
            **variables,
        }
        self.errors = home / "stderr.txt"
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.e2e.driver", str(notebook), *options],
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
                bufsize=1,
            )
        self.ask("state", START_S)
        self.wait(lambda state: state["ready"], "the notebook to be open", START_S)
        self.come_to_front()

    def come_to_front(self) -> None:
        """Waits until the window takes keys. Where they are not handed over by themselves, it is called to the front."""
        began, turns = time.monotonic(), 0
        while not (state := self.state())["active"]:
            waited = time.monotonic() - began
            assert waited < START_S, (
                f"the window never got the keys; it shows {summary(state)}\n{self.screen.account()}"
            )
            if waited > FRONT_S * (turns + 1):
                self.screen.bring_to_front(state["window"], turns)
                turns += 1
            time.sleep(0.02)

    # what it shows

    def ask(self, line: str, seconds: float = WAIT_S) -> Any:
        """What the program answers to ``line``."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):  # it is gone: said below, with its last words
            self.process.stdin.write(line + "\n")
            self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], seconds)
        assert ready, f"the program does not answer; it said: {self.errors.read_text()}"
        answer = self.process.stdout.readline()
        assert answer, f"the program is gone; it said: {self.errors.read_text()}"
        return json.loads(answer)

    def state(self) -> State:
        """What the window shows now."""
        state: State = self.ask("state")
        return state

    def wait(self, until: Callable[[State], object], what: str, seconds: float = WAIT_S) -> State:
        """Waits until the window shows something."""
        deadline = time.monotonic() + seconds
        while True:
            state = self.state()
            if state["ready"] and until(state):
                return state
            assert time.monotonic() < deadline, f"waited for {what}; the window shows {summary(state)}"
            time.sleep(0.02)

    def wait_for_words(self, words: str, seconds: float = WAIT_S) -> State:
        """Waits until ``words`` can be read."""
        return self.wait(lambda state: any(words in text for text in state["words"]), f"“{words}”", seconds)

    # its end

    def close(self) -> int:
        """Closes the window as the window manager does; returns the exit code."""
        self.screen.xdotool("key", "--clearmodifiers", "alt+F4")
        return self.ended()

    def ended(self) -> int:
        """Waits until it has left."""
        return self.process.wait(WAIT_S)

    def kill(self) -> None:
        """Ends it as a power cut would."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(WAIT_S)

    def stop_for_good(self, picture: Path | None = None) -> None:
        """After a test: a picture if it went wrong, and the end."""
        if self.process.poll() is None:
            if picture is not None:
                with contextlib.suppress(
                    AssertionError
                ):  # one that hangs gives no picture, and is ended all the same
                    self.ask(f"grab {picture}")
                    sys.stdout.write(f"The screen when it went wrong: {picture}\n")
            self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()


def summary(state: State) -> str:
    """A state in a few lines."""
    names = [thing["name"] or thing["kind"] for thing in state.get("things", ())]
    focus = state.get("focus") or {}
    parts = (state.get("front"), state.get("place"), state.get("overlay"))
    return f"{parts}\nfocus: {focus.get('kind')} “{focus.get('name')}”\ncontrols: {names}\nwords: {state.get('words')}"


class Hands:
    """What both have in common: typing where the focus is."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._screen = app.screen

    def keys(self, *names: str) -> None:
        """Presses keys one after another."""
        self._screen.xdotool("key", "--clearmodifiers", "--delay", "8", *names)

    def write(self, text: str) -> None:
        """Types ``text``."""
        self._screen.xdotool("type", "--clearmodifiers", "--delay", "3", "--", text)

    def focused(self) -> State:
        """The control that has the focus."""
        return self.app.state()["focus"] or {}

    def go(self, place: str) -> None:
        """Goes to a place."""
        raise NotImplementedError

    def press(self, name: str) -> None:
        """Presses the button called ``name``."""
        raise NotImplementedError

    def enter(self, name: str) -> None:
        """Goes to the input called ``name``."""
        raise NotImplementedError

    def rate(self, question: str, number: int) -> None:
        """Answers a question from 0 to 10."""
        raise NotImplementedError

    def choose(self, question: str, answer: str) -> None:
        """Chooses one of a few."""
        raise NotImplementedError

    def fill(self, name: str, text: str) -> None:
        """Types ``text`` into the input called ``name`` and waits until it is there."""
        self.enter(name)
        self.write(text)
        self.app.wait(
            lambda state: state["focus"] and text in state["focus"]["text"], f"“{text}” to be in “{name}”"
        )

    def pick_file(self, path: Path) -> None:
        """Gives a file to the dialog that asks for one."""
        self.app.wait(lambda state: state["front"] == "QFileDialog", "the file dialog")
        self.keys("ctrl+a")
        self.write(str(path))
        self.app.wait(
            lambda state: state["focus"] and state["focus"]["text"].endswith(path.name),
            "the name to be typed",
        )
        self.keys("Return")
        self.app.wait(lambda state: state["front"] != "QFileDialog", "the file dialog to close")


class Keyboard(Hands):
    """Everything by keyboard alone: Tab until it is reached, then Return."""

    def go(self, place: str) -> None:
        self.keys(f"alt+{PLACES.index(place) + 1}")
        self.app.wait(lambda state: state["place"] == place and not state["overlay"], place)

    def press(self, name: str) -> None:
        self._tab_to(lambda focus: focus["name"] == name, name)
        self.keys("Return")

    def enter(self, name: str) -> None:
        self._tab_to(lambda focus: focus["name"] == name and focus["kind"] not in {"PrimaryButton"}, name)

    def rate(self, question: str, number: int) -> None:
        self._tab_to(lambda focus: focus["description"] == question, question)
        self.keys(*str(number))
        self.app.wait(lambda state: state["focus"]["name"].startswith(str(number)), f"{number} to be chosen")

    def choose(self, question: str, answer: str) -> None:
        focus = self._tab_to(lambda focus: focus["description"] == question, question)
        if focus["name"] == answer:
            self.keys("space")
        for _ in range(12):
            if (focus := self.focused())["name"] == answer and focus["checked"]:
                return
            self.keys("Right")
        raise AssertionError(f"no answer “{answer}” to “{question}”")

    def _tab_to(self, wanted: Callable[[State], bool], what: str) -> State:
        """Presses Tab until the focus is there; it must be in sight then."""
        for _ in range(MOST_TABS):
            focus = self.focused()
            if focus and wanted(focus):
                assert focus["seen"], f"the focus is on “{what}”, which is out of sight"
                return focus
            self.keys("Tab")
        raise AssertionError(f"Tab never reached “{what}”: {summary(self.app.state())}")


class Mouse(Hands):
    """A mouse for everything that can be pressed, the wheel to find it, the keyboard for words."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self._pointer = (-1, -1)

    def go(self, place: str) -> None:
        self.press(RAIL[place])
        self.app.wait(lambda state: state["place"] == place and not state["overlay"], place)

    def press(self, name: str) -> None:
        self._click(lambda thing: thing["name"] == name and thing["kind"] not in {"_Line", "_Lines"}, name)

    def enter(self, name: str) -> None:
        self._click(lambda thing: thing["name"] == name and thing["kind"] in {"_Line", "_Lines"}, name)

    def rate(self, question: str, number: int) -> None:
        self._click(
            lambda thing: thing["description"] == question and thing["name"].startswith(f"{number} "),
            question,
        )

    def choose(self, question: str, answer: str) -> None:
        self._click(lambda thing: thing["description"] == question and thing["name"] == answer, answer)

    def _click(self, wanted: Callable[[State], bool], what: str) -> None:
        for turn in range(80):
            state = self.app.state()
            found = [thing for thing in state["things"] if wanted(thing)]
            seen = [thing for thing in found if thing["seen"] and thing["enabled"]]
            if seen:
                x, y = seen[0]["at"]
                # Move first: the button under the pointer takes the press only once the pointer is there. One that
                # is there already would be waited for in vain.
                moved = ["--sync"] if self._pointer != (x, y) else []
                self._pointer = (x, y)
                self._screen.xdotool("mousemove", *moved, str(x), str(y), "click", "1")
                return
            if found:
                self._wheel(down=found[0]["at"][1] > 400, times=4 if turn < 40 else 1)
            time.sleep(0.03)
        raise AssertionError(f"nothing to click called “{what}”: {summary(self.app.state())}")

    def _wheel(self, *, down: bool, times: int) -> None:
        self._pointer = (760, 600)
        self._screen.xdotool(
            "mousemove", "760", "600", "click", "--repeat", str(times), "--delay", "5", "5" if down else "4"
        )
