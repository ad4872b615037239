"""One measure over time: dots, a calm line, and honest gaps where nothing was recorded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from companion.charts.facts import facts, point_words, recorded
from companion.charts.measure import Box, text_box, text_width
from companion.charts.plot import (
    NORMAL_LABEL,
    SMALL_LABEL,
    Frame,
    clear_baseline,
    grid,
    mirrored,
    tick_room,
    ticks,
)
from companion.charts.quotes import quotes
from companion.charts.spots import ChartSpot
from companion.charts.time_axis import Room, labels
from companion.domain.series import Point, Series
from companion.drawing.shapes import Anchor, Circle, Drawing, Path, Shape, Text, Token
from companion.i18n import current, tr

_STROKE, _DENSE_STROKE = 2.5, 1.25
_DOT = 5.0
_RING = 2.0
_DENSE = 7.0
"""Below this many units between neighbours dots would merge; only lone points and the latest keep one."""
_MOST_GAP_LABELS = 3


@dataclass(frozen=True, slots=True)
class Spot:
    """A recorded point at its place on the drawing."""

    point: Point
    x: float
    y: float


def line_chart(
    series: Series,
    width: float,
    height: float,
    *,
    compact: bool = False,
    marks: bool = False,
    right_to_left: bool | None = None,
) -> Drawing:
    """``series`` as a chart of ``width`` × ``height`` units.

    A pause longer than ``series.gap_days`` breaks the line. ``compact`` leaves out quotes and most value lines.
    With ``marks`` a record with a note is a ring on the line, also where dots would merge.
    Time runs in reading order: mirrored when ``right_to_left`` (default: as the current language reads).
    """
    size = SMALL_LABEL if compact else NORMAL_LABEL
    points = recorded(series)
    frame, values, labelled = _frame(series, points, width, height, size, compact)
    shapes = grid(frame, values, size, labels=labelled)
    if height - frame.bottom > size:
        room = Room(0.0 if labelled else frame.left, frame.right, frame.bottom + size * 1.5, size)
        shapes += labels(frame.first, frame.last, frame.x, room, years=series.past)
    spots = _spots(points, frame)
    runs = _runs(spots, series.gap_days)
    radius = _radius(spots, frame, compact)
    shapes += _strokes(runs, radius, marks=marks)
    words = _gap_labels(frame, values, runs, size)
    shapes += words
    if not compact and radius:
        taken = [text_box(shape) for shape in words]
        shapes += quotes(frame, values, [[(s.x, s.y, s.point.note) for s in run] for run in runs], taken)
    mirror = current().right_to_left if right_to_left is None else right_to_left
    final = mirrored(shapes, width) if mirror else tuple(shapes)
    return Drawing(width, height, final, _said(series))


def line_spots(
    series: Series, width: float, height: float, *, compact: bool = False, right_to_left: bool | None = None
) -> list[ChartSpot]:
    """Every record at its place on :func:`line_chart` of the same size, by day, each in words."""
    points = recorded(series)
    frame, _values, _labelled = _frame(
        series, points, width, height, SMALL_LABEL if compact else NORMAL_LABEL, compact
    )
    mirror = current().right_to_left if right_to_left is None else right_to_left
    return [
        ChartSpot(width - spot.x if mirror else spot.x, spot.y, point_words(spot.point, series))
        for spot in _spots(points, frame)
    ]


def _spots(points: Sequence[Point], frame: Frame) -> list[Spot]:
    return [Spot(point, frame.x(point.day), frame.y(point.value)) for point in points]


def _said(series: Series) -> str:
    words = " ".join(facts(series))
    return tr("{title}: {facts}", title=series.title, facts=words) if series.title.strip() else words


def _frame(
    series: Series, points: Sequence[Point], width: float, height: float, size: float, compact: bool
) -> tuple[Frame, list[float], bool]:
    """The plot, its value lines, and whether there is room to label them."""
    foot = size * 2.0 if height >= size * 5 else size * 0.7
    top, bottom = size * 0.7, max(size * 0.7 + 1, height - foot)
    most = int((bottom - top) / (size * 1.5)) + 1
    values = ticks(series.low, series.high, max(2, min(most, 3 if compact else 6)))
    beside = tick_room(values, size)
    labelled = width > beside + size * 4 and (len(values) < 2 or (bottom - top) >= size * 1.2)
    inset = size * (0.7 if compact else 1.1)
    days = [point.day for point in points]
    first, last = min([series.first, series.last, *days]), max([series.first, series.last, *days])
    left = beside if labelled else min(2.0, width / 4)
    right = max(left + 1, width - min(2.0, width / 4))
    frame = Frame(
        left, top, right, bottom, first, last, series.low, series.high, min(inset, (right - left) / 4)
    )
    return frame, values, labelled


def _runs(spots: Sequence[Spot], gap_days: int) -> list[list[Spot]]:
    """Unbroken stretches: a new one starts after every pause longer than ``gap_days``."""
    runs: list[list[Spot]] = []
    for spot in spots:
        if runs and (spot.point.day - runs[-1][-1].point.day).days <= gap_days:
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return runs


def _radius(spots: Sequence[Spot], frame: Frame, compact: bool) -> float:
    """Dots as large as their neighbours allow; 0 when they would merge."""
    full = _DOT * (0.75 if compact else 1.0)
    steps = sorted(b.x - a.x for a, b in pairwise(spots) if b.x > a.x)
    if not steps:
        return min(full, (frame.right - frame.left) / 4)
    usual = steps[len(steps) // 2]
    return 0.0 if usual < _DENSE else min(full, usual * 0.36)


def _strokes(runs: Sequence[Sequence[Spot]], radius: float, *, marks: bool) -> list[Shape]:
    stroke = _STROKE if radius else _DENSE_STROKE
    shapes: list[Shape] = []
    for run in runs:
        if len(run) > 1:
            start, *rest = run
            commands = (("M", start.x, start.y), *(("L", spot.x, spot.y) for spot in rest))
            shapes.append(Path(commands, stroke=Token.ACCENT, width=stroke))
    for number_of_run, run in enumerate(runs):
        for index, spot in enumerate(run):
            latest = number_of_run == len(runs) - 1 and index == len(run) - 1
            shown = radius or (2.2 if len(run) == 1 or latest else 0.0)
            if marks and spot.point.note.strip():
                shapes.append(noted(spot.x, spot.y, radius))
            elif shown:
                shapes.append(Circle(spot.x, spot.y, shown, fill=Token.ACCENT))
    return shapes


def noted(x: float, y: float, radius: float) -> Circle:
    """The mark of a record with a note: a ring, as large as the dots around it."""
    return Circle(x, y, max(radius, 3.2), fill=Token.SURFACE, stroke=Token.ACCENT, width=_RING)


def _gap_labels(
    frame: Frame, values: Sequence[float], runs: Sequence[Sequence[Spot]], size: float
) -> list[Text]:
    """The words "not recorded" in the widest gaps with room for them."""
    if not runs:
        words = tr("nothing recorded yet")
        if text_width(words, size) > frame.right - frame.left:
            return []
        y = clear_baseline(frame, values, (frame.top + frame.bottom) / 2, size)
        return [Text((frame.left + frame.right) / 2, y, words, size, Token.MUTED, Anchor.MIDDLE)]
    words = tr("not recorded")
    needed = text_width(words, size) + size * 1.6
    spans = [(a[-1], b[0]) for a, b in pairwise(runs) if b[0].x - a[-1].x >= needed]
    spans = sorted(spans, key=lambda span: span[0].x - span[1].x)[:_MOST_GAP_LABELS]
    found: list[Text] = []
    for before, after in sorted(spans, key=lambda span: span[0].x):
        y = clear_baseline(frame, values, (before.y + after.y) / 2, size)
        label = Text((before.x + after.x) / 2, y, words, size, Token.MUTED, Anchor.MIDDLE)
        if _within(text_box(label), frame):
            found.append(label)
    return found


def _within(box: Box, frame: Frame) -> bool:
    return box.inside(Box(frame.left, frame.top - 2, frame.right, frame.bottom + 2))
