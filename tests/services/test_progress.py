"""What has changed, in plain counts: every size counts the same, and nothing recorded is not counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.moments import Moment, at_noon
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import Day, DayState, Helped, Session
from companion.services.bundle import Services
from companion.services.progress import done, helped, weeks_with_movement
from tests.helpers.desk import FixedClock

MONDAY = date(2026, 3, 2)


def on(day: date) -> Moment:
    return at_noon(day, 0)


def session(number: int, day: date = MONDAY, answer: Helped | None = None, name: str = "Mornings") -> Session:
    return Session(f"{number:032x}", "r", name, Size.ORDINARY, on(day), on(day), helped=answer)


def test_what_helped_counts_answers_only() -> None:
    given_answers = [Helped.YES] * 5 + [Helped.A_LITTLE] * 2 + [Helped.NO] * 2 + [None] * 3
    mornings = [session(n, answer=answer) for n, answer in enumerate(given_answers)]
    once = session(99, answer=Helped.YES, name="Evenings")
    never = session(98, name="Never said")
    found = helped([once, never, *mornings])
    assert [(each.name, each.helped, each.answered) for each in found] == [
        ("Mornings", 7, 9),
        ("Evenings", 1, 1),
    ]


def test_a_week_with_some_movement_is_one_whatever_its_size() -> None:
    sessions = [session(1, MONDAY), session(2, MONDAY + timedelta(days=6))]
    days = [
        Day(MONDAY + timedelta(days=7), DayState.TENSE_DAY, on(MONDAY)),
        Day(MONDAY + timedelta(days=14), DayState.CHOSE_REST, on(MONDAY)),
        Day(MONDAY + timedelta(days=21), DayState.SMALLER, on(MONDAY)),
        Day(MONDAY + timedelta(days=22), DayState.LIFE_HAPPENED, on(MONDAY)),
    ]
    assert weeks_with_movement(sessions, days) == 3
    said = done(sessions, days, MONDAY, MONDAY + timedelta(days=27)).sentences
    assert "There was some movement in 3 weeks." in said


@given(st.lists(st.integers(0, 400), max_size=40))
def test_weeks_are_never_more_than_those_there_are(offsets: list[int]) -> None:
    sessions = [session(n, MONDAY + timedelta(days=offset)) for n, offset in enumerate(offsets)]
    assert weeks_with_movement(sessions, []) == len({offset // 7 for offset in offsets})


def test_nothing_recorded_says_nothing_of_weeks() -> None:
    assert done([], [], MONDAY, MONDAY + timedelta(days=27)).sentences == ()
    rested = [Day(MONDAY, DayState.CHOSE_REST, on(MONDAY))]
    assert not any("week" in sentence for sentence in done([], rested, MONDAY, MONDAY).sentences)


def test_no_sentence_divides_by_what_might_have_been(services: Services) -> None:
    """Counts of what was, never shares of what was meant: no percent, no "of 12 weeks"."""
    said = done([session(1)], [], MONDAY, MONDAY + timedelta(weeks=12)).sentences
    assert all("%" not in sentence and " of " not in sentence for sentence in said)


def test_the_first_day_of_all(services: Services, clock: FixedClock) -> None:
    today = clock.now().day
    assert services.progress.earliest() == today
    services.checkins.add([], "back then", day=today - timedelta(days=90))
    assert services.progress.earliest() == today - timedelta(days=90)
    with services.notebook.write() as unit:
        unit.sessions.put(replace(session(1, today - timedelta(days=200))))
        unit.commit()
    assert services.progress.earliest() == today - timedelta(days=200)


def test_rulers_over_a_span(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Walk")
    services.goals.add("No ruler")
    first = clock.now().day
    for value, why in ((4, "my sister"), (7, "")):
        services.rulers.say(goal.id, {Ruler.CONFIDENCE: (value, why)})
        clock.advance(days=10)
    [sure] = services.progress.rulers(first, clock.now().day)
    assert (sure.ruler, sure.words, sure.why) == (Ruler.CONFIDENCE, "From 4 to 7.", "my sister")
    assert [(point.day, point.value, point.note) for point in sure.series.points] == [
        (first, 4, "my sister"),
        (first + timedelta(days=10), 7, ""),
    ]
    [late] = services.progress.rulers(first + timedelta(days=1), clock.now().day)
    assert late.words == "7 of 10."
    assert services.progress.rulers(first - timedelta(days=9), first - timedelta(days=1)) == []
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (4, "")})
    [again] = services.progress.rulers(first, clock.now().day)
    assert again.words == "4 now, as at first."


def test_no_change_says_nothing_of_what_was_between(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Walk")
    for value in (4, 9, 4):
        services.goals.rate(goal.id, value)
        clock.advance(days=7)
    words = services.progress.goal(services.goals.get(goal.id)).words
    assert words.startswith("4 now, as at first. That is within everyday ups and downs")
