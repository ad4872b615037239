"""One movement as it is painted: its still, or the moment it is at, seen from where one looks."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from companion.domain.movements import View
from companion.drawing.shapes import Drawing
from companion.ui.look import current_look
from companion.ui.painter import paint_drawing
from companion.ui.widgets.moving_picture import Eye, MovingPicture, Playback

ASK_MS = 150
"""How long a thumbnail is pointed at before it moves, so that passing over many of them is calm."""


class FigureSource(Protocol):
    """A movement on a sheet of ``sheet`` units: its words, its still as pixels, and its film."""

    @property
    def sheet(self) -> tuple[float, float]: ...

    @property
    def name(self) -> str: ...

    @property
    def words(self) -> str:
        """How it goes, for those who cannot see it."""

    @property
    def home(self) -> View:
        """The side it is best seen from."""

    @property
    def drawn(self) -> bool:
        """Whether there is a figure of it."""

    @property
    def moves(self) -> bool:
        """Whether that figure moves."""

    def film(self) -> MovingPicture | None:
        """The figure, moving; ``None`` where there is none."""

    def pixmap(self, place: tuple[int, int], *, make: bool) -> QPixmap | None:
        """The still for ``place`` (device pixels); ``None`` when it is not ready and not to be made."""

    def wait(self, figure: MovingFigure) -> None:
        """Lets ``figure`` be drawn when the window has time for it."""


class MovingFigure(QObject):
    """Paints a movement on ``owner``: still until it is told to play. The owner paints it when ``changed`` says so, and
    tells by :meth:`show` whether it can be seen; out of sight no timer runs.

    ``ready`` tells that the still was made, ``played`` that it moves or stopped, ``turned`` that it is seen from
    elsewhere.
    """

    changed = Signal()
    ready = Signal()
    played = Signal(bool)
    turned = Signal()

    def __init__(self, source: FigureSource, owner: QWidget) -> None:
        super().__init__(owner)
        self.source = source
        self._owner = owner
        self._pixels = (0, 0)
        self._tried: tuple[int, int] | None = None
        self._last: QPixmap | None = None
        self._film: MovingPicture | None = None
        self._frame: Drawing | None = None
        self._moment: tuple[float, Eye] | None = None
        self._begun = False
        self._shown = False
        # Made when first needed: of the many figures on a page, hardly one is ever asked to move.
        self._clock: Playback | None = None
        self._soon: QTimer | None = None

    # moving

    @property
    def is_playing(self) -> bool:
        """Whether it moves."""
        return self._clock is not None and self._clock.playing

    @property
    def is_running(self) -> bool:
        """Whether a timer runs for it."""
        return self._clock is not None and self._clock.running

    def play(self) -> None:
        """Moves. A figure that rested begins with what its still shows."""
        self._not_soon()
        film = self._made()
        if film is None or not self.source.moves or self.is_playing:
            return
        if not self._begun:
            self._begun, self._moment = True, None
            self._playback.share = film.top
        self._playback.play(film.seconds)
        self._follow()
        self.played.emit(True)

    def pause(self) -> None:
        """Stays as it is just now."""
        self._not_soon()
        if self.is_playing:
            self._playback.pause()
            self.played.emit(False)

    def rest(self) -> None:
        """Shows the still again, from where it is best seen."""
        self.pause()
        if self._begun or self._frame is not None:
            self._begun = False
            self._frame = self._moment = None
            self.changed.emit()

    def point_at(self, pointed: bool) -> None:
        """Moves while it is pointed at, unless motion is to be left out."""
        if not pointed:
            self.rest()
        elif not current_look().still and not self.is_playing:
            self._play_soon()

    def show(self, shown: bool) -> None:
        """Whether it can be seen."""
        self._shown = shown
        if self._clock is not None:
            self._clock.suspend(not shown)
            self._follow()

    # turning

    @property
    def eye(self) -> Eye:
        """Where it is seen from, or will be in a moment."""
        return self._playback.target if self._made() is not None else Eye(0.0, 0.0)

    @property
    def view(self) -> View | None:
        """The named view it is seen from; ``None`` for anywhere else."""
        film, eye = self._made(), self.eye
        return next((view for view in View if film is not None and Eye(*film.eye(view)) == eye), None)

    def look_from(self, view: View) -> None:
        """Looks from a named view."""
        film = self._made()
        if film is not None:
            self.look(Eye(*film.eye(view)))

    def look_home(self) -> None:
        """Looks from where the movement is best seen."""
        self.look_from(self.source.home)

    def look(self, eye: Eye, *, at_once: bool = False) -> None:
        """Looks from ``eye``: on a short way there, or ``at_once``."""
        if self._made() is None:
            return
        before = self._playback.target
        self._playback.look(eye, at_once=at_once or current_look().still)
        if self._playback.target != before:
            self.turned.emit()

    # painting

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Paints it into the middle of ``room``, as large as fits. What is not ready yet is asked for."""
        place = self._place(room)
        if self._frame is not None:
            paint_drawing(painter, self._frame, place, current_look().theme)
            return
        ratio = self._owner.devicePixelRatioF()
        self._pixels = max(1, round(place.width() * ratio)), max(1, round(place.height() * ratio))
        pixmap = self.source.pixmap(self._pixels, make=False)
        if pixmap is None:
            # What was ready before stands in until the new one is, so that nothing flickers.
            if self._pixels != self._tried:
                self.source.wait(self)
            pixmap = self._last
        self._last = pixmap
        if pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def make_ready(self) -> bool:
        """Makes what is to be seen; ``False`` when it is out of sight by now, or gone."""
        if self._pixels == (0, 0) or self._owner.visibleRegion().isEmpty():
            return False
        # Should drawing fail, that is told once, not each time the page is painted.
        self._tried = self._pixels
        self._last = self.source.pixmap(self._pixels, make=True)
        self._tried = None
        self.ready.emit()
        self.changed.emit()
        return True

    def _place(self, room: QRectF) -> QRectF:
        width, height = self.source.sheet
        scale = max(0.0, min(room.width() / width, room.height() / height))
        # Whole pixels, so that a pixmap is shown exactly as it was painted.
        size = QSize(round(width * scale), round(height * scale))
        left = room.x() + round((room.width() - size.width()) / 2)
        top = room.y() + round((room.height() - size.height()) / 2)
        return QRectF(left, top, size.width(), size.height())

    @property
    def _playback(self) -> Playback:
        if self._clock is None:
            self._clock = Playback(self)
            self._clock.suspend(not self._shown)
            self._clock.due.connect(self._follow)
        return self._clock

    def _play_soon(self) -> None:
        if self._soon is None:
            self._soon = QTimer(self)
            self._soon.setSingleShot(True)
            self._soon.setInterval(ASK_MS)
            self._soon.timeout.connect(self.play)
        self._soon.start()

    def _not_soon(self) -> None:
        if self._soon is not None:
            self._soon.stop()

    def _made(self) -> MovingPicture | None:
        """The film; made when first asked for."""
        if self._film is None:
            self._film = self.source.film()
            if self._film is not None:
                self._playback.share = self._film.top
                self._playback.look(Eye(*self._film.eye(self.source.home)), at_once=True)
        return self._film

    def _follow(self) -> None:
        """Shows the moment the playback is at."""
        film = self._film
        moment = (self._playback.share, self._playback.eye)
        if film is None or moment == self._moment or not self._owner.isVisible():
            return
        self._moment = moment
        still = not self._begun and self._playback.eye == Eye(*film.eye(self.source.home))
        self._frame = None if still else film.frame(moment[0], *moment[1])
        self.changed.emit()
