"""Looking for a movement among many."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.movements import Area, Movement, Position, matching

BRIDGE = Movement(
    "bridge", "Bridge", "To make your hips strong.", (), Area.LOW_BACK, Position.LYING_BACK, "Supine bridge",
    equipment=("mat",), tense=True,
)  # fmt: skip
TURN = Movement("turn", "Neck turn", "To look round with ease.", (), Area.NECK, Position.SITTING)
PULL = Movement(
    "pull", "Band pull", "To make your shoulders strong.", (), Area.SHOULDER, Position.STANDING,
    equipment=("band", "chair"),
)  # fmt: skip
ALL = (BRIDGE, TURN, PULL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ALL),
        ("bridge", (BRIDGE,)),
        ("SUPINE", (BRIDGE,)),
        ("strong", (BRIDGE, PULL)),
        ("strong shoulders", (PULL,)),
        ("  strong   band ", (PULL,)),
        ("strong neck", ()),
    ],
)
def test_every_word_is_in_a_name_or_in_the_purpose(text: str, found: tuple[Movement, ...]) -> None:
    assert tuple(matching(ALL, text)) == found


def test_each_filter_leaves_out_what_does_not_fit() -> None:
    assert matching(ALL, area=Area.NECK) == [TURN]
    assert matching(ALL, position=Position.STANDING) == [PULL]
    assert matching(ALL, tense_only=True) == [BRIDGE]
    assert matching(ALL, needs="chair") == [PULL]
    assert matching(ALL, needs="") == [TURN], "those that need nothing"
    assert matching(ALL, "strong", needs="mat", area=Area.LOW_BACK) == [BRIDGE]


@given(st.permutations(ALL), st.text(max_size=6), st.none() | st.sampled_from(["", "mat", "band"]))
def test_what_is_found_keeps_its_order(movements: list[Movement], text: str, needs: str | None) -> None:
    found = matching(movements, text, needs=needs)
    assert found == [movement for movement in movements if movement in found]
