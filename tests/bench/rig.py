"""What the benches share: a ten-year notebook, medians, and one way to print a figure beside its bar."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from statistics import median

from companion import sampling

YEARS = 10
LAST = date(2026, 11, 22)


def ten_years(folder: Path) -> Path:
    """A sample notebook of ten years in ``folder``, as ``companion sample --years 10`` writes it."""
    path = folder / "ten years.companion"
    sampling.write_sample_notebook(path, weeks=52 * YEARS, seed=1, last=LAST)
    return path


def nearest(values: list[float], share: float) -> float:
    """The value that ``share`` of all values do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def middle(values: list[float]) -> str:
    """The median with the least and the most, in milliseconds."""
    return f"{median(values) * 1000:7.0f} ms  ({min(values) * 1000:.0f} to {max(values) * 1000:.0f})"


def verdict(name: str, value: float, bar: float, unit: str = "") -> str:
    """A figure with its bar: at most ``bar`` is within."""
    within = "within" if value <= bar else "OVER"
    return f"{name}: {value:.2f}{unit}   bar {bar:g}{unit}: {within}"


def say(text: str = "") -> None:
    """Print now, not when the pipe is full."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
