"""A breath goes in, is held, goes out, is held; and a rhythm is remembered as it was set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.breathing import READY_MADE, Breathing, Guide, Phase, Rhythm, from_text

rhythms = st.builds(Rhythm, st.integers(2, 8), st.integers(0, 8), st.integers(2, 12), st.integers(0, 8))


@given(rhythms, st.floats(0, 600))
def test_a_breath_is_between_empty_and_full_and_counts_within_its_part(
    rhythm: Rhythm, seconds: float
) -> None:
    beat = rhythm.at(seconds)
    assert 0.0 <= rhythm.fullness(seconds) <= 1.0
    assert 0.0 <= beat.share < 1.0
    assert 1 <= beat.count <= beat.length


@given(rhythms)
def test_every_second_of_a_breath_belongs_to_its_part(rhythm: Rhythm) -> None:
    parts = [rhythm.at(second + 0.5).phase for second in range(sum(rhythm.lengths))]
    assert [parts.count(phase) for phase in Phase] == list(rhythm.lengths)
    assert parts == sorted(parts, key=list(Phase).index)
    assert [rhythm.at(second + 0.5 + len(parts)).phase for second in range(len(parts))] == parts


def test_a_square_breath() -> None:
    square = Rhythm(4, 4, 4, 4)
    assert square in READY_MADE
    assert [square.at(second).count for second in range(9)] == [1, 2, 3, 4, 1, 2, 3, 4, 1]
    assert [round(square.fullness(second), 3) for second in (0, 2, 4, 6, 8, 10, 12, 14)] == [
        0.0, 0.5, 1.0, 1.0, 1.0, 0.5, 0.0, 0.0,
    ]  # fmt: skip


@given(rhythms, st.sampled_from(Guide))
def test_what_was_set_is_remembered(rhythm: Rhythm, guide: Guide) -> None:
    breathing = Breathing(rhythm, guide)
    assert from_text(breathing.text()) == breathing


@pytest.mark.parametrize(
    "text", ["", "4-0-6", "4-0-6-0", "0-0-0-0 drawn", "4-0-99-0 both", "4-0-6-0 loud", "x-0-6-0 both"]
)
def test_nonsense_is_the_usual_breathing(text: str) -> None:
    assert from_text(text) == Breathing()


@pytest.mark.parametrize("lengths", [(1, 0, 6, 0), (4, -1, 6, 0), (4, 0, 13, 0), (4, 0, 6, 9)])
def test_a_rhythm_nobody_could_breathe_is_refused(lengths: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="outside"):
        Rhythm(*lengths)
