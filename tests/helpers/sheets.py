"""Sheets as data, made by Hypothesis or by hand, for all that is written from them and read back."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from hypothesis import strategies as st

from companion.domain.goals import GoalState
from companion.domain.moments import Moment, at_noon
from companion.domain.series import Point, Series
from companion.domain.sheet import Measured, SheetData, SheetGoal, SheetLadder, SheetLine

PRINTED = date(2026, 12, 2)
FIRST = date(2026, 9, 10)
WINTER = timezone(timedelta(hours=1))


def measured(days_ago: int, value: int, offset_minutes: int = 60) -> Measured:
    """A value so many days before printing, at ten past seven in the evening."""
    zone = timezone(timedelta(minutes=offset_minutes))
    return Measured(Moment(datetime(2026, 12, 2, 19, 10, tzinfo=zone) - timedelta(days=days_ago)), value)


def goal(
    words: str, ratings: tuple[Measured, ...] = (), state: GoalState = GoalState.ACTIVE, key: str = "goal:1"
) -> SheetGoal:
    """A goal as printed."""
    points = tuple(Point(rating.at.day, rating.value) for rating in ratings)
    return SheetGoal(
        key=key,
        words=words,
        why="She laughs.",
        rated_as="Lift Rosie",
        first=ratings[0].value if ratings else None,
        latest=ratings[-1].value if ratings else None,
        change_words="From 2 to 6.",
        source="PSFS, Stratford 1995",
        state_words="Active",
        series=Series("Lift Rosie", points, FIRST, PRINTED),
        state=state,
        since=measured(80, 0).at,
        ratings=ratings,
    )


SHEET = SheetData(
    name="Sam",
    heading="for Ana, Thursday 3 December",
    about=(SheetLine("about:enjoy", "Ask me about: my tomatoes"),),
    talk=(SheetLine("item:1", "The squat scares me. Is 1 < 2 & so on?"),),
    goals=(
        goal("Lift Rosie out of her cot", (measured(83, 2), measured(40, 4, -300), measured(12, 6))),
        goal("Walk to the river", (), GoalState.RESTING, "goal:2"),
    ),
    did_count=3,
    did=("3 times, in any size.",),
    tense=("Heat helped 1 of 1 times.",),
    function=Series("How much could I do?", (Point(FIRST, 3), Point(PRINTED, 7)), FIRST, PRINTED),
    function_words=("From 3 to 7 of 10.",),
    answers=(measured(83, 3), measured(0, 7)),
    questions=(SheetLine("item:2", "Can I kneel?"),),
    notes=(SheetLine("note:1", "2 Dec: Rosie counted with me."),),
    first=FIRST,
    last=PRINTED,
    printed_on=PRINTED,
    made=at_noon(PRINTED, 60),
)
"""A sheet with something in most places."""

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80).filter(str.strip)
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.builds(
    lambda zone, seconds: Moment(datetime(1990, 1, 1, tzinfo=zone) + timedelta(seconds=seconds)),
    _zones,
    st.integers(0, 200 * 365 * 86_400),
)
values = st.builds(Measured, moments, st.integers(0, 10))
_ratings = st.lists(values, max_size=5).map(tuple)
ladders = st.builds(SheetLadder, st.integers(-2, 2), texts, texts, moments)


@st.composite
def sheets(draw: st.DrawFn) -> SheetData:
    """Any sheet with its days, goals of any state, ratings at any hour of any zone."""
    days = st.dates(date(1990, 1, 1), date(2190, 1, 1))
    printed, first, last = draw(days), draw(days), draw(days)
    kinds = draw(
        st.lists(st.tuples(texts, _ratings, st.sampled_from(GoalState), st.none() | ladders), max_size=6)
    )
    goals = tuple(
        SheetGoal(
            key=f"goal:{number}", words=words, why="", rated_as=words, first=None, latest=None, change_words="",
            source="", state_words="As it is", series=Series(words, (), first, last), state=state,
            since=draw(moments), ratings=ratings, ladder=ladder,
        )
        for number, (words, ratings, state, ladder) in enumerate(kinds)
    )  # fmt: skip
    lines = st.lists(texts, max_size=3).map(
        lambda found: tuple(SheetLine(f"item:{number}", text) for number, text in enumerate(found))
    )
    return SheetData(
        name=draw(st.just("") | texts),
        heading="",
        talk=draw(lines),
        questions=draw(lines),
        goals=goals,
        function=Series("How much?", (), first, last),
        answers=draw(_ratings),
        first=first,
        last=last,
        printed_on=printed,
        made=at_noon(printed, draw(st.integers(-14 * 60, 14 * 60))),
        language=draw(st.sampled_from(["en_GB", "ar", "pl"])),
        right_to_left=draw(st.booleans()),
    )
