"""Colours that can be read, in every theme."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Token
from companion.ui.icons import CODEPOINTS, outline, pixmap
from companion.ui.look import Appearance, Look, Type, current_look, palette_of
from companion.ui.preferences import MotionChoice, Preferences, ThemeChoice
from companion.ui.stylesheet import stylesheet
from companion.ui.theme import DARK, HAIR, LIGHT, SKIN, TEXT_PAIRS, THEMES, Theme, contrast_ratio, dressed

ROLE = QPalette.ColorRole
GROUP = QPalette.ColorGroup


def least(theme: Theme) -> float:
    return 7.0 if theme.contrast else 4.5


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast_ratio(QColor("#000"), QColor("#fff")) == pytest.approx(21.0)
    assert contrast_ratio(QColor("#767676"), QColor("#fff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_drawn_person_is_dressed_and_nothing_else_changes(theme: Theme) -> None:
    assert dressed(theme, SKIN, HAIR) is theme
    other = dressed(theme, Skin.DEEP, Hair.GREY)
    differing = {token for token in Token if other.hex(token) != theme.hex(token)}
    assert differing == {Token.SKIN, Token.SKIN_FAR, Token.SKIN_EDGE, Token.HAIR}
    grey = dressed(theme, SKIN, Hair.GREY)
    assert {token for token in Token if grey.hex(token) != theme.hex(token)} == {Token.HAIR}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("skin", Skin)
def test_a_bare_arm_can_be_told_from_what_lies_behind_it_in_greyscale(theme: Theme, skin: Skin) -> None:
    """By its own lightness, or by the line around it."""
    person = dressed(theme, skin, Hair.BLACK)
    arm, edge = person.color(Token.SKIN), person.color(Token.SKIN_EDGE)
    for token in (Token.SLEEVE, Token.TOP, Token.LIMB_NEAR):
        cloth = theme.color(token)
        assert max(contrast_ratio(arm, cloth), contrast_ratio(edge, cloth)) >= 1.2, token
    assert contrast_ratio(arm, edge) >= 1.35


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_text_can_be_read_on_its_ground(theme: Theme) -> None:
    weak = {
        (text, ground): round(ratio, 2)
        for text, ground in TEXT_PAIRS
        if (ratio := contrast_ratio(theme.color(text), theme.color(ground))) < least(theme)
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_on_buttons_can_be_read(theme: Theme) -> None:
    assert contrast_ratio(QColor(theme.on_accent), theme.color(Token.ACCENT)) >= least(theme)
    assert contrast_ratio(QColor(theme.hush), theme.color(Token.INK)) >= least(theme)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_controls_stand_out_from_what_they_lie_on(theme: Theme) -> None:
    for ground in (Token.PAPER, Token.SURFACE, Token.RAIL):
        assert contrast_ratio(QColor(theme.edge), theme.color(ground)) >= 3.0
        assert contrast_ratio(theme.color(Token.ACCENT), theme.color(ground)) >= 3.0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_token_has_a_colour(theme: Theme) -> None:
    assert set(theme.colours) == set(Token)
    assert all(theme.color(token).isValid() for token in Token)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_disabled_and_marked_text_can_be_read(theme: Theme) -> None:
    palette = palette_of(theme)
    disabled = palette.color(GROUP.Disabled, ROLE.ButtonText)
    assert contrast_ratio(disabled, theme.color(Token.RAIL)) >= least(theme)
    marked = palette.color(GROUP.Active, ROLE.HighlightedText)
    assert contrast_ratio(marked, palette.color(GROUP.Active, ROLE.Highlight)) >= least(theme)
    hint = palette.color(GROUP.Active, ROLE.PlaceholderText)
    assert contrast_ratio(hint, palette.color(GROUP.Active, ROLE.Base)) >= least(theme)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_stylesheet_knows_no_other_colours_and_no_text_sizes(theme: Theme) -> None:
    sheet = stylesheet(theme, 100)
    known = {
        *(value.lower() for value in theme.colours.values()),
        theme.on_accent.lower(),
        theme.edge.lower(),
    }
    used = {part[:7].lower() for part in sheet.split(" ") if part.startswith("#")}
    assert used
    assert used <= known
    assert "font" not in sheet


def test_text_doubles_and_nothing_else_does() -> None:
    assert Look(LIGHT, 200).font(Type.BODY).pixelSize() == 2 * Look(LIGHT, 100).font(Type.BODY).pixelSize()
    assert Look(LIGHT, 200).font(Type.COUNT).pixelSize() == Look(LIGHT, 100).font(Type.COUNT).pixelSize()


def test_the_look_follows_what_was_chosen(qapp: QApplication, app_look: Look) -> None:
    appearance = Appearance(qapp, Preferences(theme=ThemeChoice.LIGHT))
    told: list[bool] = []
    appearance.changed.connect(lambda: told.append(True))
    appearance.choose(Preferences(theme=ThemeChoice.DARK, text_percent=150, motion=MotionChoice.OFF))
    assert current_look() == Look(DARK, 150, still=True)
    assert qapp.palette().color(ROLE.Window) == DARK.color(Token.PAPER)
    assert qapp.font().pixelSize() == 26
    assert told == [True]


def test_icons_are_the_ones_named_in_the_font() -> None:
    spec = find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations
    fonts = Path(next(iter(spec.submodule_search_locations)), "fonts")
    (names,) = fonts.glob("phosphor*charmap*.json")
    table = json.loads(names.read_text("utf-8"))
    assert {name: int(table[name], 16) for name in CODEPOINTS} == dict(CODEPOINTS)


@pytest.mark.parametrize("name", sorted(CODEPOINTS))
def test_each_icon_shows_and_is_not_cut_off(qapp: QApplication, name: str) -> None:
    box = outline(name).boundingRect()
    assert QRectF(0, 0, 256, 256).contains(box)
    image = pixmap(name, Token.INK, 24, 2.0).toImage()
    assert image.width() == 48
    assert any(image.pixelColor(x, y).alpha() > 128 for y in range(48) for x in range(48))
