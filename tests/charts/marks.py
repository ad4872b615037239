"""Series by hand and by chance, and questions to ask a drawing."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from companion.charts.measure import Box, text_box
from companion.domain.routines import Size
from companion.domain.series import CountColumn, Point, Series
from companion.drawing.shapes import Circle, Drawing, Path, Text, Token

MONDAY = date(2026, 9, 7)


def weekly(*values: float | None, note: str = "", first: date = MONDAY) -> Series:
    """A series with one value a week; ``None`` is a week without a record."""
    points = tuple(
        Point(first + timedelta(weeks=index), value, note)
        for index, value in enumerate(values)
        if value is not None
    )
    return Series("What I can do", points, first, first + timedelta(weeks=max(0, len(values) - 1)))


def texts(drawing: Drawing) -> list[Text]:
    return [shape for shape in drawing.shapes if isinstance(shape, Text)]


def words(drawing: Drawing) -> list[str]:
    return [text.text for text in texts(drawing)]


def dots(drawing: Drawing) -> list[Circle]:
    return [shape for shape in drawing.shapes if isinstance(shape, Circle)]


def strokes(drawing: Drawing) -> list[Path]:
    """The data line: open accent strokes."""
    return [
        shape
        for shape in drawing.shapes
        if isinstance(shape, Path) and shape.stroke is Token.ACCENT and shape.fill is None
    ]


def overlapping(drawing: Drawing, *, right_to_left: bool = False) -> list[tuple[str, str]]:
    """Pairs of texts that come too close by the generous estimate."""
    found = texts(drawing)
    boxes = [text_box(text, right_to_left=right_to_left) for text in found]
    return [
        (found[a].text, found[b].text)
        for a in range(len(found))
        for b in range(a + 1, len(found))
        if boxes[a].meets(boxes[b])
    ]


def outside(drawing: Drawing, *, right_to_left: bool = False) -> list[str]:
    """What reaches over the edge: texts by their words, other shapes by their kind."""
    page = Box(-0.5, -0.5, drawing.width + 0.5, drawing.height + 0.5)
    found = [t.text for t in texts(drawing) if not text_box(t, right_to_left=right_to_left).inside(page)]
    for shape in drawing.shapes:
        if isinstance(shape, Circle):
            r = shape.radius
            if not Box(shape.x - r, shape.y - r, shape.x + r, shape.y + r).inside(page):
                found.append("circle")
        elif isinstance(shape, Path):
            for _head, *numbers in shape.commands:
                for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                    if not Box(float(x), float(y), float(x), float(y)).inside(page):
                        found.append("path")
    return found


DAYS = st.dates(min_value=date(2010, 1, 1), max_value=date(2035, 12, 31))
NOTES = st.one_of(st.just(""), st.text(max_size=50))


@st.composite
def any_series(draw: st.DrawFn) -> Series:
    """Any series a notebook could hold, and some it could not."""
    first = draw(DAYS)
    last = first + timedelta(days=draw(st.integers(0, 4000)))
    day = st.integers(-30, 4200).map(lambda n: first + timedelta(days=n))
    value = st.one_of(st.integers(0, 10).map(float), st.floats(-5, 15), st.just(float("nan")))
    points = draw(st.lists(st.builds(Point, day, value, NOTES), max_size=25))
    title, gap, past = draw(st.text(max_size=20)), draw(st.integers(1, 60)), draw(st.booleans())
    return Series(title, tuple(points), first, last, gap_days=gap, past=past)


COUNTS = st.dictionaries(st.sampled_from(Size), st.integers(0, 40))


@st.composite
def any_columns(draw: st.DrawFn) -> list[CountColumn]:
    """Weeks in any number, some absent, some empty."""
    first = draw(DAYS)
    weeks = draw(st.lists(st.integers(0, 400), max_size=30, unique=True))
    return [CountColumn(first + timedelta(weeks=week), draw(COUNTS)) for week in weeks]
