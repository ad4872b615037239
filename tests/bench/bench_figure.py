"""How long a moving figure takes: ``python tests/bench/bench_figure.py [ROUNDS]``. Drawn on a sheet of 900 x 900 pixels.

Painting is measured beside a named baseline in the same run: Qt drawing the very same paths, made beforehand, with the
pens and brushes set beforehand too. Times are of the processor, so that a busy machine does not decide.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from companion.domain.movements import Figure
from companion.drawing.shapes import Drawing
from companion.drawing.shapes import Path as Shape
from companion.movement.camera import Camera
from companion.movement.library import load_library
from companion.movement.motion import Motion
from companion.movement.moving import Moving
from companion.movement.still import still
from companion.resources_path import resource_dir
from companion.ui.painter import paint_drawing, path_of
from companion.ui.theme import LIGHT
from tests.bench.rig import say, verdict

from PySide6.QtCore import QRectF, Qt  # isort: skip
from PySide6.QtGui import QBrush, QGuiApplication, QImage, QPainter, QPainterPath, QPen  # isort: skip

ROUNDS, TRIES = 20, 3
SIDE = 900
SHEET = QRectF(0, 0, SIDE, SIDE)
BAR_MAKE_MS, BAR_PAINT_MS, BAR_WHOLE_MS, BAR_OVER_BASELINE = 2.0, 2.0, 4.0, 1.5


def spent(act: Callable[[float], object], rounds: int) -> float:
    """Milliseconds of one call: the median over shares from 0 to 1 of a repetition, each the best of ``TRIES``."""
    return (
        median(min(_once(act, number / rounds) for _try in range(TRIES)) for number in range(rounds)) * 1000
    )


def _once(act: Callable[[float], object], share: float) -> float:
    before = time.process_time()
    act(share)
    return time.process_time() - before


Prepared = list[tuple[QPainterPath, QBrush | Qt.BrushStyle, QPen | Qt.PenStyle]]


def prepared(drawing: Drawing) -> Prepared:
    """What the baseline draws: Qt's own objects, ready."""
    made: Prepared = []
    for shape in drawing.shapes:
        assert isinstance(shape, Shape)
        brush = QBrush(LIGHT.color(shape.fill)) if shape.fill else Qt.BrushStyle.NoBrush
        pen = QPen(LIGHT.color(shape.stroke), shape.width) if shape.stroke else Qt.PenStyle.NoPen
        made.append((path_of(shape), brush, pen))
    return made


def bare(painter: QPainter, shapes: Prepared) -> None:
    """The baseline: nothing but Qt."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path, brush, pen in shapes:
        painter.setBrush(brush)
        painter.setPen(pen)
        painter.drawPath(path)


def measure(
    figure: Figure, painter: QPainter, rounds: int
) -> tuple[float, float, float, float, float, float]:
    """Milliseconds: the pose, a whole frame without paint, the same while the camera turns, paint, baseline, a still."""
    motion, moving = Motion(figure), Moving(figure, SIDE, SIDE)
    drawings = [moving.frame(number / rounds) for number in range(rounds)]
    ready = [prepared(drawing) for drawing in drawings]

    turns = (number * 0.0137 for number in count())

    def at(share: float) -> int:
        return round(share * rounds)

    return (
        spent(motion.at, rounds),
        spent(moving.frame, rounds),
        spent(lambda share: moving.frame(share, Camera(360 * next(turns), 20)), rounds),
        spent(lambda share: paint_drawing(painter, drawings[at(share)], SHEET, LIGHT), rounds),
        spent(lambda share: bare(painter, ready[at(share)]), rounds),
        spent(lambda _share: still(figure, 320, 240), max(3, rounds // 10)),
    )


def main(rounds: int) -> None:
    """Measure every shipped movement and print the middle and the worst."""
    app = QGuiApplication([])
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    figures = {
        movement.id: movement.figure
        for movement in load_library(resource_dir() / "movements")
        if movement.figure is not None
    }
    rows = {name: measure(figure, painter, rounds) for name, figure in figures.items()}
    painter.end()
    say(
        f"{len(rows)} movements, medians of {rounds} moments (best of {TRIES}), at {SIDE} pixels, in milliseconds:"
    )
    names = ("pose", "frame", "frame, turning", "paint", "Qt alone", "a still of 320 x 240")
    for number, name in enumerate(names):
        row(name, [(figures[number], which) for which, figures in rows.items()])
    say()
    worst = max(rows.values(), key=lambda figures: figures[1] + figures[3])
    say(
        verdict(
            "A frame (pose and outline), the slowest movement",
            max(f[1] for f in rows.values()),
            BAR_MAKE_MS,
            " ms",
        )
    )
    say(verdict("Its paint, the slowest movement", max(f[3] for f in rows.values()), BAR_PAINT_MS, " ms"))
    say(verdict("Frame and paint together, the slowest movement", worst[1] + worst[3], BAR_WHOLE_MS, " ms"))
    say(
        verdict(
            "Paint over Qt alone, in the middle",
            median(f[3] / f[4] for f in rows.values()),
            BAR_OVER_BASELINE,
        )
    )
    del app


def row(name: str, values: Sequence[tuple[float, str]]) -> None:
    """The middle, the least and the most of something."""
    least, most = min(values), max(values)
    middle = median(value for value, _name in values)
    say(f"  {name:22} {middle:6.2f}   ({least[0]:.2f} {least[1]} to {most[0]:.2f} {most[1]})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
