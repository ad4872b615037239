"""The whole notebook as plain rows: every table, every word, in a stable form."""

from __future__ import annotations

import json
from pathlib import Path

from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.tables import metadata


def test_every_table_is_there_even_when_empty(notebook: SqlNotebook) -> None:
    with notebook.read() as unit:
        tables = unit.tables()
    assert tables.keys() == metadata.tables.keys()
    assert not any(tables.values())


def test_rows_are_plain_json_values_with_stable_names(old_notebook: Path) -> None:
    notebook = open_notebook(old_notebook)
    with notebook.read() as unit:
        tables = unit.tables()
        again = unit.tables()
    notebook.close()
    assert json.loads(json.dumps(tables)) == tables == again
    assert list(tables) == list(again)
    assert all(tables.values())
    goal = tables["goals"][0]
    assert list(goal) == [
        "id", "words", "created", "since", "why", "activity", "state", "state_reason", "rank",
    ]  # fmt: skip
    assert tables["about_me"] == [
        {
            "name": "Łucja",
            "matters": 'My garden, and my grandson "Staś"',
            "enjoy": "Ask me about roses 🌹",
            "clinician": "Please speak slowly. I like to know why.",
            "printed": ["enjoy", "name"],
        }
    ]
    check_in = tables["check_ins"][0]
    assert check_in["private"] is False
    assert check_in["answers"] == [
        {"question_id": "move", "question_text": "How easy was it to move around?", "number": 0, "words": ""},
        {"question_id": "words", "question_text": "What helped?", "number": None, "words": "the warm shower"},
    ]
    (plan,) = tables["suggestions"]
    assert isinstance(plan["plan"], dict)
    assert plan["plan"]["title"] == "Back easing"
    assert {row["key"]: row["value"] for row in tables["settings"]} == {"welcomed": "yes"}
    assert not any("instant" in row for rows in tables.values() for row in rows)
