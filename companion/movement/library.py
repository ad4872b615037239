"""The shipped movement library, read from its files as a whole.

Texts are spoken in the current language when a file is read: ``name``, ``clinical_name``, ``purpose``, ``cues``,
``may_feel``, ``ease_off`` and ``equipment`` go through :func:`companion.i18n.tr` by value, so the catalogue's extractor
has to read the same keys from ``resources/movements/*.toml``. After a change of language, load again.
"""

from __future__ import annotations

from pathlib import Path

from companion.domain.movements import Movement
from companion.movement.reading import read_movement

TRANSLATED_KEYS = ("name", "clinical_name", "purpose", "cues", "may_feel", "ease_off", "equipment")
"""The keys of a movement file whose texts (or lists of texts) belong in the catalogue."""


def load_library(folder: Path) -> tuple[Movement, ...]:
    """Every movement of ``folder`` (``*.toml``), by name.

    Raises :class:`companion.movement.reading.MovementFileError` for the first file (by file name) that is wrong,
    naming every problem with its place.
    """
    return tuple(sorted((read_movement(path) for path in sorted(folder.glob("*.toml"))), key=_by_name))


def _by_name(movement: Movement) -> tuple[str, str]:
    return movement.name.casefold(), movement.id
