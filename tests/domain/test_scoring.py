"""Scores against published numbers, and laws that hold for any answers."""

from __future__ import annotations

import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.measures import Measure
from companion.domain.scoring import ValuesError as Refused
from companion.domain.scoring import Why, goal_attainment, mean_of_all, score
from companion.resources_path import resource_dir
from companion.services.questions import load_measures

MEASURES = {measure.id: measure for measure in load_measures(resource_dir() / "measures")}
answers = st.integers(0, 10)
levels = st.integers(-2, 2)
weights = st.integers(1, 100)
weighed = st.lists(st.tuples(levels, weights), min_size=1, max_size=12)


def value(measure: Measure, *values: int | None) -> float | None:
    return score(measure, values).value


def test_the_published_examples_of_psfs() -> None:
    assert value(MEASURES["psfs"], 3, 4, 2) == 3.0
    assert value(MEASURES["psfs"], 5, 6, 4) == 5.0


def test_the_published_examples_of_peg() -> None:
    assert value(MEASURES["peg"], 7, 8, 6) == 7.0
    assert score(MEASURES["peg"], [7, None, 6]).why is Why.MISSING


def test_the_published_example_of_gas_is_exact() -> None:
    assert score(MEASURES["gas"], [-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6]).value == 55.0


@pytest.mark.parametrize(("count", "expected"), [(1, 60.0), (2, 62.40), (3, 63.69), (4, 64.51), (5, 65.08)])
def test_all_goals_one_step_above_or_below(count: int, expected: float) -> None:
    above = goal_attainment([1] * count).value
    below = goal_attainment([-1] * count).value
    assert above is not None
    assert below is not None
    assert round(above, 2) == expected
    assert round(below, 2) == round(100 - expected, 2)


@given(st.lists(answers, min_size=1, max_size=5))
def test_a_mean_stays_on_its_scale_and_is_the_exact_mean(values: list[int]) -> None:
    found = mean_of_all(values)
    assert found.value is not None
    assert min(values) <= found.value <= max(values)
    assert math.isclose(found.value, Fraction(sum(values), len(values)), abs_tol=1e-12)
    assert found.answers == len(values)


@given(st.lists(answers, min_size=1, max_size=5), st.randoms())
def test_the_order_of_answers_does_not_matter(values: list[int], chance: object) -> None:
    turned = values[::-1]
    assert mean_of_all(values) == mean_of_all(turned)


@given(st.lists(answers, min_size=1, max_size=5), st.data())
def test_a_higher_answer_never_lowers_a_mean(values: list[int], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(values) - 1))
    raised = [*values[:place], data.draw(st.integers(values[place], 10)), *values[place + 1 :]]
    before, after = mean_of_all(values).value, mean_of_all(raised).value
    assert before is not None
    assert after is not None
    assert (after > before) == (raised != values)


@given(st.lists(st.none() | answers, min_size=1, max_size=5))
def test_a_missing_answer_gives_no_score_and_never_counts_as_zero(values: list[int | None]) -> None:
    found = mean_of_all(values)
    assert (found.value is None) == (None in values)
    assert found.missing == values.count(None)
    if found.value is None:
        assert found.why is (Why.MISSING if any(v is not None for v in values) else Why.NOTHING)


@given(weighed)
def test_gas_has_its_middle_at_fifty_and_mirrors_there(pairs: list[tuple[int, int]]) -> None:
    xs, ws = [x for x, _ in pairs], [float(w) for _, w in pairs]
    up, down = goal_attainment(xs, ws).value, goal_attainment([-x for x in xs], ws).value
    assert up is not None
    assert down is not None
    assert math.isclose(up + down, 100, abs_tol=1e-9)
    assert goal_attainment([0] * len(xs), ws).value == 50.0
    # √0.3 is the least the divisor can be as a share of Σw, so no ladder of −2…+2 leads farther than this.
    assert abs(up - 50) <= 20 / math.sqrt(0.3) + 1e-9


@given(weighed, st.data())
def test_a_step_up_on_any_ladder_raises_gas(pairs: list[tuple[int, int]], data: st.DataObject) -> None:
    xs, ws = [x for x, _ in pairs], [float(w) for _, w in pairs]
    place = data.draw(st.integers(0, len(xs) - 1))
    raised = [*xs[:place], min(2, xs[place] + 1), *xs[place + 1 :]]
    before, after = goal_attainment(xs, ws).value, goal_attainment(raised, ws).value
    assert before is not None
    assert after is not None
    assert (after > before) == (raised != xs)


@given(weighed, st.integers(2, 9))
def test_only_how_weights_compare_matters(pairs: list[tuple[int, int]], times: int) -> None:
    xs, ws = [x for x, _ in pairs], [float(w) for _, w in pairs]
    one, other = goal_attainment(xs, ws).value, goal_attainment(xs, [w * times for w in ws]).value
    assert one is not None
    assert other is not None
    assert math.isclose(one, other, abs_tol=1e-9)


def test_a_goal_without_a_level_gives_no_gas() -> None:
    assert goal_attainment([1, None]).why is Why.MISSING
    assert goal_attainment([None]).why is Why.NOTHING


@pytest.mark.parametrize("given_weights", [[1.0], [1.0, 0.0], [1.0, -2.0], [1.0, math.nan], [1.0, math.inf]])
def test_weights_are_one_positive_number_for_each_level(given_weights: list[float]) -> None:
    with pytest.raises(Refused) as refused:
        goal_attainment([1, 1], given_weights)
    assert refused.value.why is Why.WEIGHTS


@pytest.mark.parametrize(
    ("measure", "values", "why"),
    [
        ("peg", [7, 8], Why.COUNT),
        ("peg", [7, 8, 6, 5], Why.COUNT),
        ("peg", [7, 8, 11], Why.RANGE),
        ("psfs", [1] * 6, Why.COUNT),
        ("psfs", [-1], Why.RANGE),
        ("nprs", [1, 2], Why.COUNT),
        ("groc", [-6], Why.RANGE),
        ("gas", [3], Why.RANGE),
        ("effort", [11], Why.RANGE),
    ],
)
def test_values_that_cannot_be_meant_are_refused(measure: str, values: list[int], why: Why) -> None:
    with pytest.raises(Refused) as refused:
        score(MEASURES[measure], values)
    assert refused.value.why is why


def test_only_gas_takes_weights() -> None:
    with pytest.raises(Refused):
        score(MEASURES["peg"], [1, 2, 3], [1, 1, 1])


def test_words_have_no_score() -> None:
    assert score(MEASURES["helped"], [1]).why is Why.NO_RULE


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "like sitting"), (1, "light"), (4, "light"), (5, "moderate"), (6, "moderate"), (7, "vigorous"),
        (8, "vigorous"), (9, "as hard as I can"), (10, "as hard as I can"),
    ],
)  # fmt: skip
def test_the_edges_of_effort(value: int, words: str) -> None:
    band = MEASURES["effort"].band(value)
    assert band is not None
    assert band.words == words
