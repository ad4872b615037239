"""The whole notebook as plain rows: every table, every word, in a stable form."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from companion.domain.checkins import CheckIn
from companion.domain.clinic_scores import ClinicScore
from companion.domain.goals import Rating
from companion.domain.media import Media, MediaFile
from companion.domain.moments import Moment
from companion.domain.recycled import Kind, Recycled
from companion.domain.reminders import Mark, Occurrence, Reminder, Subject
from companion.domain.visits import AgreedLine, Became, Felt
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.tables import metadata
from tests.helpers.goal_parts import fill_goal_parts


def test_every_table_is_there_even_when_empty(notebook: SqlNotebook) -> None:
    with notebook.read() as unit:
        tables = unit.tables()
    assert tables.keys() == metadata.tables.keys()
    assert not any(table.rows for table in tables.values())


def test_an_empty_table_names_the_columns_that_its_rows_would_have(
    tmp_path: Path, old_notebook: Path, at: Callable[..., Moment]
) -> None:
    found = []
    for path in (tmp_path / "fresh.companion", old_notebook):
        notebook = open_notebook(path)
        with notebook.write() as unit:
            for movement in unit.movements.all():
                unit.movements.put_media(MediaFile(Media(movement.id, "jpg", 2, at()), b"ab"))
            for routine in unit.routines.all():
                unit.reminders.put(Reminder("m", Subject.ROUTINE, at(), routine_id=routine.id))
                unit.reminders.put_mark(Mark("m", Occurrence(at().day), at()))
            for goal in unit.goals.all()[:1]:
                said = Rating("said", goal.id, at(), 4)
                unit.checkins.put(CheckIn("said", at(), at(), ratings=(said,)))
                unit.clinic_scores.put(ClinicScore("score", "Step test", 9.5, at()))
                fill_goal_parts(unit, goal.id, at())
            for visit in unit.visits.all()[:1]:
                unit.visits.put_felt(visit.id, Felt(7))
                unit.visits.put_agreed_line(AgreedLine("line", visit.id, "Walk.", Became.MYSELF, "", at()))
            for media in unit.movements.all_media()[:1]:
                unit.recycled.put_away(Recycled("away", Kind.MEDIA, media.movement_id, "", at()))
                unit.movements.put_media(MediaFile(media, b"ab"))
            unit.commit()
        with notebook.read() as unit:
            found.append(unit.tables())
        notebook.close()
    empty, filled = found
    for name, table in filled.items():
        assert not empty[name].rows
        assert table.rows, name
        assert {tuple(row) for row in table.rows} == {table.columns} == {empty[name].columns}, name


def test_rows_are_plain_json_values_with_stable_names(old_notebook: Path) -> None:
    notebook = open_notebook(old_notebook)
    with notebook.read() as unit:
        tables = unit.tables()
        again = unit.tables()
    notebook.close()
    assert tables == again
    assert list(tables) == list(again)
    for table in tables.values():
        assert json.loads(json.dumps(table.rows)) == table.rows
    assert tables["goals"].columns == (
        "id", "words", "created", "since", "why", "activity", "state", "state_reason", "rank", "noticed",
    )  # fmt: skip
    assert tables["about_me"].rows == [
        {
            "name": "Łucja",
            "matters": 'My garden, and my grandson "Staś"',
            "enjoy": "Ask me about roses 🌹",
            "clinician": "Please speak slowly. I like to know why.",
            "printed": {"name": [True], "matters": [False], "enjoy": [True], "clinician": [False]},
            "culture": "",
            "beliefs": "",
            "language": "",
            "touch": "",
            "spoken": "",
        }
    ]
    check_in = tables["check_ins"].rows[0]
    assert check_in["private"] is False
    assert check_in["answers"] == [
        {"question_id": "move", "question_text": "How easy was it to move around?", "number": 0, "words": ""},
        {"question_id": "words", "question_text": "What helped?", "number": None, "words": "the warm shower"},
    ]
    (plan,) = tables["suggestions"].rows
    assert isinstance(plan["plan"], dict)
    assert plan["plan"]["title"] == "Back easing"
    assert {row["key"]: row["value"] for row in tables["settings"].rows} == {"welcomed": "yes"}
    assert not any("instant" in table.columns for table in tables.values())
