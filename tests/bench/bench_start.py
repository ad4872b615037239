"""How fast the window is there, against a bare PySide6 window: ``python tests/bench/bench_start.py [ROUNDS]``.

Bare window and Companion take turns in one run, so that a slow machine slows both. Needs Linux; draws on the
display there is, else in memory.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median

from companion.bootstrap import write_sample_notebook

ONE_START = Path(__file__).with_name("one_start.py")


def start(*arguments: str) -> dict[str, float]:
    """One start in a process of its own."""
    environment = dict(os.environ)
    if not environment.get("DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, str(ONE_START), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    """Print medians, ratios and the bar of each."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COMPANION_CONFIG_DIR"] = folder
        notebook = Path(folder) / "ten-years.companion"
        write_sample_notebook(notebook, weeks=520, seed=1, last=date(2026, 11, 22))
        start("bare"), start("window", str(notebook))  # warm the file cache
        pairs = [(start("bare"), start("window", str(notebook))) for _ in range(rounds)]
    for key, bar, baseline in (
        ("painted", 2.0, "bare window"),
        ("ready", 1.5, "bare window + sqlalchemy.orm"),
    ):
        ratio = median(ours[key] / bare[key] for bare, ours in pairs)
        ours_s, bare_s = median(o[key] for _b, o in pairs), median(b[key] for b, _o in pairs)
        print(f"{key:8} {ours_s:.3f} s / {baseline} {bare_s:.3f} s = {ratio:.2f} (bar {bar})")
    print(f"memory   {median(o['rss'] for _b, o in pairs):.0f} MB resident, "
          f"{median(o['pss'] for _b, o in pairs):.0f} MB proportional (bar 140)")  # fmt: skip


if __name__ == "__main__":
    main()
