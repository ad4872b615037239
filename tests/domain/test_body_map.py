"""Parts of the body: names that last."""

from __future__ import annotations

from companion.domain.body_map import REGIONS, BodyMap, BodyMark, Seen, Side, region
from companion.services.body_words import part_words, places_words, region_words


def test_every_part_has_its_own_id_and_two_sides_come_in_pairs() -> None:
    ids = [each.id for each in REGIONS]
    assert len(set(ids)) == len(ids) == 48
    for each in REGIONS:
        assert region(each.id) is each
        if each.side is not Side.MIDDLE:
            assert each.id == f"{each.part}_{each.side.value}"


def test_ids_in_notebooks_stay() -> None:
    """These stand in files people have: adding is fine, renaming is not."""
    assert {"low_back", "neck", "knee_left", "shoulder_right", "thigh_behind_left"} <= {r.id for r in REGIONS}


def test_front_and_behind_have_names_of_their_own() -> None:
    names = [part_words(each) for each in REGIONS]
    assert len(set(names)) == len(names)
    assert {each.seen for each in REGIONS} == {Seen.FRONT, Seen.BACK}


def test_where_it_hurts_in_a_sentence() -> None:
    marks = (BodyMark("thigh_behind_left"), BodyMark("low_back", "burning"), BodyMark("antenna"))
    assert (
        places_words(BodyMap(marks)) == "Low back “burning”, Back of the thigh, left and a part of the body"
    )
    assert places_words(BodyMap()) == "Nowhere today"
    assert region_words("knee_right") == "Knee, right"
