"""Scores a clinic gave."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.clinic_scores import ClinicScore
from companion.storage.codec import moment, when
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import clinic_scores

_ALL = select(clinic_scores).order_by(clinic_scores.c.instant, AGE)
_ONE = select(clinic_scores).where(clinic_scores.c.id == bindparam("key"))
_REMOVE = delete(clinic_scores).where(clinic_scores.c.id == bindparam("key"))


def _score(row: Row[Any]) -> ClinicScore:
    return ClinicScore(row.id, row.name, row.value, moment(row.at), row.unit, row.better, row.note)


class SqlClinicScores(Repository):
    """Scores by the day they were measured."""

    __slots__ = ()

    def all(self) -> list[ClinicScore]:
        """Every score, oldest first."""
        return [_score(row) for row in self._rows(_ALL)]

    def get(self, score_id: str) -> ClinicScore | None:
        """One score, if it is there."""
        row = self._row(_ONE, key=score_id)
        return None if row is None else _score(row)

    def put(self, score: ClinicScore) -> None:
        """Insert or replace."""
        self._put(
            clinic_scores,
            {
                "id": score.id,
                "name": score.name,
                "value": score.value,
                "unit": score.unit,
                "better": score.better,
                **when(score.at),
                "note": score.note,
            },
        )

    def remove(self, score_id: str) -> None:
        """Remove one score."""
        self._run(_REMOVE, key=score_id)
