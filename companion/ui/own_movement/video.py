"""Plays a video from memory. Importing this loads Qt Multimedia: only when a video is to be shown.

Raises ``ImportError`` on import where a part of Qt Multimedia is not there.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink
from PySide6.QtWidgets import QSizePolicy, QSlider, QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.own_movement.photo_view import PhotoView
from companion.ui.widgets.kit import IconButton, Row, SecondaryButton, Small

STEP_MS = 1000
"""How far one press of an arrow key goes on the slider."""
FIRST_SIZE = (640, 360)


class VideoView(QWidget):
    """The film, with play and pause, a slider and its sound. ``failed`` tells that it cannot be played here."""

    failed = Signal()

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._given_up = False
        blank = QImage(*FIRST_SIZE, QImage.Format.Format_RGB32)
        blank.fill(Qt.GlobalColor.black)
        self.film = PhotoView(blank, tr("Video: {name}", name=name))
        self.play_button = SecondaryButton(tr("Play"), compact=True, icon_name="play")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Place in the video"))
        self.slider.setSingleStep(STEP_MS)
        self.slider.setPageStep(5 * STEP_MS)
        self.slider.setMinimumSize(160, 44)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.time = Small("")
        self.sound_button = IconButton("speaker-high", tr("Turn the sound off"))
        self._make_player()
        # Made after the player: Qt deletes in the order of making, and the player reads to the last.
        self._data = QByteArray(data)
        self._buffer = QBuffer(self._data, self)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.player.setSourceDevice(self._buffer, QUrl())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.film)
        column.addWidget(Row(self.play_button, self.slider, self.time, self.sound_button, spacing=14))
        self._show_time()

    def _make_player(self) -> None:
        self.player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound = QAudioOutput(self)
        self.player.setVideoSink(self._sink)
        self.player.setAudioOutput(self._sound)
        self._sink.videoFrameChanged.connect(self._show_frame)
        self.player.positionChanged.connect(self._moved)
        self.player.durationChanged.connect(self._measured)
        self.player.playbackStateChanged.connect(self._state_changed)
        self.player.mediaStatusChanged.connect(self._status_changed)
        self.player.errorOccurred.connect(self._give_up)
        self.play_button.clicked.connect(self.toggle)
        self.sound_button.clicked.connect(self._switch_sound)
        self.slider.sliderMoved.connect(self.player.setPosition)
        self.slider.actionTriggered.connect(self._slide)

    @property
    def is_playing(self) -> bool:
        """Whether it plays now."""
        return self.player.playbackState() is QMediaPlayer.PlaybackState.PlayingState

    def toggle(self) -> None:
        """Plays, or pauses. At the end it begins again."""
        if self.is_playing:
            self.player.pause()
        else:
            self.player.play()

    def stop(self) -> None:
        """Lets go of the film."""
        self.player.stop()
        self.player.setSource(QUrl())

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.player.pause()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.toggle()
        else:
            super().keyPressEvent(event)

    def _show_frame(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if not image.isNull():
            self.film.set_image(image)

    def _moved(self, at: int) -> None:
        if not self.slider.isSliderDown():
            self.slider.setValue(at)
        self._show_time()

    def _measured(self, length: int) -> None:
        self.slider.setRange(0, max(0, length))
        self._show_time()

    def _slide(self, _action: int) -> None:
        """By keyboard or a press beside the handle."""
        if not self.slider.isSliderDown():
            self.player.setPosition(self.slider.sliderPosition())

    def _state_changed(self, _state: QMediaPlayer.PlaybackState) -> None:
        self.play_button.setText(tr("Pause") if self.is_playing else tr("Play"))
        self.play_button.set_icon("pause" if self.is_playing else "play")

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        loaded = status is QMediaPlayer.MediaStatus.LoadedMedia
        if status is QMediaPlayer.MediaStatus.InvalidMedia or (loaded and not self.player.hasVideo()):
            self._give_up()
        elif loaded:
            self.player.pause()  # shows the first picture

    def _give_up(self, *_why: object) -> None:
        if not self._given_up:
            self._given_up = True
            self.failed.emit()

    def _switch_sound(self) -> None:
        muted = not self._sound.isMuted()
        self._sound.setMuted(muted)
        self.sound_button.set_icon("speaker-slash" if muted else "speaker-high")
        self.sound_button.set_name(tr("Turn the sound on") if muted else tr("Turn the sound off"))

    def _show_time(self) -> None:
        self.time.setText(
            tr("{now} of {all}", now=_clock(self.player.position()), all=_clock(self.player.duration()))
        )


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes}:{seconds:02}"
