"""Skin and hair of the drawn person, chosen by the one who looks at it, for screen and paper alike.

Each ground (light, dark, black) has its own run from deep to light skin, so that every tone stands out from it and
from the clothes also in greyscale. Hair is moved no further than needed to stand out from the skin.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from companion.drawing.shapes import Token


class Skin(StrEnum):
    """Tones from deep to light."""

    DEEP = "deep"
    DARK = "dark"
    BROWN = "brown"
    TAN = "tan"
    MEDIUM = "medium"
    LIGHT = "light"


class Hair(StrEnum):
    """Colours of hair, or next to none."""

    BLACK = "black"
    BROWN = "brown"
    RED = "red"
    FAIR = "fair"
    GREY = "grey"
    NONE = "none"


_LIGHT_GROUND = ("#46291F", "#5B3621", "#75482A", "#A06840", "#C68F69", "#D5A888")
_DARK_GROUND = ("#7C4C3B", "#875335", "#A4663C", "#B8794B", "#C48D67", "#DEB394")
_BLACK_GROUND = ("#82513F", "#9A5F3D", "#B26F43", "#C98350", "#E3B894", "#F5ECE7")
_HAIR = {
    Hair.BLACK: "#1B1512",
    Hair.BROWN: "#3A2A23",
    Hair.RED: "#7A3418",
    Hair.FAIR: "#B08A4C",
    Hair.GREY: "#7F7F7D",
}
HAIR_FROM_SKIN, HAIR_FROM_GROUND = 1.35, 1.6
"""How far hair stands apart from the face and from the ground, as a contrast ratio."""
EDGE_FROM_SKIN = 1.4
"""How far the line around a bare arm stands apart from it."""
_FAR = 0.45
"""How much of the ground is in the skin of the far side."""
_EDGE = 0.25
"""How much darker than the skin the line around a bare arm is, so that a hand can be told from a shirt as light."""
_SHAVED = 0.2
"""How much darker than the skin the shadow is that stays where hair was."""
_SAFE = 1.02
"""A little more than asked, for colours are whole numbers."""

Rgb = tuple[float, float, float]


def person_colours(skin: Skin, hair: Hair, ground: str) -> Mapping[Token, str]:
    """The tokens of skin and hair as ``#RRGGBB`` for a figure on ``ground`` (``#RRGGBB``)."""
    tone = _tones(ground)[list(Skin).index(skin)]
    away = [(tone, HAIR_FROM_SKIN), (ground, HAIR_FROM_GROUND)]
    return {
        Token.SKIN: tone,
        Token.SKIN_FAR: mixed(tone, ground, _FAR),
        Token.SKIN_EDGE: _apart(mixed(tone, "#000000", _EDGE), [(tone, EDGE_FROM_SKIN)]),
        Token.HAIR: _apart(_HAIR.get(hair) or mixed(tone, "#000000", _SHAVED), away),
    }


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 (black) to 1 (white). Source: WCAG 2.2."""
    return _light(_linear(colour))


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, 1 to 21. Source: WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    return _hex(a + (b - a) * share for a, b in zip(_bytes(one), _bytes(other), strict=True))


def _tones(ground: str) -> Sequence[str]:
    light = luminance(ground)
    if light > 0.5:
        return _LIGHT_GROUND
    return _DARK_GROUND if light > 0.004 else _BLACK_GROUND


def _apart(colour: str, others: Iterable[tuple[str, float]]) -> str:
    """``colour``, made just so much darker or lighter that it stands apart from each of ``others`` by its ratio."""
    here = luminance(colour) + 0.05
    near = [(luminance(other) + 0.05, ratio) for other, ratio in others]
    edges = [place * by for place, ratio in near for by in (1 / (ratio * _SAFE), ratio * _SAFE)]
    fitting = [
        place
        for place in (here, *edges)
        if 0.05 <= place <= 1.05 and all(max(place / p, p / place) >= ratio for p, ratio in near)
    ]
    best = min(fitting, key=lambda place: max(place / here, here / place), default=here)
    return colour if best == here else _with_luminance(colour, best - 0.05)


def _with_luminance(colour: str, wanted: float) -> str:
    """``colour``, darker or with white in it."""
    rgb = _linear(colour)
    light = _light(rgb)
    if wanted <= light:
        share = wanted / light if light else 0.0
        return _hex(255 * _bent(c * share) for c in rgb)
    share = (wanted - light) / (1.0 - light)
    return _hex(255 * _bent(c + (1.0 - c) * share) for c in rgb)


def _bytes(colour: str) -> Rgb:
    return float(int(colour[1:3], 16)), float(int(colour[3:5], 16)), float(int(colour[5:7], 16))


def _linear(colour: str) -> Rgb:
    red, green, blue = ((c / 255) for c in _bytes(colour))
    return _straight(red), _straight(green), _straight(blue)


def _straight(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _bent(channel: float) -> float:
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _light(rgb: Rgb) -> float:
    red, green, blue = rgb
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{min(255, max(0, round(c))):02X}" for c in channels)
