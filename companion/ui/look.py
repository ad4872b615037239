"""How things look right now: theme, text size and motion, kept where Qt keeps its own font and palette.

The current :class:`Look` rides on the ``QApplication`` beside its font and palette, so a widget that paints
itself asks :func:`current_look` while painting and needs nothing handed in. When the look changes, Qt sends
every widget ``QEvent.StyleChange`` (the stylesheet is replaced); widgets that hold a font renew it there.
:class:`Appearance` is the only one who changes the look.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import fontpkg_atkinson_hyperlegible as atkinson
import manimgx_fonts as more_fonts
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontDatabase, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from companion.drawing.shapes import Token
from companion.ui.preferences import MotionChoice, Preferences, ThemeChoice
from companion.ui.stylesheet import stylesheet
from companion.ui.theme import CONTRAST, DARK, LIGHT, Theme, dressed, theme_named

FAMILY: Final = str(atkinson.FAMILY)
MORE_FONTS: Final = Path(more_fonts.__file__).parent
LOOK_PROPERTY: Final = "companionLook"
FONTS_PROPERTY: Final = "companionFonts"
LOOK_CHANGED: Final = QEvent.Type.StyleChange
"""The event a widget receives when the look has changed."""


class Type(Enum):
    """A kind of text: its name, pixels at 100 %, bold, and the most it grows (the player's is large already)."""

    H1 = ("h1", 32.0, True, 200)
    TITLE = ("title", 25.0, True, 200)
    H2 = ("h2", 21.0, True, 200)
    BODY = ("body", 17.0, False, 200)
    STRONG = ("strong", 17.0, True, 200)
    NAME = ("name", 19.0, True, 200)
    SMALL = ("small", 15.5, False, 200)
    BUTTON = ("button", 17.0, True, 200)
    QUOTE = ("quote", 32.0, False, 200)
    PLAYER_NOTE = ("player note", 20.0, False, 150)
    PLAYER_CUE = ("player cue", 30.0, False, 140)
    PLAYER_NAME = ("player name", 60.0, True, 125)
    PLAYER_OF = ("player of", 60.0, False, 125)
    COUNT = ("count", 220.0, True, 100)

    def __init__(self, _name: str, pixels: float, bold: bool, most_percent: int) -> None:
        self.pixels = pixels
        self.bold = bold
        self.most_percent = most_percent


@dataclass(frozen=True)
class Look:
    """Theme, text size (100 to 200 %) and whether motion is to be left out."""

    theme: Theme = LIGHT
    text_percent: int = 100
    still: bool = False

    def color(self, token: Token) -> QColor:
        """The colour of ``token`` in this theme."""
        return self.theme.color(token)

    def font(self, kind: Type, *, bold: bool | None = None, italic: bool = False) -> QFont:
        """The font of a kind of text at the chosen size."""
        font = QFont(FAMILY)
        font.setPixelSize(round(kind.pixels * min(self.text_percent, kind.most_percent) / 100))
        font.setBold(kind.bold if bold is None else bold)
        font.setItalic(italic)
        return font

    def with_text(self, pixels: float) -> int:
        """A length that grows with the text, such as the height of a one-line button."""
        return round(pixels * self.text_percent / 100)


DEFAULT_LOOK: Final = Look()


def current_look() -> Look:
    """The look of the running application; light at 100 % before one is chosen."""
    app = QCoreApplication.instance()
    look = app.property(LOOK_PROPERTY) if app is not None else None
    return look if isinstance(look, Look) else DEFAULT_LOOK


LaidFor: TypeAlias = tuple[Look, Qt.LayoutDirection]


def laid_for(widget: QWidget) -> LaidFor:
    """What a text is set for. Qt says "style changed" at every move to another parent too: what is still set for
    this need not be set again.
    """
    return current_look(), widget.layoutDirection()


def load_fonts() -> None:
    """Makes the typeface known to the running application. Safe to call again."""
    app = QCoreApplication.instance()
    if app is None or app.property(FONTS_PROPERTY):
        return
    app.setProperty(FONTS_PROPERTY, True)
    for file in sorted(Path(atkinson.ROOT, "files").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def load_more_fonts() -> None:
    """Adds letters for emoji, which a bare computer may lack. Costs some 10 ms, so not before the first screen."""
    for name in ("NotoEmoji[wght].ttf",):
        QFontDatabase.addApplicationFont(str(MORE_FONTS / name))


def palette_of(theme: Theme) -> QPalette:
    """Qt's colour roles from a theme, with readable disabled and highlighted text (Qt's own fall short)."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.color(Token.PAPER),
        role.WindowText: theme.color(Token.INK),
        role.Base: theme.color(Token.SURFACE),
        role.AlternateBase: theme.color(Token.RAIL),
        role.Text: theme.color(Token.INK),
        role.Button: theme.color(Token.SURFACE),
        role.ButtonText: theme.color(Token.INK),
        role.BrightText: theme.color(Token.INK),
        role.Highlight: theme.color(Token.ACCENT),
        role.HighlightedText: QColor(theme.on_accent),
        role.Accent: theme.color(Token.ACCENT),
        role.Link: theme.color(Token.ACCENT),
        role.LinkVisited: theme.color(Token.ACCENT),
        role.PlaceholderText: theme.color(Token.MUTED),
        role.ToolTipBase: theme.color(Token.SURFACE),
        role.ToolTipText: theme.color(Token.INK),
        role.Light: theme.color(Token.SURFACE),
        role.Midlight: theme.color(Token.RAIL),
        role.Mid: theme.color(Token.LINE),
        role.Dark: QColor(theme.edge),
        role.Shadow: theme.color(Token.LINE),
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, theme.color(Token.MUTED))
    return palette


def apply(app: QApplication, theme: Theme, text_percent: int, *, still: bool = False) -> Look:
    """Gives ``app`` this look: palette, font and one generated stylesheet. Every widget is told."""
    load_fonts()
    look = Look(theme, text_percent, still)
    app.setProperty(LOOK_PROPERTY, look)
    app.setPalette(palette_of(theme))
    app.setFont(look.font(Type.BODY))
    app.setStyleSheet(stylesheet(theme, text_percent))
    return look


@cache
def _hints(app: QApplication) -> tuple[QStyleHints, QAccessibilityHints]:
    """What the computer prefers. Held for good: PySide6 6.12 takes these two for deleted once let go of."""
    hints = app.styleHints()
    return hints, hints.accessibility()


class Appearance(QObject):
    """Keeps the application's look in step with what the person chose and what their computer prefers."""

    changed = Signal()

    def __init__(self, app: QApplication, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._chosen = preferences
        self._look = DEFAULT_LOOK
        self._hints, self._access = _hints(app)
        self._hints.colorSchemeChanged.connect(self._follow)
        self._access.contrastPreferenceChanged.connect(self._follow)
        self._access.motionPreferenceChanged.connect(self._follow)
        self._apply()

    @property
    def look(self) -> Look:
        """The look in force."""
        return self._look

    @property
    def preferences(self) -> Preferences:
        """What was chosen."""
        return self._chosen

    def choose(self, preferences: Preferences) -> None:
        """Follows new preferences at once."""
        self._chosen = preferences
        self._apply()

    def _follow(self) -> None:
        self._apply()

    def _theme(self) -> Theme:
        choice = self._chosen.theme
        if choice is not ThemeChoice.SYSTEM:
            return theme_named(choice.value)
        if self._access.contrastPreference() == Qt.ContrastPreference.HighContrast:
            return CONTRAST
        return DARK if self._hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def _still(self) -> bool:
        if self._chosen.motion is not MotionChoice.SYSTEM:
            return self._chosen.motion is MotionChoice.OFF
        return self._access.motionPreference() == Qt.MotionPreference.ReducedMotion

    def _apply(self) -> None:
        theme = dressed(self._theme(), self._chosen.skin, self._chosen.hair)
        wanted = Look(theme, self._chosen.text_percent, self._still())
        if wanted == self._look and self._app.property(LOOK_PROPERTY) == wanted:
            return
        self._look = apply(self._app, wanted.theme, wanted.text_percent, still=wanted.still)
        self.changed.emit()
