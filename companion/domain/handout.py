"""A routine on paper, to lie beside the mat: figures, cues, and how much in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.domain.movements import Figure


@dataclass(frozen=True, slots=True)
class HandoutDose:
    """How much, in a sentence. ``size`` names the day it is for; ``""`` when the handout knows only one."""

    size: str
    sentence: str


@dataclass(frozen=True, slots=True)
class HandoutStep:
    """One step of the routine. ``photo`` is a JPEG or PNG shown where there is no ``figure``, ``b""`` for none."""

    name: str
    doses: tuple[HandoutDose, ...]
    purpose: str = ""
    cues: tuple[str, ...] = ()
    ease_off: str = ""
    note: str = ""
    figure: Figure | None = None
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class Handout:
    """Everything on the handout. Texts are plain.

    ``days`` are the heads of the boxes to tick, such as ``("Mon", "Tue", …)``; empty when no boxes are wanted.
    ``skin`` and ``hair`` are those of the drawn person (see ``companion.drawing.person_colours``), ``""`` for the usual.
    """

    title: str
    steps: tuple[HandoutStep, ...] = ()
    size: str = ""
    note: str = ""
    days: tuple[str, ...] = ()
    printed_on: date | None = None
    language: str = "en"
    right_to_left: bool = False
    large_print: bool = False
    page: str = "A4"
    sample: bool = False
    skin: str = ""
    hair: str = ""
