"""How a movement goes, one numbered cue under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from companion.drawing.shapes import Token
from companion.i18n import number, tr
from companion.ui.look import Type
from companion.ui.widgets.kit import Label


class CueList(QWidget):
    """The numbers stand apart, so that a cue of two lines is still one cue."""

    def __init__(self, cues: Sequence[str]) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        lines = QGridLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(10)
        lines.setVerticalSpacing(6)
        lines.setColumnStretch(1, 1)
        for index, cue in enumerate(cues, start=1):
            place = Label(tr("{number}.", number=number(index)), Type.BODY, Token.MUTED)
            place.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
            lines.addWidget(place, index, 0)
            lines.addWidget(Label(cue, Type.BODY), index, 1)
