"""The commands: a stable contract of names, exit codes and plain sentences."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest

from companion import __version__, bootstrap, cli, self_test
from companion.domain.plans import Verdict
from companion.errors import SaveError
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from companion.services.ports import Notebook
from tests.helpers.source import ROOT

PLAN = resource_dir() / "plans" / "low-back.plan.json"
UNTIL = "2026-11-22"
COMMANDS = ("try", "sample", "plan check", "plan show", "plan import", "sheet", "export", "self-test")


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Companion = Callable[..., Said]


@pytest.fixture
def companion(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Companion:
    """Runs one command in this process."""
    monkeypatch.setenv("COMPANION_LANGUAGE", "en_GB")

    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


def run_apart(*words: str | Path, env: dict[str, str] | None = None, code: str = "") -> Said:
    """Runs one command in a process of its own, without a screen; ``code`` instead of the command."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}}
    program = ["-c", code] if code else ["-m", "companion", *(str(word) for word in words)]
    done = subprocess.run(
        [sys.executable, *program],
        cwd=ROOT,
        env=kept | {"COMPANION_LANGUAGE": "en_GB"} | (env or {}),
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


@pytest.fixture(scope="module")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.companion"
    bootstrap.write_sample_notebook(path, weeks=12, seed=1, last=date.fromisoformat(UNTIL))
    return path


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    """A sample notebook of one's own, in a folder with a space in its name."""
    folder = tmp_path / "my things"
    folder.mkdir()
    return Path(shutil.copy(sample_once, folder / "sample.companion"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.companion"
    bootstrap.open_services(path).notebook.close()
    return path


def opened(path: Path) -> Services:
    return bootstrap.open_services(path, create=False)


def is_plain(said: Said) -> bool:
    """One problem, in a sentence on stderr, without the insides of the program."""
    return said.out == "" and said.err.strip().endswith(".") and "Traceback" not in said.err


# --- The contract ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(companion: Companion, command: str) -> None:
    said = companion(*command.split(), "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: companion {command}".rstrip())
    assert said.err == ""


def test_help_names_every_command(companion: Companion) -> None:
    words = companion("--help").out + companion("plan", "--help").out
    for command in COMMANDS:
        assert re.search(rf"^\s+{command.split()[-1]}\b", words, re.MULTILINE), command


def test_version(companion: Companion) -> None:
    assert companion("--version") == Said(0, f"companion {__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("--dance",),
        ("sample",),
        ("sample", "x.companion", "--years", "0"),
        ("sample", "x.companion", "--years", "31"),
        ("sample", "x.companion", "--years", "one"),
        ("sample", "x.companion", "--seed", "blue"),
        ("sample", "x.companion", "--until", "22.11.2026"),
        ("sample", "x.companion", "--until", "0001-01-01"),
        ("sample", "x.companion", "--until", "1969-12-31"),
        ("sample", "x.companion", "--until", "2201-01-01"),
        ("sample", "x.companion", "--until", "9999-12-31"),
        ("try", "--years", "-1"),
        ("plan",),
        ("plan", "check"),
        ("plan", "show"),
        ("plan", "import", "x.plan.json"),
        ("plan", "import", "x.plan.json", "--notebook", "n", "--adopt", "some"),
        ("sheet", "--notebook", "n"),
        ("sheet", "-o", "x.pdf"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--from", "yesterday"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--from", "0001-01-01"),
        ("sheet", "--notebook", "n", "-o", "x.pdf", "--to", "0001-01-02"),
        ("--notebook", "n", "sheet"),
        ("--notebook", "n", "try"),
        ("--notebook", "n", "sample", "x.companion"),
        ("--notebook", "n", "self-test"),
        ("--notebook", "n", "plan", "check", "x.plan.json"),
        ("--notebook", "n", "plan", "show", "x.plan.json"),
        ("export", "--notebook", "n", "folder"),
        ("export", "--notebook", "n", "--format", "xml", "folder"),
        ("export", "--format", "csv", "folder"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2_and_says_how(
    companion: Companion, words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = companion(*words)
    assert said.code == 2
    assert said.out == ""
    assert "usage: companion" in said.err
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_that_would_not_be_used_is_said_and_not_ignored(companion: Companion) -> None:
    said = companion("--notebook", "n", "self-test")
    assert said.err.endswith("This command does not open a notebook of yours. Leave out --notebook.\n")


def test_the_notebook_may_be_named_before_or_after_the_command(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    for words in (
        ("sheet", "-o", out),
        ("plan", "import", PLAN),
        ("export", "--format", "csv", sample.parent),
    ):
        before = companion("--notebook", sample, *words)
        after = companion(*words, "--notebook", sample)
        assert before.code == after.code == 0, before.err + after.err
        assert before == after
    # The one that is nearer to the command counts.
    assert companion("--notebook", "nowhere", "sheet", "-o", out, "--notebook", sample).code == 0


def test_the_first_and_the_last_day_are_taken(companion: Companion, sample: Path, tmp_path: Path) -> None:
    for day in ("1970-01-01", "2200-12-31"):
        said = companion("sample", tmp_path / f"{day}.companion", "--until", day)
        assert said.code == 0, said.err
    out = sample.with_name("sheet.pdf")
    for words in (("--to", "1970-01-01"), ("--from", "2200-12-31", "--to", "2200-12-31")):
        said = companion("sheet", "--notebook", sample, "-o", out, *words)
        assert said.code == 0, said.err


@pytest.mark.parametrize("words", [(), ("try",)], ids=["window", "try"])
def test_without_a_screen_the_window_is_not_even_tried(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = run_apart(
        code=f"""
import sys
from companion.cli import main
code = main({list(words)!r})
print("PySide6" in sys.modules)
sys.exit(code)
""",
        env={"COMPANION_CONFIG_DIR": str(tmp_path), "COMPANION_DATA_DIR": str(tmp_path), "DISPLAY": ""},
    )
    assert (said.code, said.out) == (1, "False\n"), said.err
    assert "no screen" in said.err
    assert "companion sheet" in said.err
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


SECRET = "Łódź, my words 😀"


def test_a_bug_is_told_in_a_sentence_with_places_and_no_values(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(bootstrap, "read_plan_file", broken)
    said = companion("plan", "show", PLAN)
    assert said.code == 1
    assert said.out == ""
    assert said.err.startswith("Something went wrong inside the program. ")
    assert re.search(r"^  test_cli\.py:\d+ broken$", said.err, re.MULTILINE)
    assert said.err.endswith("  KeyError\n")
    for hidden in ("Traceback", SECRET, PLAN.name, "raise "):
        assert hidden not in said.err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_terminal_that_lacks_letters_is_no_problem(tmp_path: Path, encoding: str) -> None:
    document = json.loads(PLAN.read_text("utf-8")) | {"title": SECRET}
    path = tmp_path / "odd.plan.json"
    path.write_text(json.dumps(document), "utf-8")
    env = {"PYTHONIOENCODING": f"{encoding}:strict"}
    shown = run_apart("plan", "show", path, env=env)
    assert shown.code == 0, shown.err
    assert "d\\u017a, my words \\U0001f600" in shown.out
    machine = run_apart("plan", "show", "--json", path, env=env)
    assert machine.code == 0, machine.err
    assert machine.json()["title"] == SECRET
    missing = run_apart("plan", "show", tmp_path / f"{SECRET}.json", env=env)
    assert missing.code == 1
    assert "Traceback" not in missing.err


def test_started_without_any_terminal_problems_are_no_crash(
    companion: Companion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert cli.main(["plan", "check", str(PLAN), "nowhere"]) == 1


def test_as_a_module_it_leaves_with_the_code_of_the_command(tmp_path: Path) -> None:
    assert run_apart("plan", "check", PLAN).code == 0
    said = run_apart("plan", "check", tmp_path / "no.plan.json")
    assert said.code == 1
    assert "Traceback" not in said.err


def test_a_reader_that_leaves_early_is_no_problem(sample: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", '"$0" -m companion plan show --json "$1" | head -n 1', sys.executable, str(PLAN)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "{\n"
    assert "Traceback" not in done.stderr


# --- Sample ---------------------------------------------------------------------------------------------------


def exported(companion: Companion, notebook: Path, folder: Path) -> dict[str, bytes]:
    said = companion("export", "--notebook", notebook, "--format", "json", folder)
    assert said.code == 0, said.err
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_seed_and_day_give_the_same_sample(companion: Companion, tmp_path: Path) -> None:
    for name, seed in (("one", "7"), ("two", "7"), ("other", "8")):
        said = companion("sample", tmp_path / f"{name}.companion", "--seed", seed, "--until", UNTIL)
        assert said.code == 0
        assert said.out == f"Wrote a made-up sample notebook: {tmp_path / name}.companion\n"
    one, two, other = (
        exported(companion, tmp_path / f"{name}.companion", tmp_path / name)
        for name in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_a_sample_is_marked_as_one_and_as_long_as_asked(companion: Companion, tmp_path: Path) -> None:
    path = tmp_path / "two.companion"
    assert companion("sample", path, "--years", "2", "--until", UNTIL).code == 0
    services = opened(path)
    try:
        assert services.about.is_sample()
        days = [
            session.started.day for session in services.sessions.between(date(2000, 1, 1), date(2099, 1, 1))
        ]
    finally:
        services.notebook.close()
    last = date.fromisoformat(UNTIL)
    assert max(days) <= last
    assert 680 <= (last - min(days)).days <= 735


def test_a_sample_never_replaces_a_file(companion: Companion, tmp_path: Path) -> None:
    path = tmp_path / "mine.companion"
    path.write_bytes(b"years of my life")
    said = companion("sample", path)
    assert said.code == 1
    assert is_plain(said)
    assert str(path) in said.err
    assert path.read_bytes() == b"years of my life"


@pytest.mark.parametrize(
    "error", [SaveError("The disk is full."), RuntimeError("a bug")], ids=["disk", "bug"]
)
def test_a_sample_that_cannot_be_finished_leaves_nothing(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    seen: list[str] = []

    def breaks_off(notebook: Notebook, _request: object) -> None:
        with notebook.write() as unit:
            unit.settings.put("sample", "yes")
            seen.extend(path.name for path in tmp_path.iterdir())
            raise error

    monkeypatch.setattr("companion.services.samples.write_sample", breaks_off)
    said = companion("sample", tmp_path / "mine.companion")
    assert said.code == 1
    assert seen
    assert "mine.companion" not in seen
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert companion("sample", tmp_path / "mine.companion").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mine.companion"]


@pytest.mark.parametrize("links", [True, False], ids=["links", "a USB stick without links"])
def test_a_sample_never_replaces_a_file_that_came_meanwhile(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path = tmp_path / "mine.companion"

    def meanwhile(_notebook: Notebook, _request: object) -> None:
        path.write_bytes(b"years of my life")

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("companion.services.samples.write_sample", meanwhile)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    said = companion("sample", path)
    assert said.code == 1
    assert is_plain(said)
    assert path.read_bytes() == b"years of my life"
    assert list(tmp_path.iterdir()) == [path]


def test_a_sample_is_written_whole_where_there_are_no_links(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.companion"
    bootstrap.write_sample_notebook(path, weeks=2, seed=1, last=date.fromisoformat(UNTIL))
    linked = exported(companion, path, tmp_path / "one")
    path.unlink()

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("companion.bootstrap.os.link", no_links)
    monkeypatch.setattr("companion.storage.create.os.link", no_links)
    bootstrap.write_sample_notebook(path, weeks=2, seed=1, last=date.fromisoformat(UNTIL))
    assert exported(companion, path, tmp_path / "two") == linked


# --- Plans ----------------------------------------------------------------------------------------------------


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


PLACES = ("title", "routines[0].steps[0].doses", "routines[0].steps[1].movement")


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


# --- Sheet ----------------------------------------------------------------------------------------------------


def pdf_words(path: Path) -> tuple[int, str]:
    """How many pages, and all words in reading order."""
    reader = pypdf.PdfReader(path)
    return len(reader.pages), " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_sheet_is_one_page_in_my_words(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    said = companion("sheet", "--notebook", sample, "-o", out, "--to", UNTIL)
    assert said == Said(0, f"Wrote {out}\n", "")
    pages, words = pdf_words(out)
    assert pages == 1
    assert "lift Rosie out of her cot" in words
    assert "Sam" in words


def test_appendix_and_large_print_add_pages(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    whole = ("sheet", "--notebook", sample, "-o", out, "--from", "2026-09-01", "--to", UNTIL)
    assert companion(*whole, "--appendix").code == 0
    assert pdf_words(out)[0] > 1
    assert companion(*whole, "--large-print").code == 0
    pages, words = pdf_words(out)
    assert 1 <= pages <= 2
    assert "Rosie" in words


def test_a_sheet_with_its_days_the_wrong_way_round(companion: Companion, sample: Path) -> None:
    out = sample.with_name("sheet.pdf")
    said = companion("sheet", "--notebook", sample, "-o", out, "--from", UNTIL, "--to", "2026-09-01")
    assert said.code == 1
    assert is_plain(said)
    assert not out.exists()


def test_a_sheet_of_an_empty_notebook(companion: Companion, empty: Path) -> None:
    out = empty.with_name("sheet.pdf")
    assert companion("sheet", "--notebook", empty, "-o", out).code == 0
    assert pdf_words(out)[0] == 1


def test_a_sheet_where_nothing_can_be_saved_keeps_what_is_there(companion: Companion, sample: Path) -> None:
    file = sample.with_name("a file, no folder")
    file.write_bytes(b"keep me")
    for out in (file / "sheet.pdf", sample.parent / "nowhere" / "sheet.pdf"):
        said = companion("sheet", "--notebook", sample, "-o", out)
        assert said.code == 1
        assert is_plain(said)
    assert file.read_bytes() == b"keep me"


# --- Export ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_export_writes_everything_and_names_each_file(companion: Companion, sample: Path, kind: str) -> None:
    folder = sample.with_name("out")
    said = companion("export", "--notebook", sample, "--format", kind, folder)
    assert said.code == 0, said.err
    named = [Path(line) for line in said.out.splitlines()]
    assert sorted(named) == sorted(folder.iterdir())
    assert {path.suffix for path in named} <= {f".{kind}", ".txt", ".md"}
    everything = "".join(path.read_text("utf-8-sig") for path in named)
    assert "I want to lift Rosie out of her cot" in everything
    if kind == "json":
        for path in named:
            json.loads(path.read_text("utf-8"))
    else:
        for path in named:
            rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(keepends=True)))
            assert len({len(row) for row in rows}) <= 1, path.name


def test_export_where_nothing_can_be_written(companion: Companion, sample: Path) -> None:
    file = sample.with_name("a file, no folder")
    file.write_bytes(b"keep me")
    for folder in (file, file / "out"):
        said = companion("export", "--notebook", sample, "--format", "json", folder)
        assert said.code == 1, folder
        assert is_plain(said)
    assert file.read_bytes() == b"keep me"


# --- Notebooks that cannot be opened --------------------------------------------------------------------------


@pytest.mark.parametrize("content", [None, b"", b"not a notebook", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_a_notebook_that_cannot_be_opened_is_said_plainly_and_left_alone(
    companion: Companion, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "mine.companion"
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    for words in (
        ("sheet", "-o", tmp_path / "x.pdf"),
        ("export", "--format", "csv", tmp_path / "out"),
        ("plan", "import", PLAN),
    ):
        said = companion(*words, "--notebook", path)
        assert said.code == 1, words
        assert is_plain(said), said
    assert sorted(tmp_path.iterdir()) == before
    if content is not None:
        assert path.read_bytes() == content


# --- What must not be loaded, and the whole --------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["sheet", "--notebook", "{notebook}", "-o", "{folder}/x.pdf"],
        ["export", "--notebook", "{notebook}", "--format", "csv", "{folder}/out"],
        ["plan", "check", str(PLAN)],
        ["plan", "import", str(PLAN), "--notebook", "{notebook}"],
        ["sample", "{folder}/new.companion"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_commands_without_a_window_never_load_qt(sample: Path, words: list[str]) -> None:
    filled = [word.format(notebook=sample, folder=sample.parent) for word in words]
    said = run_apart(
        code=f"""
import sys
from companion.cli import main
assert main({filled!r}) == 0
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""
    )
    assert said.code == 0, said.err
    assert said.out.splitlines()[-1] == "[]"


def test_self_test_tries_every_part_without_a_screen(tmp_path: Path) -> None:
    said = run_apart(
        "self-test", env={"COMPANION_CONFIG_DIR": str(tmp_path), "COMPANION_DATA_DIR": str(tmp_path)}
    )
    assert said.code == 0, said.out + said.err
    parts = said.out.strip().splitlines()
    assert len([line for line in parts if line.endswith(": works.")]) == 4
    assert float(re.findall(r"[\d.]+", parts[-1])[0]) < 30


def test_self_test_tries_every_part_when_one_does_not_work(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_place: Path) -> None:
        raise ZeroDivisionError

    tried: list[Path] = []
    for name in ("_notebook", "_sheet"):
        monkeypatch.setattr(self_test, name, broken)
    for name in ("_plan", "_window"):
        monkeypatch.setattr(self_test, name, tried.append)
    said: list[str] = []
    complained: list[str] = []
    assert self_test.run(said.append, complained.append) == 1
    assert len(tried) == 2
    assert [line.endswith(": works.") for line in said] == [True, True, False]
    assert [line.endswith(": did not work. ZeroDivisionError") for line in complained] == [True, True]


def test_self_test_tries_the_rest_where_qt_is_broken(tmp_path: Path) -> None:
    said = run_apart(
        code="""
import sys
sys.modules["PySide6"] = None  # what a missing system library looks like
from companion.cli import main
sys.exit(main(["self-test"]))
""",
        env={"COMPANION_CONFIG_DIR": str(tmp_path), "COMPANION_DATA_DIR": str(tmp_path)},
    )
    assert said.code == 1, said.out
    assert said.out.count(": works.") == 3
    assert said.err.startswith("Open the window and look at every place: did not work. ")
    assert "PySide6" in said.err
    assert "Traceback" not in said.err


# --- What the README says -------------------------------------------------------------------------------------


def readme_commands() -> list[str]:
    """Each ``companion …`` line in a code block of README.md."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [
        re.sub(r"^\.venv/bin/", "", line) for line in lines if re.match(r"(\.venv/bin/)?companion( |$)", line)
    ]


def test_readme_documents_every_command() -> None:
    lines = readme_commands()
    for command in COMMANDS:
        assert any(line.startswith(f"companion {command}") for line in lines), command
    assert any("--version" in line for line in lines)


def test_every_link_and_picture_of_readme_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 5
    for link in links:
        assert (ROOT / link).exists(), link


def test_every_command_in_readme_exists(companion: Companion) -> None:
    for line in readme_commands():
        words = []
        for word in line.split("#")[0].split()[1:]:
            if not re.fullmatch(r"[a-z][a-z-]*", word):
                break
            words.append(word)
        command = " ".join(words[: 2 if words[:1] == ["plan"] else 1])
        assert command in ("", *COMMANDS), line
        known = companion(*command.split(), "--help").out
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line.split("#")[0]):
            assert option in known, line
