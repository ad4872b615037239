"""A window is refused only where it could not open: displays that are there, that are not, and odd names."""

from __future__ import annotations

import errno
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from companion import screens
from companion.screens import has_screen
from tests.helpers.source import ROOT

NOBODY = ":77777"
"""A display no computer has: its port would be past the last one there is."""

Listen = Callable[..., socket.socket]


@pytest.fixture
def listen() -> Iterator[Listen]:
    """``listen(family, address)`` is somebody who listens there until the end of the test."""
    with ExitStack() as until:

        def start(family: socket.AddressFamily, address: object, backlog: int = 5) -> socket.socket:
            server = until.enter_context(socket.socket(family, socket.SOCK_STREAM))
            server.bind(address)
            server.listen(backlog)
            server.setblocking(False)
            return server

        yield start


@pytest.fixture
def x_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where the displays of this computer would listen, their number left out."""
    monkeypatch.setattr(screens, "X_SOCKET", str(tmp_path / "X"))
    return screens.X_SOCKET


@pytest.fixture
def runtime(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a Wayland session."""
    return {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-1"}


# --- X --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [":7", ":7.0", "unix:7"])
@pytest.mark.parametrize("kind", ["", "\0"], ids=["file", "abstract"])
def test_a_display_of_this_computer(x_socket: str, listen: Listen, name: str, kind: str) -> None:
    assert not has_screen({"DISPLAY": name})
    listen(socket.AF_UNIX, f"{kind}{x_socket}7")
    assert has_screen({"DISPLAY": name})
    assert not has_screen({"DISPLAY": name.replace("7", "8")})


def test_a_display_whose_session_is_over(x_socket: str, listen: Listen) -> None:
    listen(socket.AF_UNIX, f"{x_socket}7").close()
    assert Path(f"{x_socket}7").exists()
    assert not has_screen({"DISPLAY": ":7"})


def test_a_display_that_is_too_busy_to_answer_is_there(x_socket: str, listen: Listen) -> None:
    server = listen(socket.AF_UNIX, f"{x_socket}7", backlog=0)
    with ExitStack() as until:
        answer = 0
        while answer == 0:
            caller = until.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
            caller.setblocking(False)
            answer = caller.connect_ex(server.getsockname())
        assert answer == errno.EAGAIN
        assert has_screen({"DISPLAY": ":7"})


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", ""])
def test_a_display_behind_a_port(x_socket: str, listen: Listen, host: str) -> None:
    """As ``ssh -X`` offers one, also after the connection was closed. Without a host it is the last thing tried."""
    server = listen(socket.AF_INET, ("127.0.0.1", 0))
    number = server.getsockname()[1] - screens.X_PORT
    assert has_screen({"DISPLAY": f"{host}:{number}.0"})
    assert not has_screen({"DISPLAY": f"unix:{number}"})
    server.close()
    assert not has_screen({"DISPLAY": f"{host}:{number}.0"})


@pytest.mark.parametrize(
    "name", ["/private/tmp/launch/org.xquartz:0", "tcp/far:0", "[::1]:0", "far::0", "far:one", "far", ":"]
)
def test_a_name_we_cannot_read_is_not_refused(name: str) -> None:
    assert has_screen({"DISPLAY": name})


def test_a_computer_with_a_name_no_network_takes_is_not_refused() -> None:
    assert has_screen({"DISPLAY": f"{'ł' * 80}:0"})


@pytest.mark.parametrize(
    "environment", [{}, {"DISPLAY": ""}, {"DISPLAY": NOBODY}, {"DISPLAY": f"localhost{NOBODY}"}]
)
def test_no_display_at_all(environment: dict[str, str]) -> None:
    assert not has_screen(environment)


# --- Wayland --------------------------------------------------------------------------------------------------


def test_wayland_listens_in_the_session_s_folder(
    runtime: dict[str, str], listen: Listen, tmp_path: Path
) -> None:
    assert not has_screen(runtime)
    listen(socket.AF_UNIX, str(tmp_path / "wayland-1"))
    assert has_screen(runtime)
    assert has_screen({"WAYLAND_DISPLAY": str(tmp_path / "wayland-1")})
    assert not has_screen({"WAYLAND_DISPLAY": "wayland-1"})


def test_a_wayland_session_has_a_usual_name(listen: Listen, tmp_path: Path) -> None:
    listen(socket.AF_UNIX, str(tmp_path / "wayland-0"))
    assert has_screen({"XDG_SESSION_TYPE": "wayland", "XDG_RUNTIME_DIR": str(tmp_path)})
    assert not has_screen({"XDG_SESSION_TYPE": "tty", "XDG_RUNTIME_DIR": str(tmp_path)})


def test_a_connection_handed_down_is_a_screen(runtime: dict[str, str]) -> None:
    assert has_screen({**runtime, "WAYLAND_SOCKET": "9"})


def test_one_of_two_screens_is_enough(
    runtime: dict[str, str], x_socket: str, listen: Listen, tmp_path: Path
) -> None:
    both = {**runtime, "DISPLAY": ":7"}
    assert not has_screen(both)
    server = listen(socket.AF_UNIX, f"{x_socket}7")
    assert has_screen(both)
    server.accept()[0].close()
    listen(socket.AF_UNIX, str(tmp_path / "wayland-1"))
    assert has_screen(both)
    # A Wayland session starts its X server when the first program calls it: we do not wake it for nothing.
    with pytest.raises(BlockingIOError):
        server.accept()


# --- What was asked of Qt -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked", ["offscreen", "minimal:font=1", "vnc:size=800x600", "eglfs", "xcb;offscreen"]
)
def test_a_window_without_a_display_is_not_refused(asked: str) -> None:
    assert has_screen({"QT_QPA_PLATFORM": asked})
    assert has_screen({"QT_QPA_PLATFORM": asked, "DISPLAY": NOBODY})


def test_a_display_that_was_asked_for_must_be_there(
    runtime: dict[str, str], x_socket: str, listen: Listen
) -> None:
    for asked in ("xcb", "wayland", "wayland-egl", "wayland;xcb"):
        assert not has_screen({**runtime, "QT_QPA_PLATFORM": asked, "DISPLAY": ":7"}), asked
    listen(socket.AF_UNIX, f"{x_socket}7")
    for asked, there in (("xcb", True), ("wayland;xcb", True), ("wayland", False)):
        assert has_screen({**runtime, "QT_QPA_PLATFORM": asked, "DISPLAY": ":7"}) is there, asked


# --- The whole ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert has_screen({})


def apart(code: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run ``code`` where the only screens are those in ``environment``, and no trace is left of a crash."""
    screenless = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "XDG_", "WAYLAND_", "DISPLAY"))
    }
    start = "import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))"
    return subprocess.run(
        [sys.executable, "-c", f"{start}\n{code}"], cwd=ROOT, env=screenless | environment,
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": NOBODY},
        {"DISPLAY": "localhost:59999"},
        {"WAYLAND_DISPLAY": "wayland-1"},
        {"QT_QPA_PLATFORM": "xcb"},
    ],
    ids=lambda each: " ".join(f"{name}={value}" for name, value in each.items()) or "nothing",
)
def test_where_we_refuse_qt_ends_the_program(environment: dict[str, str]) -> None:
    done = apart("from PySide6.QtWidgets import QApplication\nQApplication([])\nprint('opened')", environment)
    assert done.returncode < 0, done.stderr
    assert done.stdout == ""
    assert not has_screen(environment)


def test_looking_loads_next_to_nothing() -> None:
    """``socket`` alone would take longer than all the rest; see the module."""
    done = apart(
        "import sys, companion.cli, companion.bootstrap\n"
        "before = set(sys.modules)\n"
        "from companion.screens import has_screen\n"
        "has_screen()\n"
        "print(*sorted(set(sys.modules) - before))",
        {"DISPLAY": NOBODY},
    )
    assert done.stdout.split() == ["_socket", "companion.screens"], done.stderr


@pytest.mark.parametrize(
    ("environment", "code"), [({"DISPLAY": NOBODY}, 1), ({"QT_QPA_PLATFORM": "offscreen"}, 0)]
)
def test_a_script_can_ask_too(environment: dict[str, str], code: int) -> None:
    done = apart("import runpy; runpy.run_module('companion.screens', run_name='__main__')", environment)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
