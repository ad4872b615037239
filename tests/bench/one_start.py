"""One start, timed from the process's birth: ``python tests/bench/one_start.py bare | window NOTEBOOK``.

Prints one JSON line: seconds to the first picture, seconds until ready, megabytes in use.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def since_birth() -> float:
    """Seconds since this process was started (Linux)."""
    fields = Path("/proc/self/stat").read_text().rpartition(")")[2].split()
    booted = time.clock_gettime(time.CLOCK_BOOTTIME)
    return booted - int(fields[19]) / os.sysconf("SC_CLK_TCK")


def memory_mb() -> dict[str, float]:
    """Resident and proportional memory, in megabytes."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    found = {
        line.split(":")[0]: int(line.split()[1]) / 1024 for line in lines if line.startswith(("Rss", "Pss:"))
    }
    return {"rss": round(found["Rss"], 1), "pss": round(found["Pss"], 1)}


def bare() -> None:
    """A bare window, then the import every SQLAlchemy program pays."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    app = QApplication([])

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, app.quit)

    window = Window()
    window.setCentralWidget(QLabel("A bare window"))
    window.resize(1280, 832)
    window.show()
    app.exec()
    painted = since_birth()
    import sqlalchemy.orm

    ready = since_birth()
    print(json.dumps({"painted": painted, "ready": ready, **memory_mb(), "uses": sqlalchemy.__version__}))


def window(path: Path) -> None:
    """Companion itself, the way its command starts it."""
    import companion.ui.desktop as desktop_module
    from companion.cli import main

    times: dict[str, float] = {}
    desktop_class = desktop_module.Desktop

    class TimedDesktop(desktop_class):  # type: ignore[misc, valid-type]
        def __init__(self, *arguments: object) -> None:
            super().__init__(*arguments)
            self.painted.connect(self._note_painted)
            self.ready.connect(self._note_ready)

        def _note_painted(self) -> None:
            times["painted"] = since_birth()

        def _note_ready(self) -> None:
            times["ready"] = since_birth()
            from PySide6.QtCore import QTimer

            QTimer.singleShot(700, self._leave)

        def _leave(self) -> None:
            times.update(memory_mb())
            self.window.close()

    desktop_module.Desktop = TimedDesktop  # type: ignore[misc]
    main(["--notebook", str(path)])
    print(json.dumps(times))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare()
    else:
        window(Path(sys.argv[2]))
