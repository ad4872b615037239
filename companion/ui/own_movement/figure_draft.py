"""A figure that is being posed, as a field of a form: what keeps drafts knows texts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from companion.domain.figure_values import figure_from_text, figure_text
from companion.domain.movements import Figure


class FigureDraft(QObject):
    """The figure as a field, for drafts."""

    changed = Signal()
    restored = Signal(object)

    def __init__(self, figure: Figure, parent: QObject) -> None:
        super().__init__(parent)
        self._text = figure_text(figure)

    def show(self, figure: Figure) -> None:
        """The figure is another now."""
        text = figure_text(figure)
        if text != self._text:
            self._text = text
            self.changed.emit()

    def text(self) -> str:
        """The figure as text."""
        return self._text

    def set_text(self, text: str) -> None:
        """Restores a draft; anything but a figure is passed over."""
        figure = figure_from_text(text)
        if figure is not None and figure.poses:
            self._text = text
            self.restored.emit(figure)
