"""One unit is one transaction: all of it or none of it, and words never leak into error texts."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from companion.domain.goals import Goal, Rating
from companion.domain.moments import Moment
from companion.domain.plans import PlanFile, Suggestion
from companion.errors import DamagedNotebookError, NotebookError, SaveError
from companion.storage import engine
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.schema import APPLICATION_ID, SCHEMA_VERSION

At = Callable[..., Moment]


def _goal(key: str, at: Moment) -> Goal:
    return Goal(key, f"words of {key}", at, at)


def _ids(notebook: SqlNotebook) -> list[str]:
    with notebook.read() as unit:
        return [goal.id for goal in unit.goals.all()]


def test_leaving_without_commit_takes_everything_back(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.goals.put(_goal("a", at()))
        unit.settings.put("welcomed", "yes")
    assert _ids(notebook) == []
    with notebook.read() as unit:
        assert unit.settings.get("welcomed") == ""


def test_an_error_takes_everything_back(notebook: SqlNotebook, at: At) -> None:
    def put_and_stumble() -> None:
        with notebook.write() as unit:
            unit.goals.put(_goal("a", at()))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        put_and_stumble()
    assert _ids(notebook) == []


def test_what_comes_after_commit_needs_another_commit(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.goals.put(_goal("kept", at()))
        unit.commit()
        unit.goals.put(_goal("not kept", at()))
    assert _ids(notebook) == ["kept"]


def test_commit_twice_is_calm(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit.goals.put(_goal("a", at()))
        unit.commit()
        unit.commit()
    assert _ids(notebook) == ["a"]


def test_a_refused_commit_keeps_nothing_and_the_unit_goes_on(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        unit._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        unit.goals.put_rating(Rating("r", "nobody", at(), 4))
        with pytest.raises(IntegrityError):
            unit.commit()
        unit.goals.put(_goal("a", at()))
        unit.commit()
    with notebook.read() as unit:
        assert unit.goals.all_ratings() == []
    assert _ids(notebook) == ["a"]


def test_a_reading_unit_cannot_commit(notebook: SqlNotebook, at: At) -> None:
    with notebook.read() as unit:
        unit.goals.put(_goal("a", at()))
        with pytest.raises(RuntimeError, match="nothing to commit"):
            unit.commit()
    assert _ids(notebook) == []


def test_a_reader_sees_one_state_while_another_writes(notebook: SqlNotebook, at: At) -> None:
    with notebook.read() as reader:
        assert reader.goals.all() == []
        with notebook.write() as writer:
            writer.goals.put(_goal("a", at()))
            writer.commit()
        assert reader.goals.all() == []
    assert _ids(notebook) == ["a"]


def test_window_and_worker_write_in_turn(notebook: SqlNotebook, at: At) -> None:
    def write(prefix: str) -> None:
        for number in range(10):
            with notebook.write() as unit:
                unit.goals.put(_goal(f"{prefix}{number}", at()))
                unit.commit()

    worker = threading.Thread(target=write, args=("worker",))
    worker.start()
    write("window")
    worker.join()
    assert len(_ids(notebook)) == 20


def test_a_second_writer_waits_and_then_says_so(
    notebook: SqlNotebook, path: Path, at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_S", 0.05)
    other = open_notebook(path)
    with notebook.write() as unit:
        unit.goals.put(_goal("a", at()))
        with pytest.raises(SaveError, match="Another program") as caught, other.write():
            pass
        unit.commit()
    assert caught.value.next_step
    assert "SQLITE_BUSY" in caught.value.detail
    with other.write() as unit:
        unit.goals.put(_goal("b", at()))
        unit.commit()
    other.close()
    assert _ids(notebook) == ["a", "b"]


def test_error_texts_hold_no_words_of_the_person(notebook: SqlNotebook, at: At) -> None:
    plan = PlanFile("p", 1, "secret title", "Ana", "", date(2026, 1, 1), "", ())
    with notebook.write() as unit:
        unit.plans.add(Suggestion("secret id", plan, at()))
        with pytest.raises(IntegrityError) as caught:
            unit.plans.add(Suggestion("secret id", plan, at()))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("change", ["UPDATE suggestions SET plan = '{}'", "DELETE FROM suggestions"])
def test_a_suggestion_stays_as_it_came(notebook: SqlNotebook, at: At, change: str) -> None:
    suggestion = Suggestion("s", PlanFile("p", 1, "t", "Ana", "", date(2026, 1, 1), "", ()), at())
    with notebook.write() as unit:
        unit.plans.add(suggestion)
        unit.commit()
    with notebook.write() as unit:
        with pytest.raises(IntegrityError, match="a suggestion stays as it came"):
            unit._connection.execute(text(change))
        with pytest.raises(IntegrityError):
            unit.plans.add(replace(suggestion, received=at(1)))
    with notebook.read() as unit:
        assert unit.plans.all() == [suggestion]


def test_every_connection_is_careful(notebook: SqlNotebook) -> None:
    wanted = {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "busy_timeout": 5000,
        "application_id": APPLICATION_ID,
        "user_version": SCHEMA_VERSION,
    }
    with notebook.write() as first, notebook.read() as second:
        for unit in (first, second):
            found = {name: unit._connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            assert found == wanted


def test_damage_met_while_reading_is_said_plainly(path: Path, at: At) -> None:
    notebook = open_notebook(path)
    with notebook.write() as unit:
        for number in range(400):
            unit.goals.put(_goal(f"g{number}", at()))
        unit.commit()
    notebook.close()
    raw = connect(path, pragmas=(), mode="ro")
    (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'goals'").fetchone()
    raw.close()
    notebook = open_notebook(path)
    size = 4096
    with path.open("rb+") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    with notebook.read() as unit, pytest.raises(DamagedNotebookError) as caught:
        unit.goals.all()
    notebook.close()
    assert isinstance(caught.value, NotebookError)
    assert "words of" not in caught.value.detail
    with pytest.raises(DamagedNotebookError):
        open_notebook(path)
