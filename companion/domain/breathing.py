"""Breathing along: how long in, hold, out, hold, and how one is guided. Seconds throughout."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

IN_RANGE = (2, 8)
OUT_RANGE = (2, 12)
HOLD_RANGE = (0, 8)
"""The least and most seconds of each part of a breath; a hold of 0 is none."""


class Phase(StrEnum):
    """The parts of a breath, in order."""

    IN = "in"
    HOLD_FULL = "hold_full"
    OUT = "out"
    HOLD_EMPTY = "hold_empty"


class Guide(StrEnum):
    """How one is guided."""

    DRAWN = "drawn"
    SPOKEN = "spoken"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Beat:
    """Where one is in a breath: in ``phase``, of ``length`` seconds, ``share`` (0.0–1.0) of it gone."""

    phase: Phase
    length: int
    share: float

    @property
    def count(self) -> int:
        """The second one counts aloud, from 1 to ``length``."""
        return min(self.length, int(self.share * self.length) + 1)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Whole seconds of each part of a breath. Raises ``ValueError`` outside the ranges above."""

    breathe_in: int = 4
    hold_full: int = 0
    breathe_out: int = 6
    hold_empty: int = 0

    def __post_init__(self) -> None:
        ranges = (IN_RANGE, HOLD_RANGE, OUT_RANGE, HOLD_RANGE)
        for value, (least, most) in zip(self.lengths, ranges, strict=True):
            if not least <= value <= most:
                raise ValueError(f"{value} is outside {least} to {most}")

    @property
    def lengths(self) -> tuple[int, int, int, int]:
        """The seconds of each :class:`Phase`, in order."""
        return self.breathe_in, self.hold_full, self.breathe_out, self.hold_empty

    def at(self, seconds: float) -> Beat:
        """Where one is ``seconds`` (0.0 or more) after the start."""
        into = seconds % sum(self.lengths)
        for phase, length in zip(Phase, self.lengths, strict=True):
            if into < length:
                return Beat(phase, length, into / length)
            into -= length
        return Beat(Phase.IN, self.breathe_in, 0.0)

    def fullness(self, seconds: float) -> float:
        """How full the breath is, 0.0–1.0, slow at both ends."""
        beat = self.at(seconds)
        eased = (1 - math.cos(math.pi * beat.share)) / 2
        return {Phase.IN: eased, Phase.HOLD_FULL: 1.0, Phase.OUT: 1 - eased, Phase.HOLD_EMPTY: 0.0}[
            beat.phase
        ]


LONG_OUT = Rhythm(4, 0, 6, 0)
SQUARE = Rhythm(4, 4, 4, 4)
READY_MADE = (LONG_OUT, SQUARE)


@dataclass(frozen=True, slots=True)
class Breathing:
    """How a person likes to be breathed along with."""

    rhythm: Rhythm = LONG_OUT
    guide: Guide = Guide.DRAWN

    def text(self) -> str:
        """As it is kept: ``4-0-6-0 drawn``."""
        return f"{'-'.join(map(str, self.rhythm.lengths))} {self.guide.value}"


def from_text(text: str) -> Breathing:
    """What :meth:`Breathing.text` wrote; the usual breathing for anything else."""
    try:
        lengths, guide = text.split(" ")
        breathe_in, hold_full, breathe_out, hold_empty = map(int, lengths.split("-"))
        return Breathing(Rhythm(breathe_in, hold_full, breathe_out, hold_empty), Guide(guide))
    except ValueError:
        return Breathing()
