"""The sheet as it will print, page by page: the very bytes that are saved and printed."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import Button, LinkButton, PrimaryButton, Row, SecondaryButton

ZOOM_STEP = 1.25


class SheetPreview(QWidget):
    """Shows PDF bytes. ``left``, ``wants_save`` and ``wants_print`` tell what the person pressed."""

    left = Signal()
    wants_save = Signal()
    wants_print = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setDocument(self.document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setAccessibleName(tr("The sheet as it will print"))
        self.save_button = PrimaryButton(tr("Save as PDF"))
        self.print_button = SecondaryButton(tr("Print"))
        self.larger_button = LinkButton(tr("Larger"))
        self.smaller_button = LinkButton(tr("Smaller"))
        self.back_button = LinkButton(tr("Back"))
        self.bar = bar = Row(
            self.save_button,
            self.print_button,
            self.larger_button,
            self.smaller_button,
            self.back_button,
            spacing=24,
        )
        bar.setContentsMargins(24, 16, 24, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.view, 1)
        self.save_button.clicked.connect(self.wants_save)
        self.print_button.clicked.connect(self.wants_print)
        self.larger_button.clicked.connect(self._larger)
        self.smaller_button.clicked.connect(self._smaller)
        self.back_button.clicked.connect(self.left)
        self.setFocusProxy(self.save_button)

    def add_button(self, button: Button) -> None:
        """Put another thing to do at the end of the row."""
        self.bar.add(button)

    def show_pdf(self, pdf: bytes) -> None:
        """Show these bytes; where one had scrolled to stays in sight."""
        bar = self.view.verticalScrollBar()
        was = bar.value()
        self._load(pdf)
        bar.setValue(was)

    def _load(self, pdf: bytes) -> None:
        self.document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _larger(self) -> None:
        self._zoom(ZOOM_STEP)

    def _smaller(self) -> None:
        self._zoom(1 / ZOOM_STEP)

    def _zoom(self, by: float) -> None:
        if self.view.zoomMode() is not QPdfView.ZoomMode.Custom:
            page = self.document.pagePointSize(0).width() or 595.0
            dots = self.view.logicalDpiX() / 72
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor((self.view.viewport().width() - 24) / (page * dots))
        self.view.setZoomFactor(min(5.0, max(0.2, self.view.zoomFactor() * by)))
