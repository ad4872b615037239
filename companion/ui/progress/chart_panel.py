"""A chart that can also be read as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.by_size import counted
from companion.charts.counts import counts_chart, counts_words
from companion.charts.facts import facts, table
from companion.charts.line import line_chart
from companion.domain.routines import SIZES
from companion.domain.series import CountColumn, Series
from companion.drawing.shapes import Drawing
from companion.i18n import dated, listed, number, tr
from companion.ui.progress.chart_view import ChartView, Draw
from companion.ui.progress.record_table import Record, RecordTable
from companion.ui.widgets.kit import LinkButton, Row

Records = Callable[[], Sequence[Record]]


class ChartPanel(QWidget):
    """A picture with "Show as table". The table is made when it is first asked for."""

    def __init__(
        self,
        name: str,
        draw: Draw,
        words: str,
        records: Records,
        *,
        height: int = 190,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._records = records
        self.table: RecordTable | None = None
        self.view = ChartView(draw, words, height=height)
        self.toggle = LinkButton(tr("Show as table"))
        self.toggle.setAccessibleDescription(name)
        self.toggle.clicked.connect(self._switch)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.view)
        self._links = Row(self.toggle, spacing=28)
        self._layout.addWidget(self._links)

    @property
    def as_table(self) -> bool:
        """Whether the table is shown instead of the picture."""
        return self.table is not None and self.table.isVisibleTo(self)

    def show_table(self, wanted: bool) -> None:
        """Shows the table, or the picture."""
        if wanted and self.table is None:
            self.table = RecordTable(self._name, self._records())
            self._layout.insertWidget(1, self.table)
        if self.table is not None:
            self.table.setVisible(wanted)
        self.view.setVisible(not wanted)
        self.toggle.setText(tr("Show as picture") if wanted else tr("Show as table"))

    def add_link(self, link: LinkButton) -> None:
        """Puts another link beside "Show as table"."""
        self._links.add(link)

    def _switch(self) -> None:
        self.show_table(not self.as_table)


def line_panel(
    series: Series, *, compact: bool = False, height: int = 190, records: Records | None = None
) -> ChartPanel:
    """A measure over time. ``records`` replaces the plain lines of the table."""
    words = " ".join([series.title, *facts(series)]).strip()
    lines = records or partial(_series_records, series)
    return ChartPanel(
        series.title, partial(_draw_line, series, compact), words, lines, height=height
    )  # fmt: skip


def counts_panel(name: str, columns: Sequence[CountColumn], *, height: int = 190) -> ChartPanel:
    """What was done, by week or month."""
    draw = partial(_draw_counts, tuple(columns))
    words = " ".join([name, counts_words(columns)])
    return ChartPanel(name, draw, words, partial(_count_records, tuple(columns)), height=height)


def _draw_line(series: Series, compact: bool, width: float, height: float) -> Drawing:
    return line_chart(series, width, height, compact=compact)


def _draw_counts(columns: Sequence[CountColumn], width: float, height: float) -> Drawing:
    return counts_chart(columns, width, height)


def _series_records(series: Series) -> list[Record]:
    top = number(series.high)
    return [
        Record(day, tr("{value} of {top}", value=value, top=top), note)
        for day, value, note in reversed(table(series))
    ]


def _count_records(columns: Sequence[CountColumn]) -> list[Record]:
    """One line for every week or month with a record; a pause is a pause, not a row of zeros."""
    return [
        Record(
            tr("From {day}", day=dated(column.start)),
            listed([counted(size, column.counts[size]) for size in SIZES if column.counts.get(size)]),
        )
        for column in reversed(columns)
        if any(column.counts.values())
    ]
