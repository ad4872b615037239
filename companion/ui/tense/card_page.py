"""The fridge card: drawn off the window's thread, then seen, saved or printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.tense import TenseService
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.tasks import Job, Progress, Tasks
from companion.ui.visit.preview import SheetPreview, print_document
from companion.ui.visit.sheet_print import suggest_paper
from companion.ui.widgets.kit import Heading, LinkButton, Page, Row, Small


class CardPage(QWidget):
    """Makes the card and shows it. ``left`` goes back, also when it could not be made."""

    left = Signal()

    def __init__(
        self, tense: TenseService, tasks: Tasks, navigator: Navigator, emergency_number: str
    ) -> None:
        super().__init__()
        self._tense = tense
        self._tasks = tasks
        self._navigator = navigator
        self._number = emergency_number
        self._pdf = b""
        self.stop_button = LinkButton(tr("Stop"))
        self.preview = SheetPreview()
        self.preview.view.setAccessibleName(tr("The card as it will print"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting())
        self._pages.addWidget(self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self.setFocusProxy(self.stop_button)
        self.stop_button.clicked.connect(self._stop)
        self.preview.left.connect(self.left)
        self.preview.wants_save.connect(self._save)
        self.preview.wants_print.connect(self._print)
        self._job: Job | None = tasks.run(self._work, self._made, self._failed, lane="render")

    def save_to(self, path: Path) -> None:
        """Write the bytes seen to ``path``, off the window's thread."""
        target = path if path.suffix else path.with_suffix(".pdf")
        self._tasks.run(partial(self._save_work, self._pdf, target), self._saved, self._not_saved)

    def _waiting(self) -> Page:
        page = Page()
        page.add(Heading(tr("My card for the fridge")))
        page.add(Small(tr("Making the card …")))
        page.add(Row(self.stop_button))
        return page

    def _work(self, progress: Progress) -> bytes:
        return self._tense.card_pdf(self._number, progress)

    def _made(self, pdf: bytes) -> None:
        self._job = None
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        self._pages.setCurrentWidget(self.preview)
        self.setFocusProxy(self.preview)
        self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: CompanionError) -> None:
        self._job = None
        show_error(error, self)
        self.left.emit()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.left.emit()

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the card"), str(Path.home() / tr("my-fridge-card.pdf")), tr("PDF files (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def _save_work(self, pdf: bytes, path: Path, _progress: Progress) -> Path:
        self._tense.save_card(pdf, path)
        return path

    def _saved(self, path: Path) -> None:
        self._navigator.say(tr("Saved: {path}", path=path))
        self.preview.save_button.setFocus()

    def _not_saved(self, error: CompanionError) -> None:
        show_error(error, self)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        # The page lies on its side: printed upright it would come out at half its size.
        suggest_paper(printer, self.preview.document)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            print_document(self.preview.document, printer)
            self._navigator.say(tr("Sent to the printer."))
