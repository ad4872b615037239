"""A computer without a voice or a loudspeaker is nothing to complain about, but Qt does, on standard error."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler


def expect_missing_sound() -> None:
    """Qt Multimedia warns, also later and from threads of its own, where the system's sound service is not there."""
    QLoggingCategory.setFilterRules("qt.multimedia*=false")


def _unheard(_kind: QtMsgType, _context: QMessageLogContext, _message: str) -> None:
    """Says nothing."""


@contextmanager
def quietly() -> Iterator[None]:
    """While Qt looks for voices and loudspeakers, what it misses is not told."""
    before = qInstallMessageHandler(_unheard)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
