"""A page with one thing on it, a little above the middle."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSpacerItem

from companion.ui.widgets.kit import Page

WIDTH = 640
UPPER = 0.38
"""The share of the free height that lies above what is shown."""


class CalmPage(Page):
    """Add to ``body``; call :meth:`settle` when something else is shown."""

    def __init__(self) -> None:
        super().__init__(text_width=WIDTH)
        self._above = QSpacerItem(0, 0)
        self.body.addSpacerItem(self._above)

    def settle(self) -> None:
        """Shares the free height, where there is any; a long page begins at its top and scrolls."""
        self._above.changeSize(0, 0)
        self.body.invalidate()
        view = self.viewport()
        free = view.height() - self.body.heightForWidth(view.width())
        self._above.changeSize(0, max(0, round(free * UPPER)))
        self.body.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()
