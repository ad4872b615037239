"""The shipped movements, read once, and a small valid movement file to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.domain.movements import Movement
from companion.movement.library import load_library
from companion.resources_path import resource_dir

GOOD_FILE = """\
id = "small_bend"
name = "Small bend"
clinical_name = "Mini squat"
area = "knee"
position = "standing"
equipment = []
purpose = "To try things out."
cues = ["Stand tall.", "Bend a little.", "Stand up."]
may_feel = "Work in your thighs."
ease_off = "Bend less."
author = "The Companion authors"
licence = "CC0-1.0"
sources = ["NHS: Strength exercises"]

[dose]
reps_min = 5
reps_max = 8

[figure]
props = ["chair ahead"]
anchor = "foot_right"

[[figure.poses]]
contacts = ["foot_right"]
[figure.poses.angles]
shoulder = 40

[[figure.poses]]
contacts = ["foot_right"]
[figure.poses.angles]
hip = 50
knee = 55
knee_left = 54
ankle = 18
"""


@pytest.fixture
def good_file() -> str:
    return GOOD_FILE


@pytest.fixture(scope="session")
def movements_folder() -> Path:
    return resource_dir() / "movements"


@pytest.fixture(scope="session")
def shipped(movements_folder: Path) -> tuple[Movement, ...]:
    return load_library(movements_folder)
