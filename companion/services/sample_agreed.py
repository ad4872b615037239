"""Writes what Sam made of the latest visit, and one thing that Sam put away."""

from __future__ import annotations

from companion.domain.plans import Suggestion
from companion.domain.recycled import Kind, Recycled
from companion.domain.visits import AgreedLine, Became, Felt, TalkItem, TalkKind, Visit, lines_of
from companion.services import sample_words as words
from companion.services.agreements import as_plan
from companion.services.ports import Unit
from companion.services.sample_life import Pen


def write_agreed(unit: Unit, pen: Pen) -> None:
    """How the latest visit felt in numbers, one of its lines to keep in mind, one that was suggested, and a question
    thought better of."""
    past = [visit for visit in unit.visits.all() if visit.happened is not None and visit.day is not None]
    if past:
        latest = max(past, key=lambda visit: visit.day or pen.life.first)
        unit.visits.put_felt(latest.id, Felt(heard=9, goals=8, overall=8))
        lines = lines_of(latest.agreed)
        if len(lines) > 1 and latest.day is not None:
            at = pen.at(latest.day, 18)
            unit.visits.put_agreed_line(AgreedLine(pen.id(), latest.id, lines[1], Became.MYSELF, "", at))
    item = TalkItem(pen.id(), TalkKind.QUESTION, words.PUT_AWAY_QUESTION, pen.at(pen.life.ago(5), 20))
    unit.visits.put_item(item)
    entry = Recycled(pen.id(), Kind.TALK, item.id, item.text, pen.at(pen.life.ago(4), 9))
    unit.recycled.put_away(entry)
    if past:
        _write_suggested(unit, pen, latest)


def _write_suggested(unit: Unit, pen: Pen, visit: Visit) -> None:
    """A line of the latest visit that is a suggestion, still open."""
    if words.LATEST_SUGGESTED in lines_of(visit.agreed) and visit.day is not None:
        plan = as_plan(visit, words.LATEST_SUGGESTED, visit.day, ())
        suggestion = Suggestion(pen.id(), plan, pen.at(visit.day, 17, 20))
        unit.plans.add(suggestion)
        for movement in plan.movements:
            unit.movements.put(movement)
        line = AgreedLine(
            pen.id(), visit.id, plan.title, Became.SUGGESTION, suggestion.id, suggestion.received
        )
        unit.visits.put_agreed_line(line)
