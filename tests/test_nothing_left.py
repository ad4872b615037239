"""The window leaves no word of the notebook outside it: nothing said aloud, no settings, no log, no temporary file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from companion.bootstrap import services_over
from companion.services.papers import HandoutOptions, PaperOptions
from companion.services.sheets import SheetOptions
from companion.storage.notebook import open_notebook
from tests.helpers.desk import CountingIds, FixedClock
from tests.helpers.drawn_notebooks import Drawn, Made, Wanted, Words, make
from tests.helpers.printed_lines import LINES, Chosen
from tests.helpers.private_words import PLANTERS

ROOT = Path(__file__).resolve().parents[1]
VISIT = """
import sys, tempfile
from pathlib import Path
from companion.bootstrap import try_window
from companion.ui.preferences import PreferencesFile
settings = PreferencesFile()
settings.save(settings.load())
Path(tempfile.gettempdir(), "seen").touch()
sys.exit(try_window(Path(sys.argv[1]), 60) or 0)
"""
FOLDERS = {
    "HOME": "home", "XDG_CONFIG_HOME": "home/config", "XDG_DATA_HOME": "home/data", "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state", "XDG_RUNTIME_DIR": "home/run", "TMPDIR": "temporary",
}  # fmt: skip
"""Everywhere a program may leave something, by the variable that says where."""


def full_notebook(path: Path) -> Made:
    """A notebook with a word in every place there is."""
    notebook = open_notebook(path)
    try:
        wanted = Wanted("en_GB", SheetOptions(), PaperOptions(), HandoutOptions(), "")
        # The picture among them is none; the window would try to show it.
        private = tuple(Words(place) for place in PLANTERS if place != "the picture of me")
        drawn = Drawn(private, True, tuple(Chosen(kind) for kind in LINES), wanted)
        clock = FixedClock()
        return make(drawn, services_over(notebook, clock, CountingIds()), clock)
    finally:
        notebook.close()


def test_visiting_every_place_leaves_no_word_anywhere_else(tmp_path: Path) -> None:
    made = full_notebook(tmp_path / "mine.companion")
    kept = (tmp_path / "mine.companion").read_bytes().decode("latin-1")
    assert made.found_in(kept) >= set(made.private), "the words are in the notebook itself"
    places = {name: str(tmp_path / folder) for name, folder in FOLDERS.items()}
    for place in places.values():
        Path(place).mkdir(mode=0o700, parents=True, exist_ok=True)
    ran = subprocess.run(
        [sys.executable, "-c", VISIT, str(tmp_path / "mine.companion")],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen", "COMPANION_LANGUAGE": "en_GB"},
        cwd=ROOT, capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    assert (ran.returncode, made.found_in(ran.stdout + ran.stderr)) == (0, set()), ran.stderr
    assert (tmp_path / "temporary" / "seen").exists(), "the program leaves things where the test looks"
    left = [file for folder in ("home", "temporary") for file in sorted((tmp_path / folder).rglob("*"))]
    assert "preferences.json" in {file.name for file in left}
    written = b"\n".join(os.fsencode(file) + (file.read_bytes() if file.is_file() else b"") for file in left)
    readings = [
        written.decode("latin-1"),
        *(written[n:].decode("utf-16-le", errors="replace") for n in (0, 1)),
    ]
    assert made.found_in("\n".join(readings)) == set()
