"""Line icons: Phosphor (MIT), from the font file that the ``qtawesome`` package carries.

Only the file is used; the package is never imported, and its 150 kB table of names is not read: the few
names we need are listed here, and a test holds them against that table. Icons are painted as outlines in a
token's colour, so they are crisp at any scale and follow the theme whenever they are painted.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap, QRawFont, QTransform
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.ui.look import current_look

CODEPOINTS: Final = MappingProxyType(
    {
        "arrow-counter-clockwise": 0xF021,
        "arrow-down": 0xF022,
        "arrow-left": 0xF03B,
        "arrow-right": 0xF044,
        "arrow-up": 0xF061,
        "barbell": 0xF074,
        "calendar-blank": 0xF0AD,
        "caret-down": 0xF0C2,
        "caret-left": 0xF0C3,
        "caret-right": 0xF0C4,
        "caret-up": 0xF0C5,
        "chart-line-up": 0xF0D5,
        "chat-circle": 0xF0DC,
        "check": 0xF0E7,
        "check-circle": 0xF0E8,
        "clipboard-text": 0xF0F8,
        "clock": 0xF0F9,
        "copy": 0xF114,
        "corners-out": 0xF118,
        "dots-six-vertical": 0xF144,
        "dots-three": 0xF145,
        "download-simple": 0xF14C,
        "eye": 0xF15B,
        "eye-slash": 0xF15E,
        "file-text": 0xF170,
        "flag": 0xF17C,
        "folder-open": 0xF18C,
        "heart": 0xF1CA,
        "info": 0xF1E0,
        "leaf": 0xF1EB,
        "lock": 0xF1FF,
        "magnifying-glass": 0xF20A,
        "minus": 0xF21A,
        "monitor-play": 0xF21E,
        "moon": 0xF21F,
        "note-pencil": 0xF22E,
        "notebook": 0xF22C,
        "pause": 0xF25E,
        "pencil-simple": 0xF266,
        "person-simple-walk": 0xF26D,
        "phone": 0xF26E,
        "play": 0xF27C,
        "plus": 0xF27F,
        "printer": 0xF288,
        "question": 0xF293,
        "quotes": 0xF295,
        "repeat": 0xF29F,
        "skip-forward": 0xF2CC,
        "sliders-horizontal": 0xF2D0,
        "speaker-high": 0xF2E0,
        "speaker-slash": 0xF2E8,
        "stop": 0xF2F7,
        "sun": 0xF2FE,
        "target": 0xF308,
        "trash": 0xF334,
        "user-circle": 0xF347,
        "warning-circle": 0xF35D,
        "wind": 0xF369,
        "x": 0xF36D,
    }
)
_UNITS: Final = 256.0
MIRRORED: Final = frozenset(
    {"arrow-left", "arrow-right", "caret-left", "caret-right", "skip-forward", "play", "speaker-high"}
)
"""Icons that point along the line of reading; :func:`paint_icon` turns them in right-to-left languages."""


def font_file() -> Path:
    """The icon font. Raises ``FileNotFoundError`` when the installation is incomplete."""
    spec = find_spec("qtawesome")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for file in sorted(Path(folder, "fonts").glob("phosphor*.ttf")):
            return file
    raise FileNotFoundError("the icon font is missing from this installation")


@cache
def _font() -> QRawFont:
    return QRawFont(str(font_file()), _UNITS)


@cache
def outline(name: str) -> QPainterPath:
    """The icon on a 256 × 256 sheet. Raises ``KeyError`` for a name not in :data:`CODEPOINTS`."""
    font = _font()
    index = font.glyphIndexesForString(chr(CODEPOINTS[name]))[0]
    return QTransform.fromTranslate(0, _UNITS).map(font.pathForGlyph(index))


def paint_icon(
    painter: QPainter, name: str, rect: QRectF, colour: QColor, *, right_to_left: bool = False
) -> None:
    """Paints ``name`` into the middle of ``rect``, as large as fits."""
    side = min(rect.width(), rect.height())
    scale = side / _UNITS
    flip = right_to_left and name in MIRRORED
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2 + (side if flip else 0), rect.center().y() - side / 2)
    painter.scale(-scale if flip else scale, scale)
    painter.fillPath(outline(name), colour)
    painter.restore()


def pixmap(name: str, token: Token = Token.INK, size: int = 24, ratio: float = 1.0) -> QPixmap:
    """A picture of the icon in the current theme, ``size`` logical pixels high on a screen of ``ratio``."""
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, name, QRectF(0, 0, size, size), current_look().color(token))
    painter.end()
    return image


def icon(name: str, token: Token = Token.INK, size: int = 24) -> QIcon:
    """An icon for menus and Qt's own controls, at one to three times ``size``. Make it anew when the look changes."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(pixmap(name, token, size, ratio))
    return made


class IconView(QWidget):
    """An icon on the page. It says nothing to a screen reader: the words beside it do."""

    def __init__(
        self, name: str, token: Token = Token.ACCENT, size: int = 24, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._token = token
        self._size = size

    def sizeHint(self) -> QSize:
        side = current_look().with_text(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: object) -> None:
        painter = QPainter(self)
        side = float(self.sizeHint().width())
        paint_icon(
            painter,
            self._name,
            QRectF(0, 0, min(side, self.width()), min(side, self.height())),
            current_look().color(self._token),
            right_to_left=self.layoutDirection() == Qt.LayoutDirection.RightToLeft,
        )
        painter.end()
