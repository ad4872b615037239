"""How fast one goes from place to place with a ten-year notebook: ``python tests/bench/bench_places.py``.

Times each switch until it is painted, the first visit (when the screen is built) apart from later ones.
Baseline: the median of all later switches. Bar: 95 % under 100 ms.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

if not os.environ.get("DISPLAY"):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from companion.bootstrap import window_start, write_sample_notebook
from companion.ui.application import make_application
from companion.ui.desktop import Desktop
from companion.ui.navigation import Place
from companion.ui.preferences import PreferencesFile

from PySide6.QtCore import QEventLoop  # isort: skip

ROUNDS = 12


def main() -> None:
    """Print each place's figures and the share under 100 ms."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        notebook = Path(folder) / "ten-years.companion"
        write_sample_notebook(notebook, weeks=520, seed=1, last=date(2026, 11, 22))
        app = make_application(sys.argv[:1])
        desktop = Desktop(app, window_start(notebook), PreferencesFile())
        loop = QEventLoop()
        desktop.ready.connect(loop.quit)
        desktop.show()
        loop.exec()
        times: dict[Place, list[float]] = {place: [] for place in Place}
        for _round in range(ROUNDS):
            for place in Place:
                begun = perf_counter()
                desktop.window.show_place(place)
                app.processEvents()
                times[place].append((perf_counter() - begun) * 1000)
        desktop.window.close()
        desktop.close()
    later = [one for place in times for one in times[place][1:]]
    every = [one for place in times for one in times[place]]
    base = median(later)
    for place, row in times.items():
        print(
            f"{place:10} first {row[0]:6.1f} ms, later median {median(row[1:]):6.1f} ms ({median(row[1:]) / base:.1f} ×)"
        )
    under = 100 * sum(one < 100 for one in every) / len(every)
    print(f"all: median {median(every):.1f} ms, 95th percentile {quantiles(every, n=20)[-1]:.1f} ms, "
          f"worst {max(every):.1f} ms; {under:.0f} % under 100 ms (bar 95 %)")  # fmt: skip


if __name__ == "__main__":
    main()
