"""Cards in columns of equal width, as many as fit; each row as high as its highest card."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget

from companion.ui.look import current_look


class CardGrid(QWidget):
    """Holds cards in reading order. Each gets at least ``least`` pixels of width, more at larger text."""

    def __init__(self, least: int = 260, spacing: int = 16) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = _GridLayout(self, least)
        self._grid.setSpacing(spacing)

    def add(self, card: QWidget) -> None:
        """Puts ``card`` at the end."""
        self._grid.addWidget(card)
        card.show()

    def clear(self) -> list[QWidget]:
        """Takes all cards out, hidden, and gives them back."""
        cards = []
        while (item := self._grid.takeAt(0)) is not None:
            if (card := item.widget()) is not None:
                card.hide()
                cards.append(card)
        return cards


class _GridLayout(QLayout):
    """The layout of :class:`CardGrid`."""

    def __init__(self, parent: QWidget, least: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._least = least
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        width = 3 * current_look().with_text(self._least) + 2 * self.spacing()
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        width = max((item.minimumSize().width() for item in self._items), default=0)
        return QSize(width, max((item.minimumSize().height() for item in self._items), default=0))

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = self.spacing()
        least = current_look().with_text(self._least)
        columns = max(1, (rect.width() + gap) // (least + gap))
        width = (rect.width() - gap * (columns - 1)) // columns
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        y = rect.y()
        for start in range(0, len(self._items), columns):
            row = self._items[start : start + columns]
            height = max(_height(item, width) for item in row)
            for index, item in enumerate(row):
                spot = QRect(rect.x() + index * (width + gap), y, width, height)
                if move:
                    item.setGeometry(QStyle.visualRect(direction, rect, spot))
            y += height + gap
        return max(0, y - gap - rect.y())


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
