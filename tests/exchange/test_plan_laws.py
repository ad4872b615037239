"""Laws: what is written reads back equal; whatever comes in, only a plan or a plain refusal comes out."""

from __future__ import annotations

import copy
import json
import struct
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.doses import LIMITS, Dose, Side, problems
from companion.domain.movements import Area, Movement, Position
from companion.domain.plans import PlanFile, SuggestedLine
from companion.domain.routines import Size
from companion.errors import PlanFileError
from companion.exchange.plan_document import pack_careplan, plan_bytes, plan_document
from companion.exchange.plan_file import own_movement_id, read_plan

LAW = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))


line_chars = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])
names = st.text(line_chars, min_size=1, max_size=30).map(str.strip).filter(bool)
loads = st.sampled_from(["", "2 kg", "red band", "Łódź <b>", "=1+1", "half a bag"])
words = st.text(st.one_of(line_chars, st.sampled_from("\n\t\r")), max_size=60)
said = words.filter(str.strip)
keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,11}", fullmatch=True)


def maybe(name: str) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(*LIMITS[name])


doses = st.builds(
    Dose,
    sets=st.integers(*LIMITS["sets"]),
    reps_min=maybe("reps_min"),
    reps_max=maybe("reps_max"),
    hold_s=st.integers(*LIMITS["hold_s"]),
    rest_s=st.integers(*LIMITS["rest_s"]),
    tempo_s=st.integers(*LIMITS["tempo_s"]),
    duration_s=maybe("duration_s"),
    side=st.sampled_from(Side),
    load=loads,
    times_per_day=maybe("times_per_day"),
    days_per_week=maybe("days_per_week"),
    as_needed=st.booleans(),
    effort_max=maybe("effort_max"),
    comfort_max=maybe("comfort_max"),
).filter(lambda dose: not problems(dose))


@st.composite
def plans(draw: st.DrawFn, library: Mapping[str, Movement]) -> PlanFile:
    plan_id, by = draw(keys), draw(names)
    own = {
        name: Movement(
            id=own_movement_id(plan_id, name),
            name=draw(names),
            purpose=draw(names),
            cues=tuple(draw(st.lists(names, min_size=1, max_size=3))),
            area=draw(st.sampled_from(Area)),
            position=draw(st.sampled_from(Position)),
            may_feel=draw(words),
            ease_off=draw(words),
            equipment=tuple(draw(st.lists(names, max_size=2))),
            author=by,
            own=True,
        )
        for name in draw(st.lists(keys, unique=True, max_size=2))
    }
    usable = {**library, **own}
    lines = []
    for routine_key in draw(st.lists(keys, unique=True, min_size=1, max_size=3)):
        routine_name = draw(names)
        for key in draw(st.lists(keys, unique=True, min_size=1, max_size=3)):
            movement = usable[draw(st.sampled_from(sorted(usable)))]
            lines.append(
                SuggestedLine(
                    key=f"{routine_key}/{key}",
                    routine_key=routine_key,
                    routine_name=routine_name,
                    movement_id=movement.id,
                    movement_name=movement.name,
                    doses=draw(st.dictionaries(st.sampled_from(Size), doses, min_size=1)),
                    why=draw(said),
                    progression=draw(words),
                    limits=draw(words),
                )
            )
    return PlanFile(
        plan_id=plan_id,
        version=draw(st.integers(1, 100_000)),
        title=draw(names),
        by=by,
        clinic=draw(st.just("") | names),
        written=draw(st.dates(date(1900, 1, 1), date(2200, 1, 1))),
        message=draw(words),
        lines=tuple(lines),
        movements=tuple(own.values()),
    )


@given(data=st.data(), bare=st.booleans())
@LAW
def test_any_plan_reads_back_equal(
    data: st.DataObject, bare: bool, tmp_path: Path, known: Mapping[str, Movement]
) -> None:
    plan = data.draw(plans(known))
    path = tmp_path / "p.careplan"
    if bare:
        path.write_bytes(plan_bytes(plan_document(plan)))
    else:
        pack_careplan(plan_document(plan), path)
    back = read_plan(path, known)
    assert replace(back, sha256="", file_name="") == plan
    assert plan_document(back) == plan_document(plan)


def only_a_plan_or_a_refusal(content: bytes, path: Path, known: Mapping[str, Movement]) -> None:
    path.write_bytes(content)
    problems_told: tuple[str, ...] = ()
    plan = None
    try:
        plan = read_plan(path, known)
    except PlanFileError as error:
        problems_told = error.problems
    assert isinstance(plan, PlanFile) != bool(problems_told)
    assert all(problem.isprintable() for problem in problems_told)


@given(content=st.binary(max_size=400))
@LAW
def test_any_bytes(content: bytes, tmp_path: Path, known: Mapping[str, Movement]) -> None:
    only_a_plan_or_a_refusal(content, tmp_path / "x", known)


@given(
    content=st.binary(max_size=200),
    counts=st.tuples(*[st.integers(0, 300)] * 4),
    numbers=st.tuples(st.integers(0, 400), st.integers(0, 400)),
)
@LAW
def test_any_bytes_between_the_marks_of_a_zip(
    content: bytes,
    counts: tuple[int, ...],
    numbers: tuple[int, int],
    tmp_path: Path,
    known: Mapping[str, Movement],
) -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", *counts, *numbers, 0)
    only_a_plan_or_a_refusal(b"PK\x03\x04" + content + end, tmp_path / "x", known)


@given(edits=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=4)), min_size=1, max_size=6))
@LAW
def test_any_damage_to_a_careplan(
    edits: list[tuple[int, bytes]], tmp_path: Path, known: Mapping[str, Movement], document: dict[str, Any]
) -> None:
    path = tmp_path / "x"
    pack_careplan(document, path)
    content = bytearray(path.read_bytes())
    for position, patch in edits:
        at = position % len(content)
        content[at : at + max(1, len(patch))] = patch
    only_a_plan_or_a_refusal(bytes(content), path, known)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(data=st.data(), graft=anything)
@LAW
def test_anything_anywhere_in_a_plan(
    data: st.DataObject,
    graft: object,
    tmp_path: Path,
    known: Mapping[str, Movement],
    document: dict[str, Any],
) -> None:
    changed = copy.deepcopy(document)
    here: Any = changed
    while True:
        spot = data.draw(st.sampled_from(list(here) if isinstance(here, dict) else list(range(len(here)))))
        deeper = here[spot]
        if isinstance(deeper, dict | list) and deeper and data.draw(st.booleans()):
            here = deeper
            continue
        here[spot] = graft
        break
    only_a_plan_or_a_refusal(json.dumps(changed).encode(), tmp_path / "x", known)


@pytest.mark.parametrize("side", list(Side))
def test_every_side_reads_back(side: Side, read: Any, document: dict[str, Any]) -> None:
    document["routines"][0]["steps"][0]["doses"] = {"good": {"reps_max": 9, "side": side.value}}
    assert read(document).lines[0].doses[Size.GOOD].side is side
