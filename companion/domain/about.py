"""About me: who the clinician is meeting."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the person wants known, all optional. ``printed`` names the fields that may go on the sheet."""

    name: str = ""
    matters: str = ""
    enjoy: str = ""
    clinician: str = ""
    printed: frozenset[str] = field(default_factory=frozenset)


ABOUT_FIELDS = ("name", "matters", "enjoy", "clinician")
