"""Drafts: what was typed and not yet kept. They survive a crash."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class Draft:
    """Unfinished words. ``key`` names the form ("goal/new"); ``fields`` are its texts by field name."""

    key: str
    fields: dict[str, str]
    at: Moment


def reflection_key(session_id: str) -> str:
    """The key of the unfinished answers about a session."""
    return f"reflect/{session_id}"
