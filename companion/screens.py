"""Whether a window has a screen to open on. Asked before Qt is loaded: without one, Qt ends the whole program.

A display that is named may still not be there (a connection that was closed, a session that is over). So it is
called, the way Qt is about to: X.Org's ``X(7)`` says how a display is named, ``wl_display_connect(3)`` where
Wayland listens. Where that cannot be told from here the answer is yes.

``python -m companion.screens`` leaves with 0 where there is a screen, and with 1 where there is none.
"""

from __future__ import annotations

import _socket  # the half of ``socket`` written in C: loading the other takes 4 ms, many times all this
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PATIENCE_S = 1.0
"""How long a display on another computer may take to answer. On this computer it answers at once, or not at all."""
X_PORT, LAST_PORT = 6000, 65535
"""Display 3 of another computer listens on port 6003."""
X_SOCKET = "/tmp/.X11-unix/X"  # noqa: S108 - its name on every system, and only called, never made
"""Display 3 of this computer listens on this name with a 3 at the end, as a file or without one ("abstract")."""


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can open, as far as ``environment`` and a look at what it names can tell.

    It takes a fraction of a millisecond, except for a display on another computer. Linux only: elsewhere ``True``.
    """
    if not sys.platform.startswith("linux"):
        return True
    return any(_opens(name, environment) for name in _tried(environment))


def _tried(environment: Mapping[str, str]) -> list[str]:
    """The kinds of screen that Qt would try, in its order (``QGuiApplication``: ``QT_QPA_PLATFORM``, and without it).

    Wayland comes before X, so that no session has to start its X server only because we looked.
    """
    if asked := environment.get("QT_QPA_PLATFORM", ""):
        return [name.partition(":")[0] for name in asked.split(";")]
    wayland = "WAYLAND_DISPLAY" in environment or environment.get("XDG_SESSION_TYPE") == "wayland"
    return [*(["wayland"] if wayland else []), *(["xcb"] if "DISPLAY" in environment else [])]


def _opens(name: str, environment: Mapping[str, str]) -> bool:
    if name == "xcb":
        return _x_opens(environment.get("DISPLAY", ""))
    if name.startswith("wayland"):
        return _wayland_opens(environment)
    return True  # drawn in memory, sent elsewhere, straight to the screen: no display to look for


def _wayland_opens(environment: Mapping[str, str]) -> bool:
    if environment.get("WAYLAND_SOCKET"):
        return True  # a connection that the program which started us has opened already
    folder, name = environment.get("XDG_RUNTIME_DIR", ""), environment.get("WAYLAND_DISPLAY") or "wayland-0"
    place = Path(folder) / name
    return place.is_absolute() and _answers(_socket.AF_UNIX, str(place))


def _x_opens(display: str) -> bool:
    """``display`` is ``[HOST]:NUMBER[.SCREEN]``. Any other form there is gets the benefit of the doubt."""
    host, _, numbers = display.rpartition(":")
    number = numbers.partition(".")[0]
    if not display:
        return False
    if set(host) & set("/:[]") or not (number.isascii() and number.isdecimal()):
        return True
    if host in ("", "unix"):
        place = f"{X_SOCKET}{number}"
        if any(_answers(_socket.AF_UNIX, address) for address in (f"\0{place}", place)):
            return True
    return host != "unix" and _answers_from_afar(host or "localhost", X_PORT + int(number))


def _answers_from_afar(host: str, port: int) -> bool:
    if port > LAST_PORT:
        return False
    try:
        found = _socket.getaddrinfo(host, port, 0, _socket.SOCK_STREAM)
    except OSError:
        return False
    except ValueError:  # a name that cannot be written in the letters of the network
        return True
    return any(_answers(family, address) for family, _kind, _protocol, _name, address in found)


def _answers(family: int, address: Any) -> bool:
    """Whether somebody listens at ``address``, in the form of its ``family``. One too busy to answer is there too."""
    try:
        line = _socket.socket(family, _socket.SOCK_STREAM)
    except OSError:  # this computer has no such network
        return False
    try:
        line.settimeout(PATIENCE_S)
        line.connect(address)
    except (TimeoutError, BlockingIOError):
        return True
    except OSError:
        return False
    else:
        return True
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(0 if has_screen() else 1)
