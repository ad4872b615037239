"""A large figure with what one can do with it: play, turn, and look from another side."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.movements import View
from companion.i18n import tr
from companion.ui.widgets.buttons import SecondaryButton
from companion.ui.widgets.choices import ChoiceRow
from companion.ui.widgets.figure_view import FigureView
from companion.ui.widgets.flow import Row
from companion.ui.widgets.moving_figure import FigureSource
from companion.ui.widgets.notices import announce

TURN_DEGREES = 45.0


def view_words(view: View) -> str:
    """``From the side``."""
    return {
        View.SIDE: tr("From the side"),
        View.FRONT: tr("From the front"),
        View.ABOVE: tr("From above"),
    }[view]


class FigurePanel(QWidget):
    """The figure, and below it "Play", "Turn" and the views. Nothing to press where there is no figure."""

    def __init__(self, source: FigureSource, *, tallest: int = 440) -> None:
        super().__init__()
        self._name = source.name
        self.view = FigureView(source, large=True, tallest=tallest)
        self.figure = self.view.figure
        self.play_button = SecondaryButton("", compact=True, icon_name="play")
        self.turn_button = SecondaryButton(tr("Turn"), compact=True, icon_name="arrow-counter-clockwise")
        self.views = ChoiceRow(
            tr("Seen from"), [(view.value, view_words(view)) for view in View], clearable=False, spacing=8
        )
        self.play_button.clicked.connect(self.view.toggle)
        self.turn_button.clicked.connect(self._turn)
        self.views.chosen.connect(self._look)
        self.figure.played.connect(self._follow_play)
        self.figure.turned.connect(self._follow_turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.view)
        controls = Row(self.play_button, self.turn_button, self.views, spacing=8, row_spacing=8)
        column.addWidget(controls)
        column.addStretch(1)
        controls.setVisible(source.drawn)
        self.play_button.setVisible(source.moves)
        if source.drawn:
            self.views.set_value(source.home.value)
        self.setAccessibleName(source.name)
        self._follow_play(False)

    def _turn(self) -> None:
        self.view.turn_by(TURN_DEGREES)

    def _look(self, value: str) -> None:
        self.figure.look_from(View(value))

    def _follow_play(self, playing: bool) -> None:
        name = self._name
        self.play_button.setText(tr("Pause") if playing else tr("Play"))
        self.play_button.set_icon("pause" if playing else "play")
        self.play_button.setAccessibleName(
            tr("Pause: {name}", name=name) if playing else tr("Play: {name}", name=name)
        )

    def _follow_turn(self) -> None:
        view = self.figure.view
        self.views.set_value(view.value if view is not None else "")
        if view is not None:
            announce(self, view_words(view))
