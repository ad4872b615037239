"""How much, in sentences for a page beside the mat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.doses import Dose, Side
from companion.services.dose_sentence import dose_sentence


@pytest.mark.parametrize(
    ("dose", "sentence"),
    [
        (Dose(reps_min=10, reps_max=10), "10 times."),
        (Dose(reps_max=1), "1 time."),
        (Dose(reps_min=8, reps_max=12, sets=2), "8 to 12 times, 2 rounds. Rest 30 seconds in between."),
        (
            Dose(reps_max=10, sets=3, hold_s=5, rest_s=60, side=Side.BOTH),
            "10 times on each side, 3 rounds. Hold each time for 5 seconds. Rest 1 minute in between.",
        ),
        (Dose(hold_s=30, side=Side.LEFT), "Hold for 30 seconds on the left side."),
        (Dose(duration_s=300, as_needed=True), "Go on for 5 minutes. When you need it."),
        (Dose(reps_max=5, load="red band."), "5 times. With: red band."),
        (Dose(reps_max=5, times_per_day=3), "5 times. 3 times a day."),
        (Dose(reps_max=5, days_per_week=4), "5 times. 4 days a week."),
        (Dose(reps_max=5, times_per_day=2, days_per_week=1), "5 times. 2 times a day, 1 day a week."),
        (
            Dose(reps_max=5, side=Side.ALTERNATE, effort_max=4, comfort_max=3),
            "5 times on each side, taking turns. Effort up to 4 of 10. Ease off above 3 of 10.",
        ),
        (Dose(reps_max=5, sets=2, rest_s=0), "5 times, 2 rounds."),
    ],
)
def test_a_dose_is_said_in_sentences(dose: Dose, sentence: str) -> None:
    assert dose_sentence(dose) == sentence


@given(
    st.builds(
        Dose,
        sets=st.integers(1, 10),
        reps_max=st.none() | st.integers(1, 100),
        hold_s=st.integers(1, 600),
        rest_s=st.integers(0, 600),
        duration_s=st.none() | st.integers(5, 7200),
        side=st.sampled_from(Side),
        times_per_day=st.none() | st.integers(1, 24),
        days_per_week=st.none() | st.integers(1, 7),
        as_needed=st.booleans(),
        effort_max=st.none() | st.integers(0, 10),
    )
)
def test_any_dose_makes_whole_sentences(dose: Dose) -> None:
    sentence = dose_sentence(dose)
    assert sentence.endswith(".")
    assert ".." not in sentence
    assert "  " not in sentence
    assert sentence[0].isdigit() or sentence[0].isupper()
