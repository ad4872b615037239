"""Reading the program's own modules before they are wanted, one at a time, while nothing else goes on.

The modules of a place take 10 to 70 ms to read: without this one would wait for them on going there first. Each by
itself takes a few ms, so that nothing one does meanwhile is held up.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

PACKAGES = (
    *("progress", "goals", "checkin", "visit", "library", "own_movement", "routines"),
    *("plans", "about", "settings", "look_back"),
)
"""Packages of ``companion.ui``, each after those it is made of."""
SERVICES = ("papers", "phone")
"""Modules of ``companion.services`` that are made along with those of the places, and which none of them reads."""
HEAVY = frozenset({"companion.ui.own_movement.video"})
"""Modules that load a large part of Qt which few ever need."""
BETWEEN_MS = 30


class ReadAhead(QObject):
    """Reads until there is nothing left, or until ``parent`` goes."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._names = modules()
        self._timer = QTimer(self, interval=BETWEEN_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        """Whether everything was read."""
        return not self._timer.isActive()

    def _next(self) -> None:
        name = next(self._names, None)
        if name is None:
            self._timer.stop()
            return
        import_module(name)


def modules() -> Iterator[str]:
    """The modules of the places and of what they ask, in the order read."""
    for name in PACKAGES:
        package = import_module(f"companion.ui.{name}")
        found = (f"{package.__name__}.{module.name}" for module in iter_modules(package.__path__))
        yield from (module for module in found if module not in HEAVY)
    yield from (f"companion.services.{name}" for name in SERVICES)
