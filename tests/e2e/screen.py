"""A screen of our own: Xvfb with a window manager, on a display nobody uses."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
SIZE = "1280x900x24"
WAIT_S = 20.0
FOREIGN = ("QT_", "XDG_", "DBUS_", "AT_SPI_", "DESKTOP_STARTUP_ID", "SESSION_MANAGER", "WAYLAND_DISPLAY")
"""What a desktop leaves in the environment that would lead a program elsewhere, or tell its window to stay behind."""
NO_SOUND = {
    "PULSE_SERVER": "unix:/nowhere",
    "PIPEWIRE_REMOTE": "/nowhere",
    "SPEECHD_ADDRESS": "unix_socket:/nowhere",
}
"""Nothing is to be heard from a test, and a computer without sound is what has to work."""
MANNERS = """\
<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><focusLast>yes</focusLast></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse>
    <context name="Client">
      <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
    </context>
  </mouse>
</openbox_config>
"""
"""How the window manager behaves: the same on every computer, and never in the way of the program's own keys."""


class Screen:
    """Use as a context. ``environment`` is for programs that should appear on it."""

    def __init__(self, folder: Path) -> None:
        missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
        assert not missing, f"The end-to-end tests need a screen: apt-get install {' '.join(missing)}"
        self._folder = folder
        self._programs: list[subprocess.Popen[bytes]] = []
        self._manager: subprocess.Popen[bytes] | None = None
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Screen:
        number_out, number_in = os.pipe()
        # Not reset when the last window is gone: whoever connects in that moment would be turned away, or forgotten.
        self._start(
            ["Xvfb", "-displayfd", str(number_in), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"],
            os.environ,
            number_in,
        )
        os.close(number_in)
        with os.fdopen(number_out) as answer:
            number = answer.readline().strip()
        assert number, f"Xvfb did not start: {self._said('Xvfb')}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        self.environment = {
            **kept,
            **NO_SOUND,
            "DISPLAY": f":{number}",
            "HOME": str(self._folder),
            "NO_AT_BRIDGE": "1",
        }
        self.have_manager()
        return self

    def __exit__(self, *_problem: object) -> None:
        for program in reversed(self._programs):
            program.terminate()
        for program in self._programs:
            try:
                program.wait(10)
            except subprocess.TimeoutExpired:
                program.kill()
                program.wait(10)

    def have_manager(self) -> None:
        """Sees to it that there is a window manager: without one no window gets the keys by itself."""
        if self._manager is not None and self._manager.poll() is None:
            return
        manners = self._folder / "openbox.xml"
        manners.write_text(MANNERS, "utf-8")
        self._manager = self._start(
            ["openbox", "--sm-disable", "--config-file", str(manners)], self.environment
        )
        until = time.monotonic() + WAIT_S
        while not self.xdotool("get_num_desktops").isdecimal():
            assert self._manager.poll() is None, f"openbox left: {self._said('openbox')}"
            assert time.monotonic() < until, f"openbox did not start: {self._said('openbox')}"
            time.sleep(0.05)

    def bring_to_front(self, window: int, turn: int) -> None:
        """Gives the keys to ``window`` (an X id): first as its manager does when asked, then every second ``turn``
        without asking, for a manager under load may not hand them over.
        """
        self.have_manager()
        self.xdotool("windowfocus" if turn % 2 else "windowactivate", str(window))

    def account(self) -> str:
        """Who has the keys, and what the programs of the screen said: for the report of a test that went wrong."""
        return "\n".join(
            (
                f"active window: {self.xdotool('getactivewindow') or 'none'}",
                f"window with the keys: {self.xdotool('getwindowfocus') or 'none'}",
                f"openbox said: {self._said('openbox') or 'nothing'}",
                f"Xvfb said: {self._said('Xvfb') or 'nothing'}",
            )
        )

    def xdotool(self, *words: str) -> str:
        """One call of xdotool; returns what it said."""
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=WAIT_S,
            check=False,
        )
        return done.stdout.strip()

    def _start(
        self, words: list[str], environment: Mapping[str, str], *handles: int
    ) -> subprocess.Popen[bytes]:
        with self._log(words[0]).open("ab") as log:
            program = subprocess.Popen(
                words, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=handles
            )
        self._programs.append(program)
        return program

    def _log(self, program: str) -> Path:
        return self._folder / f"{program}.log"

    def _said(self, program: str) -> str:
        return self._log(program).read_text("utf-8", "replace")[-2000:].strip()
