"""Rows that wrap: things side by side that move to the next line when there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from companion.ui.look import current_look
from companion.ui.widgets.mirrored import mirrored


class _ByWidth(QLayout):
    """Items in reading order; where they lie, and how high it all is, follows from the width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        """The height needed in ``rect``; with ``move`` the items are put there."""
        raise NotImplementedError

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight


class FlowLayout(_ByWidth):
    """Lays widgets in reading order, from the right in right-to-left languages, and wraps.

    In a row they stand on one middle line, or with ``level`` their tops are level, as suits labelled fields.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 10,
        row_spacing: int = 10,
        level: bool = False,
    ) -> None:
        super().__init__(parent)
        self._row_spacing = row_spacing
        self._level = level
        self.setSpacing(spacing)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        margins = self.contentsMargins()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return _grown(QSize(width, height), margins)

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return _grown(size, self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        inner = rect.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for row, height in self._rows(inner.width()):
            x = inner.x()
            for item, size in row:
                if move:
                    down = 0 if self._level else (height - size.height()) // 2
                    spot = QRect(QPoint(x, y + down), size)
                    item.setGeometry(mirrored(self._direction(), inner, spot))
                x += size.width() + self.spacing()
            y += height + self._row_spacing
        bottom = y - self._row_spacing if y > inner.y() else y
        return bottom + self.contentsMargins().bottom() - rect.y()

    def _rows(self, width: int) -> list[tuple[list[tuple[QLayoutItem, QSize]], int]]:
        """What stands in each row, how large, and how high the row is."""
        rows: list[tuple[list[tuple[QLayoutItem, QSize]], int]] = []
        row: list[tuple[QLayoutItem, QSize]] = []
        used = 0
        for item in self._shown():
            size = _fitted(item, width)
            if row and used + self.spacing() + size.width() > width:
                rows.append((row, max(s.height() for _, s in row)))
                row, used = [], 0
            used += size.width() + (self.spacing() if row else 0)
            row.append((item, size))
        if row:
            rows.append((row, max(s.height() for _, s in row)))
        return rows


def _grown(size: QSize, margins: QMargins) -> QSize:
    return size.grownBy(margins)


def _fitted(item: QLayoutItem, width: int) -> QSize:
    hint = item.sizeHint().expandedTo(item.minimumSize()).boundedTo(item.maximumSize())
    if hint.width() > width > 0:
        hint.setWidth(width)
    if item.hasHeightForWidth():
        hint.setHeight(item.heightForWidth(hint.width()))
    return hint


class Columns(QWidget):
    """Things side by side, equally tall, while each gets ``least`` pixels (more at larger text); else stacked.

    ``weights`` share the width. Made for figure beside words, or two cards.
    """

    def __init__(
        self,
        *widgets: QWidget,
        weights: Sequence[int] = (),
        least: int = 300,
        spacing: int = 18,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._columns = _ColumnsLayout(self, least)
        self._columns.setSpacing(spacing)
        self._weights = list(weights)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Adds a column at the end."""
        index = self._columns.count()
        self._columns.weights.append(self._weights[index] if index < len(self._weights) else 1)
        self._columns.addWidget(widget)

    def is_stacked(self) -> bool:
        """Whether there is too little room to stand side by side."""
        return self._columns.stacks(self.width())


class _ColumnsLayout(_ByWidth):
    """The layout of :class:`Columns`."""

    def __init__(self, parent: QWidget, least: int) -> None:
        super().__init__(parent)
        self._least = least
        self.weights: list[int] = []

    def takeAt(self, index: int) -> QLayoutItem | None:
        taken = super().takeAt(index)
        if taken is not None:
            self.weights.pop(index)
        return taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def sizeHint(self) -> QSize:
        width = sum(item.sizeHint().width() for item, _ in self._shown())
        width += self.spacing() * max(0, len(self._shown()) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        # One under another: that is what happens when there is no room.
        width = max((item.minimumSize().width() for item, _ in self._shown()), default=0)
        return QSize(width, max((item.minimumSize().height() for item, _ in self._shown()), default=0))

    def stacks(self, width: int) -> bool:
        """Whether ``width`` is too little for columns."""
        shown = self._shown()
        least = current_look().with_text(self._least)
        return len(shown) > 1 and min(self._widths(width, shown)) < least

    def _shown(self) -> list[tuple[QLayoutItem, int]]:
        pairs = zip(self._items, self.weights, strict=True)
        return [(item, weight) for item, weight in pairs if not item.isEmpty()]

    def _widths(self, width: int, shown: list[tuple[QLayoutItem, int]]) -> list[int]:
        room = width - self.spacing() * (len(shown) - 1)
        total = sum(weight for _, weight in shown) or 1
        return [room * weight // total for _, weight in shown]

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = self._shown()
        if self.stacks(rect.width()):
            y = rect.y()
            for item, _ in shown:
                height = _height(item, rect.width())
                if move:
                    item.setGeometry(QRect(rect.x(), y, rect.width(), height))
                y += height + self.spacing()
            return y - self.spacing() - rect.y()
        widths = self._widths(rect.width(), shown)
        height = max((_height(item, w) for (item, _), w in zip(shown, widths, strict=True)), default=0)
        x = rect.x()
        for (item, _), width in zip(shown, widths, strict=True):
            if move:
                spot = QRect(x, rect.y(), width, height)
                item.setGeometry(mirrored(self._direction(), rect, spot))
            x += width + self.spacing()
        return height


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return max(item.sizeHint().height(), item.minimumSize().height())


class Row(QWidget):
    """Widgets in a row that wraps: ``Row(save, later)``; ``level`` for labelled fields."""

    def __init__(
        self,
        *widgets: QWidget,
        spacing: int = 12,
        row_spacing: int = 10,
        level: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=spacing, row_spacing=row_spacing, level=level)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self._flow.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Adds ``widget`` at the end."""
        self._flow.addWidget(widget)
