"""Scores a clinic gave: a name and a number from paper. The program knows nothing of their questions."""

from __future__ import annotations

import math
from dataclasses import dataclass

from companion.domain.moments import Moment

FARTHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class ClinicScore:
    """``name`` and ``unit`` as written on the paper. ``better`` is +1 when more is easier, −1 when less is, 0 when
    the person does not know. ``at`` is the day it was measured."""

    id: str
    name: str
    value: float
    at: Moment
    unit: str = ""
    better: int = 0
    note: str = ""

    def __post_init__(self) -> None:
        if not math.isfinite(self.value) or abs(self.value) > FARTHEST:
            raise ValueError("a score is a number up to a million")

    @property
    def alike(self) -> str:
        """What scores of one and the same measure share: spelling aside."""
        return " ".join(self.name.casefold().split())
