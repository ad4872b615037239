"""Rights on files that count even for root, who runs the tests in many a container."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_CAPABILITY_VERSION = 0x20080522  # linux/capability.h, _LINUX_CAPABILITY_VERSION_3
_MAY_WRITE_ANYWHERE = (1 << 1) | (1 << 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH


@contextmanager
def no_special_rights() -> Iterator[None]:
    """File permissions count for this thread."""
    if os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)
    rights = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; twice

    def call(function: Callable[..., int]) -> None:
        if function(header, rights) != 0:
            raise OSError(ctypes.get_errno(), "capabilities")

    call(libc.capget)
    before = rights[0]
    rights[0] = before & ~_MAY_WRITE_ANYWHERE
    call(libc.capset)
    try:
        yield
    finally:
        rights[0] = before
        call(libc.capset)
