"""Where it hurts, as text in the file and back."""

from __future__ import annotations

from companion.domain.body_map import BodyMap, BodyMark
from companion.storage.codec import from_json, to_json


def places_out(places: BodyMap | None) -> str | None:
    """Parts and words as JSON text; ``None`` when the person was not asked or left it out."""
    if places is None:
        return None
    return to_json([{"region": mark.region, "words": mark.words} for mark in places.marks])


def places_in(text: str | None) -> BodyMap | None:
    """What :func:`places_out` made."""
    if text is None:
        return None
    return BodyMap(tuple(BodyMark(value["region"], value.get("words", "")) for value in from_json(text)))
