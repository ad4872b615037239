"""What is around the player: its sound, the whole screen, another screen, and a display that stays on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.awake import Awake
from companion.ui.player.header import Header
from companion.ui.player.other_screen import OtherScreen, other_screen
from companion.ui.player.showing import Showing
from companion.ui.player.sound import Sound
from companion.ui.widgets.notices import announce

KNOWN_MS = 500
"""How often one asks whether the computer has a voice, until that is known."""
LONG_PAUSE_MS = 5 * 60 * 1000
"""After a pause this long the display may go dark."""


class Surroundings(QObject):
    """Serves ``player`` and says on its ``header`` what there is."""

    def __init__(self, player: QWidget, header: Header, showing: Showing, sound: Sound, awake: Awake) -> None:
        super().__init__(player)
        self._player = player
        self._header = header
        self._showing = showing
        self._sound = sound
        self._awake = awake
        self._was_wide = False
        self.other: OtherScreen | None = None
        self.long_pause = QTimer(self)
        self.long_pause.setSingleShot(True)
        self.long_pause.setInterval(LONG_PAUSE_MS)
        self.long_pause.timeout.connect(self._awake.let_go)
        self._until_known = QTimer(self)
        self._until_known.setInterval(KNOWN_MS)
        self._until_known.timeout.connect(self._show_sound)
        header.wide.connect(self.toggle_full_screen)
        header.shared.connect(self.toggle_other_screen)
        header.muted.connect(self.toggle_sound)

    # what the player tells

    def begin(self) -> None:
        """A routine begins."""
        self._awake.keep()
        self._show_sound()
        self._offer_other()
        # Looking for what can be heard takes a moment: the first picture does not wait for it.
        QTimer.singleShot(0, self, self._warm_up)

    def pause(self, paused: bool) -> None:
        """It is paused, or goes on."""
        if paused:
            self._sound.hush()
            self.long_pause.start()
        else:
            self.long_pause.stop()
            self._awake.keep()

    def rest(self) -> None:
        """Nothing moves any more: the display may go dark, and the other screen is free again."""
        self.long_pause.stop()
        self.drop_other_screen()
        self._awake.let_go()

    def close(self) -> None:
        """The player is over."""
        self.rest()
        self._until_known.stop()
        self._sound.close()
        if self._player.window().isFullScreen():
            self.toggle_full_screen()

    # what the person presses

    def toggle_sound(self) -> None:
        """Mutes, or lets it be heard again."""
        self._sound.toggle()
        self._sound.warm_up()
        self._show_sound()
        announce(self._player, tr("The sound is off.") if self._sound.muted else tr("The sound is on."))

    def toggle_full_screen(self) -> None:
        """Takes the whole screen, or gives it back."""
        window = self._player.window()
        if window.isFullScreen():
            window.showMaximized() if self._was_wide else window.showNormal()
        else:
            self._was_wide = window.isMaximized()
            window.showFullScreen()

    def toggle_other_screen(self) -> None:
        """Shows the figure and the count on another screen as well, or only here again."""
        screen = other_screen(self._player.window())
        if self.other is not None:
            self.drop_other_screen()
        elif screen is not None:
            self.other = OtherScreen(screen, self._player.window())
            self.other.left.connect(self.drop_other_screen)
            self.other.appear()
            self._showing.add(self.other.stage)
            self._offer_other()

    def drop_other_screen(self) -> None:
        """Shows it only here."""
        other, self.other = self.other, None
        if other is not None:
            self._showing.drop(other.stage)
            other.hide()
            other.deleteLater()
            self._offer_other()

    def _warm_up(self) -> None:
        self._sound.warm_up()
        self._show_sound()

    def _show_sound(self) -> None:
        if self._sound.known:
            self._until_known.stop()
        else:
            self._until_known.start()
        self._header.show_sound(muted=self._sound.muted, able=self._sound.able)

    def _offer_other(self) -> None:
        two = self.other is not None or other_screen(self._player.window()) is not None
        self._header.show_other(offered=two, shown=self.other is not None)
