"""Suggestions as they came, and decisions on their lines."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, insert, select

from companion.domain.plans import Decision, Suggestion, Verdict
from companion.storage.codec import from_json, instant, moment, to_json
from companion.storage.codec_plans import plan_in, plan_out
from companion.storage.repositories.base import AGE, Repository, clean
from companion.storage.tables import decisions, suggestions

_ALL = select(suggestions).order_by(suggestions.c.instant.desc(), AGE.desc())
_ONE = select(suggestions).where(suggestions.c.id == bindparam("key"))
_ADD = insert(suggestions)
_DECISIONS = select(decisions).where(decisions.c.suggestion_id == bindparam("key")).order_by(AGE)


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(row.id, plan_in(from_json(row.plan)), moment(row.received))


class SqlPlans(Repository):
    """Suggestions, latest received first, and decisions in the order they were first made."""

    __slots__ = ()

    def all(self) -> list[Suggestion]:
        """Every suggestion."""
        return [_suggestion(row) for row in self._rows(_ALL)]

    def get(self, suggestion_id: str) -> Suggestion | None:
        """One suggestion, if it is there."""
        row = self._row(_ONE, key=suggestion_id)
        return None if row is None else _suggestion(row)

    def add(self, suggestion: Suggestion) -> None:
        """Keep a new suggestion. The file refuses to alter or remove it afterwards."""
        values = {
            "id": suggestion.id,
            "plan_id": suggestion.plan.plan_id,
            "version": suggestion.plan.version,
            "day": suggestion.received.day.isoformat(),
            "received": suggestion.received.text(),
            "instant": instant(suggestion.received),
            "plan": to_json(plan_out(suggestion.plan)),
        }
        self._run(_ADD, **clean(values))

    def decisions(self, suggestion_id: str) -> list[Decision]:
        """What the person made of the lines so far."""
        return [
            Decision(row.suggestion_id, row.line_key, Verdict(row.verdict), moment(row.at), row.because)
            for row in self._rows(_DECISIONS, key=suggestion_id)
        ]

    def put_decision(self, decision: Decision) -> None:
        """Insert or replace the decision on one line. The suggestion must be there."""
        self._put(
            decisions,
            {
                "suggestion_id": decision.suggestion_id,
                "line_key": decision.line_key,
                "verdict": decision.verdict.value,
                "at": decision.at.text(),
                "because": decision.because,
            },
        )
