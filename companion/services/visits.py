"""Visits: when, with whom, what to bring, and afterwards what we agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from companion.domain.history import Thing
from companion.domain.visits import TalkItem, TalkKind, Visit
from companion.i18n import tr
from companion.services.base import Desk, gone, kept, needed
from companion.services.ports import Unit


class VisitService:
    """What a person can do with visits."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def next(self) -> Visit | None:
        """The visit to come: the first one that has not happened."""
        with self._desk.notebook.read() as unit:
            return _next(unit)

    def past(self) -> list[Visit]:
        """Visits that happened, latest first."""
        with self._desk.notebook.read() as unit:
            found = [(visit.happened, visit) for visit in unit.visits.all() if visit.happened is not None]
        return [visit for _happened, visit in sorted(found, key=lambda pair: pair[0].at, reverse=True)]

    def plan_next(self, day: date | None, who: str) -> Visit:
        """Set the day and the person of the next visit.

        A planned day that went by without a word about it was a visit too: it is closed, not overwritten.
        """
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit = _next(unit)
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

    def items(self) -> list[TalkItem]:
        """What waits for the next visit, in the order written."""
        with self._desk.notebook.read() as unit:
            return unit.visits.items()

    def bring(self, kind: TalkKind, text: str, draft: str = "") -> TalkItem:
        """Add something to talk about, or a question."""
        words = needed(text, tr("Write what you want to bring."))
        item = TalkItem(self._desk.ids.new(), kind, words, self._desk.clock.now())
        with self._desk.notebook.write() as unit:
            unit.visits.put_item(item)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return item

    def reword(self, item: TalkItem, text: str, draft: str = "") -> TalkItem:
        """Change a line; what it was stays in the history."""
        changed = replace(item, text=needed(text, tr("Write what you want to bring.")))
        with self._desk.notebook.write() as unit:
            if changed != item:
                self._desk.revise(unit, Thing.TALK, item.id, {"text": item.text})
                unit.visits.put_item(changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

    def take_out(self, item: TalkItem) -> None:
        """Take a line out; :meth:`put_back` undoes it."""
        with self._desk.notebook.write() as unit:
            unit.visits.remove_item(item.id)
            unit.commit()

    def put_back(self, item: TalkItem) -> None:
        """Undo :meth:`take_out`."""
        with self._desk.notebook.write() as unit:
            unit.visits.put_item(item)
            unit.commit()

    def agree(self, agreed: str, felt: str = "", draft: str = "") -> Visit:
        """After the visit: what we agreed, and how it felt (private). The list starts afresh."""
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit = _next(unit) or Visit(self._desk.ids.new(), now.day)
            happened = replace(
                visit, day=visit.day or now.day, agreed=kept(agreed), felt=kept(felt), happened=now
            )
            unit.visits.put(happened)
            for item in unit.visits.items():
                unit.visits.put_item(replace(item, visit_id=happened.id))
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return happened

    def edit_agreed(self, visit_id: str, agreed: str, felt: str) -> Visit:
        """Change what was typed after a visit; the earlier words stay in its history."""
        with self._desk.notebook.write() as unit:
            visit = unit.visits.get(visit_id)
            if visit is None:
                raise gone()
            changed = replace(visit, agreed=kept(agreed), felt=kept(felt))
            if changed != visit:
                earlier = {"agreed": visit.agreed, "felt": visit.felt}
                self._desk.revise(unit, Thing.VISIT, visit_id, earlier)
                unit.visits.put(changed)
            unit.commit()
        return changed


def _next(unit: Unit) -> Visit | None:
    return next((visit for visit in unit.visits.all() if visit.happened is None), None)
