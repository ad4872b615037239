"""Answers of a measure scored and compared, with the words for it: what a command or a page asks in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from companion.domain.measure_change import Moved, moved
from companion.domain.measures import Measure
from companion.domain.scoring import Score, Values, ValuesError, score
from companion.errors import InvalidEntryError
from companion.i18n import tr
from companion.services.measure_words import (
    more_words,
    moved_words,
    score_words,
    values_problem,
    why_words,
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A score and what it means.

    ``score`` is ``None`` when there is none; ``why`` says why then. ``before`` and ``moved`` are there when earlier
    answers were given and have a score too. ``words`` is a finished sentence; ``more`` what studies add to it.
    """

    score: float | None
    words: str
    why: str = ""
    before: float | None = None
    moved: Moved | None = None
    more: tuple[str, ...] = ()
    source: str = ""


def scored(
    measure: Measure, values: Values, before: Values | None = None, weights: Sequence[float] = ()
) -> Scored:
    """The score of ``values``, beside that of ``before`` where given (the same questions, in the same order).

    Raises ``InvalidEntryError`` when the values cannot be meant.
    """
    if before is not None and measure.is_change:
        raise InvalidEntryError(
            tr("{name} asks about a change already.", name=measure.name), tr("Leave out the earlier answers.")
        )
    now = _score(measure, values, weights)
    source = measure.change.source if measure.change else measure.source
    if now.value is None:
        why = why_words(now)
        return Scored(None, why, why, source=source)
    if before is None:
        return Scored(now.value, score_words(measure, now.value), source=source)
    if len(before) != len(values):
        raise InvalidEntryError(
            tr("There are not as many earlier answers as answers now."),
            tr("Give the same questions in the same order."),
        )
    then = _score(measure, before, weights)
    if then.value is None:
        why = tr("The earlier answers have no score, so no change can be told.")
        return Scored(now.value, f"{score_words(measure, now.value)} {why}", why, source=source)
    change = moved(then.value, now.value, measure.change, better=measure.better, answers=now.answers)
    words = moved_words(measure, change, now.answers)
    return Scored(now.value, words, "", then.value, change, more_words(measure, change), source)


def _score(measure: Measure, values: Values, weights: Sequence[float]) -> Score:
    try:
        return score(measure, values, weights)
    except ValuesError as error:
        raise InvalidEntryError(values_problem(measure, error)) from error
