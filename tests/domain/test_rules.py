"""Small laws of the nouns: goals, moments, plans, relief, routines, texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.doses import Dose
from companion.domain.goals import Rating, change
from companion.domain.moments import Moment, at_noon
from companion.domain.plans import LineNews, PlanFile, SuggestedLine, differences
from companion.domain.routines import Routine, Size, Step, length_s, moved, steps_in
from companion.domain.sessions import Helped
from companion.domain.tense import ReliefUse, ranked
from companion.domain.text import first_line, storable

NOON = at_noon(date(2026, 11, 22), 60)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(Moment, st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=offsets)).map(  # noqa: DTZ001 - bounds of a strategy
    lambda moment: Moment(moment.at.replace(microsecond=0))
)


@given(moments)
def test_a_moment_survives_its_text_with_day_and_offset(moment: Moment) -> None:
    back = Moment.parse(moment.text())
    assert (back, back.day, back.offset_minutes) == (moment, moment.day, moment.offset_minutes)


@given(moments, st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_back_dating_moves_the_day_and_nothing_else(moment: Moment, day: date) -> None:
    moved_back = moment.on(day)
    assert moved_back.day == day
    assert moved_back.at.timetz() == moment.at.timetz()


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        Moment(datetime(2026, 11, 22, 12))  # noqa: DTZ001 - the refused thing itself
    with pytest.raises(ValueError, match="offset"):
        Moment.parse("2026-11-22T12:00:00")


def rating(value: int, day: int) -> Rating:
    return Rating(f"r{day}", "g", at_noon(date(2026, 9, day), 0), value)


def test_change_is_first_to_latest_and_three_points_are_beyond_everyday() -> None:
    # PSFS, one activity: 3 points (Stratford 1995)
    found = change([rating(5, 20), rating(2, 3), rating(9, 10)])
    assert found is not None
    assert (found.first.value, found.latest.value, found.points, found.beyond_everyday) == (2, 5, 3, True)
    within = change([rating(2, 1), rating(4, 2)])
    assert within is not None
    assert not within.beyond_everyday
    worse = change([rating(6, 1), rating(3, 2)])
    assert worse is not None
    assert (worse.points, worse.beyond_everyday) == (-3, True)
    assert change([rating(2, 1)]) is None


@pytest.mark.parametrize("value", [-1, 11])
def test_a_rating_outside_the_scale_cannot_exist(value: int) -> None:
    with pytest.raises(ValueError, match="0 to 10"):
        rating(value, 1)


def line(key: str, reps: int = 8) -> SuggestedLine:
    return SuggestedLine(key, "back", "Back easing", key, key.title(), {Size.ORDINARY: Dose(reps_max=reps)})


def plan(version: int, *lines: SuggestedLine) -> PlanFile:
    return PlanFile("p", version, "Plan", "Ana", "Riverside", date(2026, 11, 1), "", lines)


def test_a_newer_file_is_a_line_by_line_difference() -> None:
    before = plan(1, line("bridge"), line("bird"), line("cat"))
    now = plan(2, line("bridge", 10), line("squat"), line("cat"))
    assert [(row.key, row.news) for row in differences(now, before)] == [
        ("bridge", LineNews.DIFFERENT),
        ("squat", LineNews.NEW),
        ("cat", LineNews.SAME),
        ("bird", LineNews.TAKEN_OUT),
    ]
    assert {row.news for row in differences(now, None)} == {LineNews.NEW}


def use(name: str, helped: Helped | None) -> ReliefUse:
    return ReliefUse("u", name, NOON, helped)


def test_relief_is_ranked_by_my_own_answers_and_silence_is_not_a_no() -> None:
    uses = [use("Heat", Helped.YES)] * 5 + [use("Heat", Helped.NO)] + [use("Heat", None)] * 20
    uses += [use("Knees", Helped.YES)] * 6 + [use("Knees", Helped.A_LITTLE)] + [use("Knees", Helped.NO)] * 2
    uses += [use("Walk", Helped.NO)] * 3
    counts = ranked(("Walk", "New", "Knees", "Heat"), uses)
    assert [(c.name, c.helped, c.answered) for c in counts] == [
        ("Heat", 5, 6),
        ("Knees", 7, 9),
        ("New", 0, 0),
        ("Walk", 0, 3),
    ]


def steps(*names: str) -> tuple[Step, ...]:
    return tuple(Step(name, name, name, {Size.ORDINARY: Dose(reps_max=5)}) for name in names)


@given(st.integers(0, 3), st.integers(-9, 9))
def test_moving_a_step_loses_none_and_stops_at_the_ends(index: int, by: int) -> None:
    row = steps("a", "b", "c", "d")
    result = moved(row, index, by)
    assert sorted(step.id for step in result) == ["a", "b", "c", "d"]
    assert result[max(0, min(3, index + by))].id == row[index].id


def test_sizes_are_those_some_step_has() -> None:
    both = replace(steps("a")[0], doses={Size.ORDINARY: Dose(reps_max=5), Size.TENSE: Dose(reps_max=2)})
    routine = Routine("r", "Back", NOON, (both, *steps("b")))
    assert routine.sizes == (Size.ORDINARY, Size.TENSE)
    assert [step.id for step in steps_in(routine, Size.TENSE)] == ["a"]
    assert length_s(routine, Size.TENSE) == 5 + 2 * 4


@given(st.text())
def test_storable_text_is_encodable_and_otherwise_untouched(text: str) -> None:
    kept = storable(text)
    kept.encode("utf-8")
    assert "\x00" not in kept
    if "\x00" not in text and not any(0xD800 <= ord(c) <= 0xDFFF for c in text):
        assert kept == text


def test_a_first_line_is_cut_at_a_word() -> None:
    assert first_line("\n  Hello there \nmore") == "Hello there"
    assert first_line("one two three four", 11) == "one two…"
    assert len(first_line("x" * 500)) <= 80
