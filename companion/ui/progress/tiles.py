"""Small charts side by side, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.ui.widgets.kit import Columns

LEAST = 400
GAP = 18


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
