"""The movement library: what ships with the program, and what plans or the person added."""

from __future__ import annotations

from collections.abc import Mapping

from companion.domain.movements import Movement
from companion.services.base import Desk
from companion.services.ports import MovementShelf


class LibraryService:
    """Looks movements up. One of this notebook's counts before a shipped one with the same id."""

    def __init__(self, desk: Desk, shelf: MovementShelf) -> None:
        self._desk = desk
        self._shelf = shelf

    def known(self) -> Mapping[str, Movement]:
        """Every movement by id."""
        return {movement.id: movement for movement in (*self._shelf.all(), *self._own())}

    def all(self) -> list[Movement]:
        """Every movement by name."""
        return sorted(self.known().values(), key=lambda movement: movement.name.casefold())

    def get(self, movement_id: str) -> Movement | None:
        """One movement, or ``None`` when neither the library nor the notebook has it."""
        return self._find_own(movement_id) or self._shelf.get(movement_id)

    def has_figure(self, movement_id: str) -> bool:
        """Whether the movement can be drawn, without reading a shipped one: each of those has its figure."""
        own = self._find_own(movement_id)
        return own.figure is not None if own else self._shelf.has(movement_id)

    def _find_own(self, movement_id: str) -> Movement | None:
        return next((movement for movement in self._own() if movement.id == movement_id), None)

    def _own(self) -> list[Movement]:
        with self._desk.notebook.read() as unit:
            return unit.movements.all()
