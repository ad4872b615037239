"""A small valid plan, a small library, and a way to read bytes as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from companion.domain.movements import Movement
from companion.domain.plans import PlanFile
from companion.errors import PlanFileError
from companion.exchange.plan_document import plan_bytes
from companion.exchange.plan_file import read_plan

LIBRARY_IDS = """
bridge pelvic_tilt knee_to_chest cat_and_camel bird_dog knee_rolls prone_press_up childs_pose squat_to_chair
walking pendulum wall_slide shoulder_blade_squeeze table_slide band_external_rotation wall_push_up stick_raise
quad_set heel_slide straight_leg_raise seated_knee_extension mini_squat step_up calf_raise hamstring_stretch
chin_tuck neck_turn ankle_pumps one_leg_stand belly_breathing long_breath_out legs_on_chair
"""


@pytest.fixture(scope="session")
def known() -> Mapping[str, Movement]:
    return {
        name: Movement(name, name.replace("_", " ").capitalize(), "p", ("c",)) for name in LIBRARY_IDS.split()
    }


@pytest.fixture
def document() -> dict[str, Any]:
    """Two routines; one movement of its own."""
    return {
        "format_version": 1,
        "plan_id": "riverside-sam",
        "version": 1,
        "title": "A plan",
        "by": "Ana",
        "clinic": "Riverside Physio",
        "written": "2026-09-10",
        "message": "You said the cot is the thing.",
        "movements": [
            {"id": "basket_lift", "name": "Lift a basket", "purpose": "To practise", "cues": ["Bend"]}
        ],
        "routines": [
            {
                "key": "back-easing",
                "name": "Back easing",
                "steps": [
                    {
                        "key": "bridge",
                        "movement": "bridge",
                        "why": "Hips help.",
                        "doses": {"good": {"reps_max": 9}, "tense": {"hold_s": 5}},
                    },
                    {
                        "key": "walk",
                        "movement": "walking",
                        "why": "Air.",
                        "doses": {"good": {"duration_s": 300}},
                    },
                ],
            },
            {
                "key": "lifting",
                "name": "Lifting",
                "steps": [
                    {
                        "key": "basket",
                        "movement": "basket_lift",
                        "why": "It is your lift.",
                        "doses": {"ordinary": {"reps_min": 3, "reps_max": 5}},
                    }
                ],
            },
        ],
    }


@pytest.fixture
def read(tmp_path: Path, known: Mapping[str, Movement]) -> Callable[..., PlanFile]:
    """Read a document or raw bytes as a file of the given name."""

    def read_it(content: bytes | dict[str, Any], name: str = "plan.json") -> PlanFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else plan_bytes(content))
        return read_plan(path, known)

    return read_it


@pytest.fixture
def problems(tmp_path: Path, read: Callable[..., PlanFile]) -> Callable[..., tuple[str, ...]]:
    """What is said about a refused file, after checking that the rest of the promise holds too."""

    def refused(content: bytes | dict[str, Any], name: str = "plan.json") -> tuple[str, ...]:
        with pytest.raises(PlanFileError) as caught:
            read(content, name)
        assert "Nothing was changed." in caught.value.next_step
        assert name in caught.value.sentence
        assert [path.name for path in tmp_path.iterdir()] == [name], "reading leaves nothing behind"
        return caught.value.problems

    return refused
