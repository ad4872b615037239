"""Writes what Sam made of the latest visit, and one thing that Sam put away."""

from __future__ import annotations

from companion.domain.recycled import Kind, Recycled
from companion.domain.visits import AgreedLine, Became, Felt, TalkItem, TalkKind, lines_of
from companion.services import sample_words as words
from companion.services.ports import Unit
from companion.services.sample_life import Pen


def write_agreed(unit: Unit, pen: Pen) -> None:
    """How the latest visit felt in numbers, one of its lines to keep in mind, and a question thought better of."""
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
