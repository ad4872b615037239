"""The posed figure, moving, in front of the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from companion.i18n import tr
from companion.ui.widgets.dialog import Dialog
from companion.ui.widgets.figure_panel import FigurePanel
from companion.ui.widgets.kit import PrimaryButton
from companion.ui.widgets.moving_figure import FigureSource

WIDTH = 640


class PreviewDialog(Dialog):
    """Plays at once. Esc or "Close" leaves."""

    def __init__(self, source: FigureSource, parent: QWidget | None) -> None:
        super().__init__(tr("How it moves"), parent, width=WIDTH)
        self.panel = FigurePanel(source, tallest=380)
        self.add(self.panel)
        self.add_button(PrimaryButton(tr("Close")), leaves=True).setFocus()
        self.panel.figure.play()
