"""The wider column on the page of a goal: what I can do now, why it matters, what I would notice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from companion.domain.goals import Rating
from companion.drawing.shapes import Token
from companion.i18n import dated, number, tr
from companion.ui.goals.column import Column
from companion.ui.goals.goal_view import GoalView
from companion.ui.look import Type
from companion.ui.progress.chart_panel import ChartPanel, line_panel
from companion.ui.progress.record_table import Record
from companion.ui.widgets.kit import Card, Label, Quote, Run, Subheading
from companion.ui.widgets.reasons import MyReasons

CHART_HEIGHT = 220


class NowColumn(Column):
    """``taken_out`` names a rating of the table."""

    taken_out = Signal(object)

    def __init__(self, view: GoalView) -> None:
        super().__init__()
        self._view = view
        self.panel: ChartPanel | None = None
        progress, goal = view.progress, view.goal
        self.add(Subheading(tr("What I can do now")), 16)
        if progress.series.points:
            self._add_chart()
        runs = [Run(progress.words)]
        if progress.source:
            runs.append(Run("  " + progress.source, token=Token.MUTED))
        self.change = Label("", Type.BODY)
        self.change.set_runs(runs)
        self.add(self.change, 12)
        if goal.why:
            self.add(Subheading(tr("Why it matters to me")), 28)
            self.add(Quote(goal.why), 8)
        self.reasons = MyReasons(self._good)
        self.add(self.reasons, 8)
        self.reasons.setVisible(bool(view.good))
        if goal.noticed:
            self.add(Subheading(tr("What I’d notice first")), 28)
            self.add(Quote(goal.noticed), 8)
        self.end()

    def row_of(self, rating: Rating) -> int:
        """Where the table tells ``rating``: the latest stands first."""
        return next((row for row, each in enumerate(reversed(self._view.ratings)) if each == rating), 0)

    def focus_row(self, row: int) -> bool:
        """Goes to a row of the table, or to the last one before it; ``False`` when there is none."""
        table = self.panel.table if self.panel is not None else None
        return table is not None and table.focus_out(row)

    def _add_chart(self) -> None:
        card = Card(padding=20)
        card.body.setContentsMargins(20, 20, 20, 8)
        self.panel = line_panel(self._view.progress.series, height=CHART_HEIGHT, records=self._records)
        card.body.addWidget(self.panel)
        if activity := self._view.goal.activity:
            said = tr("Rated: {activity}, from 0 (unable) to 10 (as before)", activity=activity)
            self.add(Label(said, Type.SMALL, Token.MUTED), 4)
        self.add(card, 12)

    def _good(self) -> list[str]:
        """The person's own lines on what is good about changing. Why it matters stands above them already."""
        return [line.text for line in self._view.good]

    def _records(self) -> list[Record]:
        return [
            Record(
                dated(rating.at.day),
                tr("{value} of {top}", value=number(rating.value), top=number(10)),
                rating.note,
                partial(self._tell_out, rating),
                tr("Take out the rating of {day}", day=dated(rating.at.day)),
            )
            for rating in reversed(self._view.ratings)
        ]

    def _tell_out(self, rating: Rating) -> None:
        self.taken_out.emit(rating)
