"""The files measures are read from: what ships is sound, and a wrong one is refused with its place."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checkins import QuestionKind
from companion.domain.measures import Kept, Measure
from companion.resources_path import resource_dir
from companion.services.questions import (
    MeasureFileError,
    _Reader,
    load_measures,
    load_questions,
    read_measure,
)

SHIPPED = resource_dir() / "measures"
FORBIDDEN = (
    "oswestry", "neck disability", "koos", "hoos", "quickdash", "promis", "start back", "ears", "wai-sr", "borg",
    "pseq", "siras",
)  # fmt: skip
GOOD = """
order = 3
name = "A test"
rule = "mean"
reason = "To try."
licence = "CC0-1.0"

[[items]]
id = "one"
text = "One?"
low = "low"
high = "high"

[change]
points = 2
source = "Nobody 2026"
"""


def problems(tmp_path: Path, text: str) -> tuple[str, ...]:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(MeasureFileError) as refused:
        read_measure(path)
    assert "bad.toml" in str(refused.value)
    return refused.value.problems


def test_what_ships_can_be_read_doing_before_pain() -> None:
    ids = [measure.id for measure in load_measures(SHIPPED)]
    assert ids[:3] == ["psfs", "can_do", "sure"]
    assert ids.index("in_the_way") < ids.index("peg") < ids.index("nprs") == len(ids) - 1
    assert {"psfs", "nprs", "peg", "gas", "groc", "importance", "confidence", "effort", "where"} <= set(ids)


def test_every_measure_says_why_it_is_asked_and_whose_it_is() -> None:
    for measure in load_measures(SHIPPED):
        assert measure.reason.strip(), measure.id
        assert measure.licence.strip(), measure.id
        assert measure.name.strip(), measure.id
        if measure.change is not None:
            assert measure.change.source, measure.id
        for item in measure.items:
            if item.kind is QuestionKind.SCALE:
                assert item.low, item.id
                assert item.high, item.id


def test_no_measure_that_may_not_be_shipped_is_here() -> None:
    for path in SHIPPED.glob("*"):
        text = path.read_text("utf-8").casefold()
        found = [name for name in FORBIDDEN if re.search(rf"\b{re.escape(name)}\b", text)]
        assert not found, path.name


def test_codes_are_those_of_loinc() -> None:
    measures = {measure.id: measure for measure in load_measures(SHIPPED)}
    peg, nprs = measures["peg"], measures["nprs"]
    assert (peg.codes["panel"], peg.codes["score"]) == ("91148-7", "91147-9")
    assert [item.code for item in peg.items] == ["75893-8", "91145-3", "91146-1"]
    assert [item.code for item in nprs.items] == ["75260-0", "75261-8", "75261-8"]
    assert nprs.codes["score"] == "72514-3"
    assert measures["effort"].items[0].code == "82289-0"
    assert measures["gas"].codes == {"panel": "107332-9", "score": "107334-5", "baseline": "112296-9"}


def test_only_what_a_check_in_asks_is_a_question() -> None:
    asked = {question.id for question in load_questions(SHIPPED)}
    elsewhere = {item.id for m in load_measures(SHIPPED) if m.kept is not Kept.CHECK_IN for item in m.items}
    assert {"can_do", "peg.pain", "groc", "where", "discomfort"} <= asked
    assert elsewhere == {"importance", "confidence", "effort"}
    assert not asked & elsewhere


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(GOOD, "utf-8")
    measure = read_measure(path)
    assert measure.id == "mine"
    assert [item.id for item in measure.items] == ["mine.one"]
    assert measure.change is not None
    assert measure.change.points == 2


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('high = "high"', "", "items[1].high: is missing"),
        ('text = "One?"', "text = 3", "items[1].text: is not a text"),
        ('id = "one"', "", "items[1].id: is missing"),
        ('rule = "mean"', 'rule = "median"', "rule: is not one of single, mean, gas, none"),
        ("order = 3", "", "order: is missing"),
        ("order = 3", 'order = "3"', "order: is not a whole number"),
        ('reason = "To try."', "", "reason: is missing"),
        ('licence = "CC0-1.0"', "", "licence: is missing"),
        ('name = "A test"', 'name = "A test"\nnickname = "x"', "nickname: is not known here"),
        ("points = 2", "points = -2", "change.points: is not such a number"),
        ("points = 2", "", "change: has neither points nor percent"),
        ('source = "Nobody 2026"', "", "change.source: is missing"),
        ("order = 3", "order = 3\nbetter = 2", "better: is not -1, 0 or 1"),
        ("order = 3", "order = 3\nleast = 10", "most: is not above least"),
        (
            "[change]",
            "[[bands]]\nleast = 4\nmost = 2\nwords = 'x'\n[change]",
            "bands[1].most: is below least",
        ),
        (
            'source = "Nobody 2026"',
            'source = "Nobody 2026"\n[[change.sizes]]\nid = "a"\npoints = 1',
            "change.sizes[1].words: is missing",
        ),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(
    tmp_path: Path, before: str, after: str, problem: str
) -> None:
    assert before in GOOD
    found = problems(tmp_path, GOOD.replace(before, after, 1))
    assert problem in found


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, 'order = 1\nname = "x"\nkind = "choice"\ntext = "Which?"\nchoices = ["one"]\n')
    assert found == ("choices: needs two or more", "reason: is missing", "licence: is missing")


def test_a_question_with_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    again = '\n[[items]]\nid = "one"\ntext = "Two?"\nlow = "a"\nhigh = "b"\n'
    assert problems(tmp_path, GOOD + again) == ("items[2].id: is there twice",)


def test_what_is_no_toml_is_refused_too(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "order = ")) == 1
    path = tmp_path / "letters.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(MeasureFileError):
        read_measure(path)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.data())
def test_whatever_stands_in_a_file_it_is_read_or_refused(data: st.DataObject) -> None:
    """One value of a good file replaced by anything at all: never a crash."""
    table = tomllib.loads(
        (SHIPPED / data.draw(st.sampled_from(["nprs.toml", "can_do.toml", "effort.toml"]))).read_text("utf-8")
    )
    at: Any = table
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        if not isinstance(at[key], dict | list) or not at[key] or data.draw(st.booleans()):
            at[key] = data.draw(anything)
            break
        at = at[key]
    reader = _Reader(table)
    measure = reader.measure("any")
    assert isinstance(measure, Measure)
    assert all(": " in problem for problem in reader.problems)
