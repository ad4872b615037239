"""Mac: ``caffeinate``, which ships with it, watches our process and ends with it. Source: ``man caffeinate``."""

from __future__ import annotations

import contextlib
import os
import subprocess

COMMAND = "/usr/bin/caffeinate"


class AwakeByCaffeine:
    """Runs ``command`` for as long as the display is to stay on."""

    def __init__(self, command: str = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def keep(self) -> None:
        """The display stays on from now."""
        if self._process is None:
            with contextlib.suppress(OSError):
                self._process = subprocess.Popen([self._command, "-d", "-i", "-w", str(os.getpid())])

    def let_go(self) -> None:
        """It may go dark again, as it is set to."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
            self._process = None
