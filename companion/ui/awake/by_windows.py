"""Windows: the thread of the window says what it needs.

Source: https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

ES_CONTINUOUS = 0x80000000
ES_SYSTEM_REQUIRED = 0x00000001
ES_DISPLAY_REQUIRED = 0x00000002


class AwakeByWindows:
    """``set_state`` is Windows' own ``SetThreadExecutionState`` unless another is given."""

    def __init__(self, set_state: Callable[[int], int] | None = None) -> None:
        self._set_state = set_state or _thread_execution_state()

    def keep(self) -> None:
        """The display stays on from now."""
        self._set_state(ES_CONTINUOUS | ES_SYSTEM_REQUIRED | ES_DISPLAY_REQUIRED)

    def let_go(self) -> None:
        """It may go dark again, as it is set to."""
        self._set_state(ES_CONTINUOUS)


def _thread_execution_state() -> Callable[[int], int]:
    library = getattr(ctypes, "WinDLL")("kernel32")  # noqa: B009 - only Windows has it
    state = library.SetThreadExecutionState
    state.argtypes, state.restype = [ctypes.c_uint32], ctypes.c_uint32
    found: Callable[[int], int] = state
    return found
