"""The shipped movement library, read from its files.

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


class Shelf:
    """The movements of ``folder``, each read when first needed and then kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Movement] = {}
        self._is_complete = False

    def all(self) -> tuple[Movement, ...]:
        """Every movement, by name. Raises as :func:`load_library` does."""
        if not self._is_complete:
            self._read = {movement.id: movement for movement in load_library(self._folder)}
            self._is_complete = True
        return tuple(self._read.values())

    def get(self, movement_id: str) -> Movement | None:
        """The movement with this id, or ``None``. Ids are file names, so anything that could name a path is none."""
        if movement_id not in self._read and not self._is_complete and movement_id.isidentifier():
            path = self._folder / f"{movement_id}.toml"
            if path.is_file():
                self._read[movement_id] = read_movement(path)
        return self._read.get(movement_id)


def _by_name(movement: Movement) -> tuple[str, str]:
    return movement.name.casefold(), movement.id
