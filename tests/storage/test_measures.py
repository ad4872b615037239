"""What measures add to the file: where it hurts, ratings named by a check-in, scores of a clinic."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.body_map import REGIONS, BodyMap, BodyMark
from companion.domain.checkins import CheckIn
from companion.domain.clinic_scores import FARTHEST, ClinicScore
from companion.domain.goals import Goal, Rating
from companion.services.ports import Unit
from companion.storage.notebook import SqlNotebook, open_notebook
from tests.helpers.desk import START

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)
LATER = replace(START, at=START.at + timedelta(days=7))


def goal(key: str) -> Goal:
    return Goal(key, f"goal {key}", START, START)


def rating(key: str, goal_id: str, value: int = 4) -> Rating:
    return Rating(key, goal_id, START, value, "")


def keep(notebook: SqlNotebook, act: Callable[[Unit], None]) -> None:
    with notebook.write() as unit:
        act(unit)
        unit.commit()


@given(
    st.none()
    | st.lists(st.sampled_from([region.id for region in REGIONS]), unique=True).flatmap(
        lambda ids: st.lists(words, min_size=len(ids), max_size=len(ids)).map(
            lambda said: BodyMap(tuple(BodyMark(*pair) for pair in zip(ids, said, strict=True)))
        )
    )
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_where_it_hurt_comes_back_as_it_was(tmp_path: Path, places: BodyMap | None) -> None:
    notebook = open_notebook(tmp_path / "me.companion")
    check_in = CheckIn("c", START, START, note="x", places=places)
    keep(notebook, lambda unit: unit.checkins.put(check_in))
    with notebook.read() as unit:
        assert unit.checkins.get("c") == check_in
    notebook.close()


def test_a_rating_said_in_a_check_in_is_the_goals_and_is_named_once(tmp_path: Path) -> None:
    notebook = open_notebook(tmp_path / "me.companion")
    check_in = CheckIn("c", START, START, ratings=(rating("r1", "g1"), rating("r2", "g2", 7)))

    def write(unit: Unit) -> None:
        unit.goals.put(goal("g1"))
        unit.goals.put(replace(goal("g2"), rank=1))
        unit.checkins.put(check_in)

    keep(notebook, write)
    with notebook.read() as unit:
        assert unit.checkins.get("c") == check_in
        assert unit.checkins.recent(5) == unit.checkins.between(START.day, START.day) == [check_in]
        assert unit.goals.ratings("g2") == [rating("r2", "g2", 7)]
    keep(notebook, lambda unit: unit.checkins.put(replace(check_in, ratings=(rating("r1", "g1", 5),))))
    with notebook.read() as unit:
        assert unit.goals.all_ratings() == [rating("r1", "g1", 5)]
    notebook.close()


def test_deleting_a_check_in_leaves_its_ratings_with_the_goals(tmp_path: Path) -> None:
    notebook = open_notebook(tmp_path / "me.companion")

    def write(unit: Unit) -> None:
        unit.goals.put(goal("g1"))
        unit.checkins.put(CheckIn("c", START, START, ratings=(rating("r1", "g1"),)))

    keep(notebook, write)
    keep(notebook, lambda unit: unit.checkins.remove("c"))
    with notebook.read() as unit:
        assert unit.goals.ratings("g1") == [rating("r1", "g1")]
        assert unit.tables()["check_in_ratings"].rows == []
    notebook.close()


def test_a_goal_that_goes_takes_its_ratings_out_of_the_check_in(tmp_path: Path) -> None:
    notebook = open_notebook(tmp_path / "me.companion")
    check_in = CheckIn("c", START, START, note="kept", ratings=(rating("r1", "g1"),))

    def write(unit: Unit) -> None:
        unit.goals.put(goal("g1"))
        unit.checkins.put(check_in)

    keep(notebook, write)
    keep(notebook, lambda unit: unit.goals.remove("g1"))
    keep(notebook, lambda unit: unit.checkins.put(check_in))  # as an undo may
    with notebook.read() as unit:
        assert unit.checkins.get("c") == replace(check_in, ratings=())
    notebook.close()


def test_many_check_ins_are_read_with_their_ratings(tmp_path: Path) -> None:
    notebook = open_notebook(tmp_path / "me.companion")

    def write(unit: Unit) -> None:
        unit.goals.put(goal("g1"))
        for number in range(130):
            unit.checkins.put(
                CheckIn(f"c{number:03}", START, START, ratings=(rating(f"r{number}", "g1", number % 11),))
            )

    keep(notebook, write)
    with notebook.read() as unit:
        found = unit.checkins.between(START.day, START.day)
        assert [each.ratings[0].value for each in found] == [number % 11 for number in range(130)]
        assert [each.id for each in unit.checkins.recent(2)] == ["c129", "c128"]
        assert unit.checkins.recent(2)[0].ratings[0].id == "r129"
    notebook.close()


@given(st.floats(-FARTHEST, FARTHEST), words, words, st.integers(-1, 1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
def test_a_score_of_a_clinic_comes_back_as_it_was(
    tmp_path: Path, value: float, name: str, unit_words: str, better: int
) -> None:
    notebook = open_notebook(tmp_path / "me.companion")
    score = ClinicScore("s", name, value, START, unit_words, better, name)
    keep(notebook, lambda unit: unit.clinic_scores.put(score))
    with notebook.read() as unit:
        assert unit.clinic_scores.get("s") == score
        assert unit.clinic_scores.all() == [score]
        json.dumps(unit.tables()["clinic_scores"].rows)
    keep(notebook, lambda unit: unit.clinic_scores.remove("s"))
    with notebook.read() as unit:
        assert unit.clinic_scores.get("s") is None
    notebook.close()


def test_scores_come_by_the_day_they_were_measured(tmp_path: Path) -> None:
    notebook = open_notebook(tmp_path / "me.companion")

    def write(unit: Unit) -> None:
        unit.clinic_scores.put(ClinicScore("late", "x", 1, LATER))
        unit.clinic_scores.put(ClinicScore("early", "x", 2, START))

    keep(notebook, write)
    with notebook.read() as unit:
        assert [score.id for score in unit.clinic_scores.all()] == ["early", "late"]
    notebook.close()


def test_an_answer_written_before_is_read_as_ever(tmp_path: Path) -> None:
    """A row as version 5 wrote it: no places, an answer of four keys."""
    path = tmp_path / "me.companion"
    open_notebook(path).close()
    raw = sqlite3.connect(path)
    answers = '[{"question_id":"discomfort","question_text":"How strong?","number":3,"words":""}]'
    raw.execute(
        "INSERT INTO check_ins (id, day, at, instant, written, answers, note, private) VALUES (?,?,?,?,?,?,?,?)",
        ("old", "2026-11-22", START.text(), 0, START.text(), answers, "", 1),
    )
    raw.commit()
    raw.close()
    notebook = open_notebook(path)
    with notebook.read() as unit:
        found = unit.checkins.get("old")
        assert found is not None
        assert (found.places, found.ratings, found.numbers()) == (None, (), {"discomfort": 3})
    notebook.close()


def test_a_notebook_of_the_first_version_says_nothing_of_places(old_notebook: Path) -> None:
    notebook = open_notebook(old_notebook)
    with notebook.read() as unit:
        found = unit.checkins.recent(100)
        assert found
        assert {check_in.places for check_in in found} == {None}
        assert {check_in.ratings for check_in in found} == {()}
        assert unit.clinic_scores.all() == []
        plan = unit.checkins.plan()
    notebook.close()
    assert plan is not None
    assert all((question.least, question.most) == (0, 10) for question in plan.own)
