"""The clock of a moving picture: as fast as the time that passes, and still when nobody can see it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from companion.ui.widgets.moving_picture import LONGEST_STEP_S, TURN_S, Eye, Playback


@dataclass
class Watch:
    """A watch one can set."""

    seconds: float = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def playback(qapp: QApplication, watch: Watch) -> Playback:
    return Playback(None, watch)


def after(playback: Playback, watch: Watch, seconds: float) -> Playback:
    """``seconds`` later, in small steps."""
    steps = max(1, round(seconds / 0.05))
    for _ in range(steps):
        watch.seconds += seconds / steps
        playback.tick()
    return playback


def test_it_goes_as_fast_as_time_and_begins_again(playback: Playback, watch: Watch) -> None:
    playback.play(4.0)
    assert after(playback, watch, 1.0).share == pytest.approx(0.25)
    assert after(playback, watch, 3.5).share == pytest.approx(0.125)


def test_paused_it_stays_and_goes_on_from_there(playback: Playback, watch: Watch) -> None:
    playback.play(4.0)
    after(playback, watch, 1.0)
    playback.pause()
    assert not playback.running
    watch.seconds += 60
    playback.play(4.0)
    assert after(playback, watch, 1.0).share == pytest.approx(0.5)


def test_out_of_sight_no_timer_runs_and_it_still_plays_afterwards(playback: Playback, watch: Watch) -> None:
    playback.play(4.0)
    assert playback.running
    playback.suspend(True)
    assert not playback.running
    assert playback.playing
    watch.seconds += 60
    playback.suspend(False)
    assert playback.running
    assert after(playback, watch, 1.0).share == pytest.approx(0.25)


def test_after_the_program_stood_still_it_does_not_leap(playback: Playback, watch: Watch) -> None:
    playback.play(4.0)
    watch.seconds += 2.0
    playback.tick()
    assert playback.share == pytest.approx(LONGEST_STEP_S / 4.0)


def test_the_eye_takes_a_moment_and_arrives_exactly(playback: Playback, watch: Watch) -> None:
    playback.look(Eye(90.0, 14.0), at_once=False)
    assert playback.target == (90.0, 14.0)
    after(playback, watch, TURN_S / 2)
    assert playback.eye.turn == pytest.approx(45.0)
    assert playback.eye.tilt == pytest.approx(7.0)
    after(playback, watch, TURN_S)
    assert playback.eye == (90.0, 14.0)
    assert not playback.running, "there is nothing left to do"


def test_the_eye_goes_the_short_way_round(playback: Playback, watch: Watch) -> None:
    playback.look(Eye(-30.0, 0.0), at_once=True)
    assert playback.eye == (330.0, 0.0)
    playback.look(Eye(30.0, 0.0), at_once=False)
    after(playback, watch, TURN_S / 2)
    assert min(playback.eye.turn, 360.0 - playback.eye.turn) == pytest.approx(0.0, abs=1e-6)


def test_the_eye_does_not_go_below_the_floor_or_over_the_top(playback: Playback) -> None:
    playback.look(Eye(0.0, -20.0), at_once=True)
    assert playback.eye.tilt == 0.0
    playback.look(Eye(0.0, 120.0), at_once=True)
    assert playback.eye.tilt == 90.0


def test_every_change_asks_for_another_frame(playback: Playback, watch: Watch) -> None:
    asked: list[float] = []
    playback.due.connect(lambda: asked.append(playback.share))
    playback.look(Eye(10.0, 0.0), at_once=True)
    playback.play(4.0)
    after(playback, watch, 0.1)
    assert len(asked) == 3
