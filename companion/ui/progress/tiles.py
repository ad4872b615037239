"""Small charts side by side, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.i18n import tr
from companion.ui.progress.chart_panel import ChartPanel
from companion.ui.progress.pictures import Tile
from companion.ui.widgets.kit import Columns, LinkButton

LEAST = 400
GAP = 18


AT_A_TIME = 6
"""Charts made at once: with ten years there are dozens, and one looks at a few."""


class Pictures(QWidget):
    """Charts a few at a time: ``makers`` make them when they are to be seen. ``panels`` are those made so far."""

    def __init__(self, makers: Sequence[Callable[[], Tile]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._waiting = list(makers)
        self.panels: list[ChartPanel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP)
        self.more = LinkButton(tr("Show more pictures"))
        self.more.clicked.connect(self._show_next)
        self._column.addWidget(self.more)
        self._show(AT_A_TIME)

    def _show(self, count: int) -> None:
        tiles = [make() for make in self._waiting[:count]]
        self._waiting = self._waiting[count:]
        self.panels += [tile.panel for tile in tiles]
        self._column.insertWidget(self._column.count() - 1, Tiles(tiles))
        self.more.setVisible(bool(self._waiting))

    def _show_next(self) -> None:
        """All that are left, the focus on the first of them."""
        first = len(self.panels)
        self._show(len(self._waiting))
        for panel in self.panels[first:]:
            panel.setVisible(True)
        self.panels[first].view.setFocus(Qt.FocusReason.OtherFocusReason)


class Tiles(QWidget):
    """Two columns where each may be at least :data:`LEAST` pixels wide (at 100 % text), else one."""

    def __init__(self, tiles: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        self._rows: list[Columns] = []
        for first in range(0, len(tiles), 2):
            row = Columns(*tiles[first : first + 2], least=LEAST, spacing=GAP)
            if first + 1 == len(tiles):
                row.add(QWidget())  # keeps the last one as wide as the others
            self._rows.append(row)
            layout.addWidget(row)

    @property
    def columns(self) -> int:
        """How many columns there are now."""
        return 1 if any(row.is_stacked() for row in self._rows) else 2
