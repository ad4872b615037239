"""How fast the notebook file is: ``python tests/bench/bench_storage.py``.

Ratios come from one run in one process, so that a slow disk slows both sides.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from companion.domain.checkins import Answer, CheckIn
from companion.domain.doses import Dose
from companion.domain.goals import Goal, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.routines import Routine, Size, Step
from companion.domain.sessions import Day, DayState, Helped, Outcome, Session, StepDone
from companion.domain.tense import ReliefUse
from companion.storage.codec import answer_out, to_json, when
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook

ROUNDS = 200
FIRST = date(2016, 11, 1)
LAST = date(2026, 11, 1)


def _at(day: int) -> Moment:
    return Moment(datetime(2016, 11, 1, 18, 30, tzinfo=UTC) + timedelta(days=day))


def _check_in(number: int) -> CheckIn:
    answers = tuple(Answer(f"q{i}", "How easy was it to move around today?", number % 11) for i in range(4))
    return CheckIn(f"c{number:06}", _at(number), _at(number), answers, "Walked to the shop and back. " * 3)


def fill(notebook: SqlNotebook) -> None:
    """Ten years: 2,500 sessions of 4 steps, 3,600 days, 520 check-ins, 600 ratings."""
    doses = {size: Dose(reps_min=8, reps_max=10) for size in Size}
    with notebook.write() as unit:
        for number in range(6):
            unit.goals.put(Goal(f"g{number}", "Carry my grandson up the stairs", _at(number), _at(number)))
            steps = tuple(Step(f"s{number}{i}", f"move-{i}", f"Movement {i}", doses) for i in range(6))
            unit.routines.put(Routine(f"r{number}", f"Morning {number}", _at(number), steps))
        for number in range(600):
            unit.goals.put_rating(Rating(f"t{number}", f"g{number % 6}", _at(number * 6), number % 11))
        for number in range(2500):
            done = tuple(
                StepDone(f"s0{i}", f"move-{i}", f"Movement {i}", Outcome.DONE, 2, 16, 90) for i in range(4)
            )
            at = _at(int(number * 1.46))
            note = "Felt fine." if number % 4 == 0 else ""
            unit.sessions.put(
                Session(f"n{number}", "r0", "Morning", Size.ORDINARY, at, at, done, 4, Helped.YES, note)
            )
        for number in range(3600):
            unit.days.put(Day(_at(number).day, DayState.DID_IT, _at(number)))
        for number in range(520):
            unit.checkins.put(_check_in(number * 7))
        for number in range(300):
            unit.tense.put_use(ReliefUse(f"u{number}", "Warm shower", _at(number * 12), Helped.YES))
            unit.history.add(Revision(f"h{number}", Thing.DAY, "d", _at(number), ME, "", {"note": "earlier"}))
        unit.commit()


def _median_ms(work: Callable[[int], object], rounds: int = ROUNDS) -> float:
    times = []
    for number in range(rounds):
        start = perf_counter()
        work(number)
        times.append(perf_counter() - start)
    return median(times) * 1000


def commit_ratio(folder: Path) -> tuple[float, float]:
    """Milliseconds to commit one check-in: through the unit of work, and by hand on the same driver."""
    notebook = open_notebook(folder / "commit.companion")
    raw = connect(notebook.path, mode="rw")
    columns = "id, day, at, instant, written, answers, note, private"

    def ours(number: int) -> None:
        with notebook.write() as unit:
            unit.checkins.put(_check_in(2 * number))
            unit.commit()

    def by_hand(number: int) -> None:
        entry = _check_in(2 * number + 1)
        row = when(entry.at)
        answers = to_json([answer_out(answer) for answer in entry.answers])
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            f"INSERT INTO check_ins ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - fixed names
            (entry.id, row["day"], row["at"], row["instant"], entry.written.text(), answers, entry.note, 1),
        )
        raw.execute("COMMIT")

    times: dict[str, list[float]] = {"ours": [], "by_hand": []}
    for number in range(ROUNDS):  # in turns, so that both meet the same disk
        times["ours"].append(_median_ms(lambda _, n=number: ours(n), 1))
        times["by_hand"].append(_median_ms(lambda _, n=number: by_hand(n), 1))
    raw.close()
    notebook.close()
    return median(times["ours"]), median(times["by_hand"])


def reading(notebook: SqlNotebook) -> dict[str, float]:
    """Milliseconds of every question a screen asks of a ten-year notebook, each in a unit of its own."""

    def ask(question: Callable[..., object]) -> float:
        def once(_number: int) -> None:
            with notebook.read() as unit:
                question(unit)

        return _median_ms(once, 15)

    return {
        "goals.all": ask(lambda u: u.goals.all()),
        "goals.all_ratings": ask(lambda u: u.goals.all_ratings()),
        "routines.all": ask(lambda u: u.routines.all()),
        "sessions.between ten years": ask(lambda u: u.sessions.between(FIRST, LAST)),
        "sessions.between ten years, steps": ask(lambda u: u.sessions.between(FIRST, LAST, steps=True)),
        "sessions.between a month, steps": ask(
            lambda u: u.sessions.between(date(2026, 9, 1), date(2026, 9, 30), steps=True)
        ),
        "sessions.unfinished": ask(lambda u: u.sessions.unfinished()),
        "days.between ten years": ask(lambda u: u.days.between(FIRST, LAST)),
        "checkins.between ten years": ask(lambda u: u.checkins.between(FIRST, LAST)),
        "checkins.recent 10": ask(lambda u: u.checkins.recent(10)),
        "tense.uses": ask(lambda u: u.tense.uses()),
        "history.all": ask(lambda u: u.history.all()),
        "tables": ask(lambda u: u.tables()),
    }


def _open_and_close(path: Path) -> None:
    open_notebook(path).close()


def main() -> None:
    """Print one line per measure."""
    out = sys.stdout.write
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fresh = _median_ms(lambda number: _open_and_close(folder / f"fresh{number}.companion"), 20)
        notebook = open_notebook(folder / "ten.companion")
        fill(notebook)
        notebook.close()
        existing = _median_ms(lambda _: _open_and_close(folder / "ten.companion"), 20)
        out(f"open a fresh notebook      {fresh:8.2f} ms\n")
        out(f"open a ten-year notebook   {existing:8.2f} ms\n")
        ours, by_hand = commit_ratio(folder)
        out(
            f"commit a check-in          {ours:8.2f} ms, by hand {by_hand:.2f} ms: ratio {ours / by_hand:.2f}\n"
        )
        notebook = open_notebook(folder / "ten.companion")
        for what, took in reading(notebook).items():
            out(f"{what:34} {took:8.2f} ms\n")
        notebook.close()


if __name__ == "__main__":
    main()
