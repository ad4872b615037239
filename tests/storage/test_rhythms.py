"""How often each question is asked: in the file, out of an older one, and in the export."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.domain.checkins import CheckIn, CheckInPlan
from companion.domain.goals import Goal, Rating
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.storage.notebook import SqlNotebook, open_notebook


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_in_an_older_notebook_each_question_has_the_days_there_were(
    as_written: Callable[[int], Path], version: int
) -> None:
    """All of these were weekly. A question of one's own has its days also while it is not chosen."""
    assert _upgraded_plan(as_written(version)).rhythms == {"move": 7, "words": 7, "mine": 7}


def test_another_number_of_days_is_kept_for_each_question_and_for_those_put_away(
    as_written: Callable[[int], Path],
) -> None:
    path = as_written(10)
    raw = sqlite3.connect(path)
    (days,) = raw.execute("SELECT every_days FROM check_in_plan").fetchone()
    away = [row[0] for row in raw.execute("SELECT thing_id FROM recycled WHERE kind = 'question'")]
    raw.close()
    assert (days, len(away)) == (10, 1)
    plan = _upgraded_plan(path)
    assert set(plan.rhythms) == {*plan.question_ids, *(question.id for question in plan.own)}
    assert set(plan.rhythms.values()) == {10}
    notebook = open_notebook(path)
    with notebook.read() as unit:
        entry = unit.recycled.latest(Kind.QUESTION, away[0])
    notebook.close()
    assert entry is not None
    assert entry.rest["days"] == "10"
    assert entry.rest["choices"] == "quince jam a\nb"


def test_an_older_notebook_in_which_nothing_was_chosen_still_has_no_choice(
    as_written: Callable[[int], Path],
) -> None:
    path = as_written(5)
    raw = sqlite3.connect(path)
    raw.execute("DELETE FROM check_in_plan")
    raw.commit()
    raw.close()
    notebook = open_notebook(path)
    with notebook.read() as unit:
        assert unit.checkins.plan() is None
    notebook.close()


def test_choosing_nothing_leaves_no_rhythm(as_written: Callable[[int], Path]) -> None:
    path = as_written(5)
    raw = sqlite3.connect(path)
    raw.execute("UPDATE check_in_plan SET question_ids = '[]', own = '[]', every_days = 3")
    raw.commit()
    raw.close()
    assert _upgraded_plan(path) == CheckInPlan()


def test_the_export_tells_each_rhythm(notebook: SqlNotebook) -> None:
    with notebook.write() as unit:
        unit.checkins.put_plan(CheckInPlan(("peg", "sleep"), rhythms={"peg": 28, "sleep": 7}))
        unit.commit()
    with notebook.read() as unit:
        (row,) = unit.tables()["check_in_plan"].rows
    assert row == {
        "question_ids": ["peg", "sleep"],
        "own": [],
        "paused": False,
        "rhythms": {"peg": 28, "sleep": 7},
    }


def test_a_goal_was_last_rated_on_the_latest_day_in_the_span_wherever_it_was_said(
    notebook: SqlNotebook, at: Callable[..., Moment]
) -> None:
    with notebook.write() as unit:
        for key in ("stairs", "weeds", "river"):
            unit.goals.put(Goal(key, key, at(), at()))
        for number, (key, day) in enumerate((("stairs", 9), ("stairs", 5), ("stairs", 12), ("weeds", 4))):
            unit.goals.put_rating(Rating(f"r{number}", key, at(day), 4))
        said = Rating("said", "river", at(10), 3)
        unit.checkins.put(CheckIn("c", at(10), at(10), ratings=(said,)))
        first = at().day
        found = unit.checkins.rated_goals(first + timedelta(days=5), first + timedelta(days=10))
    assert found == {"stairs": at(9).day, "river": at(10).day}


def _upgraded_plan(path: Path) -> CheckInPlan:
    notebook = open_notebook(path)
    with notebook.read() as unit:
        plan = unit.checkins.plan()
    notebook.close()
    assert plan is not None
    return plan
