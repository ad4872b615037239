"""A photo or video of one's own movement: put in, looked at, taken out, brought back, saved; or refused kindly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from companion.domain.movements import Movement
from companion.domain.recycled import Kind
from companion.services.bundle import Services
from companion.ui.own_movement.photo_view import PhotoView
from tests.helpers.videos import movie
from tests.ui.own_movement.conftest import Film, Room


@pytest.fixture
def shown_room(room: Room, made: Movement) -> Room:
    room.own.show(made.id, "Library")
    room.settle()
    return room


def _add(room: Room, path: Path) -> None:
    room.own.media.add(path)
    room.settle()


def test_without_one_it_says_what_to_do_and_what_stays_private(shown_room: Room) -> None:
    media = shown_room.page.media
    assert media.add_button.text() == "Add a photo or video"
    assert "without the place and time" in media.note.text()
    assert "60 MB" in media.note.text()
    assert not media.save_button.isVisible()
    assert not media.out_button.isVisible()
    assert not media.show_button.isVisible()


def test_a_photo_is_chosen_and_shown_at_once(
    shown_room: Room, services: Services, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(photo), ""))
    media = shown_room.page.media
    media.add_button.click()  # asking the room for its page again would let the work end
    assert not media.isEnabled()
    assert "One moment" in media.words.text()
    shown_room.settle()
    media = shown_room.page.media
    assert media.isEnabled()
    view = media.shown()
    assert isinstance(view, PhotoView)
    assert (view.image().width(), view.image().height()) == (300, 200)
    assert view.accessibleName() == "Photo: Rocking with Rosie"
    assert media.add_button.text() == "Choose another"
    assert services.library.media(shown_room.page.movement.id) == media.media
    assert shown_room.said.words == ["Saved"]
    picture = view.grab().toImage()
    colour = picture.pixelColor(100, 100)
    assert abs(colour.green() - QColor("teal").green()) < 12


def test_leaving_the_file_dialog_changes_nothing(shown_room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    shown_room.page.media.add_button.click()
    assert shown_room.page.media.isEnabled()
    assert shown_room.page.media.media is None


def test_a_photo_is_there_when_the_page_comes_again(
    shown_room: Room, services: Services, photo: Path, made: Movement
) -> None:
    services.library.add_media(made.id, photo)
    shown_room.own.show(made.id, "Library")
    shown_room.settle()
    assert isinstance(shown_room.page.media.shown(), PhotoView)


def test_a_video_is_read_only_when_it_is_to_be_seen(
    shown_room: Room, services: Services, video: Path, films: list[Film], made: Movement
) -> None:
    services.library.add_media(made.id, video)
    shown_room.own.show(made.id, "Library")
    shown_room.settle()
    media = shown_room.page.media
    assert films == []
    assert media.shown() is None
    assert "kept as it is" in media.note.text()
    media.show_button.click()
    shown_room.settle()
    (film,) = films
    assert (film.data, film.name) == (movie(), "Rocking with Rosie")
    assert media.shown() is film
    assert not media.show_button.isVisible()
    media.out_button.click()
    shown_room.settle()
    assert film.stopped
    assert media.shown() is None


def test_a_video_that_cannot_be_played_here_can_be_saved(
    shown_room: Room, services: Services, video: Path, films: list[Film], made: Movement, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    services.library.add_media(made.id, video)
    shown_room.own.show(made.id, "Library")
    shown_room.page.media.show_button.click()
    shown_room.settle()
    films[0].failed.emit()
    media = shown_room.page.media
    assert "cannot be played on this computer" in media.words.text()
    assert media.shown() is None
    assert media.save_button.hasFocus()
    out = tmp_path / "out" / "Rocking"
    out.parent.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    media.save_button.click()
    shown_room.settle()
    assert out.with_suffix(".avi").read_bytes() == movie()
    assert shown_room.said.words[-1].startswith("Saved: ")


def test_where_nothing_can_play_videos_it_says_so(
    open_room: Callable[..., Room], services: Services, video: Path, made: Movement
) -> None:
    def missing(_data: bytes, _name: str) -> QWidget:
        raise ImportError("libpulse.so.0: cannot open shared object file")

    services.library.add_media(made.id, video)
    room = open_room(missing)
    room.own.show(made.id, "Library")
    room.page.media.show_button.click()
    room.settle()
    assert "cannot be played on this computer" in room.page.media.words.text()
    assert room.page.media.isEnabled()
    assert room.page.media.save_button.isVisible()


def test_a_wrong_file_is_refused_and_what_was_there_stays(
    shown_room: Room, services: Services, photo: Path, tmp_path: Path
) -> None:
    _add(shown_room, photo)
    wrong = tmp_path / "diary.txt"
    wrong.write_text("private words")
    _add(shown_room, wrong)
    assert "not a photo or video" in shown_room.dialog().windowTitle()
    shown_room.settle()
    assert isinstance(shown_room.page.media.shown(), PhotoView)
    assert shown_room.page.media.isEnabled()
    assert services.library.media(shown_room.page.movement.id) is not None


def test_another_one_and_none_can_both_be_undone(
    shown_room: Room, services: Services, photo: Path, video: Path, made: Movement
) -> None:
    _add(shown_room, photo)
    first = services.library.media_data(made.id)
    _add(shown_room, video)
    assert shown_room.said.words[-1] == "Another one is in its place."
    shown_room.said.undo[-1]()
    shown_room.settle()
    assert services.library.media_data(made.id) == first
    assert isinstance(shown_room.page.media.shown(), PhotoView)
    assert [entry.kind for entry in services.recycle.all()] == [Kind.MEDIA], "the video is not lost"
    shown_room.page.media.out_button.click()
    shown_room.settle()
    assert shown_room.said.words[-1] == "The photo was taken out."
    assert services.library.media(made.id) is None
    assert shown_room.page.media.shown() is None
    shown_room.said.undo[-1]()
    shown_room.settle()
    assert services.library.media_data(made.id) == first
    assert isinstance(shown_room.page.media.shown(), PhotoView)


def test_a_deleted_movement_comes_back_with_its_video(
    shown_room: Room, services: Services, video: Path, made: Movement
) -> None:
    _add(shown_room, video)
    shown_room.page.delete_button.click()
    shown_room.settle()
    assert shown_room.said.undo[-1]() is True
    shown_room.settle()
    assert services.library.media_data(made.id) == movie()


def test_a_result_for_a_page_that_was_left_stays_unseen(
    shown_room: Room, services: Services, photo: Path, made: Movement
) -> None:
    shown_room.own.media.add(photo)
    shown_room.own.write("Library")
    shown_room.settle()
    QApplication.processEvents()
    assert shown_room.form.is_new
    assert services.library.media(made.id) is not None


def test_a_failing_save_leaves_a_plain_message(shown_room: Room, photo: Path, tmp_path: Path) -> None:
    _add(shown_room, photo)
    (tmp_path / "file").touch()
    shown_room.own.media.save(tmp_path / "file" / "photo.jpg")
    shown_room.settle()
    assert "could not be saved" in shown_room.dialog().windowTitle()
