"""Ladders, rulers and both sides: plain rules that hold for any words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.both_sides import BothSides, Quadrant, SideLine, chosen, in_corner
from companion.domain.ladder import LEVELS, OUTWARDS, Ladder, LadderWords, Rung
from companion.domain.moments import Moment
from companion.domain.rulers import Ruler, RulerMark, latest

AT = Moment(datetime(2026, 5, 1, 9, tzinfo=UTC))
LATER = Moment(datetime(2026, 5, 2, 9, tzinfo=UTC))


@given(level=st.sampled_from(LEVELS), words=st.text(), other=st.text())
def test_each_level_keeps_its_own_words_and_no_other(level: int, words: str, other: str) -> None:
    ladder = Ladder("g", LadderWords(*([other] * 5))).with_words(level, words)
    assert ladder.words(level) == words
    assert all(ladder.words(each) == other for each in LEVELS if each != level)


def test_a_ladder_is_written_from_the_middle_outwards() -> None:
    assert OUTWARDS[0] == 0
    assert sorted(OUTWARDS) == list(LEVELS)
    assert [abs(level) for level in OUTWARDS] == sorted(abs(level) for level in OUTWARDS)


@pytest.mark.parametrize(("texts", "written"), [(LadderWords(), False), (LadderWords(less=" "), False),
                                                (LadderWords(more="twice"), True)])  # fmt: skip
def test_one_level_with_words_is_a_ladder(texts: LadderWords, written: bool) -> None:
    assert Ladder("g", texts).is_written is written


@pytest.mark.parametrize("level", [-3, 3])
def test_there_are_five_levels(level: int) -> None:
    with pytest.raises(ValueError, match="-2 to"):
        Rung("r", "g", AT, level)
    with pytest.raises(ValueError, match="not in"):
        Ladder("g").words(level)


@pytest.mark.parametrize("value", [-1, 11])
def test_a_ruler_goes_from_0_to_10(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        RulerMark("m", "g", Ruler.IMPORTANCE, AT, value)


def test_the_latest_answer_is_by_time_and_of_its_own_ruler() -> None:
    marks = [
        RulerMark("b", "g", Ruler.IMPORTANCE, LATER, 4),
        RulerMark("a", "g", Ruler.IMPORTANCE, AT, 9),
        RulerMark("c", "g", Ruler.CONFIDENCE, AT, 0),
    ]
    found = latest(marks, Ruler.IMPORTANCE)
    assert found is not None
    assert found.id == "b"
    zero = latest(marks, Ruler.CONFIDENCE)
    assert zero is not None
    assert zero.value == 0
    assert latest([], Ruler.CONFIDENCE) is None


lines = st.builds(
    SideLine, id=st.uuids().map(str), sides_id=st.sampled_from(("p", "q", "gone")),
    quadrant=st.sampled_from(Quadrant), text=st.text(), at=st.just(AT), shared=st.booleans(),
)  # fmt: skip


@given(written=st.lists(lines))
def test_only_shared_lines_are_ever_chosen_and_each_says_what_it_is_about(written: list[SideLine]) -> None:
    pages = [(BothSides("p", "", AT, "goal"), "lift Rosie"), (BothSides("q", "stairs?", AT), "stairs?")]
    found = chosen(pages, written)
    assert all(each.line.shared for each in found)
    assert {each.line.id for each in found} == {
        line.id for line in written if line.shared and line.sides_id != "gone"
    }
    assert all((each.about, each.goal_id) == {"p": ("lift Rosie", "goal"), "q": ("stairs?", "")}[each.line.sides_id]
               for each in found)  # fmt: skip


@given(written=st.lists(lines))
def test_the_corners_hold_every_line_once_in_order(written: list[SideLine]) -> None:
    corners = [in_corner(written, quadrant) for quadrant in Quadrant]
    assert sorted(line.id for corner in corners for line in corner) == sorted(line.id for line in written)
    for quadrant, corner in zip(Quadrant, corners, strict=True):
        assert list(corner) == [line for line in written if line.quadrant is quadrant]
