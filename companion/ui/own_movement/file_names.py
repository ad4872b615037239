"""How photos and videos are offered for choosing. What a file is follows from what is in it, not from its name."""

from __future__ import annotations

from collections.abc import Iterable

from companion.domain.media import FORMATS, MediaKind


def _patterns(names: Iterable[str]) -> str:
    return " ".join(f"*.{name} *.{name.upper()}" for name in names)


PHOTOS = _patterns(("jpg", "jpeg", "png", "webp", "avif", "gif", "bmp", "heic"))
VIDEOS = _patterns(name for name, kind in FORMATS.items() if kind is MediaKind.VIDEO)
