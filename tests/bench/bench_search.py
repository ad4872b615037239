"""How fast everything written in ten years is searched: ``python tests/bench/bench_search.py [ROUNDS]``.

The notebook is the ten-year sample and, on top, a person who wrote a note of thirty words on every day of it. Each
query is measured from what is typed to what is shown (20 hits with their marks), against the same texts read from end
to end with LIKE, which is what there would be without an index. The first query after opening is measured in processes
of their own: cold, and after the program has read its modules ahead, as the window does while it is idle.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from companion.bootstrap import open_services
from companion.domain.moments import at_noon
from companion.domain.sessions import Day, DayState
from companion.services.bundle import Services
from companion.storage.engine import connect
from tests.bench.rig import LAST, YEARS, nearest, say, ten_years, verdict

ROUNDS = 20
BAR_MS = 50.0
BAR_RATIO = 1.0
WORDS = 4000
QUERIES = ("w", "wa", "wal", "walk", "walk gar", "river", "lodz", "zzz", "the a w", "\u968e")


def fill(services: Services, seed: int = 1) -> int:
    """A note of thirty words a day; how many were written. Words are as unlike in number as those of a language."""
    chance = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    store = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(WORDS)]
    store[:5] = ["walk", "garden", "stairs", "Łódź", "river"]
    weights = [1 / (rank + 1) for rank in range(WORDS)]
    days = YEARS * 365
    with services.notebook.write() as unit:
        for back in range(days):
            day = LAST - timedelta(days=back)
            note = " ".join(chance.choices(store, weights, k=30))
            unit.days.put(Day(day, DayState.DID_IT, at_noon(day, 60), note))
        unit.commit()
    return days


def scan(path: Path, typed: str) -> int:
    """The same question without an index: every word anywhere in the text. How many were found."""
    raw = connect(path, mode="rw")
    terms = typed.split()
    where = " AND ".join("words LIKE ?" for _ in terms)
    sql = f"SELECT words FROM search_texts WHERE {where} ORDER BY tier, day DESC LIMIT 21"  # noqa: S608 - only ? in it
    found = len(raw.execute(sql, [f"%{term}%" for term in terms]).fetchall())
    raw.close()
    return found


def timed(action: Callable[[], object]) -> float:
    """Milliseconds an action takes."""
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


FIRST = """
import sys, time
from importlib import import_module
from pathlib import Path
import companion.ui
from companion.bootstrap import open_services
from companion.ui.read_ahead import modules
services = open_services(Path(sys.argv[1]))
services.goals.all()
for name in modules() if sys.argv[2] == "ahead" else ():
    import_module(name)
began = time.perf_counter()
services.search
made = time.perf_counter()
services.search.find("walk")
print((made - began) * 1000, (time.perf_counter() - made) * 1000)
"""
APART = 5


def first_find(path: Path, how: str) -> tuple[float, float]:
    """Milliseconds the services take to be made and the first query takes, in a new process (medians)."""
    runs = []
    for _run in range(APART):
        done = subprocess.run(
            [sys.executable, "-c", FIRST, str(path), how],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(__file__).resolve().parents[2],
        )
        runs.append([float(part) for part in done.stdout.split()])
    return median(run[0] for run in runs), median(run[1] for run in runs)


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        path = ten_years(Path(folder))
        services = open_services(path)
        say(f"{fill(services)} notes on top of the sample, {path.stat().st_size / 1e6:.1f} MB")
        every: list[float] = []
        firsts: list[float] = []
        ratios: list[float] = []
        for typed in QUERIES:
            found = [timed(lambda typed=typed: services.search.find(typed)) for _ in range(rounds)]
            read = [timed(lambda typed=typed: scan(path, typed)) for _ in range(rounds)]
            every += found
            ratios.append(median(found) / median(read))
            hits = len(services.search.find(typed).hits)
            say(f"{typed!r:12} {hits:3} hits   {median(found):6.2f} ms   LIKE {median(read):6.2f} ms")
        services.notebook.close()
        for how, words in (("cold", "at once"), ("ahead", "when modules were read ahead")):
            made, found_in = first_find(path, how)
            say(
                f"First query after opening, {words}: {made:.1f} ms to make the services, {found_in:.1f} to find"
            )
            firsts.append(made + found_in if how == "ahead" else found_in)
    say()
    say(verdict("First query after opening", max(firsts), BAR_MS, " ms"))
    say(verdict("All queries, 95 %", nearest(every, 0.95), BAR_MS, " ms"))
    say(verdict("Against LIKE, median of the ratios", median(ratios), BAR_RATIO))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
