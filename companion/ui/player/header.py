"""The line on top of the player: where one is, the sound, the screen, relief, and how to stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from companion.drawing.shapes import Token
from companion.i18n import tr
from companion.ui.look import LOOK_CHANGED, Type
from companion.ui.player.large_buttons import HeaderLink, width_of_line
from companion.ui.widgets.kit import Label

GAP = 30


class Header(QWidget):
    """``stopped``, ``wide`` (full screen), ``shared`` (the other screen), ``muted`` and ``eased`` tell of presses.

    Where room is short the words get fewer, then it takes two rows. The keys work all the same.
    """

    stopped = Signal()
    wide = Signal()
    shared = Signal()
    muted = Signal()
    eased = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = Label("", Type.PLAYER_NOTE, Token.MUTED, leading=1.25)
        self.sound = HeaderLink("")
        self.full = HeaderLink(tr("Full screen · F"), icon="corners-out", name=tr("Full screen"))
        self.other = HeaderLink("")
        self.ease = HeaderLink(tr("Things are tense · F2"))
        self.stop = HeaderLink("")
        for link, signal in (
            (self.sound, self.muted),
            (self.full, self.wide),
            (self.other, self.shared),
            (self.ease, self.eased),
            (self.stop, self.stopped),
        ):
            link.clicked.connect(signal)
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as with the controls: space stays "pause"
        self._places = ("", "")
        self._links = QWidget()
        row = QHBoxLayout(self._links)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        for link in (self.sound, self.full, self.other, self.ease, self.stop):
            row.addWidget(link)
        row.addStretch(1)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP)
        self._layout.addWidget(self.place, 1, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(self._links)
        self.show_sound(muted=True)
        self.show_other(offered=False, shown=False)
        self._say_stop(short=False)

    def set_place(self, words: str, short: str) -> None:
        """Says where one is, or with fewer words."""
        if self._places != (words, short):
            self._places = (words, short)
            self.fit()

    def show_sound(self, *, muted: bool, able: bool = True) -> None:
        """Offers to mute, or to sound again; nothing where nothing can be heard."""
        if muted:
            self.sound.say(tr("Sound on · M"), "speaker-slash", tr("Turn the sound on"))
        else:
            self.sound.say(tr("Mute · M"), "speaker-high", tr("Turn the sound off"))
        self.sound.setVisible(able)
        self.fit()

    def show_other(self, *, offered: bool, shown: bool) -> None:
        """Offers the other screen where there is one, or to come back from it."""
        if shown:
            self.other.say(tr("Only here · S"), "monitor-play", tr("Show it only on this screen"))
        else:
            self.other.say(tr("Other screen · S"), "monitor-play", tr("Show it on the other screen too"))
        self.other.setVisible(offered)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == LOOK_CHANGED and hasattr(self, "_layout"):
            self.fit()

    def fit(self) -> None:
        """Chooses how many words there is room for."""
        tools = [link for link in (self.sound, self.full, self.other) if not link.isHidden()]
        long_place, short_place = (width_of_line(words) for words in self._places)
        full, bare = sum(link.full_width for link in tools), sum(link.bare_width for link in tools)
        long_stop, short_stop = width_of_line(_long_stop()), width_of_line(_short_stop())
        room = self.width() - self.ease.full_width - GAP * (len(tools) + 2)
        needed = (
            long_place + full + long_stop,
            long_place + full + short_stop,
            long_place + bare + short_stop,
            short_place + bare + short_stop,
        )
        stage = next((stage for stage, width in enumerate(needed) if width <= room), len(needed))
        for link in tools:
            link.set_bare(stage >= 2)
        self._say_stop(short=stage >= 1)
        place = self._places[stage == 3]
        if self.place.text() != place:
            self.place.setText(place)
        two_rows = stage == len(needed)
        direction = QBoxLayout.Direction
        self._layout.setDirection(direction.TopToBottom if two_rows else direction.LeftToRight)
        self._layout.setSpacing(0 if two_rows else GAP)

    def _say_stop(self, *, short: bool) -> None:
        words = _short_stop() if short else _long_stop()
        if self.stop.text() != words:
            self.stop.say(words)
            self.stop.setAccessibleDescription(tr("What you did is kept.") if short else "")


def _long_stop() -> str:
    return tr("Esc to stop. What you did is kept.")


def _short_stop() -> str:
    return tr("Stop · Esc")
