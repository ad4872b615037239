"""The photo or video of a movement: add one, look at it, save it as a file, take it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.media import MAX_VIDEO_BYTES, Media, MediaKind
from companion.i18n import number, tr
from companion.ui.own_movement.photo_view import PhotoView
from companion.ui.widgets.kit import Body, LinkButton, Row, SecondaryButton, Small, announce


class Film(Protocol):
    """A video that plays itself. ``failed`` tells that it cannot be played on this computer."""

    @property
    def failed(self) -> SignalInstance: ...

    def stop(self) -> None: ...


VideoMaker = Callable[[bytes, str], QWidget]
"""Makes a :class:`Film` of a video's bytes and the movement's name. Raises ``ImportError`` where nothing can play it."""


class MediaPanel(QWidget):
    """``add_wanted`` asks to choose a file, ``show_wanted`` for the video, ``save_wanted`` and ``out_wanted`` to save
    it as a file or take it out."""

    add_wanted = Signal()
    show_wanted = Signal()
    save_wanted = Signal()
    out_wanted = Signal()

    def __init__(self, name: str, video_for: VideoMaker) -> None:
        super().__init__()
        self._name = name
        self._video_for = video_for
        self._shown: QWidget | None = None
        self.media: Media | None = None
        self.words = Body("", muted=True)
        self.add_button = SecondaryButton("", compact=True, icon_name="plus")
        self.show_button = SecondaryButton(tr("Show the video"), compact=True, icon_name="play")
        self.save_button = LinkButton(tr("Save it as a file"))
        self.out_button = LinkButton(tr("Take it out"))
        self.note = Small("")
        for button, signal in (
            (self.add_button, self.add_wanted),
            (self.show_button, self.show_wanted),
            (self.save_button, self.save_wanted),
            (self.out_button, self.out_wanted),
        ):
            button.clicked.connect(signal)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        buttons = Row(self.show_button, self.add_button, self.save_button, self.out_button, spacing=22)
        for widget in (self.words, buttons, self.note):
            self._column.addWidget(widget)
        self.show_media(None)

    def show_media(self, media: Media | None) -> None:
        """What there is. A photo itself comes with :meth:`show_photo`, a video with :meth:`play`."""
        self.media = media
        self._drop()
        self.setEnabled(True)
        film = media is not None and media.kind is MediaKind.VIDEO
        self.show_button.setVisible(film)
        self.save_button.setVisible(media is not None)
        self.out_button.setVisible(media is not None)
        self.add_button.setText(tr("Add a photo or video") if media is None else tr("Choose another"))
        self.add_button.set_icon("plus" if media is None else "")
        if media is None:
            self._say(tr("From your phone or from the clinic: how it looks when you do it."))
            self.note.setText(
                tr(
                    "It stays in your notebook. A photo is kept without the place and time it was taken. "
                    "A video may have up to {most} MB and is kept as it is.",
                    most=number(MAX_VIDEO_BYTES // 1_000_000),
                )
            )
        elif film:
            self._say(tr("A video, {size} MB.", size=number(max(1, round(media.size / 1_000_000)))))
            self.note.setText(
                tr("It is kept as it is. Your phone may have written into it where and when it was filmed.")
            )
        else:
            self._say("")
            self.note.setText(tr("Kept without the place and time it was taken."))

    def wait(self, sentence: str) -> None:
        """Says what is going on; nothing can be pressed meanwhile."""
        self._say(sentence)
        announce(self, sentence)
        self.setEnabled(False)

    def show_photo(self, image: QImage) -> None:
        """Shows the photo."""
        self._drop()
        self._say("")
        self._place(PhotoView(image, tr("Photo: {name}", name=self._name)))

    def play(self, data: bytes) -> None:
        """Shows the video, ready to play; or says that it cannot be played on this computer."""
        self._drop()
        self.setEnabled(True)
        try:
            film = self._video_for(data, self._name)
        except ImportError:
            self._cannot_play()
            return
        film.failed.connect(self._cannot_play)  # type: ignore[attr-defined]
        self.show_button.hide()
        self._say("")
        self._place(film)
        film.setFocus()

    def shown(self) -> QWidget | None:
        """The photo or film in sight, if any."""
        return self._shown

    def _cannot_play(self) -> None:
        self._drop()
        self.show_button.hide()
        self._say(
            tr(
                "This video cannot be played on this computer. "
                "You can save it as a file and open it with another program or on your phone."
            )
        )
        announce(self, self.words.text())
        self.save_button.setFocus()

    def _say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setVisible(bool(sentence))

    def _place(self, widget: QWidget) -> None:
        self._shown = widget
        self._column.insertWidget(0, widget)

    def _drop(self) -> None:
        if self._shown is None:
            return
        if hasattr(self._shown, "stop"):
            self._shown.stop()
        self._column.removeWidget(self._shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = None
