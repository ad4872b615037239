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


def place_key(session_id: str) -> str:
    """The key of the place where a session goes on after a cut-off. See ``companion.domain.spot``."""
    return f"play/{session_id}"


def reminder_key(reminder_id: str = "", routine_id: str = "") -> str:
    """Under which key a reminder's form keeps what is begun: of a routine, of one that is there, or a new one."""
    if routine_id:
        return f"reminder/routine/{routine_id}"
    return f"reminder/{reminder_id or 'new'}"
