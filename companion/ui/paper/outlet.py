"""The way out of the window for pages that were made: into a file, or onto paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QWidget

from companion.errors import CompanionError, ExportError
from companion.i18n import tr
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.tasks import Progress, Tasks
from companion.ui.visit.preview import SheetPreview
from companion.ui.visit.sheet_print import Printing, other_paper, suggest_paper

Write = Callable[[Path, Progress], object]
"""Writes the pages to a file, whole or not at all. Works off the window's thread and raises ``CompanionError``."""


class Outlet(QObject):
    """Saves and prints what ``preview`` shows, for the page ``owner``, and says how it went.

    ``progressed`` gets 0-1 while pages go to the printer, ``ended`` tells that no more will.
    """

    progressed = Signal(float)
    ended = Signal()

    def __init__(self, preview: SheetPreview, tasks: Tasks, navigator: Navigator, owner: QWidget) -> None:
        super().__init__(owner)
        self._preview = preview
        self._tasks = tasks
        self._navigator = navigator
        self._owner = owner
        self._printing: Printing | None = None

    def choose_file(self, title: str, file_name: str) -> Path | None:
        """Asks where to save; ``None``: nowhere."""
        name, _kind = QFileDialog.getSaveFileName(
            self._owner, title, str(Path.home() / file_name), tr("PDF files (*.pdf)")
        )
        return Path(name) if name else None

    def save(self, path: Path, write: Write) -> None:
        """Lets ``write`` write the file, with its ending where ``path`` has none."""
        target = path if path.suffix else path.with_suffix(".pdf")
        self._tasks.run(partial(_written, write, target), self._saved, self._tell)

    def choose_printer(self, print_on: Callable[[QPrinter], object]) -> None:
        """Asks for a printer and hands it on; the paper the pages were made for is suggested."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        suggest_paper(printer, self._preview.document)
        dialog = QPrintDialog(printer, self._owner)
        if dialog.exec():
            print_on(printer)
        dialog.deleteLater()

    def print_on(self, printer: QPrinter, pdf: bytes) -> None:
        """Prints the pages of ``pdf``, one after another."""
        printing = self._printing = Printing(pdf, printer, self)
        printing.progressed.connect(self.progressed)
        printing.ended.connect(partial(self._printed, other_paper(printer, self._preview.document)))
        if not printing.start():
            self._printing = None
            self._tell(
                ExportError(
                    tr("The printer did not take it."),
                    tr("Check that it is on, or save the PDF and print that."),
                )
            )

    def stop_printing(self) -> bool:
        """Stops what is being printed; whether there was something."""
        if self._printing is None:
            return False
        self._printing.cancel()
        return True

    def _saved(self, path: Path) -> None:
        self._navigator.say(tr("Saved: {path}", path=path))
        self._preview.save_button.setFocus()

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self._owner)

    def _printed(self, fitted: bool, all_out: bool) -> None:
        self._printing = None
        self.ended.emit()
        if not all_out:
            self._navigator.say(tr("Printing stopped."))
        elif fitted:
            self._navigator.say(tr("Sent to the printer, made to fit its paper."))
        else:
            self._navigator.say(tr("Sent to the printer."))


def _written(write: Write, path: Path, progress: Progress) -> Path:
    write(path, progress)
    return path
