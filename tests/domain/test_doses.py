"""Doses that cannot be meant are named, field by field."""

from __future__ import annotations

import pytest

from companion.domain.doses import LIMITS, Dose, Side, problems, seconds
from companion.domain.routines import smaller


@pytest.mark.parametrize(
    ("dose", "field", "reason"),
    [
        (Dose(reps_min=9999), "reps_min", "over"),
        (Dose(reps_max=0, hold_s=5), "reps_max", "under"),
        (Dose(reps_max=5, sets=0), "sets", "under"),
        (Dose(reps_max=5, hold_s=9999), "hold_s", "over"),
        (Dose(reps_max=5, rest_s=-1), "rest_s", "under"),
        (Dose(duration_s=1), "duration_s", "under"),
        (Dose(reps_min=12, reps_max=8), "reps_min", "over"),
        (Dose(), "reps_min", "nothing"),
        (Dose(reps_max=5, load="x" * 61), "load", "over"),
        (Dose(reps_max=5, comfort_max=11), "comfort_max", "over"),
    ],
)
def test_an_impossible_dose_is_named(dose: Dose, field: str, reason: str) -> None:
    assert (field, reason) in [(problem.field, problem.reason) for problem in problems(dose)]


def test_the_edges_of_every_range_are_allowed() -> None:
    for name, edges in LIMITS.items():
        for edge in edges:
            dose = Dose(reps_max=100, **{name: edge}) if name != "reps_max" else Dose(reps_max=edge)
            assert [p for p in problems(dose) if p.field == name] == []


def test_length_counts_both_sides_and_the_rests_between_sets() -> None:
    assert seconds(Dose(sets=2, reps_max=10, tempo_s=4, hold_s=3, rest_s=30)) == 2 * 70 + 30
    assert seconds(Dose(sets=2, reps_max=10, tempo_s=4, rest_s=30, side=Side.BOTH)) == 4 * 40 + 30
    assert seconds(Dose(duration_s=600)) == 600
    assert seconds(Dose(hold_s=20, sets=3, rest_s=10)) == 80


def test_a_smaller_dose_is_about_half_and_never_nothing() -> None:
    small = smaller(Dose(sets=3, reps_min=8, reps_max=10, hold_s=5))
    assert (small.sets, small.reps_min, small.reps_max, small.hold_s) == (1, 4, 5, 2)
    assert smaller(Dose(reps_max=1)).reps_max == 1
    assert smaller(Dose(duration_s=600)).duration_s == 300
