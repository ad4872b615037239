"""Keeps the display on while one follows the player, in the way of each system.

Where that cannot be done nothing happens, and nothing is said. However the program ends, the display may go dark again.
"""

from __future__ import annotations

from typing import Protocol


class Awake(Protocol):
    """Keeps the display on. Either may be called again; that changes nothing."""

    def keep(self) -> None:
        """The display stays on from now."""

    def let_go(self) -> None:
        """It may go dark again, as it is set to."""


class AsItIsSet:
    """Lets the display do what it is set to."""

    def keep(self) -> None:
        """Asks for nothing."""

    def let_go(self) -> None:
        """Has nothing to take back."""
