"""How long the sheet takes: ``python tests/bench/bench_sheet.py [ROUNDS]``. The whole command, and the drawing alone
beside a bare ReportLab canvas that draws the same text runs and shapes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

import pikepdf
import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from companion.reports.fonts import ATKINSON
from companion.reports.sheet import render_sheet
from tests.bench.rig import LAST, middle, say, ten_years, verdict
from tests.bench.tags_off import untagged
from tests.helpers.source import ROOT
from tests.reports.paper import NORMAL

ROUNDS = 7
BAR_S = 1.5
BAR_TIMES = 3.0
BAR_TAGGED = 1.4


def run(*words: str | Path) -> float:
    """Seconds for one command."""
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *map(str, words)], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - began


def processor_s(work: Callable[[], object]) -> float:
    """Seconds of this process for ``work``: what else the machine does is not the point."""
    began = time.process_time()
    work()
    return time.process_time() - began


Shape = tuple[str, list[float]]
"""An operator of painting and its numbers."""


def runs_of(pdf: bytes) -> tuple[list[tuple[float, float, str]], list[Shape]]:
    """The text runs of a page (place and words), and its other painting."""
    found: list[tuple[float, float, str]] = []

    def see(text: str, _cm: list[float], place: list[float], _font: object, _size: float) -> None:
        found.extend((place[4], place[5], line) for line in text.splitlines() if line.strip())

    pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text(visitor_text=see)
    shapes: list[Shape] = []
    with pikepdf.open(BytesIO(pdf)) as document:
        in_text = False
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            word = str(operator)
            in_text = word == "BT" or (in_text and word != "ET")
            if word in DRAWN_BY and not in_text:
                shapes.append((word, [float(each) for each in operands]))
    return found, shapes


DRAWN_BY = {
    "m": "moveTo",
    "l": "lineTo",
    "c": "curveTo",
    "h": "close",
    "S": "drawPath",
    "f": "drawPath",
    "B": "drawPath",
    "w": "setLineWidth",
    "RG": "setStrokeColorRGB",
    "rg": "setFillColorRGB",
    "q": "saveState",
    "Q": "restoreState",
}
"""The method of a ReportLab canvas, or of its path, that writes an operator."""


def bare(runs: list[tuple[float, float, str]], shapes: list[Shape]) -> bytes:
    """The same runs and shapes on a ReportLab canvas, with its own way of embedding the same typeface."""
    target = BytesIO()
    pdfmetrics.registerFont(TTFont("A", str(ATKINSON / "AtkinsonHyperlegible-Regular.ttf")))
    pdfmetrics.registerFont(TTFont("B", str(ATKINSON / "AtkinsonHyperlegible-Bold.ttf")))
    canvas: Any = Canvas(target, pageCompression=1, invariant=1)
    for number, (x, y, words) in enumerate(runs):
        canvas.setFont("AB"[number % 2], 10)
        canvas.drawString(x, y, words)
    path = canvas.beginPath()
    for operator, numbers in shapes:
        method = DRAWN_BY[operator]
        if method == "drawPath":
            canvas.drawPath(path, stroke=int(operator != "f"), fill=int(operator != "S"))
            path = canvas.beginPath()
        else:
            getattr(path if operator in "mlch" else canvas, method)(*numbers)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def drawing_alone(rounds: int) -> None:
    """Print how the drawing compares with a bare canvas, and what the tags cost."""
    runs, shapes = runs_of(render_sheet(NORMAL))
    bare(runs, shapes)
    ours, theirs, plain = [], [], []
    for _ in range(rounds * 3):
        ours.append(processor_s(lambda: render_sheet(NORMAL)))
        theirs.append(processor_s(lambda: bare(runs, shapes)))
        with untagged():
            plain.append(processor_s(lambda: render_sheet(NORMAL)))
    say(f"The drawing alone, {len(runs)} text runs and {len(shapes)} painting operators, processor time:")
    say(f"  a bare canvas                 {middle(theirs)}")
    say(f"  the sheet                     {middle(ours)}")
    say(f"  the sheet without tags        {middle(plain)}")
    say(verdict("The sheet beside a bare canvas", median(ours) / median(theirs), BAR_TIMES, " times"))
    say(verdict("With tags beside without", median(ours) / median(plain), BAR_TAGGED, " times"))


def main(rounds: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        out = Path(folder) / "sheet.pdf"
        sheet = ("-m", "companion", "sheet", "--notebook", ten_years(Path(folder)), "-o", out)
        run(*sheet)
        python, one = [], []
        for _ in range(rounds):
            python.append(run("-c", "pass"))
            one.append(run(*sheet, "--to", LAST.isoformat()))
        pages = len(pypdf.PdfReader(out).pages)
    say(f"Medians of {rounds}, the whole command:")
    say(f"  python that does nothing      {middle(python)}")
    say(f"  the sheet, {pages} page            {middle(one)}")
    say(verdict("The sheet", median(one), BAR_S, " s"))
    say()
    drawing_alone(rounds)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
