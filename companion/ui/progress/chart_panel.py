"""A chart that can also be read as a table, and record by record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.by_size import counted
from companion.charts.counts import counts_chart, counts_spots, counts_words, latest_words
from companion.charts.facts import facts, point_words, recorded, table
from companion.charts.line import line_chart, line_spots
from companion.charts.spots import ChartSpot
from companion.domain.routines import SIZES
from companion.domain.series import CountColumn, Series
from companion.domain.text import first_line
from companion.drawing.shapes import Drawing, Token
from companion.i18n import dated, listed, number, tr
from companion.ui.look import Type
from companion.ui.progress.chart_view import ChartView, Draw, Spots
from companion.ui.progress.record_table import Record, RecordTable
from companion.ui.widgets.kit import Label, LinkButton, Row

READING_AT_MOST = 150
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
        spots: Spots | None = None,
        resting: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._records = records
        self.table: RecordTable | None = None
        self.view = ChartView(draw, words, height=height, spots=spots)
        self.reading = Reading(resting)
        self.view.stopped.connect(self.reading.say)
        self.toggle = LinkButton(tr("Show as table"))
        self.toggle.setAccessibleDescription(name)
        self.toggle.clicked.connect(self._switch)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.view)
        self._layout.addWidget(self.reading)
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
        self.reading.setVisible(not wanted)
        self.toggle.setText(tr("Show as picture") if wanted else tr("Show as table"))

    def add_link(self, link: LinkButton) -> None:
        """Puts another link beside "Show as table"."""
        self._links.add(link)

    def _switch(self) -> None:
        self.show_table(not self.as_table)


class Reading(Label):
    """What is pointed at, in words; the latest record (``resting``) while nothing is.

    Two lines are there from the start, so that nothing moves for most records.
    """

    def __init__(self, resting: str = "") -> None:
        self._resting = resting
        super().__init__("", Type.SMALL, Token.MUTED)
        self.say("")

    def say(self, words: str) -> None:
        """Shows the words, cut short where they are long: the table has all of them."""
        self.set_token(Token.INK if words else Token.MUTED)
        self.setText(first_line(words or self._resting, READING_AT_MOST))

    def heightForWidth(self, width: int) -> int:
        return max(super().heightForWidth(width), int(self._pitch() * 2 + 0.999))

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width()))


def line_panel(
    series: Series, *, compact: bool = False, height: int = 190, records: Records | None = None
) -> ChartPanel:
    """A measure over time, with a mark where there is a note. ``records`` replaces the plain lines of the table."""
    words = " ".join([series.title, *facts(series)]).strip()
    lines = records or partial(_series_records, series)
    spots = partial(_line_spots, series, compact) if recorded(series) else None
    draw = partial(_draw_line, series, compact)
    kept = recorded(series)
    resting = point_words(kept[-1], series) if kept else ""
    return ChartPanel(series.title, draw, words, lines, height=height, spots=spots, resting=resting)


def counts_panel(name: str, columns: Sequence[CountColumn], *, height: int = 190) -> ChartPanel:
    """What was done, by week or month."""
    draw = partial(_draw_counts, tuple(columns))
    words = " ".join([name, counts_words(columns)])
    spots = partial(_count_spots, tuple(columns)) if any(c.counts for c in columns) else None
    records = partial(_count_records, tuple(columns))
    return ChartPanel(name, draw, words, records, height=height, spots=spots, resting=latest_words(columns))


def _draw_line(series: Series, compact: bool, width: float, height: float) -> Drawing:
    return line_chart(series, width, height, compact=compact, marks=True)


def _line_spots(series: Series, compact: bool, width: float, height: float) -> Sequence[ChartSpot]:
    return line_spots(series, width, height, compact=compact)


def _draw_counts(columns: Sequence[CountColumn], width: float, height: float) -> Drawing:
    return counts_chart(columns, width, height)


def _count_spots(columns: Sequence[CountColumn], width: float, height: float) -> Sequence[ChartSpot]:
    return counts_spots(columns, width, height)


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
