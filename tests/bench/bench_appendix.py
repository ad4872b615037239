"""How long ten years of diary take, and how much memory: ``python tests/bench/bench_appendix.py [ROUNDS]``."""

from __future__ import annotations

import sys
import tempfile
import time
import tracemalloc
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

import pypdf

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from companion.domain.sheet import SheetData
from companion.reports.sheet import render_sheet
from companion.services.sheets import SheetOptions
from tests.bench.rig import LAST, YEARS, middle, say, ten_years, verdict
from tests.bench.tags_off import untagged
from tests.cli.commands import opened

ROUNDS = 3
BAR_PAGES = 40.0
BAR_MB = 1.0
BAR_TAGGED = 1.4
BAR_HEARD_S = 0.5


def ten_year_sheet() -> SheetData:
    """The sheet of the ten-year sample with its whole diary."""
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        services = opened(ten_years(Path(folder)))
        first = LAST.replace(year=LAST.year - YEARS)
        data = services.sheets.data(SheetOptions(first=first, last=LAST, appendix=True, diary_first=first))
        services.notebook.close()
    return data


def rendered(data: SheetData) -> tuple[int, float, float]:
    """Pages, seconds of this process, and the longest silence (seconds) between two looks at the progress."""
    heard = [time.process_time()]

    def hear(_share: float) -> bool:
        heard.append(time.process_time())
        return True

    began = time.process_time()
    pdf = render_sheet(data, hear)
    took = time.process_time() - began
    pages = len(pypdf.PdfReader(_file(pdf)).pages)
    return pages, took, max(after - before for before, after in pairwise(heard))


def _file(pdf: bytes) -> Path:
    path = Path(tempfile.gettempdir()) / "companion-bench-appendix.pdf"
    path.write_bytes(pdf)
    return path


def peak_mb(data: SheetData) -> float:
    """The most memory held at once while rendering, in megabytes."""
    tracemalloc.start()
    render_sheet(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 1e6


def main(rounds: int) -> None:
    """Measure and print."""
    data = ten_year_sheet()
    rendered(data)
    times, plain, silences, pages = [], [], [], 0
    for _ in range(rounds):
        pages, took, silence = rendered(data)
        times.append(took)
        silences.append(silence)
        with untagged():
            plain.append(rendered(data)[1])
    half = replace(data, diary=data.diary[: len(data.diary) // 2])
    half_pages, _took, _silence = rendered(half)
    growth = (peak_mb(data) - peak_mb(half)) / (pages - half_pages) * 10
    say(f"{len(data.diary)} entries, {pages} pages, processor time:")
    say(f"  with tags                     {middle(times)}")
    say(f"  without                       {middle(plain)}")
    rate = pages / median(times)
    say(f"Pages a second: {rate:.0f}   bar {BAR_PAGES:g}: {'within' if rate >= BAR_PAGES else 'UNDER'}")
    say(verdict("Memory for ten more pages", growth, BAR_MB, " MB"))
    say(verdict("With tags beside without", median(times) / median(plain), BAR_TAGGED, " times"))
    say(verdict("The longest silence of the progress", max(silences), BAR_HEARD_S, " s"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
