"""Gives Python its own ``import`` back after PySide6 has put another in its place.

PySide6's reads the source of every module imported afterwards to see whether it might use ``__feature__`` (names
in snake_case), which this program never does. Over SQLAlchemy and ourselves that is 60 ms of every start, and the
sources stay in memory. PySide6 keeps Python's own as ``builtins.__orig_import__``; where there is none, nothing
is changed.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - it is this import that changes ``import``


def import_plainly() -> None:
    """Puts Python's own ``import`` back, once."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
