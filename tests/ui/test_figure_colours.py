"""The figure can be read without colour: neighbours differ in lightness, on every screen theme and on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor

from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Token
from companion.reports.paper_canvas import PAPER_COLOURS
from companion.ui.theme import THEMES, Theme, dressed, luminance

APART = 8.0
"""Steps of CIE lightness L* (0 to 100). Two flat greys side by side are told apart well below this."""
FAINT = 5.0
"""What may be faint: a line along a limb."""

GROUND = "ground"
NEIGHBOURS = [
    (Token.SKIN, Token.TOP),
    (Token.SKIN, Token.SLEEVE),
    (Token.SKIN, Token.LIMB_NEAR),
    (Token.SKIN, Token.HAIR),
    (Token.SKIN, Token.SKIN_FAR),
    (Token.SKIN, Token.PROP),
    (Token.SKIN, Token.LINEN),
    (Token.TOP, Token.SLEEVE),
    (Token.TOP, Token.TOP_FAR),
    (Token.TOP, Token.LIMB_NEAR),
    (Token.TOP, Token.LIMB_FAR),
    (Token.TOP_FAR, Token.SKIN_FAR),
    (Token.LIMB_NEAR, Token.LIMB_FAR),
    (Token.LIMB_NEAR, Token.SHOE),
    (Token.LIMB_NEAR, Token.PROP),
    (Token.SHOE, Token.PROP),
    (Token.HAIR, Token.LINEN),
    (Token.GEAR, Token.TOP),
    (Token.GEAR, Token.LIMB_NEAR),
    (Token.AMBER, Token.PAPER),
    (Token.GHOST, Token.PAPER),
    *(
        (token, GROUND)
        for token in (Token.GHOST, Token.PROP, Token.GEAR, Token.LIMB_FAR, Token.TOP_FAR, Token.SKIN_FAR)
    ),
]
LINES = [(Token.SKIN_EDGE, Token.SKIN), (Token.SHOE, Token.LIMB_NEAR)]


def lightness(colour: QColor) -> float:
    """CIE 1976 L* of a colour, from its relative luminance."""
    y = luminance(colour)
    return 903.3 * y if y <= 0.008856 else 116 * y ** (1 / 3) - 16


def weak(
    colour: Callable[[Token | str], QColor], pairs: list[tuple[Token, Token | str]], least: float
) -> list[str]:
    steps = {pair: abs(lightness(colour(pair[0])) - lightness(colour(pair[1]))) for pair in pairs}
    return [f"{one} on {other}: {step:.1f}" for (one, other), step in steps.items() if step < least]


def on_paper(token: Token | str) -> QColor:
    return QColor("#FFFFFF") if token == GROUND else QColor.fromRgbF(*PAPER_COLOURS[Token(token)])


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_neighbours_differ_in_lightness_on_screen(theme: Theme) -> None:
    def colour(token: Token | str) -> QColor:
        return QColor(theme.picture) if token == GROUND else theme.color(Token(token))

    assert weak(colour, NEIGHBOURS, APART) == []  # type: ignore[arg-type]
    assert weak(colour, LINES, FAINT) == []  # type: ignore[arg-type]


def test_neighbours_differ_in_lightness_on_paper() -> None:
    assert weak(on_paper, NEIGHBOURS, APART) == []  # type: ignore[arg-type]
    assert weak(on_paper, LINES, FAINT) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("skin", list(Skin))
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_hand_of_any_skin_can_be_told_from_the_clothes_by_itself_or_by_its_line(
    theme: Theme, skin: Skin
) -> None:
    colours = {token: lightness(dressed(theme, skin, Hair.BROWN).color(token)) for token in Token}
    tone, line = colours[Token.SKIN], colours[Token.SKIN_EDGE]
    assert abs(tone - line) >= FAINT
    for cloth in (Token.TOP, Token.SLEEVE, Token.LIMB_NEAR):
        assert max(abs(tone - colours[cloth]), abs(line - colours[cloth])) >= FAINT, cloth


def test_the_rule_finds_two_greys_that_are_alike() -> None:
    same = {Token.SKIN: QColor("#777777"), Token.TOP: QColor("#7C7C7C")}
    assert weak(lambda token: same[Token(token)], [(Token.SKIN, Token.TOP)], APART) == ["skin on top: 2.0"]
