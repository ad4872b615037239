"""Unfinished words."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.drafts import Draft
from companion.storage.codec import from_json, moment, to_json
from companion.storage.repositories.base import Repository
from companion.storage.tables import drafts

_ALL = select(drafts).order_by(drafts.c.key)
_ONE = select(drafts).where(drafts.c.key == bindparam("name"))
_REMOVE = delete(drafts).where(drafts.c.key == bindparam("name"))


def _draft(row: Row[Any]) -> Draft:
    return Draft(row.key, from_json(row.fields), moment(row.at))


class SqlDrafts(Repository):
    """Drafts by key."""

    __slots__ = ()

    def get(self, key: str) -> Draft | None:
        """The draft of one form, if there is one."""
        row = self._row(_ONE, name=key)
        return None if row is None else _draft(row)

    def all(self) -> list[Draft]:
        """Every draft."""
        return [_draft(row) for row in self._rows(_ALL)]

    def put(self, draft: Draft) -> None:
        """Insert or replace."""
        values = {"key": draft.key, "fields": to_json(dict(draft.fields)), "at": draft.at.text()}
        self._put(drafts, values)

    def remove(self, key: str) -> None:
        """Remove one draft."""
        self._run(_REMOVE, name=key)
