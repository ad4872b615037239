"""How long the sheet takes: ``python tests/bench/bench_sheet.py [ROUNDS]``. The whole command, from start to end."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import pypdf

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.rig import LAST, YEARS, middle, say, ten_years, verdict
from tests.helpers.source import ROOT

ROUNDS = 7
BAR_S = 1.5


def run(*words: str | Path) -> float:
    """Seconds for one command."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *map(str, words)], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        out = Path(folder) / "sheet.pdf"
        notebook = ten_years(Path(folder))
        sheet = ("-m", "companion", "sheet", "--notebook", notebook, "-o", out)
        diary = (*sheet, "--appendix", "--from", LAST.replace(year=LAST.year - YEARS).isoformat())
        run(*sheet)
        python, one = [], []
        for _ in range(rounds):
            python.append(run("-c", "pass"))
            one.append(run(*sheet, "--to", LAST.isoformat()))
        pages = len(pypdf.PdfReader(out).pages)
        whole = [run(*diary, "--to", LAST.isoformat()) for _ in range(3)]
        diary_pages = len(pypdf.PdfReader(out).pages)
    say(f"Medians of {rounds}, the whole command:")
    say(f"  python that does nothing      {middle(python)}")
    say(f"  the sheet, {pages} page            {middle(one)}")
    say(f"  with a diary, {diary_pages} pages     {middle(whole)}")
    say()
    say(verdict("The sheet", median(one), BAR_S, " s"))
    say(f"Diary: {(diary_pages - pages) / (median(whole) - median(one)):.0f} pages a second")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
