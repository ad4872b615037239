"""Words about a goal that were being typed when the power went: on both sides, on the ladder, among the steps."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from companion import sampling
from tests.e2e.person import App, Keyboard

LAST = date(2026, 11, 22)
WORDS = "half a thought about the"


@pytest.fixture(scope="module")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.companion"
    sampling.write_sample_notebook(path, weeks=12, seed=1, last=LAST)
    return path


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(sample_once, tmp_path / "mine.companion"))


def a_choice(hands: Keyboard) -> str:
    hands.press("Both sides of a choice")
    hands.app.wait_for_words("A choice I am thinking about")
    return "A choice I am thinking about"


def a_corner(hands: Keyboard) -> str:
    hands.press("Both sides of a choice")
    hands.press("“Tell Beth that two afternoons are too many?”")
    hands.app.wait_for_words("Good things about changing")
    return "Less good things about staying as it is: a new line"


def a_step(hands: Keyboard) -> str:
    goal = "“I want to lift Rosie out of her cot without thinking about my back first.”"
    hands.press(f"Open the goal {goal}")
    hands.app.wait_for_words("Small steps")
    return "Another small step"


@pytest.mark.parametrize("where", [a_choice, a_corner, a_step])
def test_they_are_there_again(
    start: Callable[..., App], sample: Path, where: Callable[[Keyboard], str]
) -> None:
    app = start(sample)
    hands = Keyboard(app)
    hands.go("goals")
    hands.enter(where(hands))
    hands.write(WORDS)
    time.sleep(1)
    app.kill()

    again = start(sample)
    hands = Keyboard(again)
    hands.go("goals")
    hands.enter(where(hands))
    again.wait(lambda state: state["focus"]["text"] == WORDS, "the words to be back")
    assert again.close() == 0
