"""More about a suggested line: why, all sizes, what comes later, what to watch, and how it goes."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.doses import Dose
from companion.domain.movements import Movement
from companion.domain.routines import Size
from companion.drawing.shapes import Token
from companion.i18n import quoted, tr
from companion.ui.figures import Figures
from companion.ui.library.cues import CueList
from companion.ui.look import Type
from companion.ui.plans.view import LineView
from companion.ui.routines.step_words import doses_runs
from companion.ui.widgets.kit import Columns, Hairline, Label, Run, Small

FIGURE = (260.0, 170.0)


class LineDetail(QWidget):
    """Everything the file and the library say about one line. What the clinician wrote stands in quotes."""

    def __init__(self, line: LineView, movement: Movement | None, figures: Figures) -> None:
        super().__init__()
        about = line.diff.line
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 4)
        outer.setSpacing(14)
        outer.addWidget(Hairline())
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if about.why:
            column.addWidget(_told(tr("{who} wrote why:", who=line.by), about.why))
        for lead, doses in self._doses(line):
            label = Label("", Type.BODY)
            label.set_runs([Run(lead + "\n", bold=True), *doses_runs(doses)])
            column.addWidget(label)
        if about.limits:
            column.addWidget(_told(tr("What to watch:"), about.limits))
        if about.progression:
            column.addWidget(_told(tr("For later:"), about.progression))
            column.addWidget(Small(tr("This is an offer. Nothing moves on by itself.")))
        column.addStretch(1)
        figure = figures.view(about.movement_id, about.movement_name, *FIGURE, tallest=220)
        outer.addWidget(Columns(figure, words, weights=(1, 2), least=230, spacing=20))
        if movement is not None:
            outer.addWidget(Label(tr("How it goes"), Type.STRONG))
            outer.addWidget(CueList(movement.cues))
            if movement.ease_off:
                outer.addWidget(_plain(tr("When to ease off:"), movement.ease_off))

    @staticmethod
    def _doses(line: LineView) -> list[tuple[str, Mapping[Size, Dose]]]:
        diff = line.diff
        found = []
        if diff.now is not None and diff.now.doses:
            found.append((tr("Suggested now"), diff.now.doses))
        if diff.before is not None and (diff.now is None or diff.before.doses != diff.now.doses):
            found.append((tr("Suggested before"), diff.before.doses))
        if line.mine is not None:
            found.append((tr("What I have"), line.mine.doses))
        return found


def _told(lead: str, words: str) -> Label:
    label = Label("", Type.BODY, selectable=True)
    label.set_runs([Run(lead + " ", token=Token.MUTED), Run(quoted(words), italic=True)])
    return label


def _plain(lead: str, words: str) -> Label:
    label = Label("", Type.BODY)
    label.set_runs([Run(lead + " ", token=Token.MUTED), Run(words)])
    return label
