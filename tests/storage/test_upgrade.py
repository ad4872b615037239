"""A notebook of every released version opens with everything in it, or stays exactly as it was."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from companion.domain.search import Query
from companion.errors import NotebookError, SaveError
from companion.storage import migrations
from companion.storage import upgrade as upgrade_module
from companion.storage.engine import connect, make_engine, writing
from companion.storage.notebook import open_notebook
from companion.storage.repositories.search import SqlSearch
from companion.storage.schema import SCHEMA_VERSION
from companion.storage.search_index import is_search
from companion.storage.tables import metadata
from companion.storage.upgrade import backup_path, run_migrations, upgrade

RELEASED = (1, 2, 3, 4, 5, 10)
"""The versions of which a populated notebook is kept."""
GOAL_ORDER = "companion.storage.migrations.versions.0002_goal_order"
OWN_MOVEMENTS = "companion.storage.migrations.versions.0003_own_movements"
REMINDERS = "companion.storage.migrations.versions.0004_reminders"
TENSE_PARTS = "companion.storage.migrations.versions.0005_tense_parts"


def _counts(path: Path) -> dict[str, int]:
    """Rows by table, those of the search index aside: it is made of the others."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [row[0] for row in rows if not is_search(row[0])]
    counts = {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    raw.close()
    return counts


def _dump(path: Path) -> list[str]:
    raw = sqlite3.connect(path)
    lines = [*raw.iterdump(), str(raw.execute("PRAGMA user_version").fetchone())]
    raw.close()
    return lines


def _shape(path: Path) -> dict[str, str]:
    """Tables, indexes and triggers as they stand in the file, spacing and quotes aside."""
    raw = sqlite3.connect(path)
    rows = raw.execute("SELECT type || ' ' || name, sql FROM sqlite_master").fetchall()
    raw.close()
    return {name: "".join((sql or "").replace('"', "").split()) for name, sql in rows}


def _names(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_the_first_version_opens_with_everything_in_it(old_notebook: Path) -> None:
    before, dump = _counts(old_notebook), _dump(old_notebook)
    assert all(count > 0 for count in before.values())
    notebook = open_notebook(old_notebook)
    assert not notebook.read_only
    with notebook.write() as unit:
        goals = unit.goals.all()
        assert [goal.words for goal in goals][:2] == ["Lift my grandson again", "Walk to the river and back"]
        assert [goal.rank for goal in goals] == [0, 0, 0]
        assert all(len(unit.goals.ratings(goal.id)) == 5 for goal in goals)
        assert len(unit.sessions.between(date.min, date.max, steps=True)[0].steps) == 2
        assert unit.routines.all()[0].steps[1].because == "my knee"
        (suggestion,) = unit.plans.all()
        assert len(unit.plans.decisions(suggestion.id)) == 3
        assert unit.about.get().name == "Łucja"
        unit.commit()
    notebook.close()
    assert _counts(old_notebook).items() >= before.items()
    backup = backup_path(old_notebook)
    assert backup.name == f"me.before-v{SCHEMA_VERSION}.backup"
    assert _dump(backup) == dump
    assert _names(old_notebook) == [backup.name, "me.companion"]


def test_the_second_version_opens_with_everything_in_it(second_notebook: Path) -> None:
    before, dump = _counts(second_notebook), _dump(second_notebook)
    assert all(count > 0 for count in before.values())
    notebook = open_notebook(second_notebook)
    with notebook.read() as unit:
        assert [goal.words for goal in unit.goals.all()][1:] == [
            "Walk to the river and back",
            "Lift my grandson again",
        ]
        roses = unit.movements.get("plan-2026/roses")
        assert roses is not None
        assert (roses.name, roses.author, roses.easier, roses.harder) == (
            "Rosenbrücke 🌹",
            "Ana Kowalska",
            (),
            (),
        )
        assert roses.figure is not None
        assert roses.figure.poses[1].angles == {"hip": 45.0, "knee": 100.0, "lumbar": -5.0}
        assert roses.figure.poses[0].contacts == ("foot_left", "foot_right", "back")
        assert (roses.figure.poses[0].stays, roses.figure.round) == ((), False)
        assert len(unit.movements.all()) == before["movements"]
        assert unit.movements.all_media() == []
    notebook.close()
    assert _counts(second_notebook).items() >= before.items()
    assert _dump(backup_path(second_notebook)) == dump


def test_a_second_version_that_cannot_step_up_stays_as_it_was(
    second_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(OWN_MOVEMENTS)
    right = module.upgrade

    def lose_a_movement() -> None:
        right()
        module.op.execute("DELETE FROM movements WHERE author = 'Ana Kowalska'")

    monkeypatch.setattr(module, "upgrade", lose_a_movement)
    assert _stumbles(second_notebook).detail == "row counts changed in movements"


def test_the_third_version_opens_with_everything_in_it_and_nothing_to_be_reminded_of(
    third_notebook: Path,
) -> None:
    before, dump = _counts(third_notebook), _dump(third_notebook)
    assert all(count > 0 for count in before.values())
    notebook = open_notebook(third_notebook)
    with notebook.write() as unit:
        assert [goal.words for goal in unit.goals.all()][1:] == [
            "Walk to the river and back",
            "Lift my grandson again",
        ]
        (photo,) = unit.movements.all_media()
        assert unit.movements.media_data(photo.movement_id) == b"\xff\xd8\xff\xd9"
        movement = unit.movements.get(photo.movement_id)
        assert movement is not None
        assert (movement.easier, movement.harder) == (("bridge",), ("step_up", "plan-2026/roses"))
        assert unit.reminders.all() == []
        assert unit.reminders.marks() == []
        unit.commit()
    notebook.close()
    assert _counts(third_notebook).items() >= before.items()
    assert _dump(backup_path(third_notebook)) == dump


def test_a_third_version_that_cannot_step_up_stays_as_it_was(
    third_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(REMINDERS)
    right = module.upgrade

    def lose_a_step() -> None:
        right()
        module.op.execute("DELETE FROM steps WHERE position = 0")

    monkeypatch.setattr(module, "upgrade", lose_a_step)
    assert _stumbles(third_notebook).detail == "row counts changed in steps"


def test_the_fourth_version_opens_with_its_tense_plan_and_nothing_put_into_it(fourth_notebook: Path) -> None:
    before, dump = _counts(fourth_notebook), _dump(fourth_notebook)
    assert all(count > 0 for count in before.values())
    notebook = open_notebook(fourth_notebook)
    with notebook.write() as unit:
        plan = unit.tense.plan()
        assert (plan.signs, plan.first) == ("Shoulders up, short breath", "Sit down. Breathe.")
        assert (plan.passes, plan.call) == ("It passed every time.", "Ana 555 0100")
        assert plan.relief == ("warm shower", "walk to the gate")
        assert plan.written is not None
        assert plan.written.text() == "2026-03-07T18:30:00+01:00"
        assert (plan.triggers, plan.stepping_up, plan.learned) == ("", "", "")
        (reminder,) = unit.reminders.all()
        assert [mark.reminder_id for mark in unit.reminders.marks()] == [reminder.id]
        unit.commit()
    notebook.close()
    assert _counts(fourth_notebook).items() >= before.items()
    assert _dump(backup_path(fourth_notebook)) == dump


def test_a_fourth_version_that_cannot_step_up_stays_as_it_was(
    fourth_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(TENSE_PARTS)
    right = module.upgrade

    def lose_the_plan() -> None:
        right()
        module.op.execute("DELETE FROM tense_plan")

    monkeypatch.setattr(module, "upgrade", lose_the_plan)
    assert _stumbles(fourth_notebook).detail == "row counts changed in tense_plan"


def test_an_upgraded_notebook_has_the_shape_of_a_new_one(old_notebook: Path, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh" / "me.companion"
    open_notebook(fresh).close()
    open_notebook(old_notebook).close()
    assert _shape(old_notebook) == _shape(fresh)
    engine = make_engine(old_notebook, mode="rw")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _is_migrated})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def _is_migrated(name: str | None, kind: str, _parents: object) -> bool:
    """The search index is made of the other tables, not migrated; its shape is compared above."""
    return kind != "table" or not is_search(name or "")


def test_all_steps_from_nothing_give_the_shape_of_a_new_one(tmp_path: Path) -> None:
    fresh, stepped = tmp_path / "fresh.companion", tmp_path / "stepped.companion"
    open_notebook(fresh).close()
    stepped.touch()
    engine = make_engine(stepped, pragmas=(), mode="rw")
    with writing(engine).connect() as connection, connection.begin():
        run_migrations(connection, 0, SCHEMA_VERSION)
    engine.dispose()
    assert _shape(stepped) == _shape(fresh)


@pytest.mark.parametrize("version", RELEASED)
def test_a_fixture_has_the_shape_its_version_made(
    version: int, as_written: Callable[[int], Path], tmp_path: Path
) -> None:
    found = {name: sql for name, sql in _shape(as_written(version)).items() if not is_search(name.split()[1])}
    assert found == _shape_of_version(version, tmp_path / "made")


@pytest.mark.parametrize("version", RELEASED)
def test_every_released_version_ends_up_in_the_shape_of_a_new_one(
    version: int, as_written: Callable[[int], Path], tmp_path: Path
) -> None:
    fresh = tmp_path / "fresh" / "me.companion"
    open_notebook(fresh).close()
    old = as_written(version)
    before = _counts(old)
    assert all(count > 0 for count in before.values())
    open_notebook(old).close()
    assert _shape(old) == _shape(fresh)
    assert _counts(old).items() >= before.items()


def _shape_of_version(version: int, path: Path) -> dict[str, str]:
    path.touch()
    engine = make_engine(path, pragmas=(), mode="rw")
    with writing(engine).connect() as connection, connection.begin():
        run_migrations(connection, 0, version)
    engine.dispose()
    return _shape(path)


def test_versions_form_one_chain_and_do_not_import_live_tables() -> None:
    folder = Path(migrations.__file__).parent
    found = [
        script.module.__name__.removesuffix("_py") for script in ScriptDirectory(str(folder)).walk_revisions()
    ]
    assert tuple(reversed(found)) == migrations.VERSIONS
    assert len(migrations.VERSIONS) == SCHEMA_VERSION
    for name in migrations.VERSIONS:
        assert "companion" not in (folder / "versions" / f"{name}.py").read_text(encoding="utf-8")


def test_the_tenth_version_opens_with_everything_in_it_and_found_by_its_words(
    as_written: Callable[[int], Path],
) -> None:
    """The first version with a search index of its own, which an upgrade makes anew."""
    notebook = open_notebook(as_written(10))
    with notebook.read() as unit:
        about = unit.about.get()
        assert (about.culture, about.beliefs) == ("Łódź, then Leeds", "No pork\nFriday is for prayer")
        plan = unit.checkins.plan()
        assert plan is not None
        assert plan.question_ids[:4] == ("can_do", "peg", "psfs", "where")
        assert {plan.days(question_id) for question_id in plan.question_ids} == {10}
        assert [hit.words for hit in unit.using(SqlSearch).find(Query(("leeds",)), 5)] == ["Łódź, then Leeds"]
    notebook.close()


def _stumbles(old_notebook: Path, kind: type[NotebookError] = NotebookError) -> NotebookError:
    """The upgrade raises ``kind``; the notebook is as before, and so is the copy beside it."""
    dump = _dump(old_notebook)
    with pytest.raises(NotebookError) as caught:
        open_notebook(old_notebook)
    assert type(caught.value) is kind
    assert caught.value.next_step
    assert _dump(old_notebook) == dump
    assert _dump(backup_path(old_notebook)) == dump
    assert _names(old_notebook) == [backup_path(old_notebook).name, "me.companion"]
    return caught.value


def test_a_migration_that_stumbles_changes_nothing(
    old_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = import_module(GOAL_ORDER)
    right = module.upgrade

    def stumble() -> None:
        right()
        module.op.execute("INSERT INTO nowhere VALUES (1)")

    monkeypatch.setattr(module, "upgrade", stumble)
    assert "as it was before" in _stumbles(old_notebook).sentence
    monkeypatch.setattr(module, "upgrade", right)
    open_notebook(old_notebook).close()


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        ("DELETE FROM ratings WHERE value > 5", "row counts changed in ratings"),
        ("DROP TABLE settings", "row counts changed in settings"),
        ("UPDATE ratings SET goal_id = 'nobody'", "foreign keys broken in ratings"),
    ],
)
def test_a_migration_that_loses_rows_is_taken_back(
    old_notebook: Path, monkeypatch: pytest.MonkeyPatch, harm: str, said: str
) -> None:
    module = import_module(GOAL_ORDER)
    monkeypatch.setattr(module, "upgrade", lambda: module.op.execute(harm))
    assert _stumbles(old_notebook).detail == said


def test_rebuilding_with_foreign_keys_on_would_be_noticed(
    old_notebook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The trap this order of steps is for: a rebuilt parent table quietly takes its children along."""
    careless = tuple(pragma for pragma in upgrade_module._UPGRADING if pragma != "PRAGMA foreign_keys=OFF")
    monkeypatch.setattr(upgrade_module, "_UPGRADING", careless)
    assert "ratings" in _stumbles(old_notebook).detail


def test_a_second_window_finds_it_done(old_notebook: Path) -> None:
    upgrade(old_notebook)
    dump = _dump(old_notebook)
    upgrade(old_notebook)
    assert _dump(old_notebook) == dump


def test_what_waits_in_the_log_is_in_the_copy_too(old_notebook: Path) -> None:
    raw = connect(old_notebook, mode="rw")
    raw.execute("INSERT INTO settings VALUES ('late', 'word')")
    notebook = open_notebook(old_notebook)
    with notebook.read() as unit:
        assert unit.settings.get("late") == "word"
    notebook.close()
    raw.close()
    assert any("'late'" in line for line in _dump(backup_path(old_notebook)))


def test_a_damaged_old_notebook_is_not_upgraded(old_notebook: Path) -> None:
    raw = connect(old_notebook, pragmas=(), mode="rw")
    (root,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'ix_sessions_day'").fetchone()
    raw.close()
    content = bytearray(old_notebook.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    old_notebook.write_bytes(content)
    with pytest.raises(NotebookError, match="cannot be read as a notebook"):
        open_notebook(old_notebook)
    assert old_notebook.read_bytes() == content
    assert _names(old_notebook) == ["me.companion"]


NO_ROOM = """
from companion.errors import SaveError
from companion.storage.notebook import open_notebook
source = Path({source!r}).read_bytes()
path = folder / "me.companion"
path.write_bytes(source)
said = set()
size = 0
while True:
    room(size)
    try:
        open_notebook(path).close()
        break
    except SaveError as error:
        said.add(error.sentence)
        assert path.read_bytes() == source
        assert not list(folder.glob(".companion*"))
    size += 16384
assert size > 16384 * 3, size
print(sorted(said))
"""


def test_no_room_for_the_upgrade(little_room: Callable[[str], str], old_notebook: Path) -> None:
    """From no room at all in small steps up to enough: each time all or nothing."""
    said = little_room(NO_ROOM.replace("{source!r}", repr(str(old_notebook))))
    assert "bring your notebook up to date" in said


def test_the_migration_library_stays_unloaded_when_nothing_is_due(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from companion.storage.notebook import open_notebook; "
        "book = open_notebook(Path(sys.argv[1])); book.read().__enter__().goals.all(); "
        "print([m for m in ('alembic', 'sqlalchemy.orm', 'PySide6', 'pydantic', 'reportlab') if m in sys.modules])"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
        )
        assert done.stdout == "[]\n"


def test_disk_errors_while_upgrading_are_plain(old_notebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade_module, "sync", full)
    with pytest.raises(SaveError, match="bring your notebook up to date"):
        open_notebook(old_notebook)
    assert _names(old_notebook) == ["me.companion"]


KILLED = """
import sys
from importlib import import_module
from pathlib import Path
from companion.storage.notebook import open_notebook
module = import_module(sys.argv[2])
right = module.upgrade

def wait_at_the_end():
    right()
    print("here", flush=True)
    sys.stdin.readline()

module.upgrade = wait_at_the_end
open_notebook(Path(sys.argv[1]))
"""


def test_killed_in_the_middle_of_an_upgrade(old_notebook: Path) -> None:
    dump = _dump(old_notebook)
    command = [sys.executable, "-c", KILLED, str(old_notebook), GOAL_ORDER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "here\n"
        child.kill()
    assert child.returncode != 0
    assert _dump(backup_path(old_notebook)) == dump
    assert _dump(old_notebook) == dump
    open_notebook(old_notebook).close()
    assert _names(old_notebook) == [backup_path(old_notebook).name, "me.companion"]
    assert "rank" in "".join(_dump(old_notebook))
