"""Who gets how much of the window: the figure, the step's name, its cue, the count, and what is going on.

The count stays readable from the floor and the figure stays in sight. Where room is short, as with a large text in a
small window, the words go above figure and count, and then get a little smaller: they are large already.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QRect, QSize

READABLE = 200
"""The least font size of the count, in pixels, as long as there is any other way."""
LESS_READABLE = 150
USUAL = QSize(1208, 640)
"""The room in the usual window. In a larger one all grows, for it is larger to be seen from further away."""
MOST_GROWTH = 2.4
GAP, NAME_GAP, COUNT_GAP = 24, 10, 26
LEAST_FIGURE = 170
ALONE_WIDTH = 900
SMALLER = (1.0, 0.9, 0.8, 0.7)
SHARES = (0.5, 0.62)
"""How much of the width the words, or the count, may get beside the figure."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Font sizes in pixels."""

    name: int
    cue: int
    state: int
    count: int

    def times(self, factor: float, words: float = 1.0) -> Sizes:
        """All ``factor`` times as large, and the words ``words`` times besides."""
        share = factor * words
        return Sizes(
            round(self.name * share),
            round(self.cue * share),
            round(self.state * share),
            round(self.count * factor),
        )

    def at_least(self, least: Sizes) -> Sizes:
        """None smaller than ``least``."""
        return Sizes(
            max(self.name, least.name),
            max(self.cue, least.cue),
            max(self.state, least.state),
            max(self.count, least.count),
        )

    def counting(self, pixels: int) -> Sizes:
        """The same with a count of ``pixels``."""
        return replace(self, count=pixels)


class Measure(Protocol):
    """How much room the words of a step need: the longest of each kind."""

    def name(self, width: int, pixels: int) -> int:
        """The height of the name."""

    def cue(self, width: int, pixels: int) -> int:
        """The height of the longest cue; 0 where there is none."""

    def state(self, width: int, pixels: int) -> int:
        """The height of the longest state."""

    def count(self, pixels: int) -> int:
        """The height of the count."""

    def count_width(self, pixels: int) -> int:
        """The least width of the count in that size."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything lies, read from left to right, and the font sizes. An empty ``figure`` is left out."""

    figure: QRect
    name: QRect
    cue: QRect
    count: QRect
    state: QRect
    sizes: Sizes
    height: int


def arranged(room: QSize, measure: Measure, usual: Sizes, least: Sizes, *, figure: bool) -> Arrangement:
    """The calmest arrangement for ``room``. Its ``height`` is more than the room's only where nothing else is left."""
    last: Arrangement | None = None
    for found in _candidates(room, measure, usual, least, figure=figure):
        last = found
        if found.height <= room.height() and measure.count_width(_sure(found)) <= found.count.width():
            return found
    if last is None:
        raise ValueError("there is always an arrangement")
    return last


def _sure(found: Arrangement) -> int:
    """The size in which the count has to fit: a wide one may be smaller than a narrow one, but not too small."""
    return min(READABLE, found.sizes.count)


def _candidates(
    room: QSize, measure: Measure, usual: Sizes, least: Sizes, *, figure: bool
) -> Iterator[Arrangement]:
    growth = min(room.width() / USUAL.width(), room.height() / USUAL.height(), MOST_GROWTH)
    factors = [growth - step * 0.15 for step in range(10) if growth - step * 0.15 > 1.0]
    smaller = [usual.times(1.0, words).at_least(least) for words in SMALLER]
    for sizes in (*(usual.times(factor) for factor in factors), smaller[0]):
        for count in (sizes.count, round(sizes.count * READABLE / usual.count)):
            large = sizes.counting(count)
            if figure:
                yield from (_beside(room, measure, large, share) for share in (0.43, 0.5))
            else:
                yield _alone(room, measure, large)
    for sizes in smaller:
        readable = sizes.counting(READABLE)
        if figure:
            yield from (_beside(room, measure, readable, share) for share in SHARES)
            yield from (_above(room, measure, readable, share) for share in SHARES)
        else:
            yield _alone(room, measure, readable)
            yield _above(room, measure, readable, 1.0)
    if figure:
        yield _above(room, measure, smaller[-1].counting(LESS_READABLE), 0.5)
    for count in (READABLE, LESS_READABLE):
        yield _above(room, measure, smaller[-1].counting(count), 1.0)
    yield _beneath(room, measure, smaller[-1].counting(READABLE))


def _beside(room: QSize, measure: Measure, sizes: Sizes, share: float) -> Arrangement:
    """The figure on the left, all the words on the right."""
    column = round(room.width() * share)
    left = room.width() - column
    return _stacked(room, measure, sizes, left, column, QRect(0, 0, left - GAP, room.height()))


def _alone(room: QSize, measure: Measure, sizes: Sizes) -> Arrangement:
    """The words in the middle."""
    width = min(room.width(), round(ALONE_WIDTH * max(1.0, room.width() / USUAL.width())))
    return _stacked(room, measure, sizes, (room.width() - width) // 2, width, QRect())


def _stacked(
    room: QSize, measure: Measure, sizes: Sizes, left: int, width: int, figure: QRect
) -> Arrangement:
    """The words one under the other, in the middle of the height."""
    name, cue = measure.name(width, sizes.name), measure.cue(width, sizes.cue)
    count, state = measure.count(sizes.count), measure.state(width, sizes.state)
    cue_gap = NAME_GAP if cue else 0
    needed = name + cue_gap + cue + COUNT_GAP + count + NAME_GAP + state
    y = max(0, (room.height() - needed) // 2)
    tops = [y]
    for height in (name + cue_gap, cue + COUNT_GAP, count + NAME_GAP):
        tops.append(tops[-1] + height)
    return Arrangement(
        figure,
        QRect(left, tops[0], width, name),
        QRect(left, tops[1], width, cue),
        QRect(left, tops[2], width, count),
        QRect(left, tops[3], width, state),
        sizes,
        needed,
    )


def _above(room: QSize, measure: Measure, sizes: Sizes, share: float) -> Arrangement:
    """Name and cue over the whole width; beneath them the figure, and the count with the state under it.

    With a ``share`` of 1 there is no figure.
    """
    width = room.width()
    name, cue = measure.name(width, sizes.name), measure.cue(width, sizes.cue)
    top = name + (NAME_GAP + cue if cue else 0) + GAP
    column = width if share >= 1 else round(width * share)
    left = width - column
    count, state = measure.count(sizes.count), measure.state(column, sizes.state)
    words = count + NAME_GAP + state
    beneath = max(words, LEAST_FIGURE if left else 0, room.height() - top)
    y = top + (beneath - words) // 2
    return Arrangement(
        QRect(0, top, left - GAP, beneath) if left else QRect(),
        QRect(0, 0, width, name),
        QRect(0, name + NAME_GAP, width, cue),
        QRect(left, y, column, count),
        QRect(left, y + count + NAME_GAP, column, state),
        sizes,
        top + beneath,
    )


def _beneath(room: QSize, measure: Measure, sizes: Sizes) -> Arrangement:
    """For very long words: the count and the state on top, in sight, and the words to be scrolled to."""
    width = room.width()
    tops = [0]
    heights = (
        measure.count(sizes.count) + NAME_GAP,
        measure.state(width, sizes.state) + GAP,
        measure.name(width, sizes.name) + NAME_GAP,
        measure.cue(width, sizes.cue),
    )
    for height in heights:
        tops.append(tops[-1] + height)
    count, state, name, cue = (QRect(0, top, width, high) for top, high in zip(tops, heights, strict=False))
    return Arrangement(QRect(), name, cue, count, state, sizes, tops[-1])
