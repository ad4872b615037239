"""What a paper page is asked to make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from companion.ui.tasks import Progress


class Wishes(NamedTuple):
    """What the person ticked on the page."""

    large_print: bool = False
    tick_boxes: bool = False


@dataclass(frozen=True, slots=True)
class PaperOrder:
    """One paper. ``make`` works off the window's thread and raises ``CompanionError``; ``save`` writes whole or not
    at all. ``file_name`` is what saving suggests. ``boxed`` papers may have boxes to tick, ``sized`` ones large print.
    What is said while it is made, of the picture of it and where it is saved can be in words of its own.
    """

    title: str
    file_name: str
    make: Callable[[Wishes, Progress], bytes]
    save: Callable[[bytes, Path], None]
    boxed: bool = False
    sized: bool = True
    making: str = ""
    shown: str = ""
    saving: str = ""
