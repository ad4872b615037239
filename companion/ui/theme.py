"""Colours by what they are for, in three themes: light, dark and high contrast.

A :class:`Theme` is plain data. How it reaches a widget is the business of ``ui/look.py``.
Every pair of text and ground used on screen is listed in :data:`TEXT_PAIRS`; a test holds each to
4.5:1, and to 7:1 in high contrast (WCAG 2.2, 1.4.3 and 1.4.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor

from companion.drawing.person_colours import Hair, Skin, person_colours
from companion.drawing.shapes import Token

SKIN: Final = Skin.MEDIUM
HAIR: Final = Hair.BROWN
"""What the themes show when nothing else is chosen."""


@dataclass(frozen=True)
class Theme:
    """One set of colours.

    ``colours`` gives every :class:`Token` a hexadecimal value. The other four are for controls only:
    ``on_accent`` is text on an accent ground, ``edge`` the outline of a control (at least 3:1 on paper),
    ``picture`` the ground behind a figure, ``hush`` quieter text on an ink ground.
    """

    name: str
    dark: bool
    colours: Mapping[Token, str]
    on_accent: str
    edge: str
    picture: str
    hush: str
    contrast: bool = False

    def color(self, token: Token) -> QColor:
        """The colour of ``token``."""
        return QColor(self.colours[token])

    def hex(self, token: Token) -> str:
        """The colour of ``token`` as ``#RRGGBB``, for a stylesheet."""
        return self.colours[token]


LIGHT: Final = Theme(
    name="light",
    dark=False,
    colours=MappingProxyType(
        {
            Token.PAPER: "#F6F3EC",
            Token.RAIL: "#F1EDE3",
            Token.SURFACE: "#FFFDF8",
            Token.INK: "#20302F",
            Token.MUTED: "#566460",
            Token.LINE: "#DDD6C7",
            Token.ACCENT: "#0F5C5C",
            Token.SOFT: "#DDEBE6",
            Token.AMBER: "#7A4D00",
            Token.AMBER_GROUND: "#F5E6C8",
            Token.LIMB_NEAR: "#1F4E5F",
            Token.LIMB_FAR: "#8DAAB3",
            Token.TOP: "#2E8B82",
            Token.TOP_FAR: "#7DB1AA",
            Token.SLEEVE: "#276E67",
            Token.SHOE: "#152E38",
            Token.SKIN: "#C68F69",
            Token.SKIN_FAR: "#DDB99E",
            Token.SKIN_EDGE: "#94613F",
            Token.HAIR: "#3A2A23",
            Token.GHOST: "#D4CDBE",
            Token.PROP: "#CFC7B4",
            Token.LINEN: "#FFFDF8",
            Token.GEAR: "#DBA33F",
        }
    ),
    on_accent="#FFFDF8",
    edge="#8A8270",
    picture="#ECE7DA",
    hush="#C3CCC7",
)

DARK: Final = Theme(
    name="dark",
    dark=True,
    colours=MappingProxyType(
        {
            Token.PAPER: "#151E1D",
            Token.RAIL: "#101817",
            Token.SURFACE: "#1E2928",
            Token.INK: "#ECE7DB",
            Token.MUTED: "#A9B5B0",
            Token.LINE: "#33403E",
            Token.ACCENT: "#7CC7BD",
            Token.SOFT: "#23403C",
            Token.AMBER: "#F0C879",
            Token.AMBER_GROUND: "#3A2E14",
            Token.LIMB_NEAR: "#93BDCC",
            Token.LIMB_FAR: "#47626C",
            Token.TOP: "#2F857C",
            Token.TOP_FAR: "#2A5651",
            Token.SLEEVE: "#256B64",
            Token.SHOE: "#DDE7EA",
            Token.SKIN: "#C48D67",
            Token.SKIN_FAR: "#8C6549",
            Token.SKIN_EDGE: "#8A5D3F",
            Token.HAIR: "#7A5F50",
            Token.GHOST: "#34413F",
            Token.PROP: "#4C5A57",
            Token.LINEN: "#B9C6C1",
            Token.GEAR: "#F0C879",
        }
    ),
    on_accent="#151E1D",
    edge="#7C8A86",
    picture="#1A2423",
    hush="#46524F",
)

CONTRAST: Final = Theme(
    name="contrast",
    dark=True,
    contrast=True,
    colours=MappingProxyType(
        {
            Token.PAPER: "#000000",
            Token.RAIL: "#000000",
            Token.SURFACE: "#0B0B0B",
            Token.INK: "#FFFFFF",
            Token.MUTED: "#DADADA",
            Token.LINE: "#8C8C8C",
            Token.ACCENT: "#FFDD55",
            Token.SOFT: "#332B00",
            Token.AMBER: "#FFC46B",
            Token.AMBER_GROUND: "#2B1C00",
            Token.LIMB_NEAR: "#FFFFFF",
            Token.LIMB_FAR: "#9A9A9A",
            Token.TOP: "#FFDD55",
            Token.TOP_FAR: "#8A7416",
            Token.SLEEVE: "#B89812",
            Token.SHOE: "#CFCFCF",
            Token.SKIN: "#E3B894",
            Token.SKIN_FAR: "#A8836A",
            Token.SKIN_EDGE: "#9C6F4E",
            Token.HAIR: "#8F6B55",
            Token.GHOST: "#3C3C3C",
            Token.PROP: "#7A7A7A",
            Token.LINEN: "#DADADA",
            Token.GEAR: "#5CC8FF",
        }
    ),
    on_accent="#000000",
    edge="#FFFFFF",
    picture="#000000",
    hush="#3A3A3A",
)

THEMES: Final = (LIGHT, DARK, CONTRAST)

TEXT_PAIRS: Final[tuple[tuple[Token, Token], ...]] = (
    *(
        (text, ground)
        for text in (Token.INK, Token.MUTED, Token.ACCENT)
        for ground in (Token.PAPER, Token.RAIL, Token.SURFACE, Token.SOFT)
    ),
    (Token.PAPER, Token.INK),
    (Token.AMBER, Token.AMBER_GROUND),
    (Token.ACCENT, Token.AMBER_GROUND),
    (Token.INK, Token.AMBER_GROUND),
    (Token.AMBER, Token.PAPER),
    (Token.AMBER, Token.SURFACE),
)
"""Text on ground, as the screens use them."""


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def luminance(colour: QColor) -> float:
    """Relative luminance, 0 (black) to 1 (white). Source: WCAG 2.2."""
    red, green, blue = (_linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: QColor, other: QColor) -> float:
    """How far two colours stand apart, 1 to 21. Source: WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def dressed(theme: Theme, skin: Skin, hair: Hair) -> Theme:
    """``theme`` with the drawn person's skin and hair as chosen. :data:`SKIN` and :data:`HAIR` are its own."""
    if (skin, hair) == (SKIN, HAIR):
        return theme
    chosen = dict(person_colours(skin, hair, theme.picture))
    if skin is SKIN:
        chosen = {Token.HAIR: chosen[Token.HAIR]}
    colours = {**theme.colours, **chosen}
    return replace(theme, colours=MappingProxyType(colours))


def theme_named(name: str) -> Theme:
    """The theme called ``name``; light where there is none."""
    return next((theme for theme in THEMES if theme.name == name), LIGHT)
