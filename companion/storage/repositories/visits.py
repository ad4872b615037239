"""Visits, what to bring to them, and what the sheet may print."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.storage.codec import instant, maybe_day, maybe_moment, maybe_text, moment
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import sheet_choices, talk_items, visits

_ALL = select(visits).order_by(visits.c.day.is_(None), visits.c.day, AGE)
_ONE = select(visits).where(visits.c.id == bindparam("key"))
_REMOVE = delete(visits).where(visits.c.id == bindparam("key"))
_ITEMS = select(talk_items).order_by(talk_items.c.instant, AGE)
_OPEN_ITEMS = _ITEMS.where(talk_items.c.visit_id.is_(None))
_ITEMS_OF = _ITEMS.where(talk_items.c.visit_id == bindparam("key"))
_REMOVE_ITEM = delete(talk_items).where(talk_items.c.id == bindparam("key"))
_CHOICES = select(sheet_choices).order_by(sheet_choices.c.key)


def _visit(row: Row[Any]) -> Visit:
    return Visit(row.id, maybe_day(row.day), row.who, row.agreed, row.felt, maybe_moment(row.happened))


def _item(row: Row[Any]) -> TalkItem:
    return TalkItem(row.id, TalkKind(row.kind), row.text, moment(row.at), row.printed, row.visit_id or "")


class SqlVisits(Repository):
    """Visits by day (undated last); lines to bring by age."""

    __slots__ = ()

    def all(self) -> list[Visit]:
        """Every visit, past and to come."""
        return [_visit(row) for row in self._rows(_ALL)]

    def get(self, visit_id: str) -> Visit | None:
        """One visit, if it is there."""
        row = self._row(_ONE, key=visit_id)
        return None if row is None else _visit(row)

    def put(self, visit: Visit) -> None:
        """Insert or replace."""
        self._put(
            visits,
            {
                "id": visit.id,
                "day": None if visit.day is None else visit.day.isoformat(),
                "who": visit.who,
                "agreed": visit.agreed,
                "felt": visit.felt,
                "happened": maybe_text(visit.happened),
            },
        )

    def remove(self, visit_id: str) -> None:
        """Remove a visit; its lines go back to the open list."""
        self._run(_REMOVE, key=visit_id)

    def items(self, visit_id: str = "") -> list[TalkItem]:
        """The lines of one visit, or the open ones for the next."""
        rows = self._rows(_ITEMS_OF, key=visit_id) if visit_id else self._rows(_OPEN_ITEMS)
        return [_item(row) for row in rows]

    def put_item(self, item: TalkItem) -> None:
        """Insert or replace. The visit it names must be there."""
        self._put(
            talk_items,
            {
                "id": item.id,
                "kind": item.kind.value,
                "text": item.text,
                "at": item.at.text(),
                "instant": instant(item.at),
                "printed": item.printed,
                "visit_id": item.visit_id or None,
            },
        )

    def remove_item(self, item_id: str) -> None:
        """Remove one line."""
        self._run(_REMOVE_ITEM, key=item_id)

    def choices(self) -> Mapping[str, bool]:
        """Sheet line key → printed, only for lines the person decided on."""
        return {row.key: row.included for row in self._rows(_CHOICES)}

    def put_choice(self, key: str, included: bool) -> None:
        """Remember whether a line is printed."""
        self._put(sheet_choices, {"key": key, "included": included})
