"""What a search found, in three groups: what holds now, what was noted on a day, earlier wordings."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.search import Found, Hit, Tier
from companion.drawing.shapes import Token
from companion.i18n import ntr, tr
from companion.ui.look import Type
from companion.ui.search.hit_button import HitButton
from companion.ui.widgets.kit import Label, LinkButton, Subheading, announce, clear_layout


class Results(QWidget):
    """``pressed`` tells the hit to go to, ``wanted_more`` that more shall be shown, ``left`` that Up was pressed on
    the first one."""

    pressed = Signal(object)
    wanted_more = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What was found"))
        self._found: Found | None = None
        self.buttons: list[HitButton] = []
        self.more: LinkButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    @property
    def count(self) -> int:
        """How many are shown."""
        return len(self.buttons)

    def show_found(self, found: Found) -> None:
        """Shows what was found; the same is left as it is."""
        if found == self._found:
            return
        self._found = found
        clear_layout(self._column)
        self.buttons, self.more = [], None
        self.summary = Label(summary(found), Type.SMALL, Token.MUTED)
        self._column.addWidget(self.summary)
        tier: Tier | None = None
        for hit in found.hits:
            if hit.written.tier is not tier:
                tier = hit.written.tier
                self._column.addSpacing(20)
                self._column.addWidget(Subheading(tier_words(tier)))
                self._column.addSpacing(6)
            self._add(hit)
        if found.more:
            self.more = LinkButton(tr("Show more"))
            self.more.clicked.connect(self._ask_for_more)
            self._column.addWidget(self.more)

    def say(self) -> None:
        """Lets a screen reader say how much was found."""
        if self._found is not None:
            announce(self, summary(self._found))

    def focus_first(self) -> bool:
        """Goes to the first one, if there is one."""
        return self._focus(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from one to the next."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        now = next((index for index, button in enumerate(self.buttons) if button.hasFocus()), None)
        if not by or now is None:
            super().keyPressEvent(event)
        elif now + by < 0:
            self.left.emit()
        else:
            self._focus(now + by)

    def _focus(self, index: int) -> bool:
        if not 0 <= index < len(self.buttons):
            return False
        self.buttons[index].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _add(self, hit: Hit) -> None:
        button = HitButton(hit)
        button.clicked.connect(partial(self._press, hit))
        self.buttons.append(button)
        self._column.addWidget(button)
        button.setVisible(True)  # at once, so that the focus may go to it

    def _press(self, hit: Hit, _checked: bool = False) -> None:
        self.pressed.emit(hit)

    def _ask_for_more(self) -> None:
        self.wanted_more.emit()


def summary(found: Found) -> str:
    """How many, in words."""
    if not found.hits:
        return tr("Nothing with these words. A shorter word finds more.")
    if found.more:
        return ntr(
            "The first {count} place. There are more.",
            "The first {count} places. There are more.",
            len(found.hits),
        )
    return ntr("{count} place.", "{count} places.", len(found.hits))


def tier_words(tier: Tier) -> str:
    """The heading of a group."""
    return {
        Tier.NOW: tr("What holds now"),
        Tier.NOTED: tr("Notes, the latest first"),
        Tier.EARLIER: tr("As it was before"),
    }[tier]
