"""The movement library: what ships with the program, and what plans or the person added."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from companion.domain.movements import Movement
from companion.services.base import Desk


class LibraryService:
    """Looks movements up. ``shipped`` is called once, when the library is first needed."""

    def __init__(self, desk: Desk, shipped: Callable[[], tuple[Movement, ...]]) -> None:
        self._desk = desk
        self._load = shipped
        self._shipped: dict[str, Movement] | None = None

    def known(self) -> Mapping[str, Movement]:
        """Every movement by id: shipped ones, then those of this notebook."""
        if self._shipped is None:
            self._shipped = {movement.id: movement for movement in self._load()}
        with self._desk.notebook.read() as unit:
            own = unit.movements.all()
        return {**self._shipped, **{movement.id: movement for movement in own}}

    def all(self) -> list[Movement]:
        """Every movement by name."""
        return sorted(self.known().values(), key=lambda movement: movement.name.casefold())

    def get(self, movement_id: str) -> Movement | None:
        """One movement, or ``None`` when neither the library nor the notebook has it."""
        return self.known().get(movement_id)
