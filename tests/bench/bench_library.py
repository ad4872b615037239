"""How fast the movement library is: ``python tests/bench/bench_library.py [WINDOWS]``.

Sixty movements in a real window, then all that ship: from the press on "Look through the library" until the page is
painted, and until every figure in sight is drawn; one step of scrolling, painted; one frame of a moving figure. The
baseline, in the same run, is a page of sixty plain Qt buttons, shown and painted: what the window alone costs on this
computer.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from companion import bootstrap
from companion.domain.movements import Movement
from companion.resources_path import resource_dir
from companion.ui.figures import Figures
from companion.ui.navigation import Place
from tests.bench.rig import nearest, say, verdict
from tests.helpers.scenes_library import library_of
from tests.helpers.stage import Stage
from tests.helpers.wardrobe import Wardrobe

from PySide6.QtCore import QEvent, QObject, QRectF  # isort: skip
from PySide6.QtGui import QImage, QPainter  # isort: skip
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget  # isort: skip

from companion.ui.look import current_look
from companion.ui.painter import paint_drawing

WINDOWS = 5
MOVEMENTS = 60
OPEN_MS = 150.0
SMOOTH_MS = 1000 / 60
STEP = 60
"""Pixels of one notch of the wheel."""
FRAME, FRAME_MS, PAINT_MS = 900, 4.0, 2.0


class Painted(QObject):
    """Sees when a window was painted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__()
        self.count = 0
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            self.count += 1
        return False


def sixty(folder: Path) -> Path:
    """The shipped files with sixty movements: the first sixty, or some of them twice under names of their own."""
    made = folder / "resources"
    shutil.copytree(resource_dir(), made)
    files = sorted((made / "movements").glob("*.toml"))
    for file in files[MOVEMENTS:]:
        file.unlink()
    for number, file in enumerate(islice(cycle(files), max(0, MOVEMENTS - len(files)))):
        text = file.read_text("utf-8").replace(f'id = "{file.stem}"', f'id = "{file.stem}_{number}"', 1)
        file.with_name(f"{file.stem}_{number}.toml").write_text(text, "utf-8")
    return made


def until_painted(stage: Stage, painted: Painted) -> None:
    """Lets events happen until the window was painted once more."""
    before = painted.count
    while painted.count == before:
        stage.app.processEvents()


def figures_of(stage: Stage) -> Figures:
    """The pictures of the window's screens."""
    figures = getattr(stage.desktop._places, "_shared_figures", None)
    assert isinstance(figures, Figures)
    return figures


def opened(stage: Stage, painted: Painted) -> tuple[float, float]:
    """Seconds from the press until the library is painted, and until every figure in sight is drawn."""
    stage.go(Place.ROUTINES)
    stage.window.rail.buttons[Place.ROUTINES].click()
    stage.settle()
    link = stage.buttons("Look through the library")[0]
    began = time.perf_counter()
    link.click()
    until_painted(stage, painted)
    words = time.perf_counter() - began
    while len(figures_of(stage).waiting):
        stage.app.processEvents()
    stage.app.processEvents()
    return words, time.perf_counter() - began


def scrolled(stage: Stage, painted: Painted) -> list[float]:
    """Seconds for each step from the top to the end, painted. Figures not drawn yet wait until scrolling rests."""
    bar = library_of(stage).verticalScrollBar()
    bar.setValue(0)
    stage.settle()
    taken = []
    while bar.value() < bar.maximum():
        began = time.perf_counter()
        bar.setValue(bar.value() + STEP)
        until_painted(stage, painted)
        taken.append(time.perf_counter() - began)
    return taken


def rested(stage: Stage) -> list[float]:
    """Seconds the window is busy with each figure: the whole library, a screen at a time."""
    page = library_of(stage)
    bar, waiting = page.verticalScrollBar(), figures_of(stage).waiting
    taken: list[float] = []
    bar.setValue(0)
    while True:
        stage.settle()
        while left := len(waiting):
            began = time.perf_counter()
            stage.app.processEvents()
            if len(waiting) < left:
                taken.append(time.perf_counter() - began)
        if bar.value() >= bar.maximum():
            return taken
        bar.setValue(bar.value() + page.viewport().height())


def plain_buttons(stage: Stage) -> float:
    """The baseline: seconds for a page of sixty plain buttons, made, shown and painted."""
    began = time.perf_counter()
    area, sheet = QScrollArea(), QWidget()
    grid = QGridLayout(sheet)
    for index in range(MOVEMENTS):
        grid.addWidget(QPushButton(f"Movement {index}"), index // 3, index % 3)
    area.setWidget(sheet)
    area.resize(stage.window.size())
    painted = Painted(area)
    area.show()
    until_painted(stage, painted)
    taken = time.perf_counter() - began
    area.close()
    return taken


def frames(movement: Movement) -> tuple[list[float], list[float]]:
    """Seconds for frames of a moving figure at 900 pixels: pose to pixels, and the painting alone."""
    film = bootstrap.move_movement(movement, FRAME, FRAME)
    assert film is not None
    image = QImage(FRAME, FRAME, QImage.Format.Format_ARGB32_Premultiplied)
    whole, paint = [], []
    for number in range(60):
        began = time.perf_counter()
        drawing = film.frame(number / 60, *film.eye(movement.figure.view))  # type: ignore[union-attr]
        posed = time.perf_counter()
        painter = QPainter(image)
        paint_drawing(painter, drawing, QRectF(0, 0, FRAME, FRAME), current_look().theme)
        painter.end()
        done = time.perf_counter()
        whole.append(done - began)
        paint.append(done - posed)
    return whole, paint


def main(windows: int) -> None:
    """Measure and print."""
    first, again, scrolls, base, busy = [], [], [], [], []
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        home = Path(folder)
        os.environ["COMPANION_CONFIG_DIR"] = folder
        wardrobe = Wardrobe(home)
        wardrobe.copy("sample", home / "warm.companion")
        resources = sixty(home)
        bootstrap.resource_dir = lambda: resources  # type: ignore[attr-defined]
        for window in range(windows):
            with Stage(wardrobe, home / f"window-{window}") as stage:
                painted = Painted(stage.window)
                stage.settle()
                base.append(plain_buttons(stage))
                first.append(opened(stage, painted))
                scrolls += scrolled(stage, painted)
                busy += rested(stage)
                scrolls += scrolled(stage, painted)
                again.append(opened(stage, painted))
                movements = [each for each in stage.services.library.all() if each.figure is not None]
        timed = [frames(movement) for movement in movements[:MOVEMENTS:2]]
        bootstrap.resource_dir = resource_dir  # type: ignore[attr-defined]
        every, once_more, count = all_of_them(wardrobe, home, windows)
    report(MOVEMENTS, first, again, base)
    report(count, every, once_more, base)
    steps = [value * 1000 for value in scrolls]
    whole = [value * 1000 for each, _paint in timed for value in each]
    paint = [value * 1000 for _whole, each in timed for value in each]
    say(f"Scrolling, {len(steps)} steps: median {median(steps):.1f} ms, worst {max(steps):.1f} ms")
    say(verdict("  a step, 95 %", nearest(steps, 0.95), round(SMOOTH_MS, 1), " ms"))
    draws = [value * 1000 for value in busy]
    say(
        f"  {len(draws)} figures, drawn when scrolling rests: median {median(draws):.1f} ms, worst {max(draws):.1f} ms"
    )
    say(f"A moving figure at {FRAME} px, {len(whole)} frames:")
    say(verdict("  a frame, median", median(whole), FRAME_MS, " ms"))
    say(verdict("  of which painting, median", median(paint), PAINT_MS, " ms"))


def all_of_them(
    wardrobe: Wardrobe, home: Path, windows: int
) -> tuple[list[tuple[float, float]], list[tuple[float, float]], int]:
    """Opening with every shipped movement: the first time in a window, again, and how many there are."""
    first, again, count = [], [], 0
    for window in range(windows):
        with Stage(wardrobe, home / f"all-{window}") as stage:
            painted = Painted(stage.window)
            stage.settle()
            first.append(opened(stage, painted))
            again.append(opened(stage, painted))
            count = len(stage.services.library.all())
    return first, again, count


def report(
    count: int, first: list[tuple[float, float]], again: list[tuple[float, float]], base: list[float]
) -> None:
    """Opening, the first time in a window and later, beside the baseline."""
    plain = median(base) * 1000
    say(f"A library of {count}. Baseline, {MOVEMENTS} plain buttons: {plain:.0f} ms")
    for name, found in (("first time", first), ("again", again)):
        for event, values in zip(("painted", "every figure in sight"), zip(*found, strict=True), strict=True):
            taken = median(values) * 1000
            words = f"Opened {name}, {event} ({taken / plain:.1f} × baseline)"
            say(verdict(words, taken, OPEN_MS, " ms"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else WINDOWS)
