"""Writes Sam's goals: begun, reworded, at rest, taken up again, reached or let go, with ratings along the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from companion.domain.goals import Goal, GoalState, Rating
from companion.domain.history import ME, Revision, Thing
from companion.domain.moments import Moment
from companion.domain.sheet_choices import LineChoice, Standing
from companion.services import sample_goals_before as before
from companion.services import sample_notes as notes
from companion.services.ports import Unit
from companion.services.sample_goals import LATEST, Turn, Wish
from companion.services.sample_life import YEAR, Life, Pen

_Turns = list[tuple[Moment, Turn]]


def write_goals(unit: Unit, pen: Pen) -> None:
    """Every goal that was open at some time between the first day and the last, the latest year's first."""
    rank = 0
    for wish, end in _wishes(pen.life):
        turns = _turns(wish, end, rank, pen)
        if turns:
            _goal(unit, wish, turns, end, rank, pen)
            rank += 1


def _wishes(life: Life) -> Iterator[tuple[Wish, date]]:
    """Each wish with the last day of its year."""
    for year in range(life.years_ago(life.first) + 1):
        for wish in _wishes_of(year):
            yield wish, life.last - timedelta(days=YEAR * year)


def _wishes_of(years_ago: int) -> Sequence[Wish]:
    """What was wished for that many years ago; past the years told one by one, the pool comes round."""
    if years_ago == 0:
        return LATEST
    if years_ago <= len(before.EARLIER):
        return before.EARLIER[years_ago - 1]
    return before.LONG_AGO[(years_ago - len(before.EARLIER) - 1) % len(before.LONG_AGO)]


def _day(life: Life, end: date, ago: int) -> date:
    return life.ago(ago) if end == life.last else end - timedelta(days=ago)


def _turns(wish: Wish, end: date, rank: int, pen: Pen) -> _Turns:
    """The turns the notebook can know of. What began before the first day is written down in the first days."""
    life = pen.life
    dated = [(end - timedelta(days=turn.ago), turn) for turn in wish.turns]
    known = [(_day(life, end, turn.ago), turn) for day, turn in dated if day >= life.first]
    begun = [turn for day, turn in dated if day < life.first]
    if begun and begun[-1].state.is_open:
        opening = life.first + timedelta(days=2 * rank)
        known.insert(0, (min([opening, *(day for day, _turn in known[:1])]), replace(begun[-1], reason="")))
    while known and not known[0][1].state.is_open:
        known.pop(0)
    turns: _Turns = []
    latest = life.first
    for index, (day, turn) in enumerate(known):
        latest = max(latest, life.near(day))
        turns.append((pen.at(latest, 9 + index, 10), turn))
    return turns


def _goal(unit: Unit, wish: Wish, turns: _Turns, end: date, rank: int, pen: Pen) -> None:
    created, since = turns[0][0], turns[-1][0]
    state, reason = turns[-1][1].state, turns[-1][1].reason
    key = pen.id()
    unit.goals.put(
        Goal(key, wish.words, created, since, wish.why, wish.activity, state, reason, rank)
    )  # fmt: skip
    for (_at, was), (at, now) in pairwise(turns):
        earlier = {"state": was.state.value, "state_reason": was.reason}
        unit.history.add(Revision(pen.id(), Thing.GOAL, key, at, ME, now.reason, earlier))
    if wish.reworded is not None:
        day = pen.life.near(_day(pen.life, end, wish.reworded.ago))
        if day > created.day:
            earlier = {"words": wish.reworded.words}
            at = pen.at(day, 19, 5)
            unit.history.add(Revision(pen.id(), Thing.GOAL, key, at, ME, wish.reworded.why, earlier))
    if state is GoalState.REACHED and since.day >= pen.life.chapter:
        # Sam chose not to print it: there is nothing left to say about it at the visit.
        unit.sheet_choices.put(LineChoice(f"goal:{key}", Standing.OUT))
    if wish.rated:
        _exact_ratings(unit, wish, key, end, turns, pen)
    else:
        _ratings(unit, wish, key, turns, pen)


def _exact_ratings(unit: Unit, wish: Wish, key: str, end: date, turns: _Turns, pen: Pen) -> None:
    rated: set[date] = set()
    for ago, value, note in wish.rated:
        day = _day(pen.life, end, ago)
        if pen.life.writes(day) and day >= turns[0][0].day and day not in rated:
            rated.add(day)
            unit.goals.put_rating(
                Rating(pen.id(), key, pen.at(day, 18, pen.chance.randrange(60)), value, note)
            )


def _ratings(unit: Unit, wish: Wish, key: str, turns: _Turns, pen: Pen) -> None:
    """Every week or three while the goal is not at rest; a reached goal ends at its highest."""
    first, state = turns[0][0].day, turns[-1][1].state
    last = pen.life.last - timedelta(days=1) if state.is_open else turns[-1][0].day
    day = first
    while day <= last:
        is_open = _state_on(day, turns).is_open or day == last
        if pen.life.writes(day) and is_open:
            share = (day - first).days / max(1, (last - first).days)
            wobble = 0.0 if share in {0, 1} else pen.chance.choice((-0.5, 0, 0, 0.4))
            value = max(0, min(10, round(wish.low + (wish.high - wish.low) * share + wobble)))
            note = pen.note(notes.RATING) if pen.likely(0.15) else ""
            unit.goals.put_rating(
                Rating(pen.id(), key, pen.at(day, 18, pen.chance.randrange(60)), value, note)
            )
        following = day + timedelta(days=pen.chance.randrange(7, 21))
        day = last if day < last < following and state is GoalState.REACHED else following


def _state_on(day: date, turns: _Turns) -> GoalState:
    return [turn.state for at, turn in turns if at.day <= day][-1]
