"""What the tests of the commands share: running one, and what it answered."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion import bootstrap
from companion.resources_path import resource_dir
from companion.services.bundle import Services
from tests.helpers.source import ROOT

PLAN = resource_dir() / "plans" / "low-back.plan.json"
UNTIL = "2026-11-22"
COMMANDS = (
    "try", "sample", "plan check", "plan show", "plan import", "sheet", "sheet read", "card", "handout", "export",
    "self-test",
    "movement list", "movement show", "movement check", "movement render",
    "measure list", "measure score", "measure check",
)  # fmt: skip
SECRET = "Łódź, my words 😀"
"""What a person may have written: not in every terminal's letters, and nobody else's business."""


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


Companion = Callable[..., Said]


def run_apart(*words: str | Path, env: dict[str, str] | None = None, code: str = "") -> Said:
    """Runs one command in a process of its own, without a screen; ``code`` instead of the command."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("DISPLAY", "WAYLAND_", "XDG_SESSION_", "QT_QPA_"))
    }
    program = ["-c", code] if code else ["-m", "companion", *(str(word) for word in words)]
    done = subprocess.run(
        [sys.executable, *program],
        cwd=ROOT,
        env=kept | {"COMPANION_LANGUAGE": "en_GB"} | (env or {}),
        capture_output=True,
        text=True,
        errors="replace",
        timeout=60,
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def opened(path: Path) -> Services:
    """The services over the notebook at ``path``; the caller closes it."""
    return bootstrap.open_services(path, create=False)


def is_plain(said: Said) -> bool:
    """One problem, in a sentence on stderr, without the insides of the program."""
    return said.out == "" and said.err.strip().endswith(".") and "Traceback" not in said.err


def exported(companion: Companion, notebook: Path, folder: Path) -> dict[str, bytes]:
    """Every file that an export of ``notebook`` writes, by name."""
    said = companion("export", "--notebook", notebook, "--format", "json", folder)
    assert said.code == 0, said.err
    return {path.name: path.read_bytes() for path in folder.iterdir()}
