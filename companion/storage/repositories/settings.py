"""Small facts of the notebook itself."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, select

from companion.storage.repositories.base import Repository
from companion.storage.tables import settings

_ALL = select(settings).order_by(settings.c.key)
_ONE = select(settings.c.value).where(settings.c.key == bindparam("name"))


class SqlSettings(Repository):
    """Facts by key; absent is ``""``."""

    __slots__ = ()

    def get(self, key: str) -> str:
        """One fact."""
        row = self._row(_ONE, name=key)
        return "" if row is None else str(row[0])

    def all(self) -> Mapping[str, str]:
        """Every fact, by key."""
        return {row.key: row.value for row in self._rows(_ALL)}

    def put(self, key: str, value: str) -> None:
        """Insert or replace."""
        self._put(settings, {"key": key, "value": value})
