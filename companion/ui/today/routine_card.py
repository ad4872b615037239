"""A routine on Today: the first one large with its figure, the others compact."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.routines import Origin, Routine, Size, length_s
from companion.i18n import number, tr
from companion.services.words import minutes_words, names_words, size_words
from companion.ui.look import Type, current_look
from companion.ui.today.pair import Pair
from companion.ui.widgets.buttons import Button, LinkButton, PrimaryButton, SecondaryButton
from companion.ui.widgets.containers import CARD_RADIUS, Card
from companion.ui.widgets.flow import Row
from companion.ui.widgets.labels import Body, Label, Small, Title
from companion.ui.widgets.notices import Pill

PICTURE_WIDTH, PICTURE_HEIGHT, PICTURE_EDGE = 330, 264, 18


def origin_words(routine: Routine) -> str:
    """Whose a routine is: ``from your plan, changed by you``."""
    origins = {step.origin for step in routine.steps}
    if not origins or origins == {Origin.MINE}:
        return tr("your own")
    if origins == {Origin.CHOSEN}:
        return tr("from your plan")
    return tr("from your plan, changed by you")


def size_button_words(routine: Routine, size: Size, *, short: bool = False) -> str:
    """``Ordinary day · 12 min``; ``short`` leaves out "min" where the button before has it."""
    if short:
        minutes = number(max(1, round(length_s(routine, size) / 60)))
        return tr("{size} · {minutes}", size=size_words(size), minutes=minutes)
    return tr("{size} · {minutes}", size=size_words(size), minutes=minutes_words(length_s(routine, size)))


class MainSize(PrimaryButton):
    """The first size of the first routine. A little narrower than other buttons, so that three stand in a row."""

    pad_x = 18


class OtherSize(SecondaryButton):
    """Any other size."""

    pad_x = 18


class SizeButtons(Row):
    """One button for each size the routine has; ``chosen`` tells which. None has a smaller weight than another."""

    chosen = Signal(str)
    first_movement = Signal()

    def __init__(self, routine: Routine, *, main: bool) -> None:
        super().__init__(spacing=8)
        self.buttons: dict[Size, Button] = {}
        for size in routine.sizes:
            words = size_button_words(routine, size)
            short = size_button_words(routine, size, short=bool(self.buttons))
            button = MainSize(short) if main and not self.buttons else OtherSize(short)
            button.setAccessibleName(tr("{routine}: {words}", routine=routine.name, words=words))
            button.clicked.connect(partial(self._choose, size))
            self.buttons[size] = button
            self.add(button)
        if not self.buttons:
            empty = LinkButton(tr("Add the first movement"))
            empty.clicked.connect(self.first_movement)
            self.add(empty)

    def _choose(self, size: Size, _checked: bool = False) -> None:
        self.chosen.emit(size.value)


class Picture(QWidget):
    """The quiet ground a figure stands on, at the leading edge of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.view: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(PICTURE_EDGE, PICTURE_EDGE, PICTURE_EDGE, PICTURE_EDGE)

    def put(self, view: QWidget) -> None:
        """Shows the figure."""
        self.view = view
        self._layout.addWidget(view)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return PICTURE_HEIGHT if width <= PICTURE_WIDTH else 200

    def sizeHint(self) -> QSize:
        return QSize(PICTURE_WIDTH, PICTURE_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), CARD_RADIUS, CARD_RADIUS)
        square = QPainterPath()
        square.addRect(self._square_part())
        painter.fillPath(ground.united(square), QColor(current_look().theme.picture))
        painter.end()

    def _square_part(self) -> QRectF:
        """The side that meets the words has straight corners."""
        rect = QRectF(self.rect())
        if self.width() > PICTURE_WIDTH:
            return rect.adjusted(0, CARD_RADIUS, 0, 0)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.adjusted(0, 0, -CARD_RADIUS, 0)
        return rect.adjusted(CARD_RADIUS, 0, 0, 0)


class LargeRoutineCard(Card):
    """The first routine: figure, whose it is, its movements, its sizes."""

    def __init__(self, routine: Routine, *, picture: bool) -> None:
        super().__init__(padding=1, spacing=0)
        self.routine = routine
        self.sizes = SizeButtons(routine, main=True)
        self.picture = Picture()
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(26, 24, 26, 22)
        column.setSpacing(8)
        column.addWidget(Pill(origin_words(routine)))
        column.addSpacing(6)
        column.addWidget(Title(routine.name))
        names = names_words([step.movement_name for step in routine.steps])
        if names:
            column.addWidget(Body(names, muted=True))
        column.addSpacing(6)
        column.addWidget(self.sizes)
        column.addStretch(1)
        if len(self.sizes.buttons) > 1:
            column.addWidget(Small(tr("Each size counts just the same.")))
        if picture:
            self.body.addWidget(Pair(self.picture, words, least=420, first_width=PICTURE_WIDTH))
        else:
            self.body.addWidget(words)
        self.setAccessibleName(routine.name)


class CompactRoutineCard(Card):
    """A further routine, in a line or two."""

    def __init__(self, routine: Routine) -> None:
        super().__init__(padding=18, spacing=0)
        self.routine = routine
        self.sizes = SizeButtons(routine, main=False)
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(6, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addWidget(Label(routine.name, Type.STRONG))
        names = names_words([step.movement_name for step in routine.steps], 3)
        column.addWidget(Small(f"{names} · {origin_words(routine)}" if names else origin_words(routine)))
        column.addStretch(1)
        self.body.addWidget(Pair(words, self.sizes, least=260, gap=16, middle=True))
        self.setAccessibleName(routine.name)
