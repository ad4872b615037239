"""The notebook cannot be opened: what happened, that nothing was changed, and what one can do."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.navigation import Screen
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    Row,
    SecondaryButton,
    Small,
)
from companion.ui.widgets.notices import announce

NOTEBOOK_FILTER = "*.companion"


class TroubleScreen(Screen):
    """Offers another file, a new one elsewhere, or trying again. Never writes over the troubled file.

    ``chosen`` carries the path the person picked to open next; ``again`` asks for the same one as before.
    """

    chosen = Signal(object)
    again = Signal()

    def __init__(self, error: CompanionError, path: Path) -> None:
        super().__init__()
        self._error = error
        self._path = path
        self.setAccessibleName(error.sentence)
        page = Page()
        page.add(Heading(error.sentence))
        if error.next_step:
            page.add(Body(error.next_step))
        page.add(Small(tr("The file: {path}", path=path)))
        self.open_button = PrimaryButton(tr("Open another notebook"))
        self.new_button = SecondaryButton(tr("Start a new one"))
        self.again_button = LinkButton(tr("Try again"))
        self.copy_button = LinkButton(tr("Copy details"))
        page.add(Row(self.open_button, self.new_button, self.again_button, self.copy_button), above=32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
        self.copy_button.setVisible(bool(error.detail))
        self.setFocusProxy(self.open_button)
        self.open_button.clicked.connect(self._open)
        self.new_button.clicked.connect(self._new)
        self.again_button.clicked.connect(self.again)
        self.copy_button.clicked.connect(self._copy)

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Esc does not close: there is nothing behind this screen."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)

    def _open(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self,
            tr("Open a notebook"),
            str(self._folder()),
            tr("Notebooks ({pattern})", pattern=NOTEBOOK_FILTER),
        )
        if name:
            self.chosen.emit(Path(name))

    def _new(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self,
            tr("Start a new notebook"),
            str(self._folder() / "my-notebook.companion"),
            tr("Notebooks ({pattern})", pattern=NOTEBOOK_FILTER),
        )
        # An existing file is opened, never written over, whatever the dialog asked.
        if name:
            self.chosen.emit(Path(name))

    def _folder(self) -> Path:
        """Where to look: beside the file, or at home when its folder is not there."""
        return self._path.parent if os.access(self._path.parent, os.F_OK) else Path.home()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._error.detail)
        announce(self, tr("Copied"))
