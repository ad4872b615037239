"""How soon the window is there: ``python tests/bench/bench_start.py [ROUNDS]``. On Linux, on a screen of its own.

Four programs take turns in one run, so that a busy machine slows all of them: a bare PySide6 window; the same after
``import sqlalchemy.orm``; Companion with an empty notebook; Companion with ten years in it. Times are from just before
the process is created, on the clock all processes share.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.rig import middle, say, ten_years, verdict
from tests.e2e.screen import Screen
from tests.helpers.source import ROOT

ROUNDS = 9
BARE = """
import sys, time
{first}
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, done)
def done():
    print("painted", time.monotonic(), flush=True)
    app.exit(0)
app = QApplication(sys.argv[:1])
window = Window()
window.setCentralWidget(QLabel("Hello"))
window.resize(1280, 832)
window.show()
app.exec()
"""
COMPANION = """
import sys, time
from companion import bootstrap
from companion.cli import main
start = bootstrap.window_start
def painted():
    print("painted", time.monotonic(), flush=True)
def ready():
    from PySide6.QtCore import QTimer
    print("ready", time.monotonic(), flush=True)
    QTimer.singleShot(int({idle} * 1000), memory)
def memory():
    from PySide6.QtWidgets import QApplication
    found = dict(line.split()[:2] for line in open("/proc/self/smaps_rollup") if line.startswith(("Rss:", "Pss:")))
    print("memory", found["Rss:"], found["Pss:"], flush=True)
    QApplication.instance().activeWindow().close() if QApplication.instance().activeWindow() else QApplication.exit(0)
def started(*arguments, **options):
    # Called by the command once it has imported the window itself, so that the order is the command's own.
    from companion.ui import desktop
    begin = desktop.Desktop.show
    def show(self):
        self.painted.connect(painted)
        self.ready.connect(ready)
        begin(self)
    desktop.Desktop.show = show
    return start(*arguments, **options)
bootstrap.window_start = started
main(["--notebook", {notebook!r}])
"""


def once(screen: Screen, code: str, config: Path) -> dict[str, list[float]]:
    """Runs ``code`` to its end; what it printed, with times since it was started."""
    environment = {**screen.environment, "COMPANION_CONFIG_DIR": str(config), "COMPANION_LANGUAGE": "en_GB"}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    said = {}
    for line in done.stdout.splitlines():
        name, *values = line.split()
        said[name] = [float(value) - (0 if name == "memory" else began) for value in values]
    return said


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder, Screen(Path(folder)) as screen:
        home = Path(folder)
        full = ten_years(home)
        programs = {
            "a bare PySide6 window": BARE.format(first=""),
            "bare window + import sqlalchemy.orm": BARE.format(first="import sqlalchemy.orm"),
            "Companion, first start": COMPANION.format(notebook=str(home / "new.companion"), idle=0.1),
            "Companion, ten years": COMPANION.format(notebook=str(full), idle=8.0),
        }
        runs: dict[str, list[dict[str, list[float]]]] = {name: [] for name in programs}
        for turn in range(rounds + 1):
            for name, code in programs.items():
                said = once(screen, code, home / "config")
                if turn:  # the first turn only warms the disk's cache
                    runs[name].append(said)
    report(runs, rounds)


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the ratios of what ran in the same turn."""
    return median(our / their for our, their in zip(ours, theirs, strict=True))


def report(runs: dict[str, list[dict[str, list[float]]]], rounds: int) -> None:
    """Every figure, then the ratios with their bars."""
    times = {
        (name, event): [run[event][0] for run in found]
        for name, found in runs.items()
        for event in ("painted", "ready")
        if event in found[0]
    }
    say(f"Medians of {rounds}, from before the process starts:")
    for (name, event), values in times.items():
        say(f"  {name:38} {event:8} {middle(values)}")
    bare = times["a bare PySide6 window", "painted"]
    with_orm = times["bare window + import sqlalchemy.orm", "painted"]
    say()
    say("Medians of the ratios within each turn:")
    for name in ("Companion, first start", "Companion, ten years"):
        say(verdict(f"{name}: first picture / bare window", ratio(times[name, "painted"], bare), 2.0))
    usable = ratio(times["Companion, ten years", "ready"], with_orm)
    say(verdict("Today usable, ten years / (bare window + sqlalchemy.orm)", usable, 1.5))
    memory = [run["memory"] for run in runs["Companion, ten years"]]
    rss, pss = (median(values) / 1024 for values in zip(*memory, strict=True))
    say(verdict("Idle memory, ten years, RSS", rss, 140, " MB"))
    say(f"Idle memory, ten years, PSS: {pss:.2f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
