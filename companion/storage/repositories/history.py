"""Earlier versions of what was written."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select

from companion.domain.history import Revision, Thing
from companion.storage.codec import from_json, moment, to_json, when
from companion.storage.repositories.base import AGE, Repository, clean
from companion.storage.tables import revisions

_ALL = select(revisions).order_by(revisions.c.instant, AGE)
_ALL_OF = _ALL.where(revisions.c.thing == bindparam("kind"))
_OF = _ALL_OF.where(revisions.c.thing_id == bindparam("key"))
_ADD = insert(revisions)
_REMOVE = delete(revisions).where(
    revisions.c.thing == bindparam("kind"), revisions.c.thing_id == bindparam("key")
)
_FORGET = delete(revisions).where(revisions.c.id == bindparam("key"))


def _revision(row: Row[Any]) -> Revision:
    return Revision(
        id=row.id,
        thing=Thing(row.thing),
        thing_id=row.thing_id,
        at=moment(row.at),
        who=row.who,
        why=row.why,
        earlier=from_json(row.earlier),
    )


class SqlHistory(Repository):
    """Earlier versions, oldest first."""

    __slots__ = ()

    def of(self, thing: Thing, thing_id: str) -> list[Revision]:
        """The earlier versions of one thing."""
        return [_revision(row) for row in self._rows(_OF, kind=thing.value, key=thing_id)]

    def all_of(self, thing: Thing) -> list[Revision]:
        """The earlier versions of everything of one kind."""
        return [_revision(row) for row in self._rows(_ALL_OF, kind=thing.value)]

    def all(self) -> list[Revision]:
        """Every earlier version."""
        return [_revision(row) for row in self._rows(_ALL)]

    def add(self, revision: Revision) -> None:
        """Keep one more version."""
        values = {
            "id": revision.id,
            "thing": revision.thing.value,
            "thing_id": revision.thing_id,
            **when(revision.at),
            "who": revision.who,
            "why": revision.why,
            "earlier": to_json(dict(revision.earlier)),
        }
        self._run(_ADD, **clean(values))

    def remove(self, thing: Thing, thing_id: str) -> None:
        """Remove the earlier versions of one thing."""
        self._run(_REMOVE, kind=thing.value, key=thing_id)

    def forget(self, revision: Revision) -> None:
        """Remove this one, and no other."""
        self._run(_FORGET, key=revision.id)
