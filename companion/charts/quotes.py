"""The person's own notes beside their points, as small quotes: only where one fits without touching anything."""

from __future__ import annotations

from collections.abc import Sequence

from companion.charts.measure import Box, text_box
from companion.charts.plot import Frame, clear_baseline
from companion.drawing.shapes import Anchor, Text, Token
from companion.i18n import quoted

_SIZE = 12.5
_LONGEST = 44
_MOST = 6
_TRIED = 12
"""Only the latest notes are tried, so that a ten-year chart stays quick."""
_DOT_ROOM = 7.0

Marks = Sequence[Sequence[tuple[float, float, str]]]
"""Unbroken runs of (x, y, note)."""


def quotes(frame: Frame, values: Sequence[float], runs: Marks, taken: Sequence[Box]) -> list[Text]:
    """Notes near their points, the latest first. ``taken`` is room already used by other words."""
    placed: list[Text] = []
    boxes = list(taken)
    noted = [mark for run in runs for mark in run if _short(mark[2])]
    for x, y, note in list(reversed(noted))[:_TRIED]:
        label = _place(frame, values, runs, boxes, (x, y, quoted(note.strip())))
        if label is not None and len(placed) < _MOST:
            placed.append(label)
            boxes.append(text_box(label))
    return placed


def _short(note: str) -> bool:
    words = note.strip()
    return 0 < len(words) <= _LONGEST and words.isprintable()


def _place(
    frame: Frame, values: Sequence[float], runs: Marks, boxes: Sequence[Box], mark: tuple[float, float, str]
) -> Text | None:
    x, y, words = mark
    for wanted in (y - _SIZE * 1.6, y + _SIZE * 1.6, y - _SIZE * 2.6, y + _SIZE * 2.6):
        baseline = clear_baseline(frame, values, wanted, _SIZE)
        label = Text(x, baseline, words, _SIZE, Token.INK, Anchor.MIDDLE, italic=True)
        box = text_box(label)
        half = (box.x1 - box.x0) / 2
        if half * 2 > frame.right - frame.left or abs(baseline - y) > _SIZE * 3:
            continue
        centre = min(max(x, frame.left + half), frame.right - half)
        label = Text(centre, baseline, words, _SIZE, Token.INK, Anchor.MIDDLE, italic=True)
        box = text_box(label)
        if not any(box.meets(other, 4.0) for other in boxes) and not _touches(box, runs):
            return label
    return None


def _touches(box: Box, runs: Marks) -> bool:
    """Whether a dot or a stroke of the line runs into ``box``."""
    for run in runs:
        for index, (x, y, _note) in enumerate(run):
            dot = Box(x - _DOT_ROOM, y - _DOT_ROOM, x + _DOT_ROOM, y + _DOT_ROOM)
            if box.meets(dot):
                return True
            if index and box.crossed_by(run[index - 1][0], run[index - 1][1], x, y):
                return True
    return False
