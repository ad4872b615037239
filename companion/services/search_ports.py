"""What searching and looking back need from the notebook, as Protocols. ``bootstrap`` wires the real ones in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from companion.domain.search import Query, Written
    from companion.services.ports import Unit


class Search(Protocol):
    """Everything written, as the index knows it. What holds now comes first, then the latest."""

    def find(self, query: Query, limit: int) -> list[Written]: ...
    def on_day(self, day: date) -> list[Written]:
        """What was written on a local day, in the order it came."""

    def day_before(self, day: date) -> date | None:
        """The latest day before ``day`` with anything recorded."""

    def day_after(self, day: date) -> date | None: ...


class Searching(Protocol):
    """The search over one open unit."""

    def __call__(self, unit: Unit) -> Search: ...
