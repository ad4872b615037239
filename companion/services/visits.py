"""Visits: when, with whom, what to bring, and afterwards what we agreed and how it felt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from companion.domain.drafts import Draft
from companion.domain.history import Revision, Thing
from companion.domain.moments import Moment
from companion.domain.recycled import Kind
from companion.domain.visits import (
    FELT_PARTS,
    AgreedLine,
    Became,
    Felt,
    TalkItem,
    TalkKind,
    Visit,
    lines_of,
    names_known,
)
from companion.errors import InvalidEntryError
from companion.i18n import dated, tr
from companion.services.base import Desk, drop, gone, kept, needed
from companion.services.ports import Unit

NOTHING = Felt()
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """What a person says of a visit. ``felt`` and ``numbers`` are private.

    ``wording`` is how the questions read when they were answered, by part, where that was in the person's own words.
    """

    day: date | None
    who: str = ""
    agreed: str = ""
    felt: str = ""
    numbers: Felt = NOTHING
    wording: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """A visit with all that belongs to it: what was brought, its numbers and how their questions read, and what became
    of its lines by text."""

    visit: Visit
    items: list[TalkItem]
    numbers: Felt
    became: dict[str, AgreedLine]
    story: list[Revision]
    wording: Texts = field(default_factory=dict)


class VisitService:
    """What a person can do with visits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    # looking

    def next(self) -> Visit | None:
        """The visit to come: the first one that has not happened."""
        with self._desk.notebook.read() as unit:
            return next_visit(unit)

    def to_come(self) -> list[Visit]:
        """Every visit that has not happened, by day."""
        with self._desk.notebook.read() as unit:
            return [visit for visit in unit.visits.all() if visit.happened is None]

    def past(self) -> list[Visit]:
        """Visits that happened, latest first."""
        with self._desk.notebook.read() as unit:
            found = [(visit.happened, visit) for visit in unit.visits.all() if visit.happened is not None]
        return [visit for _happened, visit in sorted(found, key=lambda pair: pair[0].at, reverse=True)]

    def names(self) -> list[str]:
        """Whom the visits were or will be with, the latest first."""
        with self._desk.notebook.read() as unit:
            return names_known(unit.visits.all())

    def record(self, visit_id: str) -> VisitRecord:
        """All of one visit. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return VisitRecord(
                found_visit(unit, visit_id),
                unit.visits.items(visit_id),
                unit.visits.felt(visit_id),
                {line.text: line for line in unit.visits.agreed_lines(visit_id)},
                unit.history.of(Thing.VISIT, visit_id),
                kept_wording(unit, visit_id),
            )

    def today(self) -> date:
        """The local day now."""
        return self._desk.clock.now().day

    # planning

    def plan_next(self, day: date | None, who: str) -> Visit:
        """Set the day and the person of the next visit.

        A planned day that went by without a word about it was a visit too: it is closed, not overwritten.
        """
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit = next_visit(unit)
            if (
                visit is not None
                and visit.day is not None
                and visit.day < now.day
                and day not in (None, visit.day)
            ):
                unit.visits.put(replace(visit, happened=now.on(visit.day)))
                visit = None
            visit = visit or Visit(self._desk.ids.new(), None)
            changed = replace(visit, day=day, who=kept(who))
            unit.visits.put(changed)
            unit.commit()
        return changed

    def add(self, entry: VisitEntry, draft: str = "") -> Visit:
        """Write down a visit: one to come, or one that took place (on an earlier day, or today with words about it).

        Raises ``InvalidEntryError`` for one with neither a day nor a name.
        """
        if entry.day is None and not entry.who.strip():
            raise InvalidEntryError(tr("Say when it is, or with whom."))
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit = Visit(
                self._desk.ids.new(), entry.day, kept(entry.who), kept(entry.agreed), kept(entry.felt)
            )
            said = visit.agreed.strip() or visit.felt.strip() or not entry.numbers.says_nothing
            if entry.day is not None and (entry.day < now.day or (entry.day == now.day and said)):
                visit = replace(visit, happened=_took_place(entry.day, now))
            unit.visits.put(visit)
            put_felt(unit, self._desk, visit.id, entry.numbers, entry.wording)
            drop(unit, draft)
            unit.commit()
        return visit

    # the list

    def items(self) -> list[TalkItem]:
        """What waits for the next visit, in the order written."""
        with self._desk.notebook.read() as unit:
            return unit.visits.items()

    def bring(self, kind: TalkKind, text: str, draft: str = "", source: str = "") -> TalkItem:
        """Add something to talk about, or a question. ``source`` names the thing it is about, such as ``goal/ID``."""
        words = needed(text, tr("Write what you want to bring."))
        item = TalkItem(self._desk.ids.new(), kind, words, self._desk.clock.now(), source=source)
        with self._desk.notebook.write() as unit:
            unit.visits.put_item(item)
            drop(unit, draft)
            unit.commit()
        return item

    def waiting(self, source: str, text: str) -> TalkItem | None:
        """The line on the list that was put there from ``source`` in these words, if it is there."""
        with self._desk.notebook.read() as unit:
            same = (item for item in unit.visits.items() if item.source == source and item.text == kept(text))
            return next(same, None)

    def reword(self, item: TalkItem, text: str, draft: str = "") -> TalkItem:
        """Change a line; what it was stays in the history."""
        changed = replace(item, text=needed(text, tr("Write what you want to bring.")))
        with self._desk.notebook.write() as unit:
            if changed != item:
                self._desk.revise(unit, Thing.TALK, item.id, {"text": item.text})
                unit.visits.put_item(changed)
            drop(unit, draft)
            unit.commit()
        return changed

    def take_out(self, item: TalkItem) -> None:
        """Take a line out; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            self._desk.put_away(unit, Kind.TALK, item.id, item.text)
            unit.commit()

    def put_back(self, item: TalkItem) -> None:
        """Undo :meth:`take_out`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.TALK, item.id)
            unit.commit()

    # afterwards

    def edit(self, visit_id: str, entry: VisitEntry, draft: str = "") -> Visit:
        """Say something else of a visit; what was said before stays in its story."""
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit, numbers = found_visit(unit, visit_id), unit.visits.felt(visit_id)
            changed = replace(
                visit, day=entry.day, who=kept(entry.who), agreed=kept(entry.agreed), felt=kept(entry.felt)
            )
            if visit.happened is not None and entry.day is not None and entry.day != visit.day:
                changed = replace(changed, happened=_took_place(entry.day, now))
            keep_earlier(unit, self._desk, visit, numbers, entry)
            unit.visits.put(changed)
            put_felt(unit, self._desk, visit_id, entry.numbers, entry.wording)
            drop(unit, draft)
            unit.commit()
        return changed

    def remove(self, visit_id: str) -> Visit:
        """Delete a visit with what was brought to it; :meth:`put_back_visit` undoes it.

        What waits on the list for a visit to come stays there.
        """
        with self._desk.notebook.write() as unit:
            visit = found_visit(unit, visit_id)
            self._desk.put_away(unit, Kind.VISIT, visit_id, visit_title(visit))
            unit.commit()
        return visit

    def put_back_visit(self, visit: Visit) -> None:
        """Undo :meth:`remove`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.VISIT, visit.id)
            unit.commit()

    # what a line became

    def make_of(self, visit_id: str, text: str, became: Became, became_id: str = "") -> AgreedLine:
        """Note what the person made of a line that was agreed on."""
        with self._desk.notebook.write() as unit:
            if text not in lines_of(found_visit(unit, visit_id).agreed):
                raise gone()
            line = AgreedLine(self._desk.ids.new(), visit_id, text, became, became_id, self._desk.clock.now())
            for other in unit.visits.agreed_lines(visit_id):
                if other.text == text:
                    unit.visits.remove_agreed_line(other.id)
            unit.visits.put_agreed_line(line)
            unit.commit()
        return line

    def leave_line(self, line: AgreedLine) -> None:
        """Take back what a line became, here alone: a step that was made of it stays where it is."""
        with self._desk.notebook.write() as unit:
            unit.visits.remove_agreed_line(line.id)
            unit.commit()

    def keep_line(self, line: AgreedLine) -> None:
        """Undo :meth:`leave_line`."""
        with self._desk.notebook.write() as unit:
            unit.visits.put_agreed_line(line)
            unit.commit()

    def to_myself(self) -> list[AgreedLine]:
        """My suggestions to myself, from every visit, the latest first."""
        with self._desk.notebook.read() as unit:
            found = [line for line in unit.visits.agreed_lines() if line.became is Became.MYSELF]
        return found[::-1]


def visit_title(visit: Visit) -> str:
    """``12 March 2026, with Ana``; what is known of it."""
    day = dated(visit.day) if visit.day else ""
    if day and visit.who.strip():
        return tr("{day}, with {who}", day=day, who=visit.who)
    return day or visit.who


def visit_texts(visit: Visit, numbers: Felt) -> dict[str, str]:
    """What the story of a visit keeps, by field."""
    texts = {
        "day": visit.day.isoformat() if visit.day else "",
        "who": visit.who,
        "agreed": visit.agreed,
        "felt": visit.felt,
    }
    scores = zip(FELT_PARTS, numbers.values(), strict=True)
    return texts | {f"felt_{name}": "" if value is None else str(value) for name, value in scores}


def keep_earlier(unit: Unit, desk: Desk, visit: Visit, numbers: Felt, entry: VisitEntry) -> None:
    """What is said otherwise now stays in the story of the visit, in the caller's transaction."""
    said = replace(
        visit, day=entry.day, who=kept(entry.who), agreed=kept(entry.agreed), felt=kept(entry.felt)
    )
    before, after = visit_texts(visit, numbers), visit_texts(said, entry.numbers)
    earlier = {name: text for name, text in before.items() if text != after[name]}
    if earlier:
        desk.revise(unit, Thing.VISIT, visit.id, earlier)


def put_felt(unit: Unit, desk: Desk, visit_id: str, numbers: Felt, wording: Texts) -> None:
    """Keep the numbers and how their questions read, in the caller's transaction."""
    given = {part for part, value in zip(FELT_PARTS, numbers.values(), strict=True) if value is not None}
    unit.visits.put_felt(visit_id, numbers)
    keep_wording(
        unit, desk, visit_id, {part: kept(words) for part, words in wording.items() if part in given}
    )


def kept_wording(unit: Unit, visit_id: str) -> dict[str, str]:
    """The questions of a visit that were in the person's own words when they were answered, by part of ``Felt``."""
    draft = unit.drafts.get(_wording_key(visit_id))
    return dict(draft.fields) if draft is not None else {}


def keep_wording(unit: Unit, desk: Desk, visit_id: str, wording: Texts) -> None:
    """Keep how the answered questions of a visit read. Those in the program's words need no keeping.

    They are kept as unfinished words are, under the visit's id: they go where it goes, and are gone when it is.
    """
    if wording:
        unit.drafts.put(Draft(_wording_key(visit_id), dict(wording), desk.clock.now()))
    else:
        unit.drafts.remove(_wording_key(visit_id))


def next_visit(unit: Unit) -> Visit | None:
    """The first visit that has not happened."""
    return next((visit for visit in unit.visits.all() if visit.happened is None), None)


def found_visit(unit: Unit, visit_id: str) -> Visit:
    """One visit. Raises ``CompanionError`` when it is gone."""
    visit = unit.visits.get(visit_id)
    if visit is None:
        raise gone()
    return visit


def _wording_key(visit_id: str) -> str:
    return f"visit/{visit_id}/asked"


def _took_place(day: date, now: Moment) -> Moment:
    return now if day >= now.day else now.on(day)
