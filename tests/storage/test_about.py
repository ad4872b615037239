"""The ticks of About me: kept for each line, and taken over from notebooks that had one for each topic."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.bootstrap import open_services
from companion.domain.about import ABOUT_FIELDS, NAME_LINE, AboutMe
from companion.domain.sheet_choices import LineChoice, Standing
from companion.services.sheet_candidates import about_key
from companion.services.sheets import SheetOptions
from companion.storage.engine import connect
from companion.storage.notebook import SqlNotebook, open_notebook
from companion.storage.upgrade import upgrade

pages = st.fixed_dictionaries({name: st.text("ab \n", max_size=8) for name in ABOUT_FIELDS})
places = st.frozensets(st.tuples(st.sampled_from(ABOUT_FIELDS), st.integers(0, 9)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages, places)
def test_each_line_has_its_own_tick(
    notebook: SqlNotebook, texts: dict[str, str], shared: frozenset[tuple[str, int]]
) -> None:
    with notebook.write() as unit:
        unit.about.put(AboutMe(**texts, shared=shared))
        found = unit.about.get()
    counts = {name: 1 if name == "name" else texts[name].count("\n") + 1 for name in ABOUT_FIELDS}
    assert {name: getattr(found, name) for name in ABOUT_FIELDS} == texts
    assert found.shared == {(name, place) for name, place in shared if place < counts[name]}


def test_a_ticked_topic_of_version_ten_has_all_its_lines_ticked(as_written: Callable[[int], Path]) -> None:
    notebook = open_notebook(as_written(10))
    with notebook.read() as unit:
        about = unit.about.get()
        decided = unit.sheet_choices.all()
    notebook.close()
    assert (about.enjoy, about.beliefs) == ("Roses 🌹\nPlum cake", "No pork\nFriday is for prayer")
    assert about.shared == {NAME_LINE, ("enjoy", 0), ("enjoy", 1), ("culture", 0)}
    # One line: the decision is that line's now. Several: it stays as it was, and holds them back.
    now = about_key("culture", "Łódź, then Leeds")
    assert decided[now] == LineChoice(now, Standing.PRINTED)
    assert "about:culture" not in decided
    assert decided["about:enjoy"] == LineChoice("about:enjoy", Standing.OUT)


def test_no_private_line_of_version_ten_comes_to_be_printed(as_written: Callable[[int], Path]) -> None:
    """Two lines that were left off this sheet stay off, and two private ones that were printed as a whole wait."""
    services = open_services(as_written(10))
    about = services.sheets.data(SheetOptions()).about
    assert [line.text for line in about] == ["Where I come from: Łódź, then Leeds"]
    services.notebook.close()


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_ticks_of_older_notebooks_stay(as_written: Callable[[int], Path], version: int) -> None:
    notebook = open_notebook(as_written(version))
    with notebook.read() as unit:
        assert unit.about.get().shared == {NAME_LINE, ("enjoy", 0)}
    notebook.close()


def test_a_half_written_page_is_taken_over_with_its_ticks(as_written: Callable[[int], Path]) -> None:
    path = as_written(10)
    fields = {
        "enjoy": "a\n\nb",
        "enjoy_printed": "yes",
        "name_printed": "yes",
        "touch": "c\nd",
        "touch_printed": "",
    }
    raw = connect(path, mode="rw")
    raw.execute("INSERT INTO drafts VALUES ('about', ?, '2026-03-01T12:00:00+00:00')", (json.dumps(fields),))
    raw.close()
    upgrade(path)
    notebook = open_notebook(path)
    with notebook.read() as unit:
        draft = unit.drafts.get("about")
    notebook.close()
    assert draft is not None
    assert draft.fields == {**fields, "enjoy_printed": "yes yes yes"}
