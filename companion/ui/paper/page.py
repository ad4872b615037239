"""A paper as it will print: made off the window's thread, then seen, saved or printed. The very bytes each time."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from companion.errors import CompanionError
from companion.i18n import tr
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator
from companion.ui.paper.order import PaperOrder, Wishes
from companion.ui.paper.outlet import Outlet
from companion.ui.tasks import Job, Progress, Tasks
from companion.ui.visit.preview import SheetPreview
from companion.ui.widgets.kit import Heading, LinkButton, Page, Row, Small, Toggle


class PaperPage(QWidget):
    """Makes what was ordered and shows it. ``left`` goes back, also when it could not be made."""

    left = Signal()

    def __init__(self, order: PaperOrder, tasks: Tasks, navigator: Navigator) -> None:
        super().__init__()
        self._order = order
        self._tasks = tasks
        self._job: Job | None = None
        self._pdf = b""
        self.setAccessibleName(order.title)
        self.stop_button = LinkButton(tr("Stop"))
        self.large_print = Toggle(tr("Large print"))
        self.tick_boxes = Toggle(tr("Boxes to tick"))
        self.preview = SheetPreview()
        self.preview.view.setAccessibleName(order.shown or tr("The page as it will print"))
        self._outlet = Outlet(self.preview, tasks, navigator, self)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._waiting())
        self.pages.addWidget(self._shown())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.stop_button.clicked.connect(self.leave)
        self.large_print.changed.connect(self._make)
        self.tick_boxes.changed.connect(self._make)
        self.preview.left.connect(self.leave)
        self.preview.wants_save.connect(self._save)
        self.preview.wants_print.connect(self._print)
        self._make()

    def leave(self) -> None:
        """Go back; what is still being made or printed is given up."""
        self._give_up()
        self._outlet.stop_printing()
        self.left.emit()

    def save_to(self, path: Path) -> None:
        """Write the bytes seen to ``path``, off the window's thread."""
        self._outlet.save(path, partial(self._write, self._pdf))

    def print_on(self, printer: QPrinter) -> None:
        """Print the pages seen, one after another."""
        self._outlet.print_on(printer, self._pdf)

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
        page.add(Small(self._order.making or tr("Making the pages …")))
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
        self.large_print.setVisible(self._order.sized)
        self.tick_boxes.setVisible(self._order.boxed)
        choices.setVisible(self._order.sized or self._order.boxed)
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

    # saving and printing

    def _save(self) -> None:
        order = self._order
        path = self._outlet.choose_file(order.saving or tr("Save the paper"), order.file_name)
        if path is not None:
            self.save_to(path)

    def _write(self, pdf: bytes, path: Path, _progress: Progress) -> None:
        self._order.save(pdf, path)

    def _print(self) -> None:
        self._outlet.choose_printer(self.print_on)
