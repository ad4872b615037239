"""How fast relief is there: ``python tests/bench/bench_tense.py [WINDOWS]``.

From pressing F2 in each place and in the player, with a ten-year notebook, to the first painted frame of "Things are
tense". The first time in a window is counted apart: its modules may have to be read. So it is once in a process,
measured in its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from companion.i18n import tr
from companion.ui.navigation import Place
from tests.bench.rig import nearest, say, ten_years, verdict
from tests.helpers import scenes_player
from tests.helpers.stage import Stage, StageError
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import QEvent, QObject, Qt  # isort: skip
from PySide6.QtTest import QTest  # isort: skip

WINDOWS = 5
AGAIN = 3
BAR_MS = 150.0
SOON_S = 0.8
"""Nobody presses F2 sooner after Today is there."""
FIRST = "--first"


class Painted(QObject):
    """Sees when the window was painted. On the window alone: a filter on all would slow what is measured."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


def ease(stage: Stage) -> float:
    """Seconds from F2 until the relief screen is painted."""
    painted = Painted()
    stage.window.installEventFilter(painted)
    target = stage.window.focusWidget() or stage.window
    began = time.perf_counter()
    QTest.keyClick(target, Qt.Key.Key_F2)
    while painted.count == 0:
        stage.app.processEvents()
    took = time.perf_counter() - began
    stage.window.removeEventFilter(painted)
    screen = stage.window.overlay
    if screen is None or screen.accessibleName() != tr("Things are tense") or not screen.isVisible():
        raise StageError("F2 did not bring relief")
    stage.settle()
    stage.window.close_overlay()
    stage.settle()
    return took


def everywhere() -> list[tuple[str, Callable[[Stage], None]]]:
    """Each place, and last a routine that is being played."""
    places = [(place.value, partial(Stage.go, place=place)) for place in Place]
    return [*places, ("player", play)]


def play(stage: Stage) -> None:
    """A routine under way in the player."""
    scenes_player.play(stage, stage.services.routines.all()[0])


def first_in_a_process(home: Path) -> float:
    """The very first F2 of a program just started, in seconds."""
    done = subprocess.run(
        [sys.executable, __file__, FIRST, str(home)], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1])


def main(windows: int) -> None:
    """Measure and print."""
    fresh: dict[str, list[float]] = {}
    again: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        home = Path(folder)
        wardrobe = Wardrobe(home, {"ten": ten_years(home)})
        first = [first_in_a_process(home) * 1000 for _window in range(windows)]
        for window in range(windows):
            with Stage(wardrobe, home / f"window-{window}", "ten") as stage:
                stage.settle()
                for name, arrive in everywhere():
                    arrive(stage)
                    stage.settle()
                    fresh.setdefault(name, []).append(ease(stage) * 1000)
                    again.setdefault(name, []).extend(ease(stage) * 1000 for _turn in range(AGAIN))
    report(first, fresh, again)


def report(first: list[float], fresh: dict[str, list[float]], again: dict[str, list[float]]) -> None:
    """Each place, then all of them with the bar."""
    say(f"{'':10} {'place just opened':>22}   {'again: median, worst':>24}")
    for place, values in fresh.items():
        opened = sorted(values)
        say(
            f"{place:10} {median(opened):8.1f}, worst {opened[-1]:5.1f}   "
            f"{median(again[place]):12.1f} {max(again[place]):8.1f} ms"
        )
    every = [value for found in (fresh, again) for values in found.values() for value in values]
    say()
    say(f"First F2 after the start: median {median(first):.1f} ms, worst {max(first):.1f} ms")
    say(f"All {len(every)} others: median {median(every):.1f} ms, worst {max(every):.1f} ms")
    say(verdict("First F2 after the start, worst", max(first), BAR_MS, " ms"))
    say(verdict("All others, 95 %", nearest(every, 0.95), BAR_MS, " ms"))
    say(verdict("All others, worst", max(every), BAR_MS, " ms"))


def only_first(home: Path) -> None:
    """For :func:`first_in_a_process`: one window, one F2."""
    wardrobe = Wardrobe(home, {"ten": home / "ten years.companion"})
    with (
        tempfile.TemporaryDirectory(prefix="companion-bench-") as folder,
        Stage(wardrobe, Path(folder), "ten") as stage,
    ):
        stage.settle()
        stage.pause(SOON_S)
        say(f"{ease(stage):.6f}")


if __name__ == "__main__":
    if sys.argv[1:2] == [FIRST]:
        only_first(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else WINDOWS)
