"""``companion plan``: check, show and import plan files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from companion import bootstrap
from companion.domain.plans import Verdict
from companion.resources_path import resource_dir
from tests.cli.commands import PLAN, Companion, Said, opened

PLACES = ("title", "routines[0].steps[0].doses", "routines[0].steps[1].movement")


@pytest.fixture
def bad_plan(tmp_path: Path) -> Path:
    document = json.loads(PLAN.read_text("utf-8"))
    dose = next(iter(document["routines"][0]["steps"][0]["doses"].values()))
    dose["sets"] = 99
    document["routines"][0]["steps"][1]["movement"] = "head_stand"
    del document["title"]
    path = tmp_path / "bad.plan.json"
    path.write_text(json.dumps(document), "utf-8")
    return path


def test_check_lists_every_problem_with_its_place(companion: Companion, bad_plan: Path) -> None:
    before = sorted(bad_plan.parent.rglob("*"))
    said = companion("plan", "check", PLAN, bad_plan)
    assert said.code == 1
    assert said.out == f"{PLAN}: all is well.\n"
    assert str(bad_plan) in said.err
    for place in PLACES:
        assert place in said.err
    assert "99 is over 10" in said.err
    assert sorted(bad_plan.parent.rglob("*")) == before


def test_check_answers_a_machine(companion: Companion, bad_plan: Path) -> None:
    said = companion("plan", "check", "--json", PLAN, bad_plan)
    assert said.code == 1
    assert said.err == ""
    good, bad = said.json()
    assert good == {"file": str(PLAN), "ok": True, "problems": []}
    assert (bad["file"], bad["ok"], len(bad["problems"])) == (str(bad_plan), False, 3)
    for place in PLACES:
        assert any(problem.startswith(place) for problem in bad["problems"]), place


@pytest.mark.parametrize("path", sorted((resource_dir() / "plans").glob("*.plan.json")), ids=lambda p: p.name)
def test_the_shipped_plans_are_well_and_show_every_line(companion: Companion, path: Path) -> None:
    assert companion("plan", "check", path) == Said(0, f"{path}: all is well.\n", "")
    document = json.loads(path.read_text("utf-8"))
    shown = companion("plan", "show", path)
    assert shown.code == 0
    assert document["title"] in shown.out
    assert document["by"] in shown.out
    for routine in document["routines"]:
        assert routine["name"] in shown.out
        for step in routine["steps"]:
            assert step["why"] in shown.out
    machine = companion("plan", "show", "--json", path).json()
    for key in ("plan_id", "version", "title", "by", "written", "message"):
        assert machine[key] == document[key]
    assert [[step["key"] for step in routine["steps"]] for routine in machine["routines"]] == [
        [step["key"] for step in routine["steps"]] for routine in document["routines"]
    ]


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n", b"[]", b'{"format_version": 99}'])
def test_a_file_that_is_no_plan_is_said_plainly(
    companion: Companion, tmp_path: Path, empty: Path, content: bytes | None
) -> None:
    path = tmp_path / "odd.plan.json"
    if content is not None:
        path.write_bytes(content)
    for words in (("check", path), ("show", path), ("import", path, "--notebook", empty)):
        said = companion("plan", *words)
        assert said.code == 1, words
        assert said.out == ""
        assert said.err.strip()
        assert "Traceback" not in said.err


def test_import_leaves_a_suggestion_and_decides_nothing(companion: Companion, empty: Path) -> None:
    for words in ((), ("--adopt", "none")):
        said = companion("plan", "import", PLAN, "--notebook", empty, *words)
        assert said.code == 0, said.err
        assert "suggestion" in said.out
    services = opened(empty)
    try:
        assert services.routines.all() == []
        (suggestion,) = services.plans.all()
        assert suggestion.plan.title == json.loads(PLAN.read_text("utf-8"))["title"]
        assert services.plans.picture(suggestion.id).decisions == {}
    finally:
        services.notebook.close()


def test_import_can_take_every_line(companion: Companion, empty: Path) -> None:
    document = json.loads(PLAN.read_text("utf-8"))
    lines = sum(len(routine["steps"]) for routine in document["routines"])
    said = companion("plan", "import", PLAN, "--notebook", empty, "--adopt", "all", "--json")
    assert said.code == 0, said.err
    answer = said.json()
    assert (answer["lines"], answer["adopted"]) == (lines, lines)
    services = opened(empty)
    try:
        routines = services.routines.all()
        picture = services.plans.picture(answer["suggestion"])
    finally:
        services.notebook.close()
    assert [routine.name for routine in routines] == [routine["name"] for routine in document["routines"]]
    assert sum(len(routine.steps) for routine in routines) == lines
    assert {decision.verdict for decision in picture.decisions.values()} == {Verdict.TAKEN}
    again = companion("plan", "import", PLAN, "--notebook", empty, "--adopt", "all")
    assert again == Said(0, "There was no open line to take.\n", "")


def test_taking_every_line_leaves_what_i_decided(companion: Companion, empty: Path) -> None:
    suggestion = companion("plan", "import", PLAN, "--notebook", empty, "--json").json()["suggestion"]
    services = opened(empty)
    first = services.plans.picture(suggestion).suggestion.plan.lines[0]
    services.plans.decline(suggestion, first.key, "It hurts my wrist")
    services.notebook.close()
    said = companion("plan", "import", PLAN, "--notebook", empty, "--adopt", "all")
    lines = sum(len(routine["steps"]) for routine in json.loads(PLAN.read_text("utf-8"))["routines"])
    assert said == Said(0, f"Took {lines - 1} lines.\n", "")
    services = opened(empty)
    try:
        decision = services.plans.picture(suggestion).decisions[first.key]
        assert (decision.verdict, decision.because) == (Verdict.RATHER_NOT, "It hurts my wrist")
        assert first.key not in services.plans.mine(suggestion)
    finally:
        services.notebook.close()


def test_every_line_is_taken_or_none(
    companion: Companion, empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = iter(["a suggestion", "a step", "a routine", "another step"])
    monkeypatch.setattr(bootstrap.RandomIds, "new", lambda _self: next(given))
    said = companion("plan", "import", PLAN, "--notebook", empty, "--adopt", "all")
    assert said.code == 1
    assert "Traceback" not in said.err
    assert next(given, None) is None
    services = opened(empty)
    try:
        assert services.routines.all() == []
        assert services.plans.picture("a suggestion").decisions == {}
    finally:
        services.notebook.close()


def test_a_bad_plan_writes_nothing_into_the_notebook(
    companion: Companion, empty: Path, bad_plan: Path
) -> None:
    before = empty.read_bytes()
    said = companion("plan", "import", bad_plan, "--notebook", empty, "--adopt", "all")
    assert said.code == 1
    for place in PLACES:
        assert place in said.err
    assert empty.read_bytes() == before
