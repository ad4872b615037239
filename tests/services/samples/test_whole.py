"""The sample notebook is a life one can believe: every year has its gaps, edits, tense days and turns."""

from __future__ import annotations

import sqlite3
import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from companion.domain.history import Thing
from companion.domain.routines import Size
from companion.domain.sessions import DayState
from companion.sampling import write_sample_notebook
from tests.services.samples.book import LAST, Book, Library, read


def longest_silence(book: Book, start: date, end: date) -> int:
    """Days in a row without an entry."""
    found = sorted(day for day in book.written_days() if start <= day < end)
    return max((b - a).days - 1 for a, b in pairwise([start - timedelta(days=1), *found, end]))


def test_the_same_seed_gives_the_same_notebook_and_another_seed_another(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "again.companion"
    write_sample_notebook(path, weeks=52, seed=1, last=LAST)
    assert read(path, 52).tables == library(52, 1).tables
    one, other = library(52, 1), library(52, 2)
    assert {(s.started, s.size) for s in one.sessions} != {(s.started, s.size) for s in other.sessions}
    assert {rating.at for rating in one.ratings} != {rating.at for rating in other.ratings}


def test_ten_years_are_written_at_once(tmp_path: Path) -> None:
    start = time.process_time()
    write_sample_notebook(tmp_path / "ten.companion", weeks=520, seed=9, last=LAST)
    assert time.process_time() - start < 3


def test_nothing_is_before_the_start_or_on_a_day_to_come(book: Book) -> None:
    days = book.written_days()
    assert min(days) >= book.first
    assert max(days) < LAST
    assert [visit.day for visit in book.visits if visit.happened is None] == [LAST + timedelta(days=11)]


def test_everything_it_names_is_there(book: Book) -> None:
    with sqlite3.connect(book.path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        movements = {row[0] for row in connection.execute("SELECT id FROM movements")}
    connection.close()
    steps = {step.id for routine in book.routines for step in routine.steps}
    there = {
        Thing.GOAL: {goal.id for goal in book.goals},
        Thing.ROUTINE: {routine.id for routine in book.routines},
        Thing.STEP: steps,
        Thing.DECISION: {f"{decision.suggestion_id}/{decision.line_key}" for decision in book.decisions},
        Thing.CHECK_IN: {check_in.id for check_in in book.check_ins},
        Thing.DAY: {day.day.isoformat() for day in book.days},
        Thing.SESSION: {session.id for session in book.sessions},
        Thing.VISIT: {visit.id for visit in book.visits},
        Thing.ABOUT: {"about"},
        Thing.TENSE_PLAN: {"tense_plan"},
        Thing.CLINIC_SCORE: {score.id for score in book.clinic_scores},
        Thing.SMALL_STEP: {step.id for step in book.small_steps},
        Thing.SIDES: {page.id for page in book.sides},
        Thing.MOVEMENT: movements,
        Thing.SIDE_LINE: {line.id for line in book.side_lines},
        Thing.RATING: {rating.id for rating in book.ratings},
        Thing.RUNG: {rung.id for rung in book.rungs},
        Thing.RULER: {mark.id for mark in book.rulers},
        Thing.QUESTION: {q.id for q in book.check_in_plan.own} if book.check_in_plan else set(),
    }
    assert [r for r in book.history if r.thing_id not in there[r.thing]] == []
    assert {session.routine_id for session in book.sessions} <= there[Thing.ROUTINE]
    assert {step.step_id for session in book.sessions for step in session.steps} <= steps


def test_every_year_has_edits_a_gap_tense_days_and_a_goal_that_turns(book: Book) -> None:
    tense = [s.started.day for s in book.sessions if s.size is Size.TENSE]
    tense += [day.day for day in book.days if day.state is DayState.TENSE_DAY]
    turned = [r.at.day for r in book.of(Thing.GOAL) if "state" in r.earlier]
    edited = [r.at.day for r in book.of(Thing.CHECK_IN)]
    steps = [r.at.day for r in book.of(Thing.STEP)]
    for start, end in book.years():
        for days in (tense, turned, edited, steps):
            assert any(start <= day < end for day in days), start
        assert longest_silence(book, start, end) >= 18, start


def test_ten_years_hold_many_kinds_of_earlier_versions(decade: Book) -> None:
    kinds = {revision.thing for revision in decade.history}
    assert kinds >= set(Thing) - {Thing.TALK, Thing.MOVEMENT, Thing.REMINDER}
    assert len({visit.who for visit in decade.visits}) >= 3
    assert sum(routine.put_away for routine in decade.routines) >= 3


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(weeks=st.integers(1, 120), seed=st.integers(0, 2**31))
@example(weeks=1, seed=20519779)  # a week in which chance offered no session
def test_any_length_and_seed_stays_within_its_days(tmp_path: Path, weeks: int, seed: int) -> None:
    path = tmp_path / f"{weeks}-{seed}.companion"
    if not path.exists():
        write_sample_notebook(path, weeks=weeks, seed=seed, last=LAST)
    found = read(path, weeks)
    days = found.written_days()
    assert found.first <= min(days)
    assert max(days) < LAST
    assert found.goals[0].words.startswith("I want to lift Rosie")
    assert found.check_ins
    assert found.sessions


def test_thirty_years_come_round_again(library: Library) -> None:
    book = library(1560, 1)
    for start, end in book.years():
        assert any(start <= goal.created.day < end for goal in book.goals), start
        assert any(start <= r.at.day < end for r in book.of(Thing.GOAL) if "state" in r.earlier), start
