"""What belongs to a goal besides its words: its ladder, rulers and small steps; and the days one was fine."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.fine import FineForNow
from companion.domain.ladder import LEVELS, Ladder, Rung
from companion.domain.rulers import Ruler, RulerMark
from companion.domain.small_steps import SmallStep
from companion.storage.codec import instant, maybe_moment, maybe_text, moment, when
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import fine_for_now, ladder_levels, ruler_marks, rungs, small_steps

_LADDER = select(ladder_levels).where(ladder_levels.c.goal_id == bindparam("key"))
_CLEAR_LADDER = delete(ladder_levels).where(ladder_levels.c.goal_id == bindparam("key"))
_ALL_RUNGS = select(rungs).order_by(rungs.c.instant, AGE)
_RUNGS = _ALL_RUNGS.where(rungs.c.goal_id == bindparam("key"))
_ALL_RULERS = select(ruler_marks).order_by(ruler_marks.c.instant, AGE)
_RULERS = _ALL_RULERS.where(ruler_marks.c.goal_id == bindparam("key"))
_STEPS = (
    select(small_steps)
    .where(small_steps.c.goal_id == bindparam("key"))
    .order_by(small_steps.c.rank, small_steps.c.instant, AGE)
)
_STEP = select(small_steps).where(small_steps.c.id == bindparam("key"))
_FINE = select(fine_for_now).order_by(fine_for_now.c.instant, AGE)


def _step(row: Row[Any]) -> SmallStep:
    return SmallStep(
        row.id, row.goal_id, row.words, moment(row.created), row.rank, maybe_moment(row.done)
    )  # fmt: skip


def _rung(row: Row[Any]) -> Rung:
    return Rung(row.id, row.goal_id, moment(row.at), row.level, row.words, row.note)


def _mark(row: Row[Any]) -> RulerMark:
    return RulerMark(row.id, row.goal_id, Ruler(row.ruler), moment(row.at), row.value, row.why)


class SqlGoalParts(Repository):
    """Rungs and rulers by time, steps by rank then age."""

    __slots__ = ()

    def ladder(self, goal_id: str) -> Ladder:
        """The ladder of one goal; without words before it was written."""
        ladder = Ladder(goal_id)
        for row in self._rows(_LADDER, key=goal_id):
            ladder = ladder.with_words(row.level, row.words)
        return ladder

    def put_ladder(self, ladder: Ladder) -> None:
        """Keep every level that has words, and only those. The goal must be there."""
        self._run(_CLEAR_LADDER, key=ladder.goal_id)
        self._add_all(
            ladder_levels,
            [
                {"goal_id": ladder.goal_id, "level": level, "words": words}
                for level, words in zip(LEVELS, ladder.texts, strict=True)
                if words
            ],
        )

    def rungs(self, goal_id: str) -> list[Rung]:
        """Where one was on the ladder of one goal."""
        return [_rung(row) for row in self._rows(_RUNGS, key=goal_id)]

    def all_rungs(self) -> list[Rung]:
        """Where one was on the ladders of all goals."""
        return [_rung(row) for row in self._rows(_ALL_RUNGS)]

    def put_rung(self, rung: Rung) -> None:
        """Insert or replace. The goal must be there."""
        values = {"level": rung.level, "words": rung.words, "note": rung.note}
        self._put(rungs, {"id": rung.id, "goal_id": rung.goal_id, **when(rung.at), **values})

    def rulers(self, goal_id: str) -> list[RulerMark]:
        """The answers on both rulers of one goal."""
        return [_mark(row) for row in self._rows(_RULERS, key=goal_id)]

    def all_rulers(self) -> list[RulerMark]:
        """The answers on the rulers of all goals."""
        return [_mark(row) for row in self._rows(_ALL_RULERS)]

    def put_ruler(self, mark: RulerMark) -> None:
        """Insert or replace. The goal must be there."""
        values = {"ruler": mark.ruler.value, "value": mark.value, "why": mark.why}
        self._put(ruler_marks, {"id": mark.id, "goal_id": mark.goal_id, **when(mark.at), **values})

    def steps(self, goal_id: str) -> list[SmallStep]:
        """The small steps of one goal, in the person's order."""
        return [_step(row) for row in self._rows(_STEPS, key=goal_id)]

    def step(self, step_id: str) -> SmallStep | None:
        """One small step, if it is there."""
        row = self._row(_STEP, key=step_id)
        return None if row is None else _step(row)

    def put_step(self, step: SmallStep) -> None:
        """Insert or replace. The goal must be there."""
        self._put(
            small_steps,
            {
                "id": step.id,
                "goal_id": step.goal_id,
                "words": step.words,
                "created": step.created.text(),
                "instant": instant(step.created),
                "rank": step.rank,
                "done": maybe_text(step.done),
            },
        )

    def fine(self) -> list[FineForNow]:
        """Every time one was fine for now, oldest first."""
        return [FineForNow(row.id, moment(row.at), row.words) for row in self._rows(_FINE)]

    def put_fine(self, fine: FineForNow) -> None:
        """Insert or replace."""
        self._put(fine_for_now, {"id": fine.id, **when(fine.at), "words": fine.words})
