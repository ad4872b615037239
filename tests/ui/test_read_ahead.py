"""The modules of the places are read before one goes there, a small one at a time."""

from __future__ import annotations

import subprocess
import sys

from pytestqt.qtbot import QtBot

from companion.ui.read_ahead import ReadAhead, modules

from PySide6.QtCore import QObject  # isort: skip

SCREENS = (
    "companion.ui.goals.screen",
    "companion.ui.checkin.screen",
    "companion.ui.visit.screen",
    "companion.ui.routines.screen",
    "companion.ui.progress.screen",
    "companion.ui.plans.screen",
    "companion.ui.about.screen",
    "companion.ui.settings.screen",
    "companion.ui.look_back.screen",
)

CODE = f"""
import sys, time
import companion.ui
from PySide6.QtCore import QCoreApplication, QObject
import companion.ui.places
from companion.ui.read_ahead import ReadAhead
app = QCoreApplication([])
owner = QObject()
reading = ReadAhead(owner)
held, known = [], [len(sys.modules)]
print(sorted(set({SCREENS!r}) & set(sys.modules)))
while not reading.is_done:
    app.processEvents()
    if len(sys.modules) != known[-1]:
        known.append(len(sys.modules))
print(sorted(set({SCREENS!r}) - set(sys.modules)), len(known))
print([name for name in ("reportlab", "pydantic", "pikepdf", "PySide6.QtMultimedia") if name in sys.modules])
"""


def test_every_screen_is_read_bit_by_bit_and_nothing_slow_with_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, timeout=60, check=True
    )
    before, after, slow = done.stdout.splitlines()
    assert before == "[]"
    left, steps = after.rsplit(" ", 1)
    assert left == "[]"
    assert int(steps) > 40
    assert slow == "[]"


MAKING = """
import sys, tempfile
from pathlib import Path
import companion.ui
from importlib import import_module
from companion.bootstrap import open_services
from companion.ui.read_ahead import modules
with tempfile.TemporaryDirectory() as folder:
    services = open_services(Path(folder) / "a.companion")
    services.goals.all()
    for name in modules():
        import_module(name)
    known = set(sys.modules)
    services.search.find("walk")
    services.notebook.close()
print(sorted(name for name in set(sys.modules) - known if not name.startswith("companion.storage.")))
"""


def test_whoever_looks_for_something_first_waits_for_no_module() -> None:
    done = subprocess.run(
        [sys.executable, "-c", MAKING], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_screens_are_among_them() -> None:
    assert set(SCREENS) <= set(modules())


def test_it_ends_with_its_owner(qtbot: QtBot) -> None:
    owner = QObject()
    reading = ReadAhead(owner)
    with qtbot.waitSignal(reading.destroyed):
        owner.deleteLater()
