"""About me: who the clinician is meeting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the person wants known, all optional. ``printed`` names the fields that may go on the sheet;
    at first only the name."""

    name: str = ""
    matters: str = ""
    enjoy: str = ""
    clinician: str = ""
    printed: frozenset[str] = frozenset({"name"})


ABOUT_FIELDS = ("name", "matters", "enjoy", "clinician")
