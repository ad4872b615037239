"""Parts of the body in words: as a label, and where it hurts in a sentence."""

from __future__ import annotations

from companion.domain.body_map import REGIONS, BodyMap, Region, Seen, Side, region
from companion.i18n import listed, quoted, tr


def part_words(found: Region) -> str:
    """``Left knee, front``: whose side, which part, seen from where."""
    name = _names()[found.part]
    if found.side is Side.LEFT:
        name = tr("{part}, left", part=name)
    elif found.side is Side.RIGHT:
        name = tr("{part}, right", part=name)
    return name


def region_words(region_id: str) -> str:
    """The part with this id in words; one that only a later version knows is told plainly."""
    found = region(region_id)
    return part_words(found) if found else tr("a part of the body")


def places_words(places: BodyMap) -> str:
    """``Low back “burning” and knee, left``; or that it was nowhere."""
    if places.nowhere:
        return tr("Nowhere today")
    order = {each.id: place for place, each in enumerate(REGIONS)}
    marks = sorted(places.marks, key=lambda mark: order.get(mark.region, len(order)))
    return listed(
        [
            tr("{part} {feeling}", part=region_words(mark.region), feeling=quoted(mark.words))
            if mark.words.strip()
            else region_words(mark.region)
            for mark in marks
        ]
    )


def seen_words(seen: Seen) -> str:
    """``From the front``."""
    return {Seen.FRONT: tr("From the front"), Seen.BACK: tr("From behind")}[seen]


def _names() -> dict[str, str]:
    return {
        "face": tr("Face"),
        "throat": tr("Throat"),
        "chest": tr("Chest"),
        "belly": tr("Belly"),
        "shoulder": tr("Shoulder"),
        "upper_arm": tr("Upper arm"),
        "elbow": tr("Inside of the elbow"),
        "forearm": tr("Forearm"),
        "hand": tr("Hand"),
        "groin": tr("Hip and groin"),
        "thigh": tr("Thigh"),
        "knee": tr("Knee"),
        "shin": tr("Shin"),
        "foot": tr("Foot"),
        "head": tr("Back of the head"),
        "neck": tr("Neck"),
        "upper_back": tr("Upper back"),
        "low_back": tr("Low back"),
        "shoulder_blade": tr("Shoulder blade"),
        "arm_behind": tr("Back of the upper arm"),
        "elbow_behind": tr("Elbow"),
        "forearm_behind": tr("Back of the forearm"),
        "hand_behind": tr("Back of the hand"),
        "buttock": tr("Buttock"),
        "thigh_behind": tr("Back of the thigh"),
        "knee_behind": tr("Back of the knee"),
        "calf": tr("Calf"),
        "heel": tr("Heel"),
    }
