"""Telling how far a document is, and stopping when asked."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[float], bool]
"""Gets 0.0–1.0 and returns ``False`` to stop."""


class RenderCancelled(Exception):  # noqa: N818 - a wish, not an error
    """The person stopped the rendering. Nothing was written."""


def report(progress: Progress | None, share: float) -> None:
    """Tell ``share`` (0.0–1.0). Raises :class:`RenderCancelled` when asked to stop."""
    if progress is not None and not progress(min(1.0, max(0.0, share))):
        raise RenderCancelled
