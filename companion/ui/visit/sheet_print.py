"""Printing a PDF through the system's dialog: the pages that are seen, one after another, on whatever paper is there."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QFile, QIODevice, QObject, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
ALIKE_POINTS = 6.0
"""Papers that differ less than this are the same one."""


def suggest_paper(printer: QPrinter, document: QPdfDocument) -> None:
    """Ask for the paper the pages were made for; the person may choose another in the dialog."""
    size = document.pagePointSize(0)
    if size.isEmpty():
        return
    lying = size.width() > size.height()
    printer.setPageSize(QPageSize(size.transposed() if lying else size, QPageSize.Unit.Point))
    sides = QPageLayout.Orientation
    printer.setPageOrientation(sides.Landscape if lying else sides.Portrait)


def other_paper(printer: QPrinter, document: QPdfDocument) -> bool:
    """Whether the pages have to be made smaller or larger for the paper chosen."""
    paper = printer.pageLayout().fullRectPoints()
    size = document.pagePointSize(0)
    return max(abs(paper.width() - size.width()), abs(paper.height() - size.height())) > ALIKE_POINTS


class Printing(QObject):
    """Sends one page at a time, so that the window stays alive. ``ended`` tells whether all of them went out.

    ``progressed`` gets 0-1. After :meth:`cancel` the printer is told to throw away what it has.
    """

    progressed = Signal(float)
    ended = Signal(bool)

    def __init__(self, pdf: bytes, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # A document of its own: the one on screen may change meanwhile.
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self._printer = printer
        self._painter = QPainter()
        self._target = printer.outputFileName()
        self._page = 0
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._go_on)

    def start(self) -> bool:
        """Begin; ``False`` where the printer does not take it, and then nothing more happens."""
        if self._target:
            # "Print to a file": one that is there stays as it is until every page is out.
            self._printer.setOutputFileName(f"{self._target}.part")
        if self._document.pageCount() == 0 or not self._painter.begin(self._printer):
            self._clear_up()
            return False
        self._next.start()
        return True

    def cancel(self) -> None:
        """Stop, and leave nothing behind."""
        if self._painter.isActive():
            self._next.stop()
            self._printer.abort()
            self._painter.end()
            self._clear_up()
            self.ended.emit(False)

    def _go_on(self) -> None:
        if self._page:
            self._printer.newPage()
        draw_page(self._document, self._page, self._printer, self._painter)
        self._page += 1
        count = self._document.pageCount()
        self.progressed.emit(self._page / count)
        if not self._painter.isActive():  # cancelled by whoever listened
            return
        if self._page < count:
            self._next.start()
            return
        self._painter.end()
        self.ended.emit(self._put_in_place())

    def _put_in_place(self) -> bool:
        """Gives a printed file its name; whether that went well. On paper there is nothing to do."""
        if not self._target:
            return True
        there = QFile.exists(self._target)
        if there and not QFile.remove(self._target):
            self._clear_up()
            return False
        return QFile.rename(f"{self._target}.part", self._target)

    def _clear_up(self) -> None:
        if self._target:
            QFile.remove(f"{self._target}.part")


def draw_page(document: QPdfDocument, page: int, printer: QPrinter, painter: QPainter) -> None:
    """One page as large as the paper's printable part allows, in the middle of its width.

    On the paper it was made for it keeps its own size, and only what a printer cannot reach of its margins is lost.
    """
    size = document.pagePointSize(page)
    image = document.render(page, (size * (PRINT_DPI / 72)).toSize())
    dots = printer.resolution() / 72
    layout = printer.pageLayout()
    if not other_paper(printer, document):
        corner = layout.paintRectPixels(printer.resolution()).topLeft()
        painter.drawImage(QRectF(-corner.x(), -corner.y(), size.width() * dots, size.height() * dots), image)
        return
    room = QSizeF(layout.paintRectPixels(printer.resolution()).size())
    scaled = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
    painter.drawImage(QRectF((room.width() - scaled.width()) / 2, 0, scaled.width(), scaled.height()), image)
