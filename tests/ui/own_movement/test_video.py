"""A video plays from memory, with a real decoder: pictures, time, slider, sound; what cannot be played says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtMultimedia import QMediaPlayer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.ui.own_movement.video import VideoView
from tests.helpers.videos import FRAMES_A_SECOND, movie, mp4

# What Qt Multimedia and FFmpeg say of a computer without a sound server, a graphics card or a screen to record.
pytestmark = pytest.mark.qt_log_ignore(
    r"Couldn't (load|resolve) ",
    r"pa_context_connect\(\) failed",
    r"No RHI backend",
    r"Could not open media",
    extend=True,
)

PICTURES = 8
LENGTH_MS = 1000 * PICTURES // FRAMES_A_SECOND


@pytest.fixture
def view(shown: Callable[..., QWidget], qtbot: QtBot) -> Iterator[VideoView]:
    made = VideoView(movie(PICTURES), "Rocking")
    shown(made, 500, 500)
    qtbot.waitUntil(lambda: made.player.duration() > 0, timeout=10_000)
    yield made
    made.stop()


def _grey(view: VideoView) -> int:
    image = view.film.image()
    return image.pixelColor(image.width() // 2, image.height() // 2).green()


def test_the_first_picture_is_shown_before_it_plays(view: VideoView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: view.film.image().width() == 64, timeout=10_000)
    assert _grey(view) < 20
    assert not view.is_playing
    assert (view.slider.minimum(), view.slider.maximum()) == (0, LENGTH_MS)
    assert view.film.accessibleName() == "Video: Rocking"


def test_it_plays_to_the_end_and_again(view: VideoView, qtbot: QtBot) -> None:
    view.play_button.click()
    assert view.play_button.text() == "Pause"
    end = QMediaPlayer.MediaStatus.EndOfMedia
    qtbot.waitUntil(lambda: view.player.mediaStatus() is end, timeout=20_000)
    assert _grey(view) > 200
    assert view.play_button.text() == "Play"
    assert view.time.text() == "0:01 of 0:01"
    QTest.keyClick(view, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: view.is_playing and view.player.position() < LENGTH_MS // 2, timeout=10_000)


def test_the_slider_goes_anywhere_by_keyboard(view: VideoView, qtbot: QtBot) -> None:
    QTest.keyClick(view.slider, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: view.player.position() >= LENGTH_MS - 1, timeout=10_000)
    QTest.keyClick(view.slider, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.player.position() == 0, timeout=10_000)


def test_the_sound_can_be_turned_off(view: VideoView) -> None:
    assert view.sound_button.accessibleName() == "Turn the sound off"
    view.sound_button.click()
    assert view.player.audioOutput().isMuted()
    assert view.sound_button.accessibleName() == "Turn the sound on"
    view.sound_button.click()
    assert not view.player.audioOutput().isMuted()


def test_out_of_sight_it_rests(view: VideoView) -> None:
    view.toggle()
    view.hide()
    assert not view.is_playing


def test_it_can_be_deleted_while_it_plays(shown: Callable[..., QWidget], qtbot: QtBot) -> None:
    made = VideoView(movie(PICTURES), "Rocking")
    made.show()
    qtbot.waitUntil(lambda: made.player.duration() > 0, timeout=10_000)
    made.toggle()
    with qtbot.waitSignal(made.destroyed):
        made.deleteLater()


@pytest.mark.parametrize("data", [mp4(b"isom"), b"", bytes(5000)], ids=["no film", "nothing", "zeros"])
def test_what_cannot_be_played_says_so_once(qapp: object, qtbot: QtBot, data: bytes) -> None:
    made = VideoView(data, "Rocking")
    qtbot.addWidget(made)
    told: list[bool] = []
    made.failed.connect(lambda: told.append(True))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    qtbot.wait(50)
    assert told == [True]
