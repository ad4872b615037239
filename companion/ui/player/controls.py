"""The player's buttons. Arrow keys are never theirs: left and right belong to the player."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED, Look, Type
from companion.ui.widgets.kit import Label, LinkButton, PrimaryButton, Row, SecondaryButton
from companion.ui.widgets.mirrored import mirrored

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
LEAST_PAUSE = 260
HEIGHT = 66
PAD_X, PAD_Y, RADIUS = 26, 18, 33
QUIET_GAP = 72
ROW_GAP = 6


def passed_on(event: QKeyEvent) -> bool:
    """Whether ``event`` is an arrow key: those go on to the player instead of moving the focus."""
    if event.key() in ARROWS:
        event.ignore()
        return True
    return False


class LargePrimary(PrimaryButton):
    """The large main button, 66 pixels high. It keeps a steady width: "Pause" and "Go on" do not push the others."""

    pad_x, pad_y, radius = PAD_X, PAD_Y, RADIUS
    kind = Type.PLAYER_NOTE

    def is_bold(self) -> bool:
        return True

    def least_height(self) -> int:
        return HEIGHT

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(LEAST_PAUSE, hint.width()), hint.height())

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
    """A muted line on top that can be pressed."""

    pad_x, pad_y, radius = 0, 10, 6
    kind = Type.PLAYER_NOTE

    def is_bold(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        # Never bold, so no room for bold letters: the words end flush with the margin.
        width = int(self._lines(bold=False).natural_width()) + 2
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        height = self._lines(bold=False).height_for(width - 2 * self.pad_x)
        return max(int(height + 0.999) + 2 * self.pad_y, self.least_height())

    def text_colour(self, look: Look) -> QColor:
        return look.color(Token.MUTED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not passed_on(event):
            super().keyPressEvent(event)


class Header(QWidget):
    """Where one is, how to stop, and relief. ``stopped``, ``wide`` (full screen) and ``eased`` tell of presses."""

    stopped = Signal()
    wide = Signal()
    eased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = Label("", Type.PLAYER_NOTE, Token.MUTED, self)
        self.full = HeaderLink(tr("Full screen · F"), self)
        self.ease = HeaderLink(tr("Things are tense · F2"), self)
        self.stop = HeaderLink(tr("Esc to stop. What you did is kept."), self)
        self.ease.clicked.connect(self.eased)
        self.full.clicked.connect(self.wide)
        self.stop.clicked.connect(self.stopped)
        layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(32)
        layout.addWidget(self.place, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.full)
        layout.addWidget(self.ease)
        layout.addWidget(self.stop)
        self._layout = layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Leaves out the full-screen words where there is no room (the key works all the same), then stacks."""
        needed = sum(part.sizeHint().width() for part in (self.place, self.ease, self.stop)) + 64
        self.full.setVisible(needed + self.full.sizeHint().width() + 32 <= self.width())
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.LeftToRight if needed <= self.width() else direction.TopToBottom)


class Controls(QWidget):
    """Back, pause, next; and a little apart the smaller version and "rather not". Two rows when narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = LargeSecondary("")
        self.pause = LargePrimary("")
        self.next = LargeSecondary("")
        self.smaller = LargeLink(tr("Smaller version"))
        self.rather_not = LargeLink(tr("Rather not"))
        self._main = Row(self.back, self.pause, self.next, spacing=16)
        self._quiet = Row(self.smaller, self.rather_not, spacing=8)
        self._main.setParent(self)
        self._quiet.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_paused(False)
        self._name_arrows()

    def set_paused(self, paused: bool) -> None:
        """Says what space will do."""
        self.pause.setText(tr("Go on · space") if paused else tr("Pause · space"))
        self.pause.setAccessibleName(tr("Go on") if paused else tr("Pause"))

    def show_smaller(self, shown: bool) -> None:
        """Offers the smaller version, or not."""
        if self.smaller.isVisibleTo(self) != shown:
            self.smaller.setVisible(shown)
            self.updateGeometry()
            self._arrange(move=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width)

    def sizeHint(self) -> QSize:
        width = self._natural(self._main) + QUIET_GAP + self._natural(self._quiet)
        return QSize(width, self._arrange(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(move=True)

    def _arrange(self, width: int = 0, *, move: bool = False) -> int:
        """One row in the middle, or two. Returns the height."""
        width = width or self.width()
        main, quiet = min(width, self._natural(self._main)), min(width, self._natural(self._quiet))
        first, second = self._main.heightForWidth(main), self._quiet.heightForWidth(quiet)
        if main + QUIET_GAP + quiet <= width:
            height = max(first, second)
            left = (width - main - QUIET_GAP - quiet) // 2
            spots = (
                QRect(left, 0, main, height),
                QRect(left + main + QUIET_GAP, 0, quiet, height),
            )
        else:
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
    def _natural(row: Row) -> int:
        return row.sizeHint().width()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if not hasattr(self, "next"):
            return
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._name_arrows()
        if event.type() in (QEvent.Type.LayoutDirectionChange, LOOK_CHANGED):
            self.updateGeometry()
            self._arrange(move=True)

    def _name_arrows(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        before, after = ("→", "←") if rtl else ("←", "→")
        self.back.setText(tr("{arrow} Back", arrow=before))
        self.next.setText(tr("Next {arrow}", arrow=after))
        self.back.setAccessibleName(tr("Back"))
        self.next.setAccessibleName(tr("Next"))
