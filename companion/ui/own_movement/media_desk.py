"""What happens to a movement's photo or video. Everything that reads or writes it is done off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.domain.media import Media, MediaKind
from companion.domain.movements import Movement
from companion.domain.recycled import Recycled
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.library import LibraryService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.own_movement.file_names import PHOTOS, VIDEOS
from companion.ui.own_movement.media_panel import MediaPanel
from companion.ui.tasks import Progress, Tasks


class MediaDesk(QObject):
    """Looks after the panel of one movement at a time; a result for one that is no longer shown stays unseen."""

    def __init__(
        self,
        library: LibraryService,
        tasks: Tasks,
        navigator: Navigator,
        window: Callable[[], QWidget],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._navigator = navigator
        self._window = window
        self._movement: Movement | None = None
        self._panel: MediaPanel | None = None

    def serve(self, panel: MediaPanel, movement: Movement) -> None:
        """Shows in ``panel`` what there is of ``movement`` and does what is asked there."""
        self._panel, self._movement = panel, movement
        panel.add_wanted.connect(self._choose)
        panel.show_wanted.connect(self._load)
        panel.save_wanted.connect(self._choose_place)
        panel.out_wanted.connect(self._take_out)
        self._refresh(movement.id)

    def add(self, path: Path) -> None:
        """Takes in the photo or video at ``path``."""
        panel, movement = self._panel, self._movement
        if panel is not None and movement is not None:
            panel.wait(tr("One moment. It is being put into your notebook."))
            work = partial(self._add_work, movement.id, path)
            done = partial(self._changed, movement.id)
            self._tasks.run(work, done, partial(self._failed, movement.id))

    def save(self, path: Path) -> None:
        """Writes the photo or video to ``path``."""
        movement, media = self._movement, self._media()
        if movement is not None and media is not None:
            target = path if path.suffix else path.with_name(f"{path.name}.{media.format}")
            work = partial(self._save_work, movement.id, target)
            self._tasks.run(work, self._saved, self._tell)

    # on the worker's thread

    def _add_work(self, movement_id: str, path: Path, _progress: Progress) -> Recycled | None:
        return self._library.add_media(movement_id, path)

    def _swap_work(self, former: Recycled, _progress: Progress) -> None:
        self._library.bring_media_back(former)

    def _out_work(self, movement_id: str, _progress: Progress) -> Media:
        return self._library.take_media_out(movement_id)

    def _back_work(self, movement_id: str, _progress: Progress) -> None:
        self._library.put_media_back(movement_id)

    def _photo_work(self, movement_id: str, _progress: Progress) -> QImage:
        return QImage.fromData(self._library.media_data(movement_id))

    def _data_work(self, movement_id: str, _progress: Progress) -> bytes:
        return self._library.media_data(movement_id)

    def _save_work(self, movement_id: str, path: Path, _progress: Progress) -> Path:
        self._library.save_media(movement_id, path)
        return path

    # on the window's thread

    def _media(self) -> Media | None:
        return self._panel.media if self._panel is not None else None

    def _shown(self, movement_id: str) -> MediaPanel | None:
        """The panel, if it is still there and about ``movement_id``."""
        panel, movement = self._panel, self._movement
        there = panel is not None and shiboken6.isValid(panel)
        return panel if there and movement is not None and movement.id == movement_id else None

    def _refresh(self, movement_id: str) -> MediaPanel | None:
        panel = self._shown(movement_id)
        if panel is None:
            return None
        panel.show_media(self._library.media(movement_id))
        if panel.media is not None and panel.media.kind is MediaKind.PHOTO:
            work = partial(self._photo_work, movement_id)
            self._tasks.run(work, partial(self._show_photo, movement_id), self._tell)
        return panel

    def _show_photo(self, movement_id: str, image: QImage) -> None:
        panel = self._shown(movement_id)
        if panel is not None and panel.media is not None and panel.media.kind is MediaKind.PHOTO:
            panel.show_photo(image)

    def _load(self) -> None:
        panel, movement = self._panel, self._movement
        if panel is not None and movement is not None:
            panel.wait(tr("One moment."))
            done = partial(self._play, movement.id)
            self._tasks.run(partial(self._data_work, movement.id), done, partial(self._failed, movement.id))

    def _play(self, movement_id: str, data: bytes) -> None:
        panel = self._shown(movement_id)
        if panel is not None:
            panel.play(data)

    def _choose(self) -> None:
        kinds = (
            tr("Photos and videos ({patterns})", patterns=f"{PHOTOS} {VIDEOS}"),
            tr("All files ({patterns})", patterns="*"),
        )
        name, _kind = QFileDialog.getOpenFileName(
            self._window(), tr("Choose a photo or video"), str(Path.home()), ";;".join(kinds)
        )
        if name:
            self.add(Path(name))

    def _take_out(self) -> None:
        if self._movement is not None:
            key = self._movement.id
            self._tasks.run(partial(self._out_work, key), partial(self._out, key), partial(self._failed, key))

    def _undo(self, movement_id: str, work: Callable[[Progress], None]) -> bool:
        self._tasks.run(work, partial(self._is_back, movement_id), partial(self._failed, movement_id))
        return True

    def _out(self, movement_id: str, media: Media) -> None:
        self._show_again(movement_id)
        photo = media.kind is MediaKind.PHOTO
        said = tr("The photo was taken out.") if photo else tr("The video was taken out.")
        self._navigator.offer_undo(
            said, partial(self._undo, movement_id, partial(self._back_work, movement_id))
        )

    def _is_back(self, movement_id: str, _nothing: None) -> None:
        self._show_again(movement_id)

    def _changed(self, movement_id: str, former: Recycled | None) -> None:
        """Shows what there is now, and offers what was there before."""
        self._show_again(movement_id)
        if former is None:
            self._navigator.say(tr("Saved"))
            return
        self._navigator.offer_undo(
            tr("Another one is in its place."),
            partial(self._undo, movement_id, partial(self._swap_work, former)),
        )

    def _show_again(self, movement_id: str) -> None:
        panel = self._refresh(movement_id)
        if panel is not None:
            panel.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()

    def _failed(self, movement_id: str, error: CompanionError) -> None:
        panel = self._refresh(movement_id)
        if panel is not None:
            panel.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(error)

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self._window())

    def _choose_place(self) -> None:
        media, movement = self._media(), self._movement
        if media is None or movement is None:
            return
        name = f"{movement.name}.{media.format}".replace("/", "-").replace("\\", "-")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window(), tr("Save it as a file"), str(Path.home() / name)
        )
        if chosen:
            self.save(Path(chosen))

    def _saved(self, path: Path) -> None:
        self._navigator.say(tr("Saved: {path}", path=path))
