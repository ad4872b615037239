"""What every test may use: services over a notebook on a real file, and the same language every time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from companion import i18n
from companion.bootstrap import services_over
from companion.services.bundle import Services
from companion.storage.notebook import open_notebook
from tests.helpers.desk import CountingIds, FixedClock

# Widgets are drawn in memory; tests of the real window start their own screen and say so.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt warns of a sound service that a bare machine does not have; that is no fault of ours.
os.environ["QT_LOGGING_RULES"] = "qt.multimedia*=false"

# A law holds however busy the machine is: Hypothesis times nothing.
settings.register_profile("companion", deadline=None)
settings.load_profile("companion")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins and ends in British English."""
    i18n.use(i18n.load("en_GB"))
    yield
    i18n.use(i18n.load("en_GB"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def services(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """Every service over an empty notebook on a real file."""
    notebook = open_notebook(tmp_path / "notebook.companion")
    yield services_over(notebook, clock, CountingIds())
    notebook.close()
