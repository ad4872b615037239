"""Does the program work on this computer? A real window, a throw-away notebook, a plan and a PDF with our fonts.

Each part is tried even when an earlier one failed, and says in one line what it found.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from companion import bootstrap
from companion.errors import CompanionError
from companion.i18n import tr
from companion.resources_path import resource_dir
from companion.services.sheets import SheetOptions
from companion.ui.window_trial import try_window

Say = Callable[[str], None]
PART_LIMIT_S = 20


class SelfTestError(Exception):
    """A part did not do what it should; the text says what."""


def run(say: Say, complain: Say) -> int:
    """Try every part. Returns 0 when all went well, else 1."""
    failures = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="companion-self-test-") as folder:
        place = Path(folder) / bootstrap.NOTEBOOK_NAME
        for name, part in (
            (tr("Write and read a notebook"), _notebook),
            (tr("Read a plan file and take a line"), _plan),
            (tr("Make the PDF sheet with our fonts"), _sheet),
            (tr("Open the window and look at every place"), _window),
        ):
            try:
                part(place)
            except (SelfTestError, CompanionError, OSError, RuntimeError, ImportError, ValueError) as error:
                failures += 1
                complain(tr("{part}: did not work. {why}", part=name, why=error))
            else:
                say(tr("{part}: works.", part=name))
    say(tr("Took {seconds} seconds.", seconds=round(time.monotonic() - started, 1)))
    return 1 if failures else 0


def _notebook(place: Path) -> None:
    services = bootstrap.open_services(place)
    try:
        goal = services.goals.add("a < b, Łódź, مرحبا")
        services.about.set_welcomed()
    finally:
        services.notebook.close()
    services = bootstrap.open_services(place, create=False)
    try:
        if services.goals.get(goal.id).words != goal.words:
            raise SelfTestError(tr("What was written did not come back the same."))
    finally:
        services.notebook.close()


def _plan(place: Path) -> None:
    services = bootstrap.open_services(place)
    try:
        for path in sorted((resource_dir() / "plans").glob("*.plan.json")):
            suggestion = services.plans.receive(services.plans.read(path))
            services.plans.take(suggestion.id, suggestion.plan.lines[0].key)
        if not services.routines.all():
            raise SelfTestError(tr("No routine came of the plan."))
    finally:
        services.notebook.close()


def _sheet(place: Path) -> None:
    services = bootstrap.open_services(place)
    try:
        pdf = services.exports.sheet(SheetOptions())
        services.exports.save_sheet(pdf, place.with_suffix(".pdf"))
    finally:
        services.notebook.close()
    if not pdf.startswith(b"%PDF-") or b"AtkinsonHyperlegible" not in pdf:
        raise SelfTestError(tr("The PDF does not hold our letters."))


def _window(place: Path) -> None:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        # Without a screen the window is drawn in memory: still a real one to Qt.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    problem = try_window(bootstrap.window_start(place), PART_LIMIT_S)
    if problem:
        raise SelfTestError(problem)
