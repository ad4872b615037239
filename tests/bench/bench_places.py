"""How fast one gets from place to place with a ten-year notebook: ``python tests/bench/bench_places.py [WINDOWS]``.

Each time is from the press on the rail until the place has been painted. A place is built the first time it is shown;
first times and later ones count alike, and are printed apart. Progress is also measured over all of the ten years,
from the press on "All" until it is painted.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from companion.ui.navigation import Place
from companion.ui.progress.facts_in_span import ALL
from companion.ui.progress.screen import ProgressScreen
from tests.bench.rig import nearest, say, ten_years, verdict
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import QEvent, QObject  # isort: skip

WINDOWS = 5
AGAIN = 6
BAR_MS = 100.0


class Painted(QObject):
    """Sees when a part of the window was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


def switch(stage: Stage, painted: Painted, place: Place) -> float:
    """Seconds from the press until the place is painted."""
    began = time.perf_counter()
    before = painted.count
    stage.window.rail.buttons[place].click()
    while painted.count == before:
        stage.app.processEvents()
    return time.perf_counter() - began


def all_of_it(stage: Stage, painted: Painted) -> tuple[float, float]:
    """Seconds from the press on "All" of Progress until the page is painted, and those of them this process worked.

    The page shows twelve weeks before and after."""
    switch(stage, painted, Place.PROGRESS)
    stage.settle()
    screen = stage.window.screen_of(Place.PROGRESS)
    if not isinstance(screen, ProgressScreen):
        raise TypeError("Progress is not shown")
    began, worked = time.perf_counter(), time.process_time()
    before = painted.count
    screen.spans.row.pills()[ALL].click()
    while painted.count == before:
        stage.app.processEvents()
    spent = (time.perf_counter() - began, time.process_time() - worked)
    stage.settle()
    screen.spans.row.pills()["12w"].click()
    stage.settle()
    switch(stage, painted, Place.TODAY)
    stage.settle()
    return spent


def main(windows: int) -> None:
    """Measure and print."""
    first: dict[Place, list[float]] = {place: [] for place in Place}
    later: dict[Place, list[float]] = {place: [] for place in Place}
    whole: list[tuple[float, float]] = []
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        home = Path(folder)
        wardrobe = Wardrobe(home, {"ten": ten_years(home)})
        for window in range(windows):
            with Stage(wardrobe, home / f"window-{window}", "ten") as stage:
                painted = Painted()
                stage.window.installEventFilter(painted)
                stage.settle()
                for turn in range(AGAIN + 1):
                    for place in (*list(Place)[1:], Place.TODAY):
                        (later if turn else first)[place].append(switch(stage, painted, place))
                        stage.settle()
                        if turn == 0 and place is Place.TODAY:
                            first[place].pop()  # it was built when the window opened
                whole += [all_of_it(stage, painted) for _turn in range(AGAIN)]
    report(first, later)
    spent, worked = ([each * 1000 for each in found] for found in zip(*whole, strict=True))
    say(verdict("Progress over ten years, 95 %", nearest(spent, 0.95), BAR_MS, " ms"))
    say(f"  median {median(spent):.1f} ms; of these the process itself worked {median(worked):.1f} ms")


def report(first: dict[Place, list[float]], later: dict[Place, list[float]]) -> None:
    """Each place, then all of them with the bar."""
    say(f"{'':10} {'first time':>22}   {'again: median, 95 %, worst':>30}")
    for place in Place:
        built, again = (sorted(value * 1000 for value in found[place]) for found in (first, later))
        begun = f"{median(built):.0f} ms, worst {built[-1]:.0f}" if built else "with the window"
        say(
            f"{place.value:10} {begun:>22}   {median(again):8.1f} {nearest(again, 0.95):8.1f} {again[-1]:8.1f} ms"
        )
    every = [value * 1000 for found in (first, later) for values in found.values() for value in values]
    built = [value * 1000 for values in first.values() for value in values]
    say()
    say(f"All {len(every)} switches: median {median(every):.1f} ms, worst {max(every):.1f} ms")
    say(verdict("All switches, 95 %", nearest(every, 0.95), BAR_MS, " ms"))
    say(verdict("First times alone, 95 %", nearest(built, 0.95), BAR_MS, " ms"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WINDOWS)
