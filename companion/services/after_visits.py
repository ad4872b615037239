"""After a visit: what we agreed and how it felt; and back again, when it is still to come after all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from companion.domain.visits import FELT_PARTS, Felt, Visit
from companion.services.base import Desk, drop, kept
from companion.services.ports import Unit
from companion.services.visit_turns import (
    Turn,
    form_fields,
    joined,
    joined_felt,
    joined_forms,
    lines_leave,
    lines_return,
    put_form,
    read_state,
    take_back,
)
from companion.services.visits import (
    NOTHING,
    Texts,
    VisitEntry,
    found_visit,
    keep_earlier,
    next_visit,
    put_felt,
)

OWN_WORDING = "felt_words"
"""Under this key of the settings: the four questions in the person's words, by part, as a JSON object."""
NO_WORDING: Texts = {}


class AfterVisitService:
    """What a person can do once a visit was."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def agree(
        self,
        agreed: str,
        felt: str = "",
        draft: str = "",
        numbers: Felt = NOTHING,
        wording: Texts = NO_WORDING,
    ) -> Turn:
        """After the visit: what we agreed, and how it felt (private). The list starts afresh.

        A visit whose day is still ahead was today, then. :meth:`take_back` undoes it; the form of ``draft`` shows again
        what was typed.
        """
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            known = next_visit(unit)
            visit = known or Visit(self._desk.ids.new(), now.day)
            before = read_state(unit, visit.id, draft)
            before = replace(before, form=form_fields(agreed, felt, numbers) if draft else {})
            happened = replace(
                visit,
                day=min(visit.day or now.day, now.day),
                agreed=kept(joined(visit.agreed, agreed)),
                felt=kept(joined(visit.felt, felt)),
                happened=now,
            )
            unit.visits.put(happened)
            all_numbers = joined_felt(before.numbers, numbers)
            put_felt(unit, self._desk, visit.id, all_numbers, {**before.wording, **wording})
            lines_leave(unit, self._desk, visit.id)
            drop(unit, draft)
            turn = Turn(happened, before, read_state(unit, visit.id, draft), draft)
            unit.commit()
        return turn

    def still_to_come(self, visit_id: str, entry: VisitEntry, draft: str = "", form: str = "") -> Turn:
        """A visit that was put behind by mistake comes again: its lines are back on the list, its sheet's choices back
        on the sheet. What was written of it waits in the form of the key ``form``, with what stands there already.

        A day that went by is no day to come. :meth:`take_back` undoes it.
        """
        now = self._desk.clock.now()
        with self._desk.notebook.write() as unit:
            visit = found_visit(unit, visit_id)
            before = read_state(unit, visit_id, form)
            day = None if entry.day is None or entry.day < now.day else entry.day
            coming = Visit(visit_id, day, kept(entry.who))
            told = form_fields(kept(entry.agreed), kept(entry.felt), entry.numbers)
            keep_earlier(unit, self._desk, visit, before.numbers, replace(entry, day=day))
            unit.visits.put(coming)
            first = next_visit(unit)
            if before.wording or first is None or first.id != visit_id:
                # The form shows the words of the visit that comes first, under the questions as they are now: these
                # wait with their own visit, and are there again once it is behind.
                told = {}
                coming = replace(coming, agreed=kept(entry.agreed), felt=kept(entry.felt))
                unit.visits.put(coming)
                put_felt(unit, self._desk, visit_id, entry.numbers, before.wording)
            else:
                put_felt(unit, self._desk, visit_id, NOTHING, {})
            doubles = lines_return(unit, self._desk, visit_id)
            put_form(unit, self._desk, form, joined_forms(told, before.form))
            drop(unit, draft)
            turn = Turn(coming, before, read_state(unit, visit_id, form), form, doubles)
            unit.commit()
        return turn

    def take_back(self, turn: Turn) -> None:
        """Undo :meth:`agree` or :meth:`still_to_come`. What was written since stays."""
        with self._desk.notebook.write() as unit:
            take_back(unit, self._desk, turn)
            unit.commit()

    # the four questions

    def wording(self) -> dict[str, str]:
        """The questions that are in the person's own words, by part; the others are the program's."""
        with self._desk.notebook.read() as unit:
            return _own_wording(unit)

    def word(self, wording: Mapping[str, str]) -> dict[str, str]:
        """Ask these parts in these words from now on, all others in the program's. Returns how it was before.

        What was answered already keeps the words it was answered under.
        """
        said = {part: kept(wording[part]) for part in FELT_PARTS if wording.get(part, "").strip()}
        with self._desk.notebook.write() as unit:
            before = _own_wording(unit)
            unit.settings.put(OWN_WORDING, json.dumps(said, ensure_ascii=False) if said else "")
            unit.commit()
        return before


def _own_wording(unit: Unit) -> dict[str, str]:
    text = unit.settings.get(OWN_WORDING)
    return dict(json.loads(text)) if text else {}
