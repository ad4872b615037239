"""A paper as it will print: made off the window's thread, then seen, saved or printed. The very bytes each time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from companion.errors import CompanionError, ExportError
from companion.i18n import tr
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.paper.order import PaperOrder, Wishes
from companion.ui.tasks import Job, Progress, Tasks
from companion.ui.visit.preview import SheetPreview
from companion.ui.visit.sheet_print import Printing, other_paper, suggest_paper
from companion.ui.widgets.kit import Heading, LinkButton, Page, Row, Small, Toggle


class PaperPage(QWidget):
    """Makes what was ordered and shows it. ``left`` goes back, also when it could not be made."""

    left = Signal()

    def __init__(self, order: PaperOrder, tasks: Tasks, navigator: Navigator) -> None:
        super().__init__()
        self._order = order
        self._tasks = tasks
        self._navigator = navigator
        self._job: Job | None = None
        self._printing: Printing | None = None
        self._pdf = b""
        self.setAccessibleName(order.title)
        self.stop_button = LinkButton(tr("Stop"))
        self.large_print = Toggle(tr("Large print"))
        self.tick_boxes = Toggle(tr("Boxes to tick"))
        self.tick_boxes.setVisible(order.boxed)
        self.preview = SheetPreview()
        self.preview.view.setAccessibleName(tr("The page as it will print"))
        self.pages = QStackedWidget()
        self.pages.addWidget(self._waiting())
        self.pages.addWidget(self._shown())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.stop_button.clicked.connect(self._stop)
        self.large_print.changed.connect(self._make)
        self.tick_boxes.changed.connect(self._make)
        self.preview.left.connect(self.leave)
        self.preview.wants_save.connect(self._save)
        self.preview.wants_print.connect(self._print)
        self._make()

    def leave(self) -> None:
        """Go back; what is still being made or printed is given up."""
        self._give_up()
        if self._printing is not None:
            self._printing.cancel()
        self.left.emit()

    def save_to(self, path: Path) -> None:
        """Write the bytes seen to ``path``, off the window's thread."""
        target = path if path.suffix else path.with_suffix(".pdf")
        self._tasks.run(partial(self._save_work, self._pdf, target), self._saved, self._not_saved)

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages seen, one after another."""
        printing = self._printing = Printing(self._pdf, printer, self)
        printing.ended.connect(partial(self._printed, other_paper(printer, self.preview.document)))
        if not printing.start():
            self._printing = None
            show_error(
                ExportError(
                    tr("The printer did not take it."),
                    tr("Check that it is on, or save the PDF and print that."),
                ),
                self,
            )

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    # build

    def _waiting(self) -> Page:
        page = Page()
        page.add(Heading(self._order.title))
        page.add(Small(tr("Making the pages …")))
        page.add(Row(self.stop_button))
        return page

    def _shown(self) -> QWidget:
        shown = QWidget()
        choices = Row(self.large_print, self.tick_boxes, spacing=24)
        choices.setContentsMargins(24, 8, 24, 0)
        layout = QVBoxLayout(shown)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(choices)
        layout.addWidget(self.preview, 1)
        return shown

    # making

    def _make(self) -> None:
        """Make the paper as wished; what was begun before is given up."""
        self._give_up()
        wishes = Wishes(self.large_print.isChecked(), self.tick_boxes.isChecked())
        self._job = self._tasks.run(partial(self._work, wishes), self._made, self._failed, lane="render")
        if not self._pdf:
            self.setFocusProxy(self.stop_button)

    def _work(self, wishes: Wishes, progress: Progress) -> bytes:
        return self._order.make(wishes, progress)

    def _made(self, pdf: bytes) -> None:
        self._job = None
        is_first = not self._pdf
        self._pdf = pdf
        self.preview.show_pdf(pdf)
        self.pages.setCurrentIndex(1)
        self.setFocusProxy(self.preview)
        if is_first:
            self.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: CompanionError) -> None:
        self._job = None
        show_error(error, self)
        if not self._pdf:
            self.left.emit()

    def _give_up(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _stop(self) -> None:
        self.leave()

    # saving and printing

    def _save(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, tr("Save the paper"), str(Path.home() / self._order.file_name), tr("PDF files (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def _save_work(self, pdf: bytes, path: Path, _progress: Progress) -> Path:
        self._order.save(pdf, path)
        return path

    def _saved(self, path: Path) -> None:
        self._navigator.say(tr("Saved: {path}", path=path))
        self.preview.save_button.setFocus()

    def _not_saved(self, error: CompanionError) -> None:
        show_error(error, self)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        suggest_paper(printer, self.preview.document)
        dialog = QPrintDialog(printer, self)
        if dialog.exec():
            self.print_on(printer)
        dialog.deleteLater()

    def _printed(self, fitted: bool, all_out: bool) -> None:
        self._printing = None
        if not all_out:
            self._navigator.say(tr("Printing stopped."))
        elif fitted:
            self._navigator.say(tr("Sent to the printer, made to fit its paper."))
        else:
            self._navigator.say(tr("Sent to the printer."))
