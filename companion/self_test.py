"""Does the program work on this computer? A real window, a throw-away notebook, a plan and a PDF with our fonts.

Each part is tried even when an earlier one failed, and says in one line what it found. Each brings its own
libraries, so that one that is broken here (such as Qt without its system parts) fails in its part alone.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from companion import bootstrap
from companion.i18n import tr
from companion.resources_path import resource_dir
from companion.screens import has_screen
from companion.services.sheets import SheetOptions

Say = Callable[[str], None]
PART_LIMIT_S = 20


class SelfTestError(Exception):
    """A part did not do what it should; the text says what."""


def run(say: Say, complain: Say) -> int:
    """Try every part. Returns 0 when all went well, else 1."""
    failures = 0
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="companion-self-test-", ignore_cleanup_errors=True) as folder:
        place = Path(folder) / bootstrap.NOTEBOOK_NAME
        for name, part in (
            (tr("Write and read a notebook"), _notebook),
            (tr("Read a plan file and take a line"), _plan),
            (tr("Make the PDF sheet with our fonts"), _sheet),
            (tr("Open the window and look at every place"), _window),
        ):
            try:
                part(place)
            except Exception as error:  # noqa: BLE001 - whatever it is, the next part is tried
                failures += 1
                # The notebook is made up here, so the error's words hold nothing of anybody's.
                complain(tr("{part}: did not work. {why}", part=name, why=str(error) or type(error).__name__))
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
        pdf = services.sheet_files.pdf(SheetOptions(embed=True, code=True))
        services.sheet_files.save(pdf, place.with_suffix(".pdf"))
    finally:
        services.notebook.close()
    if not pdf.startswith(b"%PDF-") or b"AtkinsonHyperlegible" not in pdf:
        raise SelfTestError(tr("The PDF does not hold our letters."))


def _window(place: Path) -> None:
    if not has_screen():
        # Without a screen the window is drawn in memory: still a real one to Qt.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = bootstrap.try_window(place, PART_LIMIT_S)
    if problem:
        raise SelfTestError(problem)
