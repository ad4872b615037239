"""What the player lets one hear, and how long one has to get ready."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.services.words import seconds_words
from companion.ui.look import Type
from companion.ui.player.script import Sounding, Tone
from companion.ui.player.sound import Loudness, Sound
from companion.ui.preferences import GET_READY_SECONDS, VOLUMES, Preferences, VoiceChoice
from companion.ui.voice.usual import voice_of
from companion.ui.widgets.kit import ChoiceRow, Label, SecondaryButton, Small, Toggle, announce

KNOWN_MS = 300
"""How often one asks whether the computer has a voice, until that is known."""


class PlayerChoice(QWidget):
    """Voice, tones, how loud, and a way to hear it. ``changed`` tells of what the person chose.

    ``make_sound`` gives the sound for a choice, as the player has it.
    """

    changed = Signal()

    def __init__(self, chosen: Preferences, make_sound: Callable[[Loudness], Sound]) -> None:
        super().__init__()
        self._make_sound = make_sound
        self._sound: Sound | None = None
        self.voice_row = _row(
            tr("Voice"),
            {
                VoiceChoice.OFF.value: tr("Off"),
                VoiceChoice.WORDS.value: tr("Words only"),
                VoiceChoice.COUNT.value: tr("Count aloud"),
            },
            voice_of(chosen).value,
        )
        self.tones = Toggle(tr("Short tones for the last seconds and each repetition"), checked=chosen.tones)
        soft, medium, loud = VOLUMES
        self.volume_row = _row(
            tr("How loud"),
            {str(soft): tr("Soft"), str(medium): tr("Medium"), str(loud): tr("Loud")},
            str(chosen.volume),
        )
        self.hear_button = SecondaryButton(tr("Hear it"), icon_name="speaker-high")
        self.missing = Small("", muted=False)
        self.missing.hide()
        self.ready_row = _row(
            tr("Time to get ready"),
            {str(seconds): seconds_words(seconds) for seconds in GET_READY_SECONDS},
            str(chosen.get_ready_s),
        )
        self._build()
        self.hear_button.clicked.connect(self.hear)
        for row in (self.voice_row, self.volume_row, self.ready_row, self.tones):
            row.changed.connect(self._follow)
        self._show_state()

    @property
    def voice(self) -> VoiceChoice:
        """The voice chosen."""
        return VoiceChoice(self.voice_row.value())

    @property
    def volume(self) -> int:
        """How loud, in percent."""
        return int(self.volume_row.value())

    @property
    def get_ready_s(self) -> int:
        """Seconds to get ready."""
        return int(self.ready_row.value())

    def hear(self) -> None:
        """Lets a little be heard as it is chosen now. Where there is no voice, it says so."""
        self._fall_silent()
        self._sound = self._make_sound(Loudness(self.voice, self.tones.isChecked(), self.volume / 100))
        self._sound.play([Sounding(tr("Get ready: Bridge. 2 sets of 8."), tone=Tone.GO)])
        self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        """Once that is known."""
        sound = self._sound
        if sound is None:
            return
        if not sound.known:
            QTimer.singleShot(KNOWN_MS, self, self._say_what_is_missing)
            return
        words = []
        if self.voice is not VoiceChoice.OFF and not sound.has_voice:
            words.append(tr("This computer has no voice for your language."))
        if self.tones.isChecked() and not sound.has_tones:
            words.append(tr("There is nothing to play tones on just now."))
        if words:
            words.append(tr("The player does all the rest without it."))
        self.missing.setText(" ".join(words))
        self.missing.setVisible(bool(words))
        announce(self, self.missing.text())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(tr("Voice"), Type.STRONG))
        column.addWidget(self.voice_row)
        column.addSpacing(10)
        column.addWidget(self.tones)
        column.addSpacing(10)
        column.addWidget(Label(tr("How loud"), Type.STRONG))
        column.addWidget(self.volume_row)
        column.addSpacing(6)
        column.addWidget(self.hear_button)
        column.addWidget(self.missing)
        column.addSpacing(18)
        column.addWidget(Label(tr("Time to get ready"), Type.STRONG))
        column.addWidget(
            Small(tr("Before the first step, and when you change from lying to standing and the like."))
        )
        column.addWidget(self.ready_row)

    def _follow(self) -> None:
        self._fall_silent()
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self.hear_button.setEnabled(self.voice is not VoiceChoice.OFF or self.tones.isChecked())
        self.missing.hide()

    def _fall_silent(self) -> None:
        if self._sound is not None:
            self._sound.close()
            self._sound = None


def _row(name: str, choices: dict[str, str], value: str) -> ChoiceRow:
    row = ChoiceRow(name, list(choices.items()), clearable=False)
    row.set_value(value)
    return row
