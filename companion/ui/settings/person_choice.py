"""Skin and hair of the drawn person, each as a row of swatches with its name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.drawing.person_colours import Hair, Skin
from companion.drawing.shapes import Drawing, Token
from companion.i18n import tr
from companion.ui.look import Look, Type, current_look
from companion.ui.theme import HAIR, SKIN, dressed, theme_named
from companion.ui.widgets.kit import ChoiceRow, Columns, DrawingView, Label, PillChoice

SIDE = 26
"""Pixels of a swatch at 100 %."""
GAP = 10


def skin_words(skin: Skin) -> str:
    """``Dark brown``."""
    return {
        Skin.DEEP: tr("Deep brown"),
        Skin.DARK: tr("Dark brown"),
        Skin.BROWN: tr("Brown"),
        Skin.TAN: tr("Golden brown"),
        Skin.MEDIUM: tr("Light brown"),
        Skin.LIGHT: tr("Light"),
    }[skin]


def hair_words(hair: Hair) -> str:
    """``Dark brown``."""
    return {
        Hair.BLACK: tr("Black"),
        Hair.BROWN: tr("Dark brown"),
        Hair.RED: tr("Red-brown"),
        Hair.FAIR: tr("Fair"),
        Hair.GREY: tr("Grey"),
        Hair.NONE: tr("Very short or none"),
    }[hair]


class Swatch(PillChoice):
    """A choice with its colour before the words. The colour is the one the figure gets in the theme of now."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        # An icon's room, with a circle of colour painted into it.
        super().__init__(text, parent)
        self._token = Token.SKIN
        self._pair = (SKIN, HAIR)
        self.pad_x = 16

    def show_colour(self, token: Token, skin: Skin, hair: Hair) -> None:
        """Shows the colour ``token`` has for ``skin`` and ``hair``."""
        self._token, self._pair = token, (skin, hair)
        self.update()

    def colour(self) -> QColor:
        """The colour shown now."""
        return dressed(theme_named(current_look().theme.name), *self._pair).color(self._token)

    def _icon_side(self) -> int:
        return current_look().with_text(SIDE)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        super().paint_ground(painter, rect, look)
        side = float(self._icon_side())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - self.pad_x - side / 2 if rtl else self.pad_x + side / 2
        painter.setPen(QPen(QColor(look.theme.edge), 1))
        painter.setBrush(self.colour())
        painter.drawEllipse(QPointF(x, self.height() / 2), side / 2 - 0.5, side / 2 - 0.5)


class PersonChoice(QWidget):
    """Both rows, and the person beside them. ``changed`` tells of what the person chose."""

    changed = Signal()

    def __init__(self, skin: Skin, hair: Hair, figure: Drawing | None = None) -> None:
        super().__init__()
        self.skin_row = ChoiceRow(
            tr("Skin"), [(each.value, skin_words(each)) for each in Skin], clearable=False, pill=Swatch
        )
        self.hair_row = ChoiceRow(
            tr("Hair"), [(each.value, hair_words(each)) for each in Hair], clearable=False, pill=Swatch
        )
        self.skin_row.set_value(skin.value)
        self.hair_row.set_value(hair.value)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for index, (name, row) in enumerate(((tr("Skin"), self.skin_row), (tr("Hair"), self.hair_row))):
            if index:
                column.addSpacing(10)
            column.addWidget(Label(name, Type.STRONG))
            column.addWidget(row)
            row.changed.connect(self._follow)
        column.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        if figure is None:
            layout.addWidget(rows)
        else:
            view = DrawingView(figure, picture=True, margin=8, tallest=230)
            layout.addWidget(Columns(rows, view, weights=(7, 4), least=240, spacing=28))
        self._show_colours()

    @property
    def skin(self) -> Skin:
        """The skin chosen."""
        return Skin(self.skin_row.value())

    @property
    def hair(self) -> Hair:
        """The hair chosen."""
        return Hair(self.hair_row.value())

    def _follow(self) -> None:
        self._show_colours()
        self.changed.emit()

    def _show_colours(self) -> None:
        for value, pill in self.skin_row.pills().items():
            if isinstance(pill, Swatch):
                pill.show_colour(Token.SKIN, Skin(value), self.hair)
        for value, pill in self.hair_row.pills().items():
            if isinstance(pill, Swatch):
                pill.show_colour(Token.HAIR, self.skin, Hair(value))
