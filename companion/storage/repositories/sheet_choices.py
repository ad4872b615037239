"""What the person decided about the lines of the next sheet."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, select

from companion.domain.sheet_choices import LineChoice, Standing
from companion.storage.repositories.base import Repository
from companion.storage.tables import sheet_choices

_ALL = select(sheet_choices).order_by(sheet_choices.c.key)
_REMOVE = delete(sheet_choices).where(sheet_choices.c.key == bindparam("name"))
_CLEAR = delete(sheet_choices)


class SqlSheetChoices(Repository):
    """Decisions by the key of their line."""

    __slots__ = ()

    def all(self) -> Mapping[str, LineChoice]:
        """Every decision, by key."""
        return {
            row.key: LineChoice(
                row.key, None if row.standing is None else Standing(row.standing), row.words, row.place
            )
            for row in self._rows(_ALL)
        }

    def put(self, choice: LineChoice) -> None:
        """Insert or replace."""
        self._put(
            sheet_choices,
            {
                "key": choice.key,
                "standing": None if choice.standing is None else choice.standing.value,
                "words": choice.words,
                "place": choice.place,
            },
        )

    def remove(self, key: str) -> None:
        """Forget one decision."""
        self._run(_REMOVE, name=key)

    def clear(self) -> None:
        """Forget them all: the next sheet starts afresh."""
        self._run(_CLEAR)
