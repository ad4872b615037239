"""Two things side by side, or one above the other when the window is narrow; and cards in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.look import LOOK_CHANGED, current_look
from companion.ui.widgets.mirrored import mirrored

COLUMN_GAP = 18
LEAST_COLUMN = 330


class Arranged(QWidget):
    """Places its children by itself: subclasses say which rectangles, given a width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def spots(self, width: int) -> list[tuple[QWidget, QRect]]:
        """Each child with its place, read from left to right."""
        raise NotImplementedError

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((rect.y() + rect.height() for _widget, rect in self.spots(width)), default=0)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self.arrange()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange):
            self._renew()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._renew()
        return super().event(event)

    def _renew(self) -> None:
        """A child needs another height: pass it up and place them again."""
        self.updateGeometry()
        self.arrange()

    def arrange(self) -> None:
        """Moves the children to their places; out of sight this waits until they are shown."""
        if not self.isVisible():
            return
        for widget, rect in self.spots(self.width()):
            widget.setGeometry(mirrored(self.layoutDirection(), self.rect(), rect))


class Pair(Arranged):
    """``first`` and ``second``; one of them keeps its ``width``, the other takes the rest, at least ``least``
    pixels at 100 % text. With less room ``second`` goes below. ``middle`` centres them on one another.
    """

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        least: int,
        gap: int = 0,
        first_width: int = 0,
        middle: bool = False,
    ) -> None:
        super().__init__()
        self._middle = middle
        self._first, self._second = first, second
        self._least, self._gap, self._first_width = least, gap, first_width
        first.setParent(self)
        second.setParent(self)

    def stacked(self, width: int) -> bool:
        """Whether they stand one above the other at ``width``."""
        return self._flexible(width) < current_look().with_text(self._least)

    def spots(self, width: int) -> list[tuple[QWidget, QRect]]:
        if self.stacked(width):
            above = self._first.heightForWidth(width)
            below = self._second.heightForWidth(width)
            return [
                (self._first, QRect(0, 0, width, above)),
                (self._second, QRect(0, above + self._gap, width, below)),
            ]
        flexible = self._flexible(width)
        left = self._first_width or flexible
        right = width - left - self._gap
        one, two = self._first.heightForWidth(left), self._second.heightForWidth(right)
        height = max(one, two)
        if not self._middle:
            one = two = height
        return [
            (self._first, QRect(0, (height - one) // 2, left, one)),
            (self._second, QRect(left + self._gap, (height - two) // 2, right, two)),
        ]

    def _flexible(self, width: int) -> int:
        fixed = self._first_width or self._second.sizeHint().width()
        return width - fixed - self._gap


class Columns(Arranged):
    """Cards in two columns of equal width, equally high in each row; one column when narrow."""

    def __init__(self, cards: Sequence[QWidget]) -> None:
        super().__init__()
        self._cards = list(cards)
        for card in self._cards:
            card.setParent(self)

    def spots(self, width: int) -> list[tuple[QWidget, QRect]]:
        shown = [card for card in self._cards if not card.isHidden()]
        two = width >= current_look().with_text(2 * LEAST_COLUMN) + COLUMN_GAP
        columns = 2 if two and len(shown) > 1 else 1
        column = (width - COLUMN_GAP * (columns - 1)) // columns
        placed: list[tuple[QWidget, QRect]] = []
        y = 0
        for start in range(0, len(shown), columns):
            row = shown[start : start + columns]
            height = max(card.heightForWidth(column) for card in row)
            for index, card in enumerate(row):
                placed.append((card, QRect(index * (column + COLUMN_GAP), y, column, height)))
            y += height + COLUMN_GAP
        return placed
