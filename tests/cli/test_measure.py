"""``companion measure``: what can be measured, and a score with its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.resources_path import resource_dir
from tests.cli.commands import Companion, is_plain, run_apart


def test_the_list_names_every_measure_with_its_source(companion: Companion) -> None:
    said = companion("measure", "list")
    assert said.code == 0
    files = {path.stem for path in (resource_dir() / "measures").glob("*.toml")}
    assert {line.split(":")[0] for line in said.out.splitlines()} == files
    assert "PEG, Krebs 2009" in said.out


def test_the_list_as_json_has_what_others_need(companion: Companion) -> None:
    measures = {each["id"]: each for each in companion("measure", "list", "--json").json()}
    peg = measures["peg"]
    assert [item["loinc"] for item in peg["items"]] == ["75893-8", "91145-3", "91146-1"]
    assert peg["change"]["percent"] == 30
    assert "LOINC" in peg["notice"]
    assert "LOINC" not in measures["psfs"]["notice"]
    assert all(each["reason"] and each["licence"] for each in measures.values())


def test_the_scores_that_are_published(companion: Companion) -> None:
    assert companion("measure", "score", "peg", "--values", "7,8,6", "--json").json()["score"] == 7.0
    gas = companion(
        "measure", "score", "gas", "--values", "-2,0,-1,2,0,1", "--weights", "3,5,1,4,2,6", "--json"
    ).json()
    assert gas["score"] == 55.0


def test_a_missing_answer_gives_no_score_and_says_why(companion: Companion) -> None:
    said = companion("measure", "score", "peg", "--values", "7,,6", "--json")
    assert said.code == 0
    assert said.json()["score"] is None
    assert "never counted as zero" in said.json()["why"]
    assert "no score" in companion("measure", "score", "peg", "--values", "7,,6").out


def test_a_change_comes_in_words_with_its_source(companion: Companion) -> None:
    found = companion("measure", "score", "psfs", "--before", "3,4,2", "--values", "5,6,4", "--json").json()
    assert (found["score"], found["before"], found["change"]) == (5.0, 3.0, 2.0)
    assert found["words"] == "From 3 to 5: that is more than everyday ups and downs (2 points)."
    assert found["source"] == "PSFS, Stratford 1995"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("psfs", "--before", "3", "--values", "5"), "within everyday ups and downs (less than 3 points)"),
        (("nprs", "--before", "7", "--values", "5"), "more than everyday ups and downs (2 points or 30 %)"),
        (
            ("nprs", "--before", "5", "--values", "4"),
            "within everyday ups and downs (less than 2 points and 30 %)",
        ),
        (
            ("nprs", "--before", "9", "--values", "6"),
            "\nPeople who begin at 8 to 10 notice about 3 to 4 points.",
        ),
        (
            ("nprs", "--before", "8", "--values", "6"),
            "\nEven so, people who begin at 8 to 10 notice about 3 to 4 points.",
        ),
        (
            ("nprs", "--before", "4", "--values", "3"),
            " (Salaffi 2004, 825 people).\nPeople who begin at 1 to 4 notice about 1 point.",
        ),
        (
            ("nprs", "--before", "4", "--values", "3"),
            "\nEven so, in a study people called a change like this “slightly better”",
        ),
        (
            ("psfs", "--before", "3", "--values", "5"),
            "\nEven so, in a study people called a change like this “a small change” (Abbott 2014, 1,708 people).",
        ),
        (
            ("psfs", "--before", "3,4", "--values", "5,6"),
            "\nIn a study, people called a change like this “a small change”",
        ),
        (("peg", "--before", "0,0,0", "--values", "3,3,3"), "From 0 a change cannot be told in percent."),
        (("peg", "--before", "5,5,5", "--values", "5,5,5"), "It stayed at 5."),
        (("peg", "--before", "7,,6", "--values", "3,3,3"), "The earlier answers have no score"),
        (("groc", "--values", "-1"), "−1: that is within everyday ups and downs (less than 2 points)."),
        (("groc", "--values", "3"), "This tells how things are now more than how far you have come."),
        (("effort", "--values", "6"), "6 of 10: moderate."),
        (("confidence", "--before", "4", "--values", "6"), "From 4 to 6."),
        (("gas", "--values", "1,1"), "62.4. 50 means: as I hoped"),
        (("gas", "--values", "−1"), "40."),
        (("helped", "--values", "1"), "answered in words"),
    ],
)
def test_each_says_what_it_may(companion: Companion, words: tuple[str, ...], answer: str) -> None:
    said = companion("measure", "score", *words)
    assert said.code == 0, said.err
    assert answer in said.out


def test_what_only_says_again_that_it_is_within_is_left_out(companion: Companion) -> None:
    said = companion("measure", "score", "nprs", "--before", "9", "--values", "8")
    assert "within everyday ups and downs" in said.out
    assert "notice" not in said.out
    found = companion("measure", "score", "nprs", "--before", "9", "--values", "8", "--json").json()
    assert (found["beyond_everyday"], found["size"], len(found["more"])) == (False, "slightly better", 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("sleeping", "--values", "1"), "There is no measure “sleeping”."),
        (("peg", "--values", "1,2"), "takes 3 answers"),
        (("peg", "--values", "1,2,11"), "from 0 to 10"),
        (("nprs", "--values", "-5"), "from 0 to 10"),
        (("psfs", "--values", "1,2,3,4,5,6"), "takes 1 to 5 answers"),
        (("psfs", "--values", "1,2", "--before", "1"), "not as many earlier answers"),
        (("gas", "--values", "1,2", "--weights", "1"), "one weight for each level"),
        (("gas", "--values", "1", "--weights", "-1"), "one weight for each level"),
        (("peg", "--values", "1,2,3", "--weights", "1,1,1"), "has no weights"),
        (("groc", "--values", "1", "--before", "2"), "asks about a change already"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(
    companion: Companion, words: tuple[str, ...], sentence: str
) -> None:
    said = companion("measure", "score", *words)
    assert said.code == 1
    assert is_plain(said)
    assert sentence in said.err


@pytest.mark.parametrize(
    "words",
    [
        ("peg",),
        ("peg", "--values", "x"),
        ("peg", "--values", "1.5"),
        ("peg", "--values", "1_0,8,6"),
        ("gas", "--values", "1", "--weights", "1_0"),
        ("gas", "--values", "1", "--weights", "w"),
    ],
)
def test_wrong_usage_leaves_with_two(companion: Companion, words: tuple[str, ...]) -> None:
    said = companion("measure", "score", *words)
    assert said.code == 2
    assert "Traceback" not in said.err


def test_measure_files_are_checked_with_the_place(companion: Companion, tmp_path: Path) -> None:
    assert companion("measure", "check").code == 0
    good, bad = resource_dir() / "measures" / "peg.toml", tmp_path / "bad.toml"
    bad.write_text(
        'order = 1\nname = "x"\nkind = "scale"\nreason = "y"\nlicence = "z"\ntext = "q"\nlow = "l"\n', "utf-8"
    )
    said = companion("measure", "check", good, bad, tmp_path / "none.toml")
    assert said.code == 1
    assert "high: is missing" in said.err
    results = companion("measure", "check", good, bad, "--json").json()
    assert [result["ok"] for result in results] == [True, False]
    assert results[1]["problems"] == ["high: is missing"]


def test_a_measure_file_that_is_no_plain_text_is_told_in_a_sentence(
    companion: Companion, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_bytes(b'name = "caf\xe9"\n')
    said = companion("measure", "check", bad)
    assert said.code == 1
    assert "The text is not UTF-8: byte 12 does not fit." in said.err
    assert "codec" not in said.err


def test_questions_that_stand_alone_are_told_apart_from_parts_of_one_score(companion: Companion) -> None:
    said = dict(line.split(":", 1) for line in companion("measure", "list").out.splitlines())
    assert "3 questions to pick from, each by itself" in said["nprs"]
    assert "· 3 questions ·" in said["peg"]
    found = companion("measure", "list", "--json").json()
    assert [each["id"] for each in found if each["separate"]] == ["nprs"]


def test_a_t_score_has_no_percent(companion: Companion) -> None:
    gas = companion("measure", "score", "gas", "--before", "-1,-1", "--values", "1,0", "--json").json()
    assert (gas["before"], gas["score"], "percent" in gas) == (37.6, 56.2, False)
    peg = companion("measure", "score", "peg", "--before", "8,8,8", "--values", "6,6,6", "--json").json()
    assert peg["percent"] == -25


def test_a_score_starts_without_the_heavy_libraries() -> None:
    code = (
        "import sys; from companion.cli import main; "
        "main(['measure', 'score', 'peg', '--values', '7,8,6', '--json']); "
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'pydantic', 'alembic'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    said = run_apart(code=code)
    assert said.code == 0, said.err
    assert said.json()["score"] == 7.0
