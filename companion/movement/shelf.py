"""The shipped movements one by one: each is read when first needed, so that Today need not wait for all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from companion.domain.movements import Movement


class Shelf:
    """The movements of ``folder`` (``<id>.toml``), each read with ``read`` when first needed and then kept.

    ``read_all`` gives all of them, by name. Both raise ``MovementFileError`` for a file that is wrong.
    """

    def __init__(
        self,
        folder: Path,
        read: Callable[[Path], Movement],
        read_all: Callable[[Path], tuple[Movement, ...]],
    ) -> None:
        self._folder = folder
        self._read_one, self._read_all = read, read_all
        self._read: dict[str, Movement] = {}
        self._is_complete = False

    def all(self) -> tuple[Movement, ...]:
        """Every movement, by name."""
        if not self._is_complete:
            self._read = {movement.id: movement for movement in self._read_all(self._folder)}
            self._is_complete = True
        return tuple(self._read.values())

    def has(self, movement_id: str) -> bool:
        """Whether there is such a movement. Ids are file names, so anything that could name a path is none."""
        return movement_id.isidentifier() and (movement_id in self._read or self._path(movement_id).is_file())

    def get(self, movement_id: str) -> Movement | None:
        """The movement with this id, or ``None``."""
        if movement_id not in self._read and not self._is_complete and self.has(movement_id):
            self._read[movement_id] = self._read_one(self._path(movement_id))
        return self._read.get(movement_id)

    def _path(self, movement_id: str) -> Path:
        return self._folder / f"{movement_id}.toml"
