"""What has changed, in plain counts: every size counts the same, and nothing recorded is not counted."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.checkins import Answer
from companion.domain.goals import GoalState
from companion.domain.moments import Moment, at_noon
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import DayState, Helped, Session
from companion.services.bundle import Services
from companion.services.progress import done, done_in, goals_in, helped, rulers_in, weeks_with_movement
from companion.storage.repositories.base import Repository
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
    days = {
        MONDAY + timedelta(days=7): DayState.TENSE_DAY,
        MONDAY + timedelta(days=14): DayState.CHOSE_REST,
        MONDAY + timedelta(days=21): DayState.SMALLER,
        MONDAY + timedelta(days=22): DayState.LIFE_HAPPENED,
    }
    assert weeks_with_movement(sessions, days) == 3
    said = done(sessions, days, MONDAY, MONDAY + timedelta(days=27)).sentences
    assert "There was some movement in 3 weeks." in said


@given(st.lists(st.integers(0, 400), max_size=40))
def test_weeks_are_never_more_than_those_there_are(offsets: list[int]) -> None:
    sessions = [session(n, MONDAY + timedelta(days=offset)) for n, offset in enumerate(offsets)]
    assert weeks_with_movement(sessions, {}) == len({offset // 7 for offset in offsets})


def test_nothing_recorded_says_nothing_of_weeks() -> None:
    assert done([], {}, MONDAY, MONDAY + timedelta(days=27)).sentences == ()
    rested = {MONDAY: DayState.CHOSE_REST}
    assert not any("week" in sentence for sentence in done([], rested, MONDAY, MONDAY).sentences)


def test_no_sentence_divides_by_what_might_have_been(services: Services) -> None:
    """Counts of what was, never shares of what was meant: no percent, no "of 12 weeks"."""
    said = done([session(1)], {}, MONDAY, MONDAY + timedelta(weeks=12)).sentences
    assert all("%" not in sentence and " of " not in sentence for sentence in said)


def test_over_all_time_each_chart_has_days_of_its_own(services: Services, clock: FixedClock) -> None:
    """One wrong year long ago does not press every other chart into a corner."""
    today = clock.now().day
    old, new = services.goals.add("Old"), services.goals.add("New")
    started = {"wrong": today.replace(year=1990), "asked": today - timedelta(days=60)}
    services.checkins.add([Answer("can_do", "q", 3)], day=started["wrong"])
    services.checkins.add([Answer("sure", "q", 3)], day=started["asked"])
    for goal, ago in ((old, 900), (old, 800), (new, 90), (new, 3)):
        services.goals.rate(goal.id, 4, day=today - timedelta(days=ago))
    services.rulers.say(new.id, {Ruler.CONFIDENCE: (4, "")}, day=today - timedelta(days=30))
    with services.notebook.write() as unit:
        unit.sessions.put(session(1, today - timedelta(days=20)))
        unit.commit()
    record = services.progress.record(date.min, today)
    spans = {each.goal.words: (each.series.first, each.series.last) for each in goals_in(record)}
    assert spans["New"] == (today - timedelta(days=90), today)
    assert spans["Old"] == (today - timedelta(days=900), today)
    series = {story.id: story.series for story in services.measures.stories(record)}
    assert (series["can_do"].first, series["sure"].first) == (started["wrong"], started["asked"])
    assert [each.series.first for each in rulers_in(record)] == [today - timedelta(days=30)]
    assert len(done_in(record).columns) == 3
    services.goals.set_state(old.id, GoalState.REACHED)
    [ended] = [each for each in goals_in(services.progress.record(date.min, today)) if each.goal.id == old.id]
    assert ended.series.last == today
    clock.advance(days=400)
    record = services.progress.record(date.min, clock.now().day)
    [ended] = [each for each in goals_in(record) if each.goal.id == old.id]
    assert (ended.series.last, ended.series.past) == (today, True)
    assert not any(each.series.past for each in goals_in(record) if each.goal.id == new.id)


def test_each_table_is_read_once(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        goal = services.goals.add(f"Goal {number}")
        services.goals.rate(goal.id, number)
        services.ladders.stand(goal.id, 1)
    asked: list[str] = []
    rows = Repository._rows

    def counted(self: Repository, statement: object, **values: object) -> object:
        asked.extend(re.findall(r"FROM (\w+)", str(statement)))
        return rows(self, statement, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(Repository, "_rows", counted)
    record = services.progress.record(date.min, services.progress.today())
    told = (goals_in(record), rulers_in(record), done_in(record), services.measures.stories(record))
    assert all(told[index] for index in (0, 3))
    assert len(asked) == len(set(asked))
    assert {"goals", "ratings", "revisions", "rungs", "sessions", "days", "check_ins"} <= set(asked)


def test_in_a_span_with_a_first_day_all_charts_have_the_same_days(
    services: Services, clock: FixedClock
) -> None:
    goal, today = services.goals.add("Walk"), clock.now().day
    services.goals.rate(goal.id, 4)
    services.checkins.add([Answer("can_do", "q", 3)])
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (4, "")})
    services.goals.set_state(goal.id, GoalState.REACHED)
    clock.advance(days=10)
    first, last = today - timedelta(days=50), today + timedelta(days=10)
    record = services.progress.record(first, last)
    drawn = [*goals_in(record), *rulers_in(record), *services.measures.stories(record)]
    assert {(each.series.first, each.series.last) for each in drawn} == {(first, last)}
    assert len(drawn) == 3


def test_rulers_over_a_span(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Walk")
    services.goals.add("No ruler")
    first = clock.now().day
    for value, why in ((4, "my sister"), (7, "")):
        services.rulers.say(goal.id, {Ruler.CONFIDENCE: (value, why)})
        clock.advance(days=10)
    [sure] = rulers_in(services.progress.record(first, clock.now().day))
    assert (sure.ruler, sure.words, sure.why) == (Ruler.CONFIDENCE, "From 4 to 7.", "my sister")
    assert [(point.day, point.value, point.note) for point in sure.series.points] == [
        (first, 4, "my sister"),
        (first + timedelta(days=10), 7, ""),
    ]
    [late] = rulers_in(services.progress.record(first + timedelta(days=1), clock.now().day))
    assert late.words == "7 of 10."
    assert rulers_in(services.progress.record(first - timedelta(days=9), first - timedelta(days=1))) == []
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (4, "")})
    [again] = rulers_in(services.progress.record(first, clock.now().day))
    assert again.words == "4 now, as at first."


def test_no_change_says_nothing_of_what_was_between(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("Walk")
    for value in (4, 9, 4):
        services.goals.rate(goal.id, value)
        clock.advance(days=7)
    words = services.progress.goal(services.goals.get(goal.id)).words
    assert words.startswith("4 now, as at first. That is within everyday ups and downs")


def test_a_goal_whose_activity_is_named_later_begins_anew(services: Services, clock: FixedClock) -> None:
    goal = services.goals.add("The garden")
    services.goals.rate(goal.id, 2)
    clock.advance(days=7)
    services.goals.reword(goal.id, "The garden", "", "Lift a full watering can")
    services.goals.rate(goal.id, 7)
    progress = services.progress.goal(services.goals.get(goal.id))
    assert [point.value for point in progress.series.points] == [2, 7]
    assert "From 2" not in progress.words
