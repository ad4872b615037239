"""Thousands of Qt calls do not wear out ``None`` and ``True`` (Python 3.11 with PySide6 6.12)."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import companion.ui
from PySide6.QtCore import QCoreApplication, QObject, Signal

class Talker(QObject):
    said = Signal()

app = QCoreApplication([])
talker = Talker()
for _ in range(60_000):
    talker.said.emit()
    talker.blockSignals(False)
    talker.setObjectName("x")
print("still here")
"""


def test_a_long_day_of_signals_ends_well() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "still here"), done.stderr[-500:]
