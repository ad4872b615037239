"""Both sides of goals and choices, line by line."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, select

from companion.domain.both_sides import BothSides, Quadrant, SideLine
from companion.storage.codec import instant, moment
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import both_sides, side_lines

_ALL = select(both_sides).order_by(both_sides.c.instant, AGE)
_ONE = select(both_sides).where(both_sides.c.id == bindparam("key"))
_OF_GOAL = _ALL.where(both_sides.c.goal_id == bindparam("key")).limit(1)
_LINES = select(side_lines).order_by(side_lines.c.rank, side_lines.c.instant, AGE)
_OF_PAGE = _LINES.where(side_lines.c.sides_id == bindparam("key"))
_SHARED = _LINES.where(side_lines.c.shared)
_LINE = select(side_lines).where(side_lines.c.id == bindparam("key"))


def _page(row: Row[Any]) -> BothSides:
    return BothSides(row.id, row.title, moment(row.created), row.goal_id or "")


def _line(row: Row[Any]) -> SideLine:
    return SideLine(
        row.id, row.sides_id, Quadrant(row.quadrant), row.text, moment(row.at), row.rank, row.shared
    )  # fmt: skip


class SqlBothSides(Repository):
    """Pages oldest first, their lines by rank then age."""

    __slots__ = ()

    def all(self) -> list[BothSides]:
        """Every page."""
        return [_page(row) for row in self._rows(_ALL)]

    def get(self, sides_id: str) -> BothSides | None:
        """One page, if it is there."""
        row = self._row(_ONE, key=sides_id)
        return None if row is None else _page(row)

    def of_goal(self, goal_id: str) -> BothSides | None:
        """The page about a goal, if there is one."""
        row = self._row(_OF_GOAL, key=goal_id)
        return None if row is None else _page(row)

    def put(self, page: BothSides) -> None:
        """Insert or replace; its lines stay."""
        self._put(
            both_sides,
            {
                "id": page.id,
                "goal_id": page.goal_id or None,
                "title": page.title,
                "created": page.created.text(),
                "instant": instant(page.created),
            },
        )

    def lines(self, sides_id: str) -> list[SideLine]:
        """The lines of one page."""
        return [_line(row) for row in self._rows(_OF_PAGE, key=sides_id)]

    def shared_lines(self) -> list[SideLine]:
        """The lines that may go on the sheet. No other is read."""
        return [_line(row) for row in self._rows(_SHARED)]

    def line(self, line_id: str) -> SideLine | None:
        """One line, if it is there."""
        row = self._row(_LINE, key=line_id)
        return None if row is None else _line(row)

    def put_line(self, line: SideLine) -> None:
        """Insert or replace. The page must be there."""
        self._put(
            side_lines,
            {
                "id": line.id,
                "sides_id": line.sides_id,
                "quadrant": line.quadrant.value,
                "text": line.text,
                "at": line.at.text(),
                "instant": instant(line.at),
                "rank": line.rank,
                "shared": line.shared,
            },
        )
