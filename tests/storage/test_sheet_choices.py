"""What was decided about the lines of a sheet: kept as decided, and taken over from older notebooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.sheet_choices import LineChoice, Standing
from companion.storage.notebook import SqlNotebook, open_notebook

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
decisions = st.builds(
    LineChoice, texts, st.none() | st.sampled_from(Standing), texts, st.none() | st.integers(0, 500)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(decisions, max_size=8, unique_by=lambda each: each.key), decisions)
def test_every_decision_comes_back(notebook: SqlNotebook, kept: list[LineChoice], last: LineChoice) -> None:
    with notebook.write() as unit:
        unit.sheet_choices.clear()
        for each in (*kept, last):
            unit.sheet_choices.put(each)
        found = unit.sheet_choices.all()
        assert found == {each.key: each for each in (*kept, last)}
        unit.sheet_choices.remove(last.key)
        assert last.key not in unit.sheet_choices.all()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_ticks_of_an_older_notebook_stay(as_written: Callable[[int], Path], version: int) -> None:
    notebook = open_notebook(as_written(version))
    with notebook.read() as unit:
        assert list(unit.sheet_choices.all().values()) == [
            LineChoice("about/enjoy", Standing.OUT),
            LineChoice("goal/00000000000000000000000000000001", Standing.PRINTED),
        ]
    notebook.close()
