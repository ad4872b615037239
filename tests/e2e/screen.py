"""A screen of our own: Xvfb with a window manager, on a display nobody uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
SIZE = "1280x900x24"


class Screen:
    """Use as a context. ``environment`` is for programs that should appear on it."""

    def __init__(self, folder: Path) -> None:
        missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
        assert not missing, f"The end-to-end tests need a screen: apt-get install {' '.join(missing)}"
        self._folder = folder
        self._programs: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Screen:
        number_out, number_in = os.pipe()
        self._start(
            ["Xvfb", "-displayfd", str(number_in), "-screen", "0", SIZE, "-nolisten", "tcp"],
            dict(os.environ),
            number_in,
        )
        os.close(number_in)
        with os.fdopen(number_out) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        self.environment = {
            **{
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("QT_", "XDG_", "DBUS_"))
            },
            "DISPLAY": f":{number}",
            "HOME": str(self._folder),
            "NO_AT_BRIDGE": "1",
        }
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._start(["openbox"], self.environment)
        self._wait_for_manager()
        return self

    def __exit__(self, *_problem: object) -> None:
        for program in reversed(self._programs):
            program.terminate()
        for program in self._programs:
            program.wait(10)

    def xdotool(self, *words: str) -> str:
        """One call of xdotool; returns what it said."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, timeout=20, check=False
        )
        return done.stdout.strip()

    def _start(self, words: list[str], environment: dict[str, str], *handles: int) -> None:
        with (self._folder / f"{words[0]}.log").open("wb") as log:
            self._programs.append(
                subprocess.Popen(words, env=environment, stdout=log, stderr=log, pass_fds=handles)
            )

    def _wait_for_manager(self) -> None:
        until = time.monotonic() + 10
        while time.monotonic() < until:
            if self.xdotool("getactivewindow") or self.xdotool("get_num_desktops").isdecimal():
                return
            time.sleep(0.05)
        raise AssertionError("openbox did not start")
