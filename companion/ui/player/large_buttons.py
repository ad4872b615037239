"""The player's buttons: large, and arrow keys are never theirs: left and right belong to the player."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.ui.look import Look, Type, current_look
from companion.ui.widgets.kit import LinkButton, PrimaryButton, Run, SecondaryButton
from companion.ui.widgets.textflow import TextFlow

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
LEAST_PAUSE = 260
HEIGHT = 66
PAD_X, PAD_Y, RADIUS = 26, 18, 33


def passed_on(event: QKeyEvent) -> bool:
    """Whether ``event`` is an arrow key: those go on to the player instead of moving the focus."""
    if event.key() in ARROWS:
        event.ignore()
        return True
    return False


def width_of(words: str, pad_x: int = PAD_X) -> int:
    """How wide a large button is with ``words`` on it."""
    return max(44, int(_natural_width(words, bold=True) + 0.999) + 2 * pad_x)


def pause_width(words: Sequence[str]) -> int:
    """How wide the main button is that may carry all of ``words``."""
    return max((LEAST_PAUSE, *(width_of(each) for each in words)))


def width_of_line(words: str) -> int:
    """How wide ``words`` are on a line of the header."""
    return int(_natural_width(words, bold=False)) + 2


def _natural_width(words: str, *, bold: bool) -> float:
    look = current_look()
    return TextFlow((Run(words),), look.font(Type.PLAYER_NOTE, bold=bold), look).natural_width()


class LargePrimary(PrimaryButton):
    """The large main button, 66 pixels high. Its width is steady: no words it may carry push the others about."""

    pad_x, pad_y, radius = PAD_X, PAD_Y, RADIUS
    kind = Type.PLAYER_NOTE

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._others: tuple[str, ...] = ()
        super().__init__(text, parent)

    def set_others(self, others: Sequence[str]) -> None:
        """All the words it may carry: its width is for the widest."""
        if tuple(others) != self._others:
            self._others = tuple(others)
            self.updateGeometry()

    def is_bold(self) -> bool:
        return True

    def least_height(self) -> int:
        return HEIGHT

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(hint.width(), pause_width(self._others)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not passed_on(event):
            super().keyPressEvent(event)


class LargeSecondary(SecondaryButton):
    """A large outlined button. ``least`` is its least width."""

    pad_x, pad_y, radius = PAD_X, PAD_Y, RADIUS
    kind = Type.PLAYER_NOTE

    def __init__(self, text: str, parent: QWidget | None = None, *, least: int = 0) -> None:
        self._least = least
        super().__init__(text, parent)

    def is_bold(self) -> bool:
        return True

    def least_height(self) -> int:
        return HEIGHT

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(self._least, hint.width()), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not passed_on(event):
            super().keyPressEvent(event)


class LargeLink(LinkButton):
    """Large quiet words."""

    pad_x, pad_y, radius = 14, PAD_Y, 8
    kind = Type.PLAYER_NOTE
    centred = True

    def is_bold(self) -> bool:
        return True

    def least_height(self) -> int:
        return HEIGHT

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not passed_on(event):
            super().keyPressEvent(event)


class HeaderLink(LinkButton):
    """A muted line on top that can be pressed. Where room is short it is its icon alone, called by its ``name``."""

    pad_x, pad_y, radius = 0, 10, 6
    kind = Type.PLAYER_NOTE

    def __init__(self, words: str, parent: QWidget | None = None, *, icon: str = "", name: str = "") -> None:
        self._full, self._icon, self._name, self._bare = words, icon, name, False
        super().__init__(words, parent)
        self.say(words, icon, name)

    def say(self, words: str, icon: str = "", name: str = "") -> None:
        """Changes the words, and the icon that stands for them."""
        self._full, self._icon = words, icon
        self._name = name
        self.setAccessibleName(name)
        self._renew_words()

    def set_bare(self, bare: bool) -> None:
        """Shows the icon alone, or the words."""
        if bare != self._bare:
            self._bare = bare and bool(self._icon)
            self._renew_words()

    @property
    def full_width(self) -> int:
        """How wide it is with all its words."""
        return max(44, width_of_line(self._full))

    @property
    def bare_width(self) -> int:
        """How wide it is at least."""
        return max(44, current_look().with_text(22)) if self._icon else self.full_width

    def _renew_words(self) -> None:
        self.setText("" if self._bare else self._full)
        # Beside its words it would only say them again, to a screen reader as well.
        self.setToolTip(self._name if self._bare else "")
        self.set_icon(self._icon if self._bare else "")
        self.centred = self._bare

    def is_bold(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        # Never bold, so no room for bold letters: the words end flush with the margin.
        width = self.bare_width if self._bare else self.full_width
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        if self._bare:
            return self.least_height()
        height = self._lines(bold=False).height_for(width - 2 * self.pad_x)
        return max(int(height + 0.999) + 2 * self.pad_y, self.least_height())

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.MUTED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not passed_on(event):
            super().keyPressEvent(event)
