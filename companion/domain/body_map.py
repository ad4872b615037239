"""Where it hurts: parts of the body seen from the front and from behind, with the person's own words for each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Seen(StrEnum):
    """From where."""

    FRONT = "front"
    BACK = "back"


class Side(StrEnum):
    """Whose side: the person's own left and right."""

    MIDDLE = "middle"
    LEFT = "left"
    RIGHT = "right"


class Region(NamedTuple):
    """A part of the body. ``id`` never changes: it is in notebooks."""

    id: str
    part: str
    seen: Seen
    side: Side


_FRONT_MIDDLE = ("face", "throat", "chest", "belly")
_FRONT_SIDES = (
    "shoulder", "upper_arm", "elbow", "forearm", "hand", "groin", "thigh", "knee", "shin", "foot",
)  # fmt: skip
_BACK_MIDDLE = ("head", "neck", "upper_back", "low_back")
_BACK_SIDES = (
    "shoulder_blade", "arm_behind", "elbow_behind", "forearm_behind", "hand_behind", "buttock", "thigh_behind",
    "knee_behind", "calf", "heel",
)  # fmt: skip


def _regions(seen: Seen, middle: tuple[str, ...], sides: tuple[str, ...]) -> tuple[Region, ...]:
    return (
        *(Region(part, part, seen, Side.MIDDLE) for part in middle),
        *(
            Region(f"{part}_{side.value}", part, seen, side)
            for part in sides
            for side in (Side.LEFT, Side.RIGHT)
        ),
    )


REGIONS: tuple[Region, ...] = (
    *_regions(Seen.FRONT, _FRONT_MIDDLE, _FRONT_SIDES),
    *_regions(Seen.BACK, _BACK_MIDDLE, _BACK_SIDES),
)
"""Every part, front before back, from the head down. Front and back of one place are two."""

_BY_ID = {region.id: region for region in REGIONS}


def region(region_id: str) -> Region | None:
    """The part with this id; ``None`` for one that a later version may know."""
    return _BY_ID.get(region_id)


class BodyMark(NamedTuple):
    """One part that is felt, with ``words`` for the feeling as the person put them (may be empty)."""

    region: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class BodyMap:
    """Where it hurts. No marks means "nowhere today", which is an answer; not asked is no :class:`BodyMap` at all."""

    marks: tuple[BodyMark, ...] = ()

    @property
    def nowhere(self) -> bool:
        """Whether the answer is "nowhere today"."""
        return not self.marks

    def words(self) -> dict[str, str]:
        """The feeling by part id."""
        return {mark.region: mark.words for mark in self.marks}
