"""A picture of me, if wanted: taken in, shown, ticked, taken out. Bytes are read and written off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from companion.domain.about import Portrait
from companion.domain.recycled import Recycled
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.about import AboutService
from companion.services.about_page import THE_PORTRAIT, AboutPageService
from companion.ui.about.words import next_sheet_words
from companion.ui.errors import show_error
from companion.ui.look import Type
from companion.ui.navigation import Navigator
from companion.ui.own_movement.file_names import PHOTOS
from companion.ui.own_movement.photo_view import PhotoView
from companion.ui.tasks import Progress, Tasks
from companion.ui.widgets.kit import Label, LinkButton, Row, SecondaryButton, Small, Toggle

TALLEST = 220


class PortraitPanel(QWidget):
    """Shows the picture and what can be done with it. It is private until its tick says that it may go on the sheet;
    the tick counts at once."""

    def __init__(
        self,
        about: AboutService,
        page: AboutPageService,
        tasks: Tasks,
        navigator: Navigator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._about = about
        self._page = page
        self._tasks = tasks
        self._navigator = navigator
        self._shown: Portrait | None = None
        self.setAccessibleName(tr("A picture of me"))
        self.photo = PhotoView(QImage(), tr("A picture of me"), tallest=TALLEST)
        self.photo.hide()
        self.toggle = Toggle(tr("May go on my sheet"))
        self.toggle.setAccessibleName(tr("May go on my sheet: {field}", field=tr("A picture of me")))
        self.toggle.hide()
        self.toggle.changed.connect(self._tick)
        self.add_button = SecondaryButton(tr("Choose a picture"), compact=True)
        self.out_button = LinkButton(tr("Take the picture out"))
        self.add_button.clicked.connect(self._choose)
        self.out_button.clicked.connect(self._take_out)
        self.out_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(Label(tr("A picture of me"), Type.STRONG))
        layout.addWidget(Small(tr("If you like. Where and when it was taken is not kept.")))
        layout.addWidget(self.photo)
        layout.addWidget(self.toggle)
        layout.addWidget(Row(self.add_button, self.out_button, spacing=24))

    def refresh(self) -> None:
        """Shows what there is now."""
        known = self._about.portrait()
        self.toggle.setVisible(known is not None)
        self.toggle.setChecked(self._page.portrait_shared())
        self.toggle.set_detail(next_sheet_words(self._page.next_sheet().get(THE_PORTRAIT)))
        if known == self._shown:
            return
        self._shown = known
        self.out_button.setVisible(known is not None)
        self.add_button.setText(tr("Choose another picture") if known else tr("Choose a picture"))
        if known is None:
            self.photo.hide()
        else:
            self._tasks.run(self._read, self._show, self._tell)

    def add(self, path: Path) -> None:
        """Takes in the picture at ``path``."""
        self.add_button.setEnabled(False)
        self._tasks.run(partial(self._take_in, path), self._taken_in, self._not_taken_in)

    # on the worker's thread

    def _read(self, _progress: Progress) -> QImage:
        return QImage.fromData(self._about.portrait_data())

    def _take_in(self, path: Path, _progress: Progress) -> Recycled | None:
        return self._about.set_portrait(path)

    def _swap_back(self, former: Recycled, _progress: Progress) -> None:
        self._about.bring_portrait_back(former)

    def _put_away(self, _progress: Progress) -> None:
        self._about.remove_portrait()

    def _bring_back(self, _progress: Progress) -> None:
        self._about.put_back_portrait()

    # on the window's thread

    def _choose(self) -> None:
        kinds = (tr("Photos ({patterns})", patterns=PHOTOS), tr("All files ({patterns})", patterns="*"))
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("Choose a picture"), str(Path.home()), ";;".join(kinds)
        )
        if name:
            self.add(Path(name))

    def _tick(self) -> None:
        try:
            self._page.tick_portrait(self.toggle.isChecked())
        except CompanionError as error:
            self._tell(error)
        self.refresh()
        self._navigator.changed.emit()

    def _show(self, image: QImage) -> None:
        if shiboken6.isValid(self) and self._shown is not None:
            self.photo.set_image(image)
            self.photo.show()
            self.photo.updateGeometry()

    def _taken_in(self, former: Recycled | None) -> None:
        self._changed()
        if former is None:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(
                tr("Another picture is in its place."), partial(self._undo, partial(self._swap_back, former))
            )

    def _not_taken_in(self, error: CompanionError) -> None:
        if shiboken6.isValid(self):
            self.add_button.setEnabled(True)
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(error)

    def _take_out(self) -> None:
        self._tasks.run(self._put_away, self._out, self._tell)

    def _out(self, _nothing: None) -> None:
        self._changed()
        self._navigator.offer_undo(tr("The picture was taken out."), partial(self._undo, self._bring_back))

    def _undo(self, work: Callable[[Progress], None]) -> bool:
        self._tasks.run(work, self._back, self._tell)
        return True

    def _back(self, _nothing: None) -> None:
        self._changed()

    def _changed(self) -> None:
        if shiboken6.isValid(self):
            self.add_button.setEnabled(True)
            self.refresh()
            self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.changed.emit()

    def _tell(self, error: CompanionError) -> None:
        if shiboken6.isValid(self):
            show_error(error, self)
