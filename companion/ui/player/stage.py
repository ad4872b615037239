"""What is seen from afar: the figure, and in large letters the step, one cue, the count, and what is going on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from companion.drawing.shapes import Token
from companion.ui.look import LOOK_CHANGED, Type, current_look
from companion.ui.player.arrangement import Sizes, arranged
from companion.ui.player.count import Count
from companion.ui.player.figure import PlayerFigure
from companion.ui.player.figures import Shown
from companion.ui.player.large_label import LargeLabel
from companion.ui.player.moment import APART, Moment
from companion.ui.widgets.kit import Run
from companion.ui.widgets.mirrored import mirrored

LEAST_NAME, LEAST_CUE = 40, 24
USUAL_STATE = 36
"""The seconds of a hold are looked for from the floor; the cue is heard as well."""
BODY_SIZE = Type.BODY.pixels


class StepTexts:
    """The texts one step may show, measured: room for the longest of each is kept, so that nothing moves about."""

    def __init__(self, stage: Stage, name: str, cues: Sequence[str], states: Sequence[str]) -> None:
        self._stage = stage
        self._name = name
        self._cues = tuple(cues)
        self._states = tuple(states)

    def name(self, width: int, pixels: int) -> int:
        """The height of the name."""
        return self._stage.name.height_of(self._name, width, pixels)

    def cue(self, width: int, pixels: int) -> int:
        """The height of the longest cue; 0 where there is none."""
        return max((self._stage.cue.height_of(cue, width, pixels) for cue in self._cues), default=0)

    def state(self, width: int, pixels: int) -> int:
        """The height of the longest state."""
        states = self._states or ("",)
        return max(self._stage.state.height_of(state, width, pixels) for state in states)

    def count(self, pixels: int) -> int:
        """The height of the count."""
        return self._stage.count.height_of(pixels)

    def count_width(self, pixels: int) -> int:
        """The least width of the count in that size."""
        return self._stage.count.least_width(pixels)


class Stage(QWidget):
    """Lays itself out for the room it has. What does not fit even so can be scrolled to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._board = QWidget()
        self._scroll.setWidget(self._board)
        self._board.setAutoFillBackground(False)
        self.figure = PlayerFigure(self._board)
        self.name = LargeLabel(Type.PLAYER_NAME, self._board, leading=1.15)
        self.cue = LargeLabel(Type.PLAYER_CUE, self._board, leading=1.34)
        self.count = Count(self._board)
        self.state = LargeLabel(Type.PLAYER_CUE, self._board, leading=1.34, together=True)
        self._texts = StepTexts(self, "", (), ())

    def set_step(
        self, name: str, cues: Sequence[str], states: Sequence[str], counts: Sequence[tuple[str, str]]
    ) -> None:
        """Begins a step: its name, and every cue, state and count it may show."""
        self.name.setText(name)
        self.count.set_widest(counts)
        self._texts = StepTexts(self, name, cues, states)
        self.arrange()

    def set_figure(self, shown: Shown | None, words: str) -> None:
        """Shows another figure, or none. ``words`` are for those who cannot see it."""
        had = self.figure.shown is not None
        self.figure.set_shown(shown, words)
        if had != (shown is not None):
            self.arrange()

    def show_moment(self, moment: Moment, *, quiet: bool = False) -> None:
        """Shows ``moment``; ``quiet`` while paused."""
        if self.cue.text() != moment.cue:
            self.cue.setText(moment.cue)
        self.count.show_count(moment.count, moment.beside, moment.value, moment.most, quiet=quiet)
        runs = [Run(moment.doing)]
        if moment.left:
            runs += [Run(" "), Run(moment.left, bold=True)]
        if moment.where:
            runs.append(Run(f"{APART}{moment.where}" if moment.doing else moment.where, token=Token.MUTED))
        if "".join(run.text for run in runs) != self.state.text():
            self.state.set_runs(runs)

    def arrange(self) -> None:
        """Shares out the room."""
        room = QSize(self.width(), self.height())
        if room.width() < 50 or room.height() < 50:
            return
        self._scroll.setGeometry(self.rect())
        height = self._arrange(room)
        if height > room.height():
            bar = self._scroll.verticalScrollBar().sizeHint().width()
            height = self._arrange(QSize(room.width() - bar, room.height()))

    def _arrange(self, room: QSize) -> int:
        usual, least = _usual_sizes(), _least_sizes()
        found = arranged(room, self._texts, usual, least, figure=self.figure.shown is not None)
        board = QRect(0, 0, room.width(), max(room.height(), found.height))
        self._board.resize(board.size())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.name.set_pixels(found.sizes.name)
        self.cue.set_pixels(found.sizes.cue)
        self.state.set_pixels(found.sizes.state)
        self.count.set_pixels(found.sizes.count)
        self.figure.setVisible(not found.figure.isEmpty())
        for widget, rect in (
            (self.figure, found.figure),
            (self.name, found.name),
            (self.cue, found.cue),
            (self.count, found.count),
            (self.state, found.state),
        ):
            widget.setGeometry(mirrored(direction, board, rect))
        return found.height

    def scroll_by(self, steps: int) -> None:
        """Scrolls what does not fit, ``steps`` lines down."""
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + steps * self.cue.pixels * 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (LOOK_CHANGED, QEvent.Type.LayoutDirectionChange) and hasattr(self, "_texts"):
            self.arrange()


def _usual_sizes() -> Sizes:
    look = current_look()
    name, cue, count = (
        look.font(kind).pixelSize() for kind in (Type.PLAYER_NAME, Type.PLAYER_CUE, Type.COUNT)
    )
    return Sizes(name, cue, max(cue, USUAL_STATE), count)


def _least_sizes() -> Sizes:
    """Never smaller than running text is at the chosen size."""
    body = current_look().with_text(BODY_SIZE)
    return Sizes(max(LEAST_NAME, body), max(LEAST_CUE, body), max(LEAST_CUE, body), 0)
