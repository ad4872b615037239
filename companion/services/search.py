"""Search across everything the person wrote."""

from __future__ import annotations

from companion.domain.search import Found, Hit, Query, Tier, Written, marks, query, snippet
from companion.services.base import Desk
from companion.services.search_ports import Searching
from companion.services.search_words import part_words

AT_A_TIME = 20


class SearchService:
    """Finds one's own words again. Nothing typed is kept."""

    def __init__(self, desk: Desk, searching: Searching) -> None:
        self._desk = desk
        self._searching = searching

    def find(self, typed: str, limit: int = AT_A_TIME) -> Found:
        """Texts with every word of ``typed``, of which beginnings are enough; nothing for nothing typed."""
        wanted = query(typed)
        if wanted.empty:
            return Found()
        with self._desk.notebook.read() as unit:
            written = self._searching(unit).find(wanted, limit + 1)
        hits = [_hit(each, wanted) for each in _once(written[:limit])]
        return Found(tuple(hits), more=len(written) > limit)

    def routine_of_step(self, step_id: str) -> str:
        """The id of the routine that has a step; ``""`` when it has gone from all."""
        with self._desk.notebook.read() as unit:
            routines = unit.routines.all()
        return next((r.id for r in routines if any(step.id == step_id for step in r.steps)), "")

    def day_of_session(self, session_id: str) -> str:
        """The local day of a session (ISO); ``""`` when it is gone."""
        with self._desk.notebook.read() as unit:
            session = unit.sessions.get(session_id)
        return session.started.day.isoformat() if session else ""

    def has_visit(self, visit_id: str) -> bool:
        """Whether a visit is still there."""
        with self._desk.notebook.read() as unit:
            return unit.visits.get(visit_id) is not None

    def brought_to(self, item_id: str) -> str:
        """What a line for a visit is shown by: its id while it waits, its visit's id afterwards, ``""`` when gone."""
        with self._desk.notebook.read() as unit:
            if any(item.id == item_id for item in unit.visits.items()):
                return item_id
            for visit in unit.visits.all():
                if any(item.id == item_id for item in unit.visits.items(visit.id)):
                    return visit.id
        return ""


def _once(written: list[Written]) -> list[Written]:
    """A reason is kept with the thing and with its history; one of them is enough."""
    now = {(each.thing, each.thing_id, each.words) for each in written if each.tier is not Tier.EARLIER}
    kept: dict[tuple[str, ...], Written] = {}
    for each in written:
        key = (each.thing, each.thing_id, each.words)
        if each.tier is Tier.EARLIER and key in now:
            continue
        kept.setdefault((*key, each.home, each.part), each)
    return list(kept.values())


def _hit(written: Written, wanted: Query) -> Hit:
    shown, spots = snippet(written.words.strip(), marks(written.words.strip(), wanted))
    return Hit(written, part_words(written.home, written.part, written.thing), shown, tuple(spots))
