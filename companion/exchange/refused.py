"""Why a file from outside is not taken: one reason, already in plain words."""

from __future__ import annotations


class RefusedError(Exception):
    """The file as a whole is refused. ``reason`` is translated and shown to the person as it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
