"""A photo or video of a movement, as the person or their clinic took it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from companion.domain.moments import Moment

MAX_PHOTO_SIDE = 2000
"""A photo's longer side as it is kept, in pixels: enough for a window and a printed page."""
MAX_PHOTO_BYTES = 60_000_000
"""The largest photo file that is looked at."""
MAX_PHOTO_PIXELS = 80_000_000
"""The largest photo that is decoded: past it, a small file could fill the memory. Phones make 12 to 50 million."""
MAX_VIDEO_BYTES = 60_000_000
"""The largest video kept: about a minute as phones film."""


class MediaKind(StrEnum):
    """What was taken."""

    PHOTO = "photo"
    VIDEO = "video"


FORMATS = {
    "jpg": MediaKind.PHOTO,
    "mp4": MediaKind.VIDEO,
    "mov": MediaKind.VIDEO,
    "3gp": MediaKind.VIDEO,
    "webm": MediaKind.VIDEO,
    "mkv": MediaKind.VIDEO,
    "avi": MediaKind.VIDEO,
}
"""How a file of each format ends, and what it is. Photos are always kept as JPEG."""


@dataclass(frozen=True, slots=True)
class Media:
    """What is known of a photo or video without reading it. ``format`` is a key of :data:`FORMATS`; ``size`` is in
    bytes; ``width`` and ``height`` in pixels, 0 for a video."""

    movement_id: str
    format: str
    size: int
    added: Moment
    width: int = 0
    height: int = 0

    @property
    def kind(self) -> MediaKind:
        """Photo or video."""
        return FORMATS[self.format]

    @property
    def file_name(self) -> str:
        """Its name as a file of its own: nothing in it can lead out of a folder."""
        owner = "".join(c if c.isascii() and c.isalnum() else "-" for c in self.movement_id)
        return f"{self.kind.value}-{owner}.{self.format}"


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A photo or video with its bytes."""

    media: Media
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that was looked at and made ready to keep: its format, its bytes, and a photo's size in pixels."""

    format: str
    data: bytes = field(repr=False)
    width: int = 0
    height: int = 0
