"""Whatever skin and hair are chosen, the figure stands out from its ground, and its parts from one another."""

from __future__ import annotations

import itertools

import pytest

from companion.drawing.person_colours import Hair, Skin, contrast, luminance, mixed, person_colours
from companion.drawing.shapes import Token

GROUNDS = ("#ECE7DA", "#1A2423", "#000000", "#FFFFFF")
CHOICES = [*itertools.product(GROUNDS, Skin, Hair)]


@pytest.mark.parametrize(("ground", "skin", "hair"), CHOICES)
def test_skin_hair_and_ground_stand_apart_also_in_greyscale(ground: str, skin: Skin, hair: Hair) -> None:
    colours = person_colours(skin, hair, ground)
    assert contrast(colours[Token.SKIN], ground) >= 1.7
    assert contrast(colours[Token.SKIN_EDGE], colours[Token.SKIN]) >= 1.4
    assert contrast(colours[Token.HAIR], colours[Token.SKIN]) >= 1.35
    assert contrast(colours[Token.HAIR], ground) >= 1.6
    assert contrast(colours[Token.SKIN_FAR], ground) >= 1.3
    assert contrast(colours[Token.SKIN_FAR], colours[Token.SKIN]) >= 1.25


@pytest.mark.parametrize("ground", GROUNDS)
def test_tones_go_from_deep_to_light_and_each_is_its_own(ground: str) -> None:
    lights = [luminance(person_colours(skin, Hair.BLACK, ground)[Token.SKIN]) for skin in Skin]
    assert lights == sorted(lights)
    assert len(set(lights)) == len(Skin)


@pytest.mark.parametrize(("ground", "skin"), [*itertools.product(GROUNDS, Skin)])
def test_colours_of_hair_can_be_told_apart(ground: str, skin: Skin) -> None:
    found = [person_colours(skin, hair, ground)[Token.HAIR] for hair in Hair]
    assert len(set(found)) == len(Hair)


def test_the_measures_are_those_of_wcag() -> None:
    """Values from WCAG 2.2's own definition: black and white, and grey #767676 as the usual 4.5:1 on white."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#FFFFFF", "#767676") == pytest.approx(4.54, abs=0.01)
    assert luminance("#FF0000") == pytest.approx(0.2126)
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#102030", "#FFFFFF", 0.0) == "#102030"
