"""A whole table as plain values: how everything leaves the notebook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlainTable:
    """``columns`` names what a row says, in a stable order, also where no row is there yet.

    Every row has a value for each column, ``None`` where nothing is recorded.
    """

    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, object]]
