"""The fridge card: what the tense plan says, on paper, for anyone in the kitchen to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Easing:
    """One line of the relief list. ``helped`` says how often it did, in words; ``""`` before the first answer."""

    name: str
    helped: str = ""


@dataclass(frozen=True, slots=True)
class FridgeCard:
    """Everything on the card. Texts are plain; an empty one leaves its part out.

    ``relief`` comes with what helped most first. ``written_on`` is the day the plan was written.
    ``page`` is the paper it is printed on, ``"A4"`` or ``"Letter"``; the card takes one half of it.
    """

    name: str = ""
    passes: str = ""
    first: str = ""
    relief: tuple[Easing, ...] = ()
    call: str = ""
    signs: str = ""
    emergency_number: str = ""
    written_on: date | None = None
    language: str = "en"
    right_to_left: bool = False
    page: str = "A4"
    sample: bool = False
