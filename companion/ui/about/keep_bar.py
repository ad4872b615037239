"""At the foot of About me while something on it is not kept: says so, with the button that keeps it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.widgets.kit import Hairline, Page, PrimaryButton, Row, Small

PAD = 12


class KeepBar(QWidget):
    """Stands below ``page`` with a place of its own, so it covers nothing; its edges are the page's."""

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self.button = PrimaryButton(tr("Keep this"))
        sentence = tr("What you changed is not kept yet. Until then your sheet stays as it was.")
        self.sentence = Small(sentence, muted=False)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, PAD, 0, PAD)
        self._inner.addWidget(Row(self.sentence, self.button, spacing=28))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(Hairline())
        layout.addLayout(self._inner)
        self.setAccessibleName(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edges = self._page.body.contentsMargins()
        self._inner.setContentsMargins(edges.left(), PAD, edges.right(), PAD)
