"""What one presses while a routine plays: back, pause, next, and a little apart the smaller version and "rather not"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED
from companion.ui.player.large_buttons import (
    HEIGHT,
    LargeLink,
    LargePrimary,
    LargeSecondary,
    pause_width,
    width_of,
)
from companion.ui.widgets.kit import Row
from companion.ui.widgets.mirrored import mirrored

QUIET_GAP, LEAST_GAP = 72, 24
ROW_GAP = 6
SPACING, QUIET_SPACING = 16, 8
FEWEST = 2
"""How few words there are: all of them (0), arrows alone and no names of keys (1), or even fewer."""
PAUSE, GO_ON, READY = range(3)
"""What the main button does now."""


class Controls(QWidget):
    """One row; where it is narrow with fewer words, then two rows. What is not offered keeps its place, so that nothing
    jumps from under a finger.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = LargeSecondary("")
        self.pause = LargePrimary("")
        self.next = LargeSecondary("")
        self.smaller = LargeLink(tr("Smaller version"))
        self.rather_not = LargeLink(tr("Rather not"))
        policy = self.smaller.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.smaller.setSizePolicy(policy)
        self._main = Row(self.back, self.pause, self.next, spacing=SPACING)
        self._quiet = Row(self.smaller, self.rather_not, spacing=QUIET_SPACING)
        for button in (self.back, self.pause, self.next, self.smaller, self.rather_not):
            # Pressed with a mouse, the focus goes to the player itself: space stays "pause".
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._main.setParent(self)
        self._quiet.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._state = PAUSE
        self._few = 0
        self._name(0)

    def show_state(self, *, paused: bool, waits: bool) -> None:
        """Says what space will do: pause, go on, or begin what one waits for."""
        state = GO_ON if paused else READY if waits else PAUSE
        if state != self._state:
            self._state = state
            self._name(self._few)

    def show_smaller(self, shown: bool) -> None:
        """Offers the smaller version, or not."""
        self.smaller.setVisible(shown)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width)

    def sizeHint(self) -> QSize:
        width = self._main_width(0) + QUIET_GAP + self._quiet_width(0)
        return QSize(width, self._arrange(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(move=True)

    def _arrange(self, width: int = 0, *, move: bool = False) -> int:
        """One row in the middle with as many words as fit, or two. Returns the height."""
        width = width or self.width()
        fitting = (
            few
            for few in range(3)
            if self._main_width(few) + self._gap(few) + self._quiet_width(few) <= width
        )
        found = next(fitting, None)
        few = found or 0
        if move:
            self._name(few)
        main, quiet = self._main_width(few), min(width, self._quiet_width(few))
        # The buttons may carry other words just now: while they fit in a row, its height is that of one.
        high = self.pause.sizeHint().height()
        first = high if main <= width else self._main.heightForWidth(width)
        main = min(width, main)
        if found is not None:
            height, gap = first, min(QUIET_GAP, width - main - quiet)
            left = (width - main - gap - quiet) // 2
            spots = (QRect(left, 0, main, height), QRect(left + main + gap, 0, quiet, height))
        else:
            second = high if self._quiet_width(few) <= width else self._quiet.heightForWidth(width)
            height = first + ROW_GAP + second
            spots = (
                QRect((width - main) // 2, 0, main, first),
                QRect((width - quiet) // 2, first + ROW_GAP, quiet, second),
            )
        if move:
            for row, spot in zip((self._main, self._quiet), spots, strict=True):
                row.setGeometry(mirrored(self.layoutDirection(), self.rect(), spot))
        return height

    @staticmethod
    def _gap(few: int) -> int:
        return LEAST_GAP if few < FEWEST else SPACING

    def _main_width(self, few: int) -> int:
        before, after = self._arrow_words(few)
        return width_of(before) + pause_width(_pause_words(few)) + width_of(after) + 2 * SPACING

    def _quiet_width(self, few: int) -> int:
        words = (_smaller_words(few), tr("Rather not"))
        return sum(width_of(each, LargeLink.pad_x) for each in words) + QUIET_SPACING

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LayoutDirectionChange, LOOK_CHANGED) and hasattr(self, "next"):
            self.updateGeometry()
            self._arrange(move=True)

    def _arrow_words(self, few: int) -> tuple[str, str]:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = ("→", "←") if rtl else ("←", "→")
        if few:
            return before, after
        return tr("{arrow} Back", arrow=before), tr("Next {arrow}", arrow=after)

    def _name(self, few: int) -> None:
        """Puts the words on the buttons; what they are called stays whole."""
        self._few = few
        pause = _pause_words(few)
        self.pause.set_others(pause)
        before, after = self._arrow_words(few)
        for button, words, name in (
            (self.back, before, tr("Back")),
            (self.pause, pause[self._state], _pause_words(FEWEST)[self._state]),
            (self.next, after, tr("Next")),
            (self.smaller, _smaller_words(few), tr("Smaller version")),
        ):
            if button.text() != words:
                button.setText(words)
            if button.accessibleName() != name:
                button.setAccessibleName(name)


def _pause_words(few: int) -> tuple[str, str, str]:
    """What the main button may say, by state."""
    if few:
        return tr("Pause"), tr("Go on"), tr("I am ready")
    return tr("Pause · space"), tr("Go on · space"), tr("I am ready · space")


def _smaller_words(few: int) -> str:
    return tr("Smaller") if few == FEWEST else tr("Smaller version")
