"""Writes Sam's visits: what was brought, what was agreed, how some of them felt, and the one to come."""

from __future__ import annotations

from datetime import date, timedelta

from companion.domain.history import ME, Revision, Thing
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.services import sample_words as words
from companion.services.ports import Unit
from companion.services.sample_life import Pen


def write_visits(unit: Unit, pen: Pen) -> None:
    """The latest visit twelve weeks ago, others every few months before it, and the next in eleven days."""
    life = pen.life
    latest = life.near(life.ago(73))
    talk = [(TalkKind.TALK, text) for text in words.LATEST_TALK] + [
        (TalkKind.QUESTION, words.LATEST_QUESTION)
    ]
    _visit(unit, pen, latest, words.LATEST_AGREED, words.LATEST_FELT, talk)
    day = latest - timedelta(weeks=pen.chance.randrange(10, 19))
    while day > life.first + timedelta(days=9):
        brought = [
            (TalkKind.TALK, pen.note(words.TALK_BEFORE)) for _each in range(pen.chance.choice((1, 2, 2)))
        ]
        if pen.likely(0.6):
            brought.append((TalkKind.QUESTION, pen.note(words.QUESTIONS_BEFORE)))
        felt = pen.note(words.FELT) if pen.likely(0.4) else ""
        _visit(unit, pen, life.near(day), pen.note(words.AGREED), felt, brought)
        day -= timedelta(weeks=pen.chance.randrange(10, 19))
    unit.visits.put(Visit(pen.id(), life.last + timedelta(days=11), words.WHO[0]))
    waiting = [(TalkKind.TALK, text) for text in words.TALK]
    waiting += [(TalkKind.QUESTION, text) for text in words.QUESTIONS]
    for index, (kind, text) in enumerate(waiting):
        unit.visits.put_item(TalkItem(pen.id(), kind, text, pen.at(life.ago(9 - index), 20, index)))


def _visit(
    unit: Unit, pen: Pen, day: date, agreed: str, felt: str, brought: list[tuple[TalkKind, str]]
) -> None:
    """A visit as typed that evening; now and then something is added the day after."""
    life = pen.life
    who = words.WHO[min(life.years_ago(day), len(words.WHO) - 1)]
    key = pen.id()
    after = day + timedelta(days=1)
    if pen.likely(0.3) and life.writes(after):
        earlier = {"agreed": agreed, "felt": felt}
        agreed = f"{agreed} {words.AGREED_AFTERTHOUGHT}"
        unit.history.add(Revision(pen.id(), Thing.VISIT, key, pen.at(after, 9, 20), ME, "", earlier))
    unit.visits.put(Visit(key, day, who, agreed, felt, pen.at(day, 17)))
    for index, (kind, text) in enumerate(brought):
        written = life.near(day - timedelta(days=pen.chance.randrange(1, 9)))
        unit.visits.put_item(
            TalkItem(pen.id(), kind, text, pen.at(min(written, day), 12, index), visit_id=key)
        )
