"""A screen reader, as far as a test needs one: it reads the tree of another program, and hears what is announced.

Run by the system's own Python, which has ``gi`` (Debian: python3-gi gir1.2-atspi-2.0), never by ours: it is another
process in every way. A line on standard input is answered on standard output with JSON: ``tree`` with what can be read
in the window, ``heard`` with what was announced since it was asked before; ``press NAME`` presses what has that name.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = "companion"


class Reader:
    """Listens from the moment it is made."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.loop = GLib.MainLoop()
        self._listener = Atspi.EventListener.new(self._hear)
        self._listener.register("object:announcement")
        GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, self._answer)
        tell("listening")

    def _hear(self, event: Any) -> None:
        self.heard.append(event.any_data)

    def _answer(self, *_what: object) -> bool:
        word, _, rest = sys.stdin.readline().strip().partition(" ")
        if not word:
            self.loop.quit()
            return False
        if word == "heard":
            heard, self.heard = self.heard, []
            tell(heard)
        elif word == "press":
            tell(pressed(rest))
        else:
            tell([described(each) for each in shown()])
        return True


def tell(answer: object) -> None:
    """One line of JSON."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def pressed(name: str) -> bool:
    """Presses what is called ``name``, as the program offers it; ``False`` where there is nothing to press."""
    for each in shown():
        if each.get_name() == name and each.get_n_actions() > 0:
            return bool(each.do_action(0))
    return False


def shown() -> list[Any]:
    """All that shows of the program, in the order it is read in."""
    desktop = Atspi.get_desktop(0)
    programs = children(desktop)
    return [each for program in programs if PROGRAM in program.get_name().lower() for each in below(program)]


def below(thing: Any) -> list[Any]:
    """``thing`` and what shows below it."""
    return [thing, *(each for child in children(thing) if is_shown(child) for each in below(child))]


def children(thing: Any) -> list[Any]:
    """The parts of ``thing``; what was taken away meanwhile is left out."""
    found = [thing.get_child_at_index(index) for index in range(thing.get_child_count())]
    return [child for child in found if child is not None]


def is_shown(thing: Any) -> bool:
    """Whether it can be seen."""
    return bool(thing.get_state_set().contains(Atspi.StateType.SHOWING))


def described(thing: Any) -> dict[str, object]:
    """What a screen reader would say of it."""
    states = thing.get_state_set()
    value = thing.get_value_iface()
    return {
        "role": thing.get_role_name(),
        "name": thing.get_name(),
        "value": None if value is None else value.get_current_value(),
        "focused": states.contains(Atspi.StateType.FOCUSED),
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
    }


if __name__ == "__main__":
    Reader().loop.run()
