"""Things one under another, beside another such column."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Column(QWidget):
    """What is left of the height goes below."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def add(self, widget: QWidget, above: int) -> None:
        """Adds ``widget`` with ``above`` pixels over it."""
        self._layout.addSpacing(above)
        self._layout.addWidget(widget)

    def end(self) -> None:
        """Nothing more comes."""
        self._layout.addStretch(1)


def stacked(*widgets: QWidget) -> QWidget:
    """``widgets`` close under one another."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
