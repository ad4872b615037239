"""From answers to one number. Pure functions; a missing answer is never a zero, and then there is no number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from companion.domain.measures import MOST_ACTIVITIES, Measure, Rule

GAS_MIDDLE, GAS_SPREAD, GAS_CORRELATION = 50.0, 10.0, 0.3
"""T = 50 means as expected; 10 is one standard deviation; goals are taken to go together by 0.3.
Source: Kiresuk and Sherman 1968."""


class Why(StrEnum):
    """Why there is no number, or why the values cannot be meant."""

    MISSING = "missing"
    NOTHING = "nothing"
    COUNT = "count"
    RANGE = "range"
    WEIGHTS = "weights"
    NO_RULE = "no_rule"


@dataclass(frozen=True, slots=True)
class Score:
    """One number from so many ``answers``, or why there is none. ``value`` is not rounded."""

    value: float | None
    why: Why | None = None
    answers: int = 0
    missing: int = 0


class ValuesError(ValueError):
    """Values that cannot be meant. ``why`` tells which way; ``least``/``most`` what could be."""

    def __init__(self, why: Why, least: float = 0, most: float = 0) -> None:
        super().__init__(why.value)
        self.why = why
        self.least = least
        self.most = most


Values = Sequence[int | None]


def score(measure: Measure, values: Values, weights: Sequence[float] = ()) -> Score:
    """The score of ``measure``. ``None`` among ``values`` is an answer that was left out.

    Raises :class:`ValuesError` when there are too many or too few values, or one is outside the scale.
    """
    if measure.rule is Rule.NONE:
        return Score(None, Why.NO_RULE)
    least, most = counts(measure)
    if not least <= len(values) <= most:
        raise ValuesError(Why.COUNT, least, most)
    for value in values:
        if value is not None and not measure.least <= value <= measure.most:
            raise ValuesError(Why.RANGE, measure.least, measure.most)
    if measure.rule is Rule.GAS:
        return goal_attainment(values, weights)
    if weights:
        raise ValuesError(Why.WEIGHTS)
    return mean_of_all(values)


def counts(measure: Measure) -> tuple[int, int]:
    """The fewest and the most values it takes."""
    if measure.rule is Rule.GAS:
        return 1, 50
    if not measure.items and measure.rule is Rule.MEAN:
        return 1, MOST_ACTIVITIES
    fixed = 1 if measure.rule is Rule.SINGLE else len(measure.items)
    return fixed, fixed


def mean_of_all(values: Values) -> Score:
    """The mean, when every answer is there. One answer is its own mean."""
    given = [value for value in values if value is not None]
    if not given:
        return Score(None, Why.NOTHING, 0, len(values))
    if len(given) < len(values):
        return Score(None, Why.MISSING, len(given), len(values) - len(given))
    return Score(math.fsum(given) / len(given), None, len(given))


def goal_attainment(levels: Values, weights: Sequence[float] = ()) -> Score:
    """GAS T of levels −2…+2; without ``weights`` each goal weighs the same.

    T = 50 + 10·Σwx / √(0.7·Σw² + 0.3·(Σw)²). Raises :class:`ValuesError` for weights that are not one positive
    number for each level.
    """
    used = list(weights) or [1.0] * len(levels)
    if len(used) != len(levels) or any(not math.isfinite(w) or not 0 < w <= 1000 for w in used):
        raise ValuesError(Why.WEIGHTS)
    given = [level for level in levels if level is not None]
    if len(given) < len(levels) or not given:
        return Score(None, Why.MISSING if given else Why.NOTHING, len(given), len(levels) - len(given))
    total = math.fsum(w * x for w, x in zip(used, given, strict=True))
    squares, whole = math.fsum(w * w for w in used), math.fsum(used)
    tenths = round(10 * GAS_CORRELATION)
    # In tenths, so that whole weights stay whole numbers up to the root.
    spread = math.sqrt(((10 - tenths) * squares + tenths * whole * whole) / 10)
    return Score(GAS_MIDDLE + GAS_SPREAD * total / spread, None, len(given))
