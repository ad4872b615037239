"""My ladder on the page of a goal: five levels, the highest on top. Pressing one says "I am here"."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.domain.ladder import LEVELS, Ladder, Rung
from companion.drawing.shapes import Token
from companion.i18n import dated, tr
from companion.services.ladders import level_words
from companion.ui.look import Look, Type, current_look
from companion.ui.widgets.buttons import rounded
from companion.ui.widgets.kit import Button, Card
from companion.ui.widgets.textflow import Run, TextFlow, alignment_for

LEVEL_ROOM = 42
"""What the level's number takes at the start of its line."""


class LevelButton(Button):
    """One level. Where I am shows as a soft ground and bold words; an empty level says so quietly."""

    pad_x = 14
    pad_y = 10
    radius = 12
    kind = Type.BODY
    centred = False

    def __init__(self, level: int, words: str, *, here: bool, parent: QWidget | None = None) -> None:
        self._level = level_words(level)
        self._written = bool(words.strip())
        shown = words if self._written else tr("nothing written")
        super().__init__(shown, parent)
        self.setCheckable(True)
        self.setChecked(here)
        name = tr("{level}: {words}", level=self._level, words=shown)
        self.setAccessibleName(tr("{line}. You are here.", line=name) if here else name)
        self.setAccessibleDescription(tr("Press to say that you are here today."))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def nextCheckState(self) -> None:
        """Where I am changes when it is kept, not when a level is pressed."""

    def is_bold(self) -> bool:
        return self.isChecked()

    def heightForWidth(self, width: int) -> int:
        """As high as the words are now: the page is made anew when another level becomes bold."""
        room = width - 2 * self.pad_x - self._icon_room()
        return max(int(self._lines().height_for(room) + 0.999) + 2 * self.pad_y, self.least_height())

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.INK if self._written else Token.MUTED)

    def runs(self, look: Look) -> tuple[Run, ...]:  # noqa: ARG002 - the same in every look
        return (Run(self.text(), italic=not self._written),)

    def paint_ground(self, painter: QPainter, rect: QRectF, look: Look) -> None:
        if self.isChecked() or self._hover or self.isDown():
            painter.fillPath(rounded(rect, self.corner(look)), look.color(Token.SOFT))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        flow = TextFlow(
            (Run(self._level, bold=True),),
            look.font(Type.BODY, bold=True),
            look,
            leading=1.25,
            alignment=alignment_for(rtl),
        )
        room = look.with_text(LEVEL_ROOM)
        flow.lay(room)
        painter.setPen(look.color(Token.ACCENT))
        x = self.width() - self.pad_x - room if rtl else self.pad_x
        flow.paint(painter, QPointF(x, (self.height() - flow.height_for(room)) / 2))

    def _icon_room(self) -> int:
        return current_look().with_text(LEVEL_ROOM)


class LadderCard(Card):
    """``stood`` names the level that was pressed."""

    stood = Signal(int)

    def __init__(self, ladder: Ladder, here: Rung | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=8, spacing=2)
        self.setAccessibleName(tr("My ladder"))
        self.levels: dict[int, LevelButton] = {}
        for level in reversed(LEVELS):
            button = LevelButton(level, ladder.words(level), here=here is not None and here.level == level)
            button.clicked.connect(partial(self._tell, level))
            self.levels[level] = button
            self.body.addWidget(button)

    def _tell(self, level: int, _checked: bool = False) -> None:
        self.stood.emit(level)


def here_words(rung: Rung | None) -> str:
    """``22 Nov 2026: one below what you hope for.``"""
    if rung is None:
        return tr("Press the level where you are now.")
    day = dated(rung.at.day)
    return {
        -2: tr("{day}: two below what you hope for.", day=day),
        -1: tr("{day}: one below what you hope for.", day=day),
        0: tr("{day}: at what you hope for.", day=day),
        1: tr("{day}: one above what you hoped for.", day=day),
        2: tr("{day}: two above what you hoped for.", day=day),
    }[rung.level]
