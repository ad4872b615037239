"""A player over a real notebook, with time in our hands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.routines import Routine, Size
from companion.movement.mirroring import mirrored
from companion.movements import Film, draw
from companion.services.bundle import Services
from companion.ui.player.figures import Figures
from companion.ui.player.screen import PlayerScreen
from companion.ui.player.sound import Sound
from tests.ui.player.ears import Ears

BRIDGE = Dose(reps_min=2, reps_max=2, tempo_s=2, hold_s=3)
SMALL_BRIDGE = Dose(reps_min=1, reps_max=1, tempo_s=2)
WALK = Dose(duration_s=10)


READY_S = 10
"""Lying down for the bridge, getting up for the walk."""


def film(movement: Movement, width: float, height: float) -> Film | None:
    """A movement that moves, as the window gets it."""
    return Film(movement.figure, width, height) if movement.figure else None


def other_side(movement: Movement) -> Movement:
    """A movement with the other side of the body, as the window gets it."""
    return replace(movement, figure=mirrored(movement.figure)) if movement.figure else movement


def figures_of(services: Services) -> Figures:
    """The figures of the library."""
    return Figures(services.library, draw, film, other_side)


@dataclass
class Time:
    """The elapsed source: what is put in comes out once, as a stopwatch would say it."""

    waiting: float = 0.0

    def __call__(self) -> float:
        seconds, self.waiting = self.waiting, 0.0
        return seconds


class Table:
    """The player on a table in front of the test: look at it, let time pass, press keys."""

    def __init__(self, screen: PlayerScreen, time: Time) -> None:
        self.screen = screen
        self.time = time
        self.closed = 0
        screen.closed.connect(self._count)

    def _count(self) -> None:
        self.closed += 1

    def wait(self, seconds: float) -> None:
        """Lets time pass, half a second at a time."""
        for _ in range(round(seconds * 2)):
            self.time.waiting = 0.5
            self.screen.advance()

    def key(self, key: Qt.Key) -> None:
        """Presses a key where the focus is."""
        QTest.keyClick(self.screen.focusWidget() or self.screen, key)
        QApplication.processEvents()

    def sleep(self, seconds: float) -> None:
        """The computer sleeps for so long."""
        self.time.waiting = seconds
        self.screen.advance()

    @property
    def count(self) -> str:
        """The big number and what stands beside it."""
        return self.screen.stage.count.words

    @property
    def state(self) -> str:
        """What is going on."""
        return self.screen.stage.state.text()

    @property
    def name(self) -> str:
        """The step on screen."""
        return self.screen.stage.name.text()

    @property
    def cue(self) -> str:
        """The cue on screen."""
        return self.screen.stage.cue.text()


@pytest.fixture
def routine(services: Services) -> Routine:
    """Two steps: a bridge that has a smaller version, and a walk that has none."""
    made = services.routines.create("Back easing")
    for movement_id, doses in (
        ("bridge", {Size.ORDINARY: BRIDGE, Size.TENSE: SMALL_BRIDGE}),
        ("walking", {Size.ORDINARY: WALK}),
    ):
        movement = services.library.get(movement_id)
        assert movement is not None
        made = services.routines.add_step(made.id, movement)
        made = services.routines.change_step(made.id, made.steps[-1].id, doses)
    return made


class Lamp:
    """A display that stays on, or not."""

    def __init__(self) -> None:
        self.lit = False

    def keep(self) -> None:
        self.lit = True

    def let_go(self) -> None:
        self.lit = False


@pytest.fixture
def awake() -> Lamp:
    return Lamp()


@pytest.fixture
def ears() -> Ears:
    return Ears()


@pytest.fixture
def table(services: Services, shown: Callable[..., QWidget], awake: Lamp) -> Callable[..., Table]:
    """Makes a player and shows it, as the window does. Nothing plays yet."""

    def make(
        width: int = 1280, height: int = 832, sound: Sound | None = None, window: QMainWindow | None = None
    ) -> Table:
        time = Time()
        screen = PlayerScreen(
            services.sessions,
            services.routines,
            services.goals,
            services.checkins,
            services.drafts,
            figures_of(services),
            sound=sound,
            awake=awake,
            elapsed=time,
        )
        if window is not None:
            window.setCentralWidget(screen)
        shown(window or screen, width, height)
        QTest.qWaitForWindowActive(screen)
        return Table(screen, time)

    return make
