"""What the player says, in large letters: step, one cue, the count, and what is going on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from companion.drawing.shapes import Token
from companion.ui.look import Type, current_look
from companion.ui.player.count import Count
from companion.ui.player.moment import Moment
from companion.ui.widgets.kit import Label, Run
from companion.ui.widgets.mirrored import mirrored

LARGEST = int(Type.COUNT.pixels)
LEAST = 96
NAME_GAP = 10
COUNT_GAP = 26
BESIDE_GAP = 48


class Words(QWidget):
    """Lays itself out for the room it is given: the count gives way last, and the state goes beside it when low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label("", Type.PLAYER_NAME, Token.INK, self, leading=1.15)
        self.cue = Label("", Type.PLAYER_CUE, Token.INK, self, leading=1.34)
        self.count = Count(self)
        self.state = Label("", Type.PLAYER_CUE, Token.INK, self, leading=1.34)
        self._measure = Label("", Type.PLAYER_CUE, Token.INK, self, leading=1.34)
        self._measure.hide()
        self._cues: tuple[str, ...] = ()
        self._state_lines = 1

    def set_step(self, name: str, cues: Sequence[str]) -> None:
        """Begins a step: ``cues`` are all that may be shown, so that room for the longest is kept."""
        self.name.setText(name)
        self._cues = tuple(cues)
        self._state_lines = 1

    def show_moment(self, moment: Moment, *, quiet: bool) -> bool:
        """Shows ``moment``; ``quiet`` while paused. Says whether more room is needed than before."""
        if self.cue.text() != moment.cue:
            self.cue.setText(moment.cue)
        self.count.show_count(moment.count, moment.beside, moment.value, moment.most, quiet=quiet)
        runs = [Run(moment.doing)]
        if moment.left:
            runs += [Run(" "), Run(moment.left, bold=True)]
        if moment.where:
            runs.append(Run(f"   {moment.where}" if moment.doing else moment.where, token=Token.MUTED))
        if "".join(run.text for run in runs) != self.state.text():
            self.state.set_runs(runs)
        lines = round(self.state.heightForWidth(max(1, self.state.width())) / self._pitch())
        if self.state.width() > 1 and lines > self._state_lines:
            self._state_lines = lines
            return True
        return False

    def height_for(self, width: int, pixels: int, *, beside: bool) -> int:
        """The height needed at ``width`` with a count of ``pixels`` and the state ``beside`` it or below."""
        height = self.name.heightForWidth(width)
        if self._cues:
            height += NAME_GAP + self._cue_height(width)
        count = self.count.height_of(pixels)
        if beside:
            return height + COUNT_GAP + max(count, self._state_height(self._beside_width(width)))
        return height + COUNT_GAP + count + NAME_GAP + self._state_height(width)

    def arrange(self, width: int, height: int, *, beside: bool) -> int:
        """Places everything in ``width`` × ``height``, in the middle of the height. Returns the height used."""
        rest = self.height_for(width, LEAST, beside=beside) - self.count.height_of(LEAST)
        pixels = LEAST
        for wanted in range(LARGEST, LEAST - 1, -4):
            if rest + self.count.height_of(wanted) <= height:
                pixels = wanted
                break
        needed = self.height_for(width, pixels, beside=beside)
        self.count.set_pixels(pixels)
        self.resize(width, max(height, needed))
        y = max(0, (height - needed) // 2)
        y = self._put(self.name, QRect(0, y, width, self.name.heightForWidth(width)))
        if self._cues:
            y = self._put(self.cue, QRect(0, y + NAME_GAP, width, self._cue_height(width)))
        y += COUNT_GAP
        count = self.count.height_of(pixels)
        if beside:
            room = self._beside_width(width)
            self._put(self.count, QRect(0, y, width - room - BESIDE_GAP, count))
            state = self._state_height(room)
            self._put(self.state, QRect(width - room, y + max(0, count - state - 8), room, state))
        else:
            y = self._put(self.count, QRect(0, y, width, count))
            self._put(self.state, QRect(0, y + NAME_GAP, width, self._state_height(width)))
        return needed

    def _beside_width(self, width: int) -> int:
        return round(width * 0.42) - BESIDE_GAP // 2

    def _state_height(self, width: int) -> int:
        # Room once taken in a step is kept: "Hold…" coming and going must not move the count.
        return max(self.state.heightForWidth(width), int(self._state_lines * self._pitch()) + 1)

    def _cue_height(self, width: int) -> int:
        """The longest cue decides, so that the count stays where it is when cues change."""
        most = 0
        for cue in self._cues:
            self._measure.setText(cue)
            most = max(most, self._measure.heightForWidth(width))
        return most

    @staticmethod
    def _pitch() -> float:
        return current_look().font(Type.PLAYER_CUE).pixelSize() * 1.34

    def _put(self, widget: QWidget, rect: QRect) -> int:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        widget.setGeometry(mirrored(direction, QRect(0, 0, self.width(), self.height()), rect))
        return rect.y() + rect.height()
