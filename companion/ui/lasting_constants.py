"""Keeps ``None``, ``True`` and ``False`` alive on Python 3.11 with PySide6 6.12.

That release returns ``None`` from every Qt method, and ``True`` from every ``emit()``, without counting the
reference (harmless from Python 3.12 on, where these are immortal, PEP 683). On 3.11 each call takes one away,
and after some thousands the interpreter ends with "deallocating None". Giving each a very large count once is
what 3.12 does too.
The alternative, PySide6 6.11, needs the whole of PySide6-Addons (156 MB) for its PDF view.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Final

PLENTY: Final = 1 << 48
"""A billion Qt calls a second could go on for three days."""


def make_constants_last() -> None:
    """Raises the counts of references to the three, once. Does nothing from Python 3.12 on."""
    for constant in (None, True, False):
        if sys.version_info >= (3, 12) or sys.getrefcount(constant) >= PLENTY:
            continue
        # The count is the first field of every object in CPython's release builds; debug builds keep two
        # pointers before it, so the place is checked before it is written.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if abs(count.value - sys.getrefcount(constant)) < 64:
            count.value += PLENTY
