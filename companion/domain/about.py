"""About me: who the clinician is meeting."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the person wants known, all optional. ``printed`` names the fields that may go on the sheet;
    at first only the name.

    ``culture`` to ``spoken`` and ``clinician`` (anything else) are what a clinician should know.
    """

    name: str = ""
    matters: str = ""
    enjoy: str = ""
    clinician: str = ""
    printed: frozenset[str] = frozenset({"name"})
    culture: str = ""
    beliefs: str = ""
    language: str = ""
    touch: str = ""
    spoken: str = ""


CLINICIAN_FIELDS = ("culture", "beliefs", "language", "touch", "spoken", "clinician")
"""What a clinician should know, in the order asked."""
ABOUT_FIELDS = ("name", "matters", "enjoy", *CLINICIAN_FIELDS)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of me: what is known of it without reading it. Always JPEG; ``size`` in bytes, the rest in pixels."""

    added: Moment
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PortraitFile:
    """The picture with its bytes."""

    portrait: Portrait
    data: bytes = field(repr=False)


PORTRAIT_NAME = "about-me.jpg"
"""Its name as a file of its own."""
