"""Movements in columns of equal width. Tab comes here once; the arrow keys go from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.i18n import tr
from companion.ui.library.card import MovementCard
from companion.ui.look import LOOK_CHANGED, LaidFor, current_look, laid_for
from companion.ui.widgets.mirrored import mirrored

LEAST = 260
GAP = 16


class MovementGrid(QWidget):
    """Shows some of its cards in an order. Places them by itself: a layout would ask each card many times over."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(tr("Movements"))
        self._cards: dict[str, MovementCard] = {}
        self._shown: list[str] = []
        self._current = ""
        self._at_width: dict[int, list[tuple[list[str], int]]] = {}
        self._laid_for: LaidFor | None = None

    @property
    def shown(self) -> Sequence[str]:
        """The ids shown, in order."""
        return self._shown

    def add(self, card: MovementCard) -> None:
        """Takes a card in, hidden until :meth:`show_only` names it."""
        card.setParent(self)
        card.hide()
        card.came.connect(self._come)
        self._cards[card.movement.id] = card
        self._rove(card, stop=False)

    def show_only(self, ids: Sequence[str]) -> None:
        """Shows these, in this order."""
        self._shown = list(ids)
        wanted = set(ids)
        for movement_id, card in self._cards.items():
            card.setVisible(movement_id in wanted)
        self._come(self._current if self._current in wanted else next(iter(ids), ""))
        self._renew()

    def focus(self, movement_id: str = "", *, on_add: bool = False) -> bool:
        """Puts the focus on a movement (default: where it was last, or the first), on its "Add" if there is one and
        ``on_add``. ``False`` when there is none.
        """
        card = self._cards.get(movement_id or self._current)
        if card is None or card.movement.id not in self._shown:
            return False
        target = card.add_button if on_add and card.add_button is not None else card.tile
        target.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows follow what is seen: right is right, also in right-to-left languages."""
        if self._current not in self._shown:
            super().keyPressEvent(event)
            return
        at, last = self._shown.index(self._current), len(self._shown) - 1
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        ahead, columns = (-1 if rtl else 1), self._columns(self.width())
        targets = {
            Qt.Key.Key_Right: at + ahead,
            Qt.Key.Key_Left: at - ahead,
            Qt.Key.Key_Down: at + columns,
            Qt.Key.Key_Up: at - columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        elif 0 <= target <= last:
            add = self._cards[self._current].add_button
            self.focus(self._shown[target], on_add=add is not None and add.hasFocus())

    def _come(self, movement_id: str) -> None:
        """Tab stops here now, and nowhere else in the grid."""
        if movement_id == self._current:
            return
        before, now = self._cards.get(self._current), self._cards.get(movement_id)
        self._current = movement_id
        if before is not None:
            self._rove(before, stop=False)
        if now is not None:
            self._rove(now, stop=True)

    @staticmethod
    def _rove(card: MovementCard, *, stop: bool) -> None:
        for button in card.stops():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)

    # places

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self._rows(width)
        return sum(height for _ids, height in rows) + GAP * max(0, len(rows) - 1)

    def sizeHint(self) -> QSize:
        width = 3 * current_look().with_text(LEAST) + 2 * GAP
        return QSize(width, self.heightForWidth(self.width() or width))

    def minimumSizeHint(self) -> QSize:
        return QSize(current_look().with_text(120), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        self._arrange()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        stale = event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange)
        if stale and hasattr(self, "_laid_for") and laid_for(self) != self._laid_for:
            self._renew()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._renew()
        return super().event(event)

    def _renew(self) -> None:
        self._at_width = {}
        self._laid_for = laid_for(self)
        self.updateGeometry()
        self._arrange()

    @staticmethod
    def _columns(width: int) -> int:
        return max(1, (width + GAP) // (current_look().with_text(LEAST) + GAP))

    def _rows(self, width: int) -> list[tuple[list[str], int]]:
        """The ids of each row and its height: that of its highest card. Remembered: layouts ask over and over."""
        if width not in self._at_width:
            columns = self._columns(width)
            each = (width - GAP * (columns - 1)) // columns
            rows = self._at_width[width] = []
            for start in range(0, len(self._shown), columns):
                ids = self._shown[start : start + columns]
                rows.append((ids, max(self._cards[movement_id].heightForWidth(each) for movement_id in ids)))
        return self._at_width[width]

    def _arrange(self) -> None:
        """Moves the cards to their places; out of sight this waits until they are shown."""
        if not self.isVisible():
            return
        columns = self._columns(self.width())
        each = (self.width() - GAP * (columns - 1)) // columns
        y = 0
        for ids, height in self._rows(self.width()):
            for index, movement_id in enumerate(ids):
                spot = QRect(index * (each + GAP), y, each, height)
                self._cards[movement_id].setGeometry(mirrored(self.layoutDirection(), self.rect(), spot))
            y += height + GAP
