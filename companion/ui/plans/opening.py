"""Opening a plan file: choosing it, reading it beside the window, and keeping what it suggests."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.domain.plans import PlanFile
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.plans import PlanService
from companion.ui.tasks import Progress, Tasks


class PlanOpener(QObject):
    """``began`` tells that a file is being read; ``received`` the suggestion's id and whether it was here before;
    ``refused`` the :class:`CompanionError`. One file at a time.
    """

    began = Signal()
    received = Signal(str, bool)
    refused = Signal(object)

    def __init__(self, plans: PlanService, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._plans = plans
        self._tasks = tasks
        self._window = window
        self.reading = False

    def choose(self) -> None:
        """Asks for a plan file and reads it."""
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            tr("Open a plan file"),
            str(Path.home()),
            tr("Plan files (*.careplan *.json)") + ";;" + tr("All files (*)"),
        )
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Reads ``path``; nothing happens while another file is being read."""
        if self.reading:
            return
        self.reading = True
        self.began.emit()
        self._tasks.run(partial(_read, self._plans, path), self._done, self._failed)

    def _done(self, plan: PlanFile) -> None:
        known = {suggestion.id for suggestion in self._plans.all()}
        try:
            suggestion = self._plans.receive(plan)
        except CompanionError as error:
            self._failed(error)
            return
        self.reading = False
        self.received.emit(suggestion.id, suggestion.id in known)

    def _failed(self, error: CompanionError) -> None:
        self.reading = False
        self.refused.emit(error)


def _read(plans: PlanService, path: Path, _progress: Progress) -> PlanFile:
    return plans.read(path)


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file of a drag, if it is that."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
