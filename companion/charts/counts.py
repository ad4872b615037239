"""What I did, as plain counts: one column a week or month, the three sizes stacked. All sizes count the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from companion.by_size import counted
from companion.charts.measure import text_box, text_width
from companion.charts.plot import NORMAL_LABEL, SMALL_LABEL, Frame, grid, mirrored, tick_room, ticks
from companion.charts.spots import ChartSpot
from companion.charts.time_axis import Room, labels
from companion.domain.routines import SIZES, Size
from companion.domain.series import CountColumn
from companion.drawing.shapes import Anchor, Drawing, Path, Shape, Text, Token, line
from companion.i18n import current, dated, listed, ntr, number, tr

MOST_WEEKS = 40
"""With more weeks than this the columns are months."""
_WIDEST = 26.0
_HATCH = 4.0
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Bar:
    """One column to draw: the days it spans and what was recorded in them (never nothing)."""

    first: date
    last: date
    counts: Mapping[Size, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


def counts_chart(
    columns: Iterable[CountColumn],
    width: float,
    height: float,
    *,
    compact: bool = False,
    right_to_left: bool | None = None,
) -> Drawing:
    """``columns`` as a chart of ``width`` × ``height`` units.

    A week with nothing recorded is an empty place: no bar, no dot, no zero.
    """
    given = sorted(columns, key=lambda column: column.start)
    size = SMALL_LABEL if compact else NORMAL_LABEL
    bars, span = _bars(given)
    if not bars or span is None:
        return Drawing(width, height, tuple(_empty(width, height, size)), counts_words(given))
    legend, head = _legend(bars, (width, height), size)
    frame, values, numbered = _frame(bars, span, (width, height), size, head)
    shapes: list[Shape] = [*legend]
    if numbered:
        shapes.append(line(frame.left, frame.bottom, frame.right, frame.bottom, Token.LINE))
    else:
        shapes += grid(frame, values, size, labels=_labelled(frame, values, size))
    thick = _thickness(bars, frame)
    for bar in bars:
        shapes += _bar(bar, frame, thick, size if numbered else 0.0)
    if height - frame.bottom > size:
        room = Room(0.0, width, frame.bottom + size * 1.5, size)
        shapes += labels(bars_first(given), bars_last(given), frame.x, room)
    mirror = current().right_to_left if right_to_left is None else right_to_left
    final = mirrored(shapes, width) if mirror else tuple(shapes)
    return Drawing(width, height, final, counts_words(given))


def counts_spots(
    columns: Iterable[CountColumn],
    width: float,
    height: float,
    *,
    compact: bool = False,
    right_to_left: bool | None = None,
) -> list[ChartSpot]:
    """Every column with a record at the top of its bar on :func:`counts_chart` of the same size, in words."""
    given = sorted(columns, key=lambda column: column.start)
    size = SMALL_LABEL if compact else NORMAL_LABEL
    bars, span = _bars(given)
    if not bars or span is None:
        return []
    _legend_shapes, head = _legend(bars, (width, height), size)
    frame, _values, _numbered = _frame(bars, span, (width, height), size, head)
    mirror = current().right_to_left if right_to_left is None else right_to_left
    return [
        ChartSpot(width - x if mirror else x, frame.y(bar.total), bar_words(bar))
        for bar in bars
        for x in [_centre(bar, frame)]
    ]


def latest_words(columns: Iterable[CountColumn]) -> str:
    """The latest column with a record in words; ``""`` without any."""
    bars, _span = _bars(sorted(columns, key=lambda column: column.start))
    return bar_words(bars[-1]) if bars else ""


def bar_words(bar: Bar) -> str:
    """One column in words: its days, and how often in each size."""
    parts = [counted(size, bar.counts[size]) for size in SIZES if bar.counts.get(size)]
    return tr(
        "{first} to {last}: {parts}.", first=dated(bar.first), last=dated(bar.last), parts=listed(parts)
    )


def counts_words(columns: Iterable[CountColumn]) -> str:
    """The chart in words: how often in all, since when, and by size."""
    given = sorted(columns, key=lambda column: column.start)
    total = sum(sum(column.counts.values()) for column in given)
    if not total:
        return tr("Nothing recorded yet.")
    parts = [
        counted(size, count)
        for size in SIZES
        if (count := sum(column.counts.get(size, 0) for column in given))
    ]
    return " ".join(
        [
            ntr("{count} time since {day}.", "{count} times since {day}.", total, day=dated(given[0].start)),
            tr("By size: {parts}.", parts=listed(parts)),
        ]
    )


def _size_name(size: Size) -> str:
    return {Size.ORDINARY: tr("ordinary"), Size.GOOD: tr("good day"), Size.TENSE: tr("tense day")}[size]


def bars_first(given: Sequence[CountColumn]) -> date:
    """The first day of the earliest column."""
    return given[0].start


def bars_last(given: Sequence[CountColumn]) -> date:
    """The last day of the latest column."""
    start = given[-1].start
    return _month_end(start) if _monthly(given) else start + _WEEK - timedelta(days=1)


def _monthly(given: Sequence[CountColumn]) -> bool:
    """Whether the columns are months already: every one starts a month, and there are several."""
    return len(given) > 1 and all(column.start.day == 1 for column in given)


def _month_end(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _bars(given: Sequence[CountColumn]) -> tuple[list[Bar], tuple[date, date] | None]:
    """What to draw, and the days from the first column to the end of the last, empty ones included."""
    if not given:
        return [], None
    monthly = _monthly(given)
    weeks = (given[-1].start - given[0].start).days // 7 + 1
    as_months = monthly or weeks > MOST_WEEKS
    sums: dict[date, dict[Size, int]] = {}
    for column in given:
        start = column.start.replace(day=1) if as_months else column.start
        slot = sums.setdefault(start, {})
        for size, count in column.counts.items():
            slot[size] = slot.get(size, 0) + max(0, count)
    bars = [
        Bar(start, _month_end(start) if as_months else start + timedelta(days=6), counts)
        for start, counts in sums.items()
        if sum(counts.values())
    ]
    first = given[0].start.replace(day=1) if as_months else given[0].start
    last = _month_end(given[-1].start) if as_months else given[-1].start + timedelta(days=6)
    return bars, (first, last)


def _frame(
    bars: Sequence[Bar], span: tuple[date, date], area: tuple[float, float], size: float, head: float
) -> tuple[Frame, list[float], bool]:
    """The plot, its value lines, and whether each column can carry its own number instead of a scale."""
    width, height = area
    foot = size * 2.0 if height >= size * 6 + head else size * 0.7
    most = max(bar.total for bar in bars)
    edge = min(2.0, width / 4)
    frame = Frame(edge, 0, max(edge + 1, width - edge), 0, *span, 0, most)
    slot = _slot(bars, frame)
    numbered = all(text_width(number(bar.total), size) <= slot - 1 for bar in bars)
    top = head + size * (1.3 if numbered else 0.6)
    bottom = max(top + 1, height - foot)
    room = max(2, min(4, int((bottom - top) / (size * 1.5)) + 1))
    values = _whole_ticks(most, room)
    high = most if numbered else max(values)
    beside = tick_room(values, size)
    left = edge if numbered or beside > width / 2 else beside
    return Frame(left, top, max(left + 1, width - edge), bottom, *span, 0, high), values, numbered


def _labelled(frame: Frame, values: Sequence[float], size: float) -> bool:
    """Whether the value lines leave room for their labels, beside the plot and between one another."""
    apart = (frame.bottom - frame.top) / max(1, len(values) - 1)
    return frame.left >= tick_room(values, size) and apart >= size * 1.2


def _whole_ticks(most: int, room: int) -> list[float]:
    """0 and up to ``room - 1`` whole values above it, the last at or over ``most``."""
    for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
        count = -(-most // step)
        if count < room:
            return [float(step * index) for index in range(count + 1)]
    return ticks(0, most, 2)


def _slot(bars: Sequence[Bar], frame: Frame) -> float:
    """Room for one column: that of the shortest month, or of a week."""
    shortest = min((bar.last - bar.first).days + 1 for bar in bars)
    return (frame.right - frame.left) * shortest / ((frame.last - frame.first).days + 1)


def _thickness(bars: Sequence[Bar], frame: Frame) -> float:
    return min(_WIDEST, max(1.0, _slot(bars, frame) * 0.66))


def _centre(bar: Bar, frame: Frame) -> float:
    """Where the middle of a column's days is."""
    days = (frame.last - frame.first).days + 1
    middle = (bar.first - frame.first).days + ((bar.last - bar.first).days + 1) / 2
    return frame.left + (frame.right - frame.left) * min(1.0, max(0.0, middle / days))


def _bar(bar: Bar, frame: Frame, thick: float, label_size: float) -> list[Shape]:
    """The stacked sizes of one column, ordinary at the foot; with its total above when ``label_size`` is not 0."""
    centre = _centre(bar, frame)
    half = min(thick / 2, centre - frame.left, frame.right - centre)
    shapes: list[Shape] = []
    below = 0
    for size in SIZES:
        count = bar.counts.get(size, 0)
        if count:
            shapes += swatch(size, centre - half, frame.y(below + count), centre + half, frame.y(below))
            below += count
    if label_size:
        y = frame.y(bar.total) - label_size * 0.4
        label = Text(centre, y, number(bar.total), label_size, Token.MUTED, Anchor.MIDDLE)
        room = text_box(label)
        shift = max(0.0, -room.x0)
        shapes.append(Text(centre + shift, y, label.text, label_size, Token.MUTED, Anchor.MIDDLE))
    return shapes


def swatch(size: Size, x0: float, y0: float, x1: float, y1: float) -> list[Shape]:
    """The fill of a size: solid, plain, or hatched, so that it reads without colour."""
    corners = (("M", x0, y0), ("L", x1, y0), ("L", x1, y1), ("L", x0, y1), ("Z",))
    if size is Size.ORDINARY:
        return [Path(corners, fill=Token.ACCENT, stroke=Token.ACCENT, width=1.0)]
    if size is Size.GOOD:
        return [Path(corners, fill=Token.SOFT, stroke=Token.ACCENT, width=1.0)]
    strokes: list[tuple[str | float, ...]] = []
    along = x0 + y0 + _HATCH
    while along < x1 + y1:
        start, end = max(x0, along - y1), min(x1, along - y0)
        strokes += [("M", start, along - start), ("L", end, along - end)]
        along += _HATCH
    hatch: list[Shape] = [Path(tuple(strokes), stroke=Token.ACCENT, width=1.0)] if strokes else []
    return [*hatch, Path(corners, stroke=Token.ACCENT, width=1.0)]


def _legend(bars: Sequence[Bar], area: tuple[float, float], size: float) -> tuple[list[Shape], float]:
    """A swatch and a word for every size that occurs, and the height they take.

    Nothing when there is only one size, or when the words would take more than a third of the chart.
    """
    width, height = area
    used = [each for each in SIZES if any(bar.counts.get(each, 0) for bar in bars)]
    shapes: list[Shape] = []
    mark, row = size * 0.8, size * 1.5
    x, y = 2.0, 2.0
    for each in used:
        name = _size_name(each)
        needed = mark + size * 0.5 + text_width(name, size)
        if x + needed > width and x > 2.0:
            x, y = 2.0, y + row
        if x + needed > width:
            return [], 0.0
        shapes += swatch(each, x, y, x + mark, y + mark)
        shapes.append(Text(x + mark + size * 0.5, y + mark * 0.92, name, size, Token.MUTED))
        x += needed + size * 1.4
    head = y + size * 1.75
    return (shapes, head) if len(used) > 1 and head <= height / 3 else ([], 0.0)


def _empty(width: float, height: float, size: float) -> list[Shape]:
    words = tr("nothing recorded yet")
    if text_width(words, size) > width or height < size * 1.5:
        return []
    return [Text(width / 2, height / 2 + size * 0.3, words, size, Token.MUTED, Anchor.MIDDLE)]
