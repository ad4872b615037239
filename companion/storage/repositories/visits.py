"""Visits, and what to bring to them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.visits import FELT_PARTS, AgreedLine, Became, Felt, TalkItem, TalkKind, Visit
from companion.storage.codec import instant, maybe_day, maybe_moment, maybe_text, moment
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import agreed_lines, talk_items, visit_felt, visits

_ALL = select(visits).order_by(visits.c.day.is_(None), visits.c.day, AGE)
_ONE = select(visits).where(visits.c.id == bindparam("key"))
_REMOVE = delete(visits).where(visits.c.id == bindparam("key"))
_ITEMS = select(talk_items).order_by(talk_items.c.instant, AGE)
_OPEN_ITEMS = _ITEMS.where(talk_items.c.visit_id.is_(None))
_ITEMS_OF = _ITEMS.where(talk_items.c.visit_id == bindparam("key"))
_FELT = select(visit_felt).where(visit_felt.c.visit_id == bindparam("key"))
_FORGET_FELT = delete(visit_felt).where(visit_felt.c.visit_id == bindparam("key"))
_AGREED = select(agreed_lines).order_by(agreed_lines.c.at, AGE)
_AGREED_AT = _AGREED.where(agreed_lines.c.visit_id == bindparam("key"))
_FORGET_AGREED = delete(agreed_lines).where(agreed_lines.c.id == bindparam("key"))
_REMOVE_ITEM = delete(talk_items).where(talk_items.c.id == bindparam("key"))


def _visit(row: Row[Any]) -> Visit:
    return Visit(row.id, maybe_day(row.day), row.who, row.agreed, row.felt, maybe_moment(row.happened))


def _item(row: Row[Any]) -> TalkItem:
    return TalkItem(
        row.id, TalkKind(row.kind), row.text, moment(row.at), row.printed, row.visit_id or "", row.source
    )


def _agreed(row: Row[Any]) -> AgreedLine:
    return AgreedLine(row.id, row.visit_id, row.text, Became(row.became), row.became_id, moment(row.at))


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
                "source": item.source,
            },
        )

    def remove_item(self, item_id: str) -> None:
        """Remove one line."""
        self._run(_REMOVE_ITEM, key=item_id)

    def felt(self, visit_id: str) -> Felt:
        """How a visit felt, in numbers; says nothing when none was given."""
        row = self._row(_FELT, key=visit_id)
        return Felt() if row is None else Felt(*(getattr(row, name) for name in FELT_PARTS))

    def put_felt(self, visit_id: str, felt: Felt) -> None:
        """Keep how a visit felt. The visit must be there."""
        if felt.says_nothing:
            self._run(_FORGET_FELT, key=visit_id)
        else:
            values = dict(zip(FELT_PARTS, felt.values(), strict=True))
            self._put(visit_felt, {"visit_id": visit_id, **values})

    def agreed_lines(self, visit_id: str = "") -> list[AgreedLine]:
        """What was made of lines that were agreed on, at one visit or at all, oldest first."""
        rows = self._rows(_AGREED_AT, key=visit_id) if visit_id else self._rows(_AGREED)
        return [_agreed(row) for row in rows]

    def put_agreed_line(self, line: AgreedLine) -> None:
        """Insert or replace. The visit it names must be there."""
        self._put(
            agreed_lines,
            {
                "id": line.id,
                "visit_id": line.visit_id,
                "text": line.text,
                "became": line.became.value,
                "became_id": line.became_id,
                "at": line.at.text(),
            },
        )

    def remove_agreed_line(self, line_id: str) -> None:
        """Forget what a line became."""
        self._run(_FORGET_AGREED, key=line_id)
