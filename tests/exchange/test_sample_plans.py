"""The shipped sample plans, the schema and the description of the format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from companion.domain.doses import LIMITS
from companion.domain.movements import Movement
from companion.domain.plans import LineNews, PlanFile, differences
from companion.domain.routines import Size
from companion.exchange.plan_document import plan_document
from companion.exchange.plan_file import read_plan
from companion.exchange.plan_schema import plan_schema, schema_text
from companion.resources_path import resource_dir

PLANS = resource_dir() / "plans"
SAMPLES = ("low-back", "low-back-2", "shoulder", "knee")
NEVER_SAID = re.compile(
    r"prescri|assign|complian|adheren|missed|fail|overdue|bad day|relapse|setback|warning|danger|streak|!"
)


@pytest.fixture
def sample(known: Mapping[str, Movement]) -> Callable[[str], PlanFile]:
    def read_it(name: str) -> PlanFile:
        return read_plan(PLANS / f"{name}.plan.json", known)

    return read_it


def test_every_shipped_plan_is_a_sample_we_know() -> None:
    assert {path.name.removesuffix(".plan.json") for path in PLANS.glob("*.plan.json")} == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_complete(sample: Callable[[str], PlanFile], name: str) -> None:
    plan = sample(name)
    assert plan.by
    assert plan.clinic
    assert "“" in plan.message or name == "low-back-2", "it quotes the person"
    assert 4 <= len(plan.lines) <= 6
    for line in plan.lines:
        assert line.why
        assert line.progression or line.limits
        assert {Size.GOOD, Size.ORDINARY} <= set(line.doses)
    assert sum(Size.TENSE in line.doses for line in plan.lines) >= len(plan.lines) / 2
    for routine in {line.routine_key for line in plan.lines}:
        assert sum(line.routine_key == routine for line in plan.lines) <= 5


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_reads_the_same_when_written_again(
    sample: Callable[[str], PlanFile], name: str, read: Callable[..., PlanFile]
) -> None:
    plan = sample(name)
    again = read(plan_document(plan))
    assert (again.lines, again.movements, again.message) == (plan.lines, plan.movements, plan.message)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_no_word_that_the_program_never_says(name: str) -> None:
    text = (PLANS / f"{name}.plan.json").read_text("utf-8").lower()
    assert NEVER_SAID.findall(text) == []


def test_one_sample_describes_a_movement_itself(sample: Callable[[str], PlanFile]) -> None:
    plan = sample("shoulder")
    assert [movement.id for movement in plan.movements] == ["plan:harbour-street-shoulder:shelf_reach"]
    assert plan.movements[0].own
    assert any(line.movement_id == plan.movements[0].id for line in plan.lines)


def test_the_second_back_plan_shows_each_kind_of_news(sample: Callable[[str], PlanFile]) -> None:
    now, before = sample("low-back-2"), sample("low-back")
    assert (now.plan_id, now.version, before.version) == (before.plan_id, 2, 1)
    assert now.written > before.written
    news = {row.key.removeprefix("back-easing/"): row.news for row in differences(now, before)}
    assert news == {
        "bridge": LineNews.DIFFERENT,
        "squat-to-chair": LineNews.NEW,
        "knee-to-chest": LineNews.SAME,
        "cat-and-camel": LineNews.SAME,
        "walking": LineNews.SAME,
        "bird-dog": LineNews.TAKEN_OUT,
    }


@pytest.mark.parametrize("name", SAMPLES)
def test_the_library_has_every_movement_of_a_sample(sample: Callable[[str], PlanFile], name: str) -> None:
    library = {path.stem for path in (resource_dir() / "movements").glob("*.toml")}
    plan = sample(name)
    own = {movement.id for movement in plan.movements}
    assert {line.movement_id for line in plan.lines} - own <= library


def test_the_shipped_schema_is_current() -> None:
    assert (PLANS / "plan.schema.json").read_text("utf-8") == schema_text()


def test_the_schema_names_what_the_reader_asks_for() -> None:
    schema: Any = plan_schema()
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {
        "format_version",
        "plan_id",
        "version",
        "title",
        "by",
        "written",
        "routines",
    }
    assert schema["properties"]["written"]["format"] == "date"
    assert schema["$defs"]["DoseModel"]["properties"]["hold_s"]["maximum"] == LIMITS["hold_s"][1]


def test_the_example_of_the_description_is_a_plan(read: Callable[..., PlanFile]) -> None:
    text = (PLANS / "FORMAT.md").read_text("utf-8")
    (example,) = re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    plan = read(example.encode())
    assert len(plan.lines) == 2
    assert json.loads(example)["format_version"] == 1


def test_the_description_gives_the_real_ranges() -> None:
    text = (PLANS / "FORMAT.md").read_text("utf-8")
    for name, (low, high) in LIMITS.items():
        row = next(line for line in text.splitlines() if line.startswith("|") and f"`{name}`" in line)
        assert f"| {low} | {high} |" in row, name


def test_the_samples_are_utf8_without_a_mark() -> None:
    for path in sorted(PLANS.iterdir()):
        assert not Path(path).read_bytes().startswith(b"\xef\xbb\xbf"), path.name
