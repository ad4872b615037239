"""How fast the sheet is made: ``python tests/bench/bench_sheet.py``.

The whole ``companion sheet`` command against a bare Python that imports what it must (SQLAlchemy and ReportLab), in
turns; and the ten-year diary in pages a second.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from companion.bootstrap import open_services, write_sample_notebook
from companion.services.sheets import SheetOptions

ROUNDS = 7
BASELINE = "import sqlalchemy, reportlab.pdfgen.canvas, uharfbuzz"


def timed(*command: str) -> float:
    """Wall seconds of one command."""
    begun = perf_counter()
    subprocess.run([sys.executable, *command], check=True, capture_output=True)
    return perf_counter() - begun


def main() -> None:
    """Print wall times, their ratio and pages a second."""
    with tempfile.TemporaryDirectory() as folder:
        notebook, out = Path(folder) / "ten-years.companion", Path(folder) / "sheet.pdf"
        write_sample_notebook(notebook, weeks=520, seed=1, last=date(2026, 11, 22))
        command = ("-m", "companion", "sheet", "--notebook", str(notebook), "-o", str(out))
        timed("-c", BASELINE), timed(*command)
        pairs = [(timed("-c", BASELINE), timed(*command)) for _ in range(ROUNDS)]
        services = open_services(notebook)
        options = SheetOptions(first=date(2016, 11, 22), last=date(2026, 11, 22), appendix=True)
        begun = perf_counter()
        pdf = services.exports.sheet(options)
        took = perf_counter() - begun
        services.notebook.close()
    ours, bare = median(o for _b, o in pairs), median(b for b, _o in pairs)
    ratio = median(o / b for b, o in pairs)
    print(f"companion sheet {ours:.2f} s wall (bar 1.5 s); bare imports {bare:.2f} s; ratio {ratio:.2f}")
    pages = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
    print(f"ten-year diary: {pages} pages in {took:.2f} s = {pages / took:.0f} pages/s")


if __name__ == "__main__":
    main()
