"""What the player costs while its figure moves, and how true it counts: ``python tests/bench/bench_player.py [SECONDS]``.

The figure is played in a window as large as the usual one. The processor time of a whole second of playing is told as
a share of one core: of the first repetition, in which every moment is drawn for the first time, and of the later ones.
The count is held against the computer's own clock, which the player does not use; 1200 seconds are twenty minutes.
With ``DISPLAY`` set it plays in a real window, else in memory.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "xcb" if os.environ.get("DISPLAY") else "offscreen")

from companion.bootstrap import open_services
from companion.domain.doses import Dose
from companion.domain.routines import Size
from companion.ui.application import make_application
from companion.ui.look import apply
from companion.ui.player.screen import PlayerScreen
from companion.ui.theme import LIGHT
from tests.bench.rig import say, verdict
from tests.ui.player.conftest import figures_of

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

SECONDS = 60.0
CPU_BAR = 15.0
"""Percent of one core."""
DRIFT_BAR_MS = 20.0
MOVEMENTS = ("bridge", "walking", "bird_dog")
MOVING = Dose(sets=10, reps_max=100, tempo_s=4, rest_s=0)
"""Moves all the time, for more than an hour: no hold, no rest."""


def played(folder: Path, movement_id: str) -> PlayerScreen:
    """A player in the middle of a movement."""
    services = open_services(folder / f"{movement_id}.companion")
    movement = services.library.get(movement_id)
    assert movement is not None
    routine = services.routines.add_step(services.routines.create("Bench").id, movement)
    routine = services.routines.change_step(routine.id, routine.steps[0].id, {Size.ORDINARY: MOVING})
    player = PlayerScreen(
        services.sessions,
        services.routines,
        services.goals,
        services.checkins,
        services.drafts,
        figures_of(services),
    )
    player.resize(1280, 832)
    player.show()
    player.play(routine.id, Size.ORDINARY)
    QApplication.processEvents()
    player.press()
    return player


class Frames(QObject):
    """Counts how often the figure is painted."""

    def __init__(self, player: PlayerScreen) -> None:
        super().__init__()
        self.count = 0
        player.stage.figure.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def sit_by(seconds: float) -> None:
    """Lets the program run by itself for so long."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def share(seconds: float, frames: Frames) -> tuple[float, float]:
    """Percent of one core that playing takes for so long, and pictures a second."""
    began, spent, before = time.monotonic(), time.process_time(), frames.count
    sit_by(seconds)
    lasted = time.monotonic() - began
    return 100 * (time.process_time() - spent) / lasted, (frames.count - before) / lasted


def counted(player: PlayerScreen) -> float:
    """Seconds of the step that the player thinks are over."""
    run = player._run
    assert run is not None
    return sum(phase.seconds for phase in run.player.row[1 : run.player.at[1]]) + run.player.elapsed


def drift(player: PlayerScreen, seconds: float) -> tuple[float, float]:
    """By how much, in milliseconds, the count and the clock differ in the end; and at most a moment began late."""
    late: list[float] = []
    showing, player.showing.show = (
        player.showing.show,
        lambda run: (  # type: ignore[method-assign]
            late.append(run.player.elapsed if run.player.at != seen[-1] else 0.0),
            seen.append(run.player.at),
            showing(run),
        ),
    )
    seen = [(-1, -1)]
    player.advance()
    late.clear()
    began, counted_before = time.monotonic(), counted(player)
    sit_by(seconds)
    player.advance()
    went_by = time.monotonic() - began
    return 1000 * abs(counted(player) - counted_before - went_by), 1000 * max(late)


def main(seconds: float) -> None:
    """Measure and print."""
    app = make_application(["companion"])
    apply(app, LIGHT, 100)
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        for movement_id in MOVEMENTS:
            player = played(Path(folder), movement_id)
            frames = Frames(player)
            sit_by(0.3)  # the first picture, the sound that is looked for
            first, _rate = share(MOVING.tempo_s, frames)
            later, rate = share(3 * MOVING.tempo_s, frames)
            say(f"{movement_id}: {rate:.0f} pictures a second")
            say(verdict("    first repetition, each moment drawn", first, CPU_BAR, " %"))
            say(verdict("    later repetitions", later, CPU_BAR, " %"))
            player.leave()
            player.hide()
        player = played(Path(folder), "bridge")
        off, late = drift(player, seconds)
        say(verdict(f"count and clock after {seconds:.0f} s", off, DRIFT_BAR_MS, " ms"))
        say(f"    a moment began at most {late:.1f} ms late")
        player.leave()


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
